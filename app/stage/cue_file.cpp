#include "app/stage/cue_file.h"

#include <sstream>
#include <toml++/toml.h>

#include "app/look_reader.h"
#include "data/file_limit.h"

namespace arobase {
namespace {

Cue cueIn(LookReader<toml::table>& reader) {
    Cue cue{reader.text("name"), reader.text("title"), reader.text("text"), reader.look()};
    if (const std::string tour = reader.text("visite"); !tour.empty()) cue.actions.push_back(StartTour{tour});
    return cue;
}

}  // namespace

Result<std::vector<Cue>> readCues(const std::filesystem::path& file) {
    Result<std::vector<Cue>> result;
    const auto refuse = [&](int row, const std::string& message) {
        result.issues.push_back({Severity::Error, "cue-file", file.string(), row, "", message});
    };
    if (largerThan(file, kMaxTomlBytes)) {
        refuse(0, "conducteur illisible : " + tooLargeWords(kMaxTomlBytes));
        return result;
    }
    toml::table root;
    try {
        root = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        std::ostringstream why;
        why << error.description();
        refuse(static_cast<int>(error.source().begin.line), "conducteur illisible : " + why.str());
        return result;
    }
    const auto* cues = root["cue"].as_array();
    if (!cues || cues->empty()) {
        refuse(0, "conducteur sans aucun repère [[cue]]");
        return result;
    }
    result.value.emplace();
    int number = 0;
    for (const toml::node& node : *cues) {
        ++number;
        const auto row = static_cast<int>(node.source().begin.line);
        const auto* table = node.as_table();
        static const toml::table kNothing;
        LookReader reader(table ? *table : kNothing);
        Cue cue = cueIn(reader);
        if (!table || !reader.bad.empty()) {
            refuse(row, "conducteur, repère " + std::to_string(number) + " : " + (table ? reader.bad : "une table est attendue"));
            continue;
        }
        result.value->push_back(std::move(cue));
    }
    if (result.value->empty()) result.value.reset();
    return result;
}

}  // namespace arobase

#include "app/stage/cue_file.h"

#include <cmath>
#include <sstream>
#include <toml++/toml.h>

#include "data/file_limit.h"
#include "data/territory.h"

namespace arobase {
namespace {

/// A whole number of a size that a year may have. Not through value<int>(): toml++ casts a number with a point however large it is.
template <class Node>
std::optional<int> yearOf(const Node& node) {
    const auto number = node.template value_exact<std::int64_t>();
    return number && *number >= -9999 && *number <= 9999 ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// Reads the keys of one cue; `bad` holds the first thing that could not be understood.
struct CueReader {
    const toml::table& table;
    std::string bad = {};
    std::vector<Action> actions = {};

    std::string text(const char* key) {
        const auto* node = table.get(key);
        if (!node) return {};
        const auto value = node->value<std::string>();
        if (!value && bad.empty()) bad = std::string(key) + " : un texte est attendu";
        return value.value_or("");
    }

    void edition() {
        const auto* node = table.get("edition");
        if (!node) return;
        if (const auto year = yearOf(*node); year && *year > 1900 && *year < 2200)
            actions.push_back(SelectYear{*year});
        else
            bad = "edition : une année est attendue";
    }

    void camera() {
        const std::string territory = table.contains("territory") ? text("territory") : "FR";
        if (!territoryByCode(territory)) bad = "territory : « " + territory + " » n’est pas un territoire";
        const auto* node = table.get("camera");
        if (!node) {
            if (table.contains("territory")) actions.push_back(ExpandInset{territory});
            return;
        }
        if (const auto word = node->value<std::string>(); word == "france") {
            actions.push_back(ShowAllFrance{});
            return;
        }
        const auto* list = node->as_array();
        if (!list || list->size() != 3) {
            bad = "camera : [longitude, latitude, mètres par pixel] ou \"france\" est attendu";
            return;
        }
        double value[3]{};
        for (std::size_t i = 0; i < 3; ++i) {
            const auto number = (*list)[i].value<double>();
            if (!number || !std::isfinite(*number)) bad = "camera : trois nombres sont attendus";
            value[i] = number.value_or(0);
        }
        if (!(value[2] > 0) || !std::isfinite(value[2])) bad = "camera : l’échelle doit être positive";
        actions.push_back(FlyTo{value[0], value[1], value[2], territory});
    }

    void frise() {
        const auto* node = table.get("frise");
        if (!node) return;
        const auto* list = node->as_array();
        const auto from = list && list->size() == 2 ? yearOf((*list)[0]) : std::nullopt;
        const auto to = list && list->size() == 2 ? yearOf((*list)[1]) : std::nullopt;
        if (from && to && *from <= *to)
            actions.push_back(ShowFrise{static_cast<double>(*from), *to + 1.0});
        else
            bad = "frise : [première année, dernière année] est attendu";
    }

    Cue read() {
        Cue cue{text("name"), text("title"), text("text"), {}};
        if (!table.contains("collectivite") && !table.contains("repere")) actions.push_back(CloseSheet{});
        edition();
        camera();
        frise();
        if (const std::string code = text("collectivite"); !code.empty()) actions.push_back(SelectCollectivite{code});
        if (const std::string id = text("repere"); !id.empty()) actions.push_back(SelectLandmark{id});
        cue.actions = std::move(actions);
        return cue;
    }
};

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
        CueReader reader{table ? *table : toml::table{}};
        Cue cue = reader.read();
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

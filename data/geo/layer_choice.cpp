#include "data/geo/layer_choice.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "data/french.h"
#include "data/geo/geodata_folder.h"
#include "data/geo/vector_reader.h"

namespace arobase {

namespace {

constexpr std::size_t kNamed = 40;  // names in one message

/// Largest number of four digits that looks like a recent year.
int yearIn(std::string_view text) {
    int best = 0;
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        int value = 0;
        bool digits = true;
        for (const char c : text.substr(i, 4)) {
            digits = digits && c >= '0' && c <= '9';
            value = value * 10 + (c - '0');
        }
        if (digits && value >= 1990 && value < 2100) best = std::max(best, value);
    }
    return best;
}

std::optional<Candidate> candidateOf(const std::filesystem::path& file, const VectorLayerInfo& layer, std::size_t layers) {
    const std::optional<LayerKind> kind = layer.polygons && layer.featureCount > 0 ? kindOf(layer) : std::nullopt;
    if (!kind) return std::nullopt;
    Candidate candidate;
    candidate.kind = *kind;
    candidate.file = file;
    candidate.layer = layer.name;
    const LayerColumns columns = columnsOf(layer, *kind);
    if (columns.code.empty() && columns.name.empty()) return std::nullopt;
    candidate.codeField = columns.code;
    candidate.departementField = columns.departement;
    candidate.nameField = columns.name;
    candidate.year = yearIn(file.string());
    candidate.featureCount = layer.featureCount;
    std::error_code error;
    const auto bytes = static_cast<double>(std::filesystem::file_size(file, error));
    candidate.bytesPerFeature = error ? 0 : bytes / static_cast<double>(layer.featureCount) / static_cast<double>(layers);
    return candidate;
}

bool preferred(const Candidate& a, const Candidate& b) {
    if (a.year != b.year) return a.year > b.year;
    if (a.bytesPerFeature != b.bytesPerFeature) return a.bytesPerFeature > b.bytesPerFeature;
    return a.file < b.file;
}

/// « a, b, c », the first forty.
std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kNamed; ++i) text += (i > 0 ? ", " : "") + names[i];
    return names.size() > kNamed ? text + "… (" + numberFr(static_cast<long long>(names.size())) + " en tout)" : text;
}

std::string described(const Candidate& c) {
    std::string text = "«\u202f" + c.layer + "\u202f» de " + std::filesystem::path(shownSource(c.file)).filename().string() + " (";
    if (c.year > 0) text += std::to_string(c.year) + ", ";
    return text + countFr(c.featureCount, "objet") + ")";
}

void explain(const std::vector<Candidate>& candidates, const std::vector<std::string>& left, Issues& issues) {
    const auto say = [&](std::string words) { issues.push_back({Severity::Info, "geodata-choice", {}, 0, {}, std::move(words)}); };
    for (const auto& [kind, name] : {std::pair(LayerKind::Commune, "communes"), std::pair(LayerKind::Epci, "EPCI"), std::pair(LayerKind::Departement, "départements")}) {
        std::vector<std::string> words;
        for (const Candidate& c : candidates)
            if (c.kind == kind) words.push_back(described(c));
        if (!words.empty()) say(std::string(name) + "\u202f: " + listed(words) + (words.size() > 1 ? ", par ordre de préférence" : ""));
    }
    if (!left.empty()) say("couches laissées de côté\u202f: " + listed(left) + "\u202f; --layer en choisit d’autres");
}

}  // namespace

std::vector<Candidate> chooseLayers(const std::vector<std::filesystem::path>& sources, const std::vector<std::string>& wanted, Issues& issues) {
    std::vector<Candidate> candidates;
    std::vector<std::filesystem::path> entries;
    std::vector<std::string> left;
    std::set<std::string> known;
    for (const std::filesystem::path& file : geodataFiles(sources)) std::ranges::copy(vectorEntries(file), std::back_inserter(entries));
    for (const std::filesystem::path& file : entries) {
        const auto layers = vectorLayers(file);
        issues.insert(issues.end(), layers.issues.begin(), layers.issues.end());
        if (!layers) continue;
        for (const VectorLayerInfo& layer : *layers.value) {
            known.insert(layer.name);
            const bool asked = wanted.empty() || std::ranges::find(wanted, layer.name) != wanted.end();
            auto candidate = asked ? candidateOf(file, layer, layers.value->size()) : std::nullopt;
            if (candidate)
                candidates.push_back(std::move(*candidate));
            else
                left.push_back(layer.name);
        }
    }
    for (const std::string& name : wanted)
        if (!known.contains(name)) issues.push_back(noSuchLayer(sources.empty() ? std::string() : shownSource(sources.front()), name, known));
    std::sort(candidates.begin(), candidates.end(), preferred);
    explain(candidates, left, issues);
    return candidates;
}

Issue noSuchLayer(const std::string& source, const std::string& name, const std::set<std::string>& known) {
    const std::vector<std::string> names(known.begin(), known.end());
    const std::string words = "aucune couche «\u202f" + name + "\u202f»\u202f; il y a\u202f: ";
    return {Severity::Error, "geodata-no-layer", source, 0, name, words + (names.empty() ? "aucune couche" : listed(names))};
}

}  // namespace arobase

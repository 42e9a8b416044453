#include "data/geo/name_join.h"

#include <algorithm>
#include <cctype>

#include "data/utf8.h"

namespace arobase {
namespace {

std::string folded(std::string_view text) { return foldedText(text, ' '); }

/// "1" and "01", "2a" and "2A".
std::string departementCode(std::string_view text) { return officialCode(text, LayerKind::Departement); }

void say(const std::vector<std::string>& names, const char* rule, const std::string& what, const std::string& file, const std::string& layer, Issues& issues) {
    if (names.empty()) return;
    constexpr std::size_t kNamed = 10;
    std::string message = std::to_string(names.size()) + " " + what + "\u202f: ";
    for (std::size_t i = 0; i < std::min(names.size(), kNamed); ++i) message += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > kNamed) message += "…";
    issues.push_back({Severity::Warning, rule, file, 0, layer, std::move(message)});
}

}  // namespace

NameJoin::NameJoin(const std::vector<OfficialName>& official) {
    for (const OfficialName& one : official) m_byName.emplace(folded(one.name), one);
}

NameJoin::Found NameJoin::find(std::string_view name, std::string_view departement) const {
    const std::string key = folded(name), where = folded(departement), code = departementCode(departement);
    const auto [first, last] = m_byName.equal_range(key);
    if (key.empty() || first == last) return {};
    Found found;
    for (auto one = first; one != last; ++one) {
        const OfficialName& official = one->second;
        if (!where.empty() && official.departement != code && folded(official.departementName) != where) continue;
        found.outcome = found.code.empty() ? Outcome::Joined : Outcome::Homonym;
        found.code = official.code;
    }
    if (found.outcome == Outcome::Homonym) found.code.clear();
    return found;
}

void joinByName(std::vector<GeoFeature>& features, const NameJoin& official, const std::string& file, const std::string& layer, Issues& issues) {
    std::vector<std::string> unknown, homonyms, twice;
    std::map<std::string, int> uses;
    for (GeoFeature& feature : features) {
        const std::string where = feature.code;
        const NameJoin::Found found = official.find(feature.name, where);
        feature.code = found.code;
        const std::string called = feature.name + (where.empty() ? "" : " (" + where + ")");
        if (found.outcome == NameJoin::Outcome::Unknown) unknown.push_back(called);
        if (found.outcome == NameJoin::Outcome::Homonym) homonyms.push_back(called);
        if (found.outcome == NameJoin::Outcome::Joined) ++uses[found.code];
    }
    for (GeoFeature& feature : features) {
        if (feature.code.empty() || uses[feature.code] == 1) continue;
        twice.push_back(feature.name);
        feature.code.clear();
    }
    std::erase_if(features, [](const GeoFeature& feature) { return feature.code.empty(); });
    say(unknown, "geodata-name-unknown", "objet(s) sans code, de nom inconnu de la liste officielle", file, layer, issues);
    say(homonyms, "geodata-homonym", "objet(s) sans code, d’un nom que plusieurs portent", file, layer, issues);
    say(twice, "geodata-name-twice", "objet(s) sans code, d’un nom répété dans la couche", file, layer, issues);
}

}  // namespace arobase

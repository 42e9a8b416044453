#include "app/commune_classes.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace arobase {
namespace {

/// Award classes of one edition by code.
struct EditionClasses {
    std::unordered_map<std::string_view, std::uint8_t> commune, epci;
};

EditionClasses classesOf(const Exhibition& exhibition, int year) {
    EditionClasses found;
    for (const int a : exhibition.awardsOf(year)) {
        const Award& award = exhibition.awards[static_cast<std::size_t>(a)];
        const Collectivite& who = exhibition.collectivites[static_cast<std::size_t>(award.collectivite)];
        if (who.kind == CollectiviteKind::Departement) continue;
        auto& where = who.kind == CollectiviteKind::Commune ? found.commune : found.epci;
        where[who.code] = static_cast<std::uint8_t>(communeClass(award.level, who.kind));
    }
    return found;
}

CommuneClasses tableOf(const AtlasTerritory& territory, const EditionClasses& classes) {
    if (territory.communes.empty()) return nullptr;
    std::vector<std::uint8_t> table(territory.communes.size(), 0);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto own = classes.commune.find(territory.communes[i].code);
        const auto group = classes.epci.find(territory.communes[i].epci);
        if (group != classes.epci.end()) table[i] = group->second;
        if (own != classes.commune.end()) table[i] = own->second;
    }
    return std::make_shared<const std::vector<std::uint8_t>>(std::move(table));
}

}  // namespace

int communeClass(int level, CollectiviteKind kind) {
    const int own = level == 0 ? kClassUnknown : level;
    return kind == CollectiviteKind::Epci ? own + kEpciClasses : own;
}

CommuneClassTables::CommuneClassTables(const Exhibition& exhibition, const Atlas* atlas) {
    if (!atlas) return;
    std::vector<CommuneClasses> plain;
    for (const AtlasTerritory& territory : atlas->territories()) plain.push_back(tableOf(territory, {}));
    for (const Edition& edition : exhibition.editions) {
        const EditionClasses classes = classesOf(exhibition, edition.year);
        m_years.push_back(edition.year);
        auto& tables = m_tables.emplace_back();
        for (std::size_t t = 0; t < plain.size(); ++t) {
            CommuneClasses table = tableOf(atlas->territories()[t], classes);
            const bool same = table == nullptr || *table == *plain[t];
            tables.push_back(same ? plain[t] : std::move(table));
        }
    }
}

CommuneClasses CommuneClassTables::of(int territory, int year) const {
    const auto edition = std::find(m_years.begin(), m_years.end(), year);
    if (edition == m_years.end()) return nullptr;
    return m_tables[static_cast<std::size_t>(edition - m_years.begin())][static_cast<std::size_t>(territory)];
}

}  // namespace arobase

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

/// Codes that an award's commune has in the list of a year; its own when that year is not known.
std::vector<std::string_view> codesIn(const CommuneHistory& history, std::uint32_t spell, const Award& award, const Collectivite& who, int year) {
    std::vector<std::string_view> codes;
    if (spell != kNoSpell && year != 0)
        for (const std::uint32_t s : history.at(spell, dayOf(award), cogDate(year))) codes.push_back(history.code(s));
    if (codes.empty()) codes.push_back(who.code);
    return codes;
}

EditionClasses classesOf(const Exhibition& exhibition, const Identities& identities, const Atlas& atlas, int year, int outlinesOf) {
    EditionClasses found;
    for (const int a : exhibition.awardsOf(year)) {
        const Award& award = exhibition.awards[static_cast<std::size_t>(a)];
        const Collectivite& who = exhibition.collectivites[static_cast<std::size_t>(award.collectivite)];
        const auto level = static_cast<std::uint8_t>(communeClass(award.level, who.kind));
        if (who.kind == CollectiviteKind::Epci) found.epci[who.code] = level;
        if (who.kind != CollectiviteKind::Commune) continue;
        const std::uint32_t spell = identities.awards[static_cast<std::size_t>(a)].spell;
        // Of two laureates in one outline, the one that has its code shows.
        for (const std::string_view code : codesIn(atlas.history(), spell, award, who, outlinesOf))
            if (code == who.code || !found.commune.contains(code)) found.commune[code] = level;
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

CommuneClassTables::CommuneClassTables(const Exhibition& exhibition, const Identities& identities, const Atlas* atlas) {
    if (!atlas) return;
    std::vector<CommuneClasses> plain;
    for (const AtlasTerritory& territory : atlas->territories()) plain.push_back(tableOf(territory, {}));
    for (const Edition& edition : exhibition.editions) {
        m_years.push_back(edition.year);
        auto& tables = m_tables.emplace_back();
        for (std::size_t t = 0; t < plain.size(); ++t) {
            const AtlasTerritory& territory = atlas->territories()[t];
            if (territory.communes.empty()) {
                tables.push_back(nullptr);
                continue;
            }
            CommuneClasses table = tableOf(territory, classesOf(exhibition, identities, *atlas, edition.year, territory.millesime));
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

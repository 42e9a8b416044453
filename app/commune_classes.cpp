#include "app/commune_classes.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

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

/// Where the communes of a territory stand, by code and by EPCI: editions ask for a few hundred of them.
class CommunePlaces {
public:
    /// Only EPCI of `wanted` are found again.
    CommunePlaces(std::span<const AtlasCommune> communes, const std::unordered_set<std::string_view>& wanted) : m_communes(communes), m_byCode(communes.size()) {
        std::iota(m_byCode.begin(), m_byCode.end(), 0);
        const auto codeOf = [this](std::uint32_t i) { return m_communes[i].code; };
        if (!std::ranges::is_sorted(m_byCode, {}, codeOf)) std::ranges::sort(m_byCode, {}, codeOf);
        for (std::uint32_t i = 0; i < communes.size(); ++i) {
            const std::string_view epci = communes[i].epci;
            if (!wanted.contains(epci)) continue;
            m_members[epci].push_back(i);
        }
    }

    /// The first commune with that code, or -1.
    std::int64_t of(std::string_view code) const {
        const auto found = std::ranges::lower_bound(m_byCode, code, {}, [this](std::uint32_t i) { return m_communes[i].code; });
        return found != m_byCode.end() && m_communes[*found].code == code ? std::int64_t{*found} : -1;
    }

    std::span<const std::uint32_t> membersOf(std::string_view epci) const {
        const auto found = m_members.find(epci);
        return found == m_members.end() ? std::span<const std::uint32_t>() : found->second;
    }

private:
    std::span<const AtlasCommune> m_communes;
    std::vector<std::uint32_t> m_byCode;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> m_members;
};

/// Null when no commune there shows anything.
CommuneClasses tableOf(const AtlasTerritory& territory, const CommunePlaces& places, const EditionClasses& classes) {
    std::vector<std::uint8_t> table(territory.communes.size(), 0);
    bool any = false;
    for (const auto& [epci, level] : classes.epci)
        for (const std::uint32_t i : places.membersOf(epci)) table[i] = level, any = true;
    for (const auto& [code, level] : classes.commune)
        if (const std::int64_t i = places.of(code); i >= 0) table[static_cast<std::size_t>(i)] = level, any = true;
    return any ? std::make_shared<const std::vector<std::uint8_t>>(std::move(table)) : nullptr;
}

std::unordered_set<std::string_view> labelledEpci(const Exhibition& exhibition) {
    std::unordered_set<std::string_view> codes;
    for (const Collectivite& who : exhibition.collectivites)
        if (who.kind == CollectiviteKind::Epci) codes.insert(who.code);
    return codes;
}

}  // namespace

int communeClass(int level, CollectiviteKind kind) {
    const int own = level == 0 ? kClassUnknown : level;
    return kind == CollectiviteKind::Epci ? own + kEpciClasses : own;
}

CommuneClassTables::CommuneClassTables(const Exhibition& exhibition, const Identities& identities, const Atlas* atlas) {
    if (!atlas) return;
    const auto epci = labelledEpci(exhibition);
    for (const Edition& edition : exhibition.editions) m_years.push_back(edition.year);
    m_tables.resize(m_years.size());
    for (const AtlasTerritory& territory : atlas->territories()) {
        const CommuneClasses plain = territory.communes.empty() ? nullptr : std::make_shared<const std::vector<std::uint8_t>>(territory.communes.size(), std::uint8_t{0});
        const CommunePlaces places(territory.communes, epci);
        for (std::size_t e = 0; e < m_years.size(); ++e) {
            CommuneClasses table;
            if (plain) table = tableOf(territory, places, classesOf(exhibition, identities, *atlas, m_years[e], territory.millesime));
            m_tables[e].push_back(table ? std::move(table) : plain);
        }
    }
}

CommuneClasses CommuneClassTables::of(int territory, int year) const {
    const auto edition = std::find(m_years.begin(), m_years.end(), year);
    if (edition == m_years.end()) return nullptr;
    return m_tables[static_cast<std::size_t>(edition - m_years.begin())][static_cast<std::size_t>(territory)];
}

}  // namespace arobase

#pragma once
// A CommuneHistory on its way from the sources to the atlas. Private to data/cog.
#include <map>
#include <string>
#include <vector>

#include "data/cog/cog_events.h"
#include "data/cog/commune_history.h"
#include "data/geo/shapes.h"
#include "data/result.h"

namespace arobase {

struct SpellDraft {
    std::string code;
    std::string name;
    bool part = false;
    CogDate begin = 0, end = 0;
    std::uint32_t pole = kNoSpell;
    std::uint32_t next = kNoSpell;  ///< what itself goes on as when it ends
    bool refused = false;           ///< contradicts itself or the rest: left out
};

struct HistoryDraft {
    std::vector<SpellDraft> spells;
    std::vector<CogLink> links;

    std::uint32_t add(SpellDraft spell) {
        spells.push_back(std::move(spell));
        return static_cast<std::uint32_t>(spells.size() - 1);
    }
    void link(std::uint32_t from, std::uint32_t to, CogDate date, CogLinkKind kind, int afterYear = 0, bool inferred = false) {
        links.push_back({from, to, date, static_cast<std::uint16_t>(afterYear), static_cast<std::uint8_t>(kind), inferred ? std::uint8_t{1} : std::uint8_t{0}});
    }
    /// The commune that a spell is in on a day, not before it begins; kNoSpell when none holds it then.
    std::uint32_t holder(std::uint32_t spell, CogDate day) const;
};

/// What the entries say: spells and links up to the year that they were published in. What contradicts itself becomes an
/// issue and is left out.
void addEntries(HistoryDraft& draft, const CogEvents& events, Issues& issues);

/// What the lists say: from the communes that the entries leave to the last list. Boxes are those of 2017, by code.
void addLists(HistoryDraft& draft, const CogEvents& events, const std::map<std::string, LonLatBox>& boxes, Issues& issues);

}  // namespace arobase

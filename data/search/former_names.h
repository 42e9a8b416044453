#pragma once
// Names and codes that communes no longer have, and the communes of today that hold what they named.
#include <cstdint>
#include <span>
#include <vector>

#include "data/atlas.h"

namespace arobase {

/// A spell of the history whose name or code is no longer that of the commune that holds it today.
struct FormerName {
    std::uint32_t spell = kNoSpell;  ///< index into CommuneHistory::spells()
    std::uint32_t place = 0;         ///< index into Atlas::places(), a commune; after a split one FormerName for each
};

/// By spell, so by code. Spells that name the commune of today as it is called and numbered are left out.
std::vector<FormerName> formerNames(const CommuneHistory& history, std::span<const Place> places);

/// What a former name was the name of.
enum class FormerKind : std::uint8_t {
    Renamed,         ///< the same commune
    Merged,          ///< a commune, now part of another
    Arrondissement,  ///< of Paris, Lyon or Marseille
    Renumbered,      ///< the same commune, name and all, under another code
};
FormerKind formerKind(const CommuneHistory& history, std::uint32_t spell, const Place& today);

/// A day on which the spell held.
CogDate dayOfSpell(const CommuneHistory& history, std::uint32_t spell);

}  // namespace arobase

#pragma once
// « À voir » : a few places to go next, chosen from what is on the screen. Not a ranking: places are taken for being apart from one
// another, landmarks for being near the year that is shown, and what was explored already comes last.
#include <string>
#include <vector>

#include "app/action.h"

namespace arobase {

struct Content;
struct State;

enum class GuideKind : unsigned char { Collectivite, Landmark, Territory, Figures, Compare, Tour };

struct GuideEntry {
    GuideKind kind = GuideKind::Collectivite;
    std::string id;       ///< code, landmark, territory, year of the figures, tour
    int award = -1;       ///< of a collectivité: index into Exhibition::awards
    Action action;        ///< what a tap does: it always shows something else
};

inline constexpr std::size_t kFewestEntries = 4, kMostEntries = 8;

/// 4 … 8 entries wherever the exhibition has as much to offer, the same for the same state.
std::vector<GuideEntry> guideEntries(const Content& content, const State& state);

}  // namespace arobase

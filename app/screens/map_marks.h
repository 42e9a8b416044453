#pragma once
// The collectivités of the year on a territory's view, and which of them a finger means.
#include <vector>

#include "app/screens/layout.h"

namespace arobase {

struct MapMark {
    int collectivite = 0;  ///< index into Exhibition::collectivites
    int award = 0;         ///< index into Exhibition::awards
    int level = 0;
    Vec2 truePx;           ///< where it is
    Vec2 px;               ///< where its mark is drawn: moved aside where several lie on one another
    float radiusPx = 0;
};

/// Marks of the state's year on that territory, in drawing order (the small ones last, on top).
std::vector<MapMark> marksOf(const Content& content, const Layout& layout, const State& state, const MapView& view);

/// Communes near enough to be drawn one by one are shown from this scale on.
inline constexpr double kCommunesMetresPerPx = 130;

/// What a tap at `px` on that territory means: the nearest mark within 9 mm, else the nearest commune or chief town
/// shown, else the département under it.
Selection pickOnMap(const Content& content, const Layout& layout, const State& state, int territory, Vec2 px);

}  // namespace arobase

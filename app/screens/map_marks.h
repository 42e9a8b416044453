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
    bool mention = false;  ///< has one beside its level
    int progress = -1;     ///< while two editions are compared on the map: index of its Progress; −1: its level is shown
};

/// True when the legend's filters leave the award on the map.
bool shown(const State& state, const Award& award);

/// Marks of the state's year that the legend's filters leave on that map, in drawing order (the small ones last, on top).
std::vector<MapMark> marksOf(const Content& content, const Layout& layout, const State& state, const MapView& view);

/// Communes are drawn one by one from this scale on: metres of land per millimetre of screen, whatever its density.
inline constexpr double kCommunesMetresPerMm = 620;
/// Chief towns of départements, likewise.
inline constexpr double kPrefecturesMetresPerMm = 2500;
/// Labelled communes and EPCI are filled from this scale on, borders between EPCI and between communes drawn.
inline constexpr double kFillsMetresPerMm = 3000, kEpciBordersMetresPerMm = 1100, kCommuneBordersMetresPerMm = 360;
/// True when the view shows a millimetre of screen as `metresPerMm` of land or less.
bool closerThan(const Layout& layout, const MapView& view, double metresPerMm);

/// What a tap at `px` on that map means: the nearest mark within 9 mm, else the nearest commune or chief town
/// shown, else the département under it.
Selection pickOnMap(const Content& content, const Layout& layout, const State& state, int slot, Vec2 px);
/// That first, then what the finger may have meant as well, the nearest first: marks and communes within those reaches that are
/// hardly farther (kHardlyFartherMm) than what is nearest, and marks that lie on the one that is. Never empty; at most kMostMeant.
std::vector<Selection> picksOnMap(const Content& content, const Layout& layout, const State& state, int slot, Vec2 px);
inline constexpr double kHardlyFartherMm = 2;
inline constexpr std::size_t kMostMeant = 5;

}  // namespace arobase

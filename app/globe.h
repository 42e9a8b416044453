#pragma once
// The globe on the screen: whose turn it is, where the camera stands, where the travelling territory is.
//
//   0 ── the territory leaves its enlarged inset ─────────────── arrives ── 1
//        the map goes dark · the globe turns from métropole to it
#include <optional>

#include "app/content.h"
#include "app/screens/layout.h"
#include "app/state.h"
#include "render/draw_list.h"

namespace arobase {

/// Of the flight there or back, seconds.
inline constexpr double kTravelS = 2.4;

/// From there on nothing of the map shows behind the globe.
inline constexpr double kGlobeCoversFrom = 0.3;

/// True when that slot shows a territory that can travel: overseas, with an outline and a globe in the atlas.
bool canTravel(const Content& content, int slot);

/// Way done: 0 in its inset (and without a globe) … 1 on the globe. Not eased.
double globeShare(const State& state);

/// Where the globe and the names around it may stand.
Rect globeRoom(const Layout& layout);
/// Beside it, for words and the way back.
Rect globeWords(const Layout& layout);

/// The button « Voir sa place sur le globe » on an enlarged inset; empty where there is none.
Rect globeButtonBox(const Content& content, const Layout& layout, const State& state, int slot);

/// Scales that one may zoom between, metres a pixel at the middle: as fine as the world's land is known, and all of the earth.
double closestGlobeMpp(const Content& content);
double widestGlobeMpp(const Layout& layout);

/// What the globe rests on: its own camera, else all of the earth with the territory in the middle.
GlobeView globeAtRest(const Content& content, const Layout& layout, const State& state);
/// What it shows now, on its way from métropole or back to it.
GlobeView globeNow(const Content& content, const Layout& layout, const State& state);

/// Where the territory is now. Its part of the GlobeDraw's view is globeAtRest().
TravelPose travelPose(const Content& content, const Layout& layout, const State& state);

/// Shortest way from Paris to the territory's chief town, metres (where none is known, to its largest island).
double metresFromParis(const Content& content, int territory);

}  // namespace arobase

#pragma once
// Where everything stands on the Explore screen. Pure: the same state gives the same rectangles. All sizes come from
// millimetres through the display's density, so a finger finds the same targets on every screen.
//
//   landscape                                        portrait
//   ┌ title ────┐                       ┌ sheet ┐    ┌ title ──────────┐
//   │ insets    │        map      legend│       │    │      map        │
//   ├ ways home ┴───────────────── ± ───┴───────┤    ├ ways home  legend
//   │ years                                     │    │ insets          │
//   │ figures · lanes · ribbon (frise)          │    │ frise (sheet over it)
//   └───────────────────────────────────────────┘    └─────────────────┘
#include <array>
#include <vector>

#include "app/content.h"
#include "app/state.h"
#include "render/frise/frise_layout.h"
#include "render/map/map_view.h"
#include "render/scene/scene_builder.h"

namespace arobase {

/// While the frise shows less than everything, the ribbon stays whole and is its overview, with a window to drag.
struct FriseAreas {
    Rect area, header, figures, ribbon;
    std::vector<Rect> lanes;  ///< one per track, from the axis on; of a hidden track no more than its name
    std::vector<int> rows;    ///< of titles, by lane; a hidden one has none
    Rect visitors;            ///< strip of what visitors wrote, under the lanes; empty while there is nothing in it
    Rect names;               ///< column with the lanes' names
    Rect range;               ///< what is shown, in words
    Rect decadeBack, decadeOn;
    Rect legend;              ///< of where landmarks come from: in landscape a tab above the left end, in portrait the last line
    float axisX = 0, axisWidth = 0;
    float rowPx = 30, badgePx = 20;
    FriseRange whole;         ///< all that there is: what the axis shows when nothing is zoomed
    bool shown(std::size_t lane) const { return rows[lane] > 0; }
};

/// Over the numbers of an upright legend, where they are of two editions: which is which.
inline constexpr double kLegendYearsMm = 11;

struct Layout {
    bool portrait = false;
    bool stage = false;  ///< words on the left for the last row, no interface
    Metrics metrics;
    Rect glass;                                  ///< the whole picture
    Rect screen;                                 ///< where the interface is: all of it, or what one reaches seated
    Rect map, title, focus;                      ///< focus: the part of the map that nothing covers
    std::array<Rect, kMapSlots> insets;          ///< cards at rest, by slot; that of the main map is empty
    std::array<Rect, 3> home;                    ///< Toute la France, 1999–2019, Retour
    Rect search;                                 ///< beside them
    Rect add;                                    ///< « Ajouter mon repère », after it; in portrait over the other square buttons
    Rect tour;                                   ///< « Visite guidée », after that one; empty where there is none, or no room
    Rect guide, seated;                          ///< « À voir », « Assis »: empty where there is no room, or nothing to bring down
    Rect leftSheet;                              ///< of a second visitor: over the insets
    Rect countdown, pinchHint, homeHint;         ///< « Toujours là ? » and the two hints
    Rect tourWords;                              ///< what a tour says: over the map, right of the year
    Rect previousEdition, play, nextEdition, compare, language;  ///< a row beside the year
    std::array<Rect, 2> comparedYears;           ///< of a comparison, in place of the year: the earlier and the later edition
    std::array<Rect, 4> stepCompared;            ///< the earlier one back and on, the later one back and on
    std::array<Rect, 4> compareModes;            ///< ways to compare, by CompareMode
    Rect swipe;                                  ///< where the divider of a swipe goes, from left to right
    std::array<Rect, 2> panes;                   ///< of two maps side by side
    Rect multiples;                              ///< of the small maps of all editions
    Rect zoomIn, zoomOut, statistics, legend, sheet, attribution, caption;
    Rect prompt;  ///< « Touchez l’écran » of the attract loop
    Rect large;                                  ///< of the inset that is enlarged
    FriseAreas frise;
};

Layout layoutFor(const Content& content, const State& state);

/// Where a slot is drawn now: the whole map for the main one (its pane where two stand side by side), its card (or its
/// enlarged card) for an inset.
Rect slotRect(const Layout& layout, const State& state, int slot);

/// The view of a slot now: its own camera, or fitted to its room when it has none.
MapView mapView(const Content& content, const Layout& layout, const State& state, int slot);

/// Where the divider of a swipe stands.
float dividerX(const Layout& layout, const State& state);

/// Where the swipe's two years are written, the earlier one first.
std::array<Rect, 2> swipePlates(const Layout& layout, const State& state);

/// What the main map shows now: itself, or the two editions of a swipe or of two maps, the earlier one first.
struct MapPane {
    MapView view;    ///< clipped to what that edition is shown in
    MapView ground;  ///< the same, as far as its ground goes
    int year = 0;
};
std::vector<MapPane> mapPanes(const Content& content, const Layout& layout, const State& state);
/// A point of the other pane, where two maps stand side by side, as the same place of the main one.
Vec2 inMainPane(const Layout& layout, const State& state, Vec2 px);
/// The year that the main map shows under that point.
int yearUnder(const Layout& layout, const State& state, Vec2 px);

/// Camera of a slot at home in the room that it would have at rest (enlarged if `large`).
MapCamera homeCamera(const Content& content, const Layout& layout, int slot, bool large);

/// Format of a screen of that size.
PageFormat formatOf(const DisplayInfo& display);
/// Smallest side of an inset that staff can make, mm: a finger still finds it.
inline constexpr double kSmallestInsetMm = 15;

/// All that there is to show: the range of the exhibition, on to its last edition.
FriseRange wholeFrise(const Content& content);
FriseView friseView(const Content& content, const Layout& layout, const State& state);

/// Least distance of two ticks of the ruler, px: they are never further apart than three times that.
float tickLeastPx(const Layout& layout);
/// The whole frise along the same axis: the overview.
FriseView overviewView(const Content& content, const Layout& layout);

/// The packing of landmarks that the screen shows now (and that the dump counts). Main thread.
FrisePacking frisePacking(const Content& content, const Layout& layout, const State& state, TextEngine& text, const TextStyle& style);

}  // namespace arobase

#pragma once
// The pieces of the frise, one file each.
#include "app/screens/screen.h"
#include "render/frise/frise_ticks.h"

namespace arobase::screens {

/// The whole pixels nearest to it. A wide plain area there is a plain fill: with soft edges, a software rasterizer takes as long
/// for a few of them as for a whole screen.
inline Rect onPixels(const Rect& r) {
    const float left = std::round(r.x), top = std::round(r.y);
    return {left, top, std::round(r.right()) - left, std::round(r.bottom()) - top};
}

/// Colour of a track: its own token, else one of the theme's tracks in turn.
Rgba trackColour(const Context& c, int track);
/// The ruler: what stands over a tick, "2004", "mars", "15", "6 h".
std::string tickText(const Context& c, const FriseTick& tick, TickUnit unit);
/// What the frise shows, in words: "1999–2026", "mars 2018", "8 février 2018".
std::string rangeText(const Context& c, const FriseRange& range);

/// Names of the lanes, their landmarks and badges.
void friseLanes(Context& c, const FriseView& view);
/// The ruler's years, months … and the columns under them, none narrower than that.
void friseRuler(Context& c, const FriseView& view, float leastTickPx);
/// Where a landmark comes from, and how sure it is, as a sign: a dot, a hollow one, a ring with a dot.
enum class LandmarkStyle : unsigned char { Official, Doubtful, Contributed };
std::string_view landmarkStyleName(LandmarkStyle style);  ///< "official", "doubtful", "contributed"
LandmarkStyle styleOf(const FriseItem& item);
void drawLandmarkSign(Context& c, LandmarkStyle style, Vec2 at, Rgba tint);
/// All of them, with a word each.
void friseLegend(Context& c);

void friseFigures(Context& c, const FriseView& view);
/// The ribbon of labelled collectivités; while the frise shows less than everything, its overview with a window to drag.
void friseOverview(Context& c, const FriseView& view);

}  // namespace arobase::screens

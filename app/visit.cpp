#include "app/visit.h"

#include <algorithm>
#include <cmath>

#include "app/state.h"

namespace arobase {
namespace {

constexpr double kSoonestWarningS = 5;  // after a touch
constexpr double kPresentS = 30;        // who has not touched for so long has gone
constexpr double kWalkS = 2;            // from one end of a screen to the other
constexpr double kFadeS = 0.35;
constexpr double kLeastPictureMm = 235; // an interface needs that much height

bool present(const State& state, std::size_t who) { return state.clockS - state.touches[who].atS < kPresentS; }

double mmBetween(const State& state, Vec2 a, Vec2 b) { return static_cast<double>(length(a - b)) * state.display.mmPerPx; }

}  // namespace

double visitEndsAfterS(const State& state) { return std::max(state.idleS, kSoonestWarningS + kCountdownS); }

int countdown(const State& state) {
    if (state.idleS <= 0 || !state.armed || state.screen != ScreenId::Explore || state.tour.playing() || state.cleaning.on() || state.stage.index >= 0) return 0;
    const double left = visitEndsAfterS(state) - (state.clockS - state.lastInputS);
    return left > kCountdownS ? 0 : std::max(1, static_cast<int>(std::ceil(left - 1e-9)));
}

bool awayFromHome(const State& state) {
    return state.selection.kind != SelectionKind::None || state.expanded != kMainMap || state.frise.range || state.compare.on() || state.globe.territory != 0 ||
           std::any_of(state.maps.begin(), state.maps.end(), [](const MapState& map) { return map.camera.has_value(); });
}

float hintShare(const State& state, double sinceS) {
    const double age = state.clockS - sinceS;
    if (age < 0 || age >= kHintS) return 0;
    if (state.settings.reducedMotion) return 1;
    return static_cast<float>(std::min({1.0, age / kFadeS, (kHintS - age) / kFadeS}));
}

namespace {
/// Panels of their own words.
bool busy(const State& state) {
    return state.screen != ScreenId::Explore || state.search.open || state.add.open() || state.tour.on() || state.cleaning.on() || state.reader.on || countdown(state) > 0;
}
}  // namespace

bool showsPinchHint(const State& state) { return !busy(state) && !state.hints.zoomed && hintShare(state, state.hints.pinchS) > 0; }
bool showsHomeHint(const State& state) { return !busy(state) && !state.hints.cameHome && !showsPinchHint(state) && hintShare(state, state.hints.homeS) > 0; }

bool leftVisitorPresent(const State& state) { return present(state, 1); }

bool twoVisitors(const State& state) {
    return state.display.widthPx * state.display.mmPerPx >= 2 * kOneVisitorMm && present(state, 0) && present(state, 1);
}

int visitorAt(const State& state, Vec2 px) {
    if (state.display.widthPx * state.display.mmPerPx < 2 * kOneVisitorMm) return 0;
    const bool first = present(state, 0), second = present(state, 1);
    if (!first && !second) return 0;
    if (first && second) return mmBetween(state, state.touches[0].px, px) <= mmBetween(state, state.touches[1].px, px) ? 0 : 1;
    const std::size_t there = first ? 0 : 1;
    const bool same = mmBetween(state, state.touches[there].px, px) <= kOneVisitorMm || state.clockS - state.touches[there].atS > kWalkS;
    return static_cast<int>(same ? there : 1 - there);
}

ReachBand reachBand(const State& state) {
    const double mm = state.display.mmPerPx, height = state.display.heightPx * mm, mount = state.display.mountMm;
    // From the picture's lower edge, mm.
    double from = std::clamp(kReachFromMm - mount, 0.0, height), to = std::clamp(kReachToMm - mount, 0.0, height);
    const double least = std::min(height, kLeastPictureMm);
    if (to - from < least) {
        to = std::clamp(to, least, height);
        from = to - least;
    }
    return {static_cast<float>(std::round((height - to) / mm)), static_cast<float>(std::round((to - from) / mm))};
}

bool reachMatters(const State& state) {
    const double top = state.display.mountMm + state.display.heightPx * state.display.mmPerPx;
    return top > kReachToMm + 1 || state.display.mountMm < kReachFromMm - 1;
}

}  // namespace arobase

#include "app/state.h"

#include <algorithm>
#include <cmath>

#include "app/globe.h"

namespace arobase {
namespace {
constexpr double kSheetOpenS = 0.45;
constexpr double kSheetCloseS = 0.30;
constexpr double kExpandS = 0.50;
constexpr double kThemeS = 0.40;
constexpr double kTourS = 0.45;

double share(const State& state, double since, double duration) {
    return state.settings.reducedMotion ? 1.0 : std::clamp((state.clockS - since) / duration, 0.0, 1.0);
}
}  // namespace

namespace {
constexpr std::array<std::string_view, 4> kModes{"progress", "swipe", "beside", "multiples"};
}

std::string_view compareModeName(CompareMode mode) { return kModes[static_cast<std::size_t>(mode)]; }

std::optional<CompareMode> compareModeByName(std::string_view name) {
    const auto found = std::find(kModes.begin(), kModes.end(), name);
    return found == kModes.end() ? std::nullopt : std::optional(static_cast<CompareMode>(found - kModes.begin()));
}

double easeOut(double s) { return 1 - std::pow(1 - std::clamp(s, 0.0, 1.0), 3); }

double easeInOut(double s) {
    s = std::clamp(s, 0.0, 1.0);
    return s * s * s * (s * (s * 6 - 15) + 10);
}

const std::string& State::themeShown() const {
    static const std::string kNight = "nuit";
    return screen == ScreenId::Attract ? kNight : settings.theme;
}

float themeShare(const State& state) { return static_cast<float>(easeInOut(share(state, state.themeSinceS, kThemeS))); }

namespace {
float sheetShareOf(const State& state, const Selection& selection, bool wasOpen, double sinceS) {
    if (selection.kind != SelectionKind::None) return wasOpen ? 1.f : static_cast<float>(easeOut(share(state, sinceS, kSheetOpenS)));
    if (!wasOpen) return 0;
    return 1 - static_cast<float>(easeOut(share(state, sinceS, kSheetCloseS)));
}
}  // namespace

float sheetShare(const State& state) { return sheetShareOf(state, state.selection, state.sheetWasOpen, state.selectionSinceS); }

float leftSheetShare(const State& state) {
    return sheetShareOf(state, state.left.selection, state.left.sheetWasOpen, state.left.selectionSinceS);
}

float tourShare(const State& state) {
    const double moved = easeInOut(share(state, state.tour.sinceS, kTourS));
    return static_cast<float>(state.tour.on() ? moved : 1 - moved);
}

float expandedShare(const State& state, int slot) {
    const double grown = easeInOut(share(state, state.expandedSinceS, kExpandS));
    if (slot == kMainMap) return 0;
    if (slot == state.expanded) return static_cast<float>(grown);
    if (slot == state.leavingExpanded) return static_cast<float>(1 - grown);
    return 0;
}

bool animating(const State& state) {
    if (state.booth.asleep()) return false;
    if (state.booth.staff.step == StaffStep::Checking) return true;
    if (state.screen == ScreenId::Attract || state.frise.motion || state.frise.flingPxPerS != 0 || state.compare.flingPxPerS != 0) return true;
    for (const MapState& t : state.maps)
        if (t.motion || t.flingPxPerS != Vec2{}) return true;
    if (state.globe.motion || state.play.on || state.tour.playing()) return true;
    if (state.keys.erasing || state.add.step == AddStep::Sending) return true;
    if (state.add.step == AddStep::Write && state.clockS - state.add.lastSentS < kLandmarkPauseS + 0.1) return true;  // until one may publish again
    if (!state.ripples.empty() || state.cleaning.on() || countdown(state) > 0 || showsPinchHint(state) || showsHomeHint(state)) return true;
    if (state.settings.reducedMotion) return false;
    if (state.clockS - state.left.selectionSinceS < kSheetOpenS + 0.05) return true;
    if (state.globe.territory != 0 && (state.globe.leaving || globeShare(state) < 1)) return true;
    return state.clockS - state.selectionSinceS < kSheetOpenS + 0.05 || state.clockS - state.expandedSinceS < kExpandS + 0.05 ||
           state.clockS - state.themeSinceS < kThemeS + 0.05 || state.clockS - state.tour.sinceS < kTourS + 0.05 ||
           (state.stage.index >= 0 && state.clockS - state.stage.cueStartS < 1.0);
}

}  // namespace arobase

// A territory leaves its inset for its place on the globe, the globe turns, and it comes back.
#include <algorithm>
#include <cmath>

#include "app/globe.h"
#include "app/update_detail.h"

namespace arobase::detail {
namespace {

constexpr double kTurnS = 1.4, kZoomS = 0.45;

bool arrived(const State& state) { return state.globe.territory != 0 && !state.globe.leaving && globeShare(state) >= 1; }

/// The globe's camera goes there; `to` none: the whole earth, the territory in the middle.
void flyGlobe(const Content& content, State& state, std::optional<GlobeCamera> to, double seconds) {
    const Layout layout = layoutFor(content, state);
    const GlobeCamera from = globeAtRest(content, layout, state).camera;
    state.globe.camera = to;
    state.globe.motion.reset();
    if (state.settings.reducedMotion) return;
    const GlobeCamera target = globeAtRest(content, layout, state).camera;
    state.globe.camera = from;
    state.globe.motion = GlobeMotion{from, target, !to, state.clockS, seconds};
}

void setOut(const Content& content, State& state, int slot) {
    if (state.expanded != slot) expand(state, slot);
    select(content, state, {});  // the sheet gives its room to the globe
    state.globe = GlobeState{slot, false, state.clockS, 0, {}, {}};
}

}  // namespace

void apply(const Content& content, State& state, const ShowOnGlobe& a) {
    const auto slot = slotByCode(a.territory);
    if (!slot || !canTravel(content, *slot) || state.screen != ScreenId::Explore || state.stage.index >= 0) return;
    GlobeState& globe = state.globe;
    if (globe.territory == 0) return setOut(content, state, *slot);
    if (globe.leaving) {  // turned back half way
        if (globe.territory == *slot) globe = GlobeState{*slot, false, state.clockS, globeShare(state), globe.camera, {}};
        return;
    }
    if (!arrived(state)) return;
    const GlobeCamera from = globeAtRest(content, layoutFor(content, state), state).camera;
    globe.camera = from;
    globe.territory = state.expanded = *slot;  // « Retour » leads to that one's inset
    state.leavingExpanded = 0;
    state.expandedSinceS = -1e9;
    flyGlobe(content, state, std::nullopt, kTurnS);
}

void apply(const Content& content, State& state, const LeaveGlobe&) {
    GlobeState& globe = state.globe;
    if (globe.territory == 0 || globe.leaving) return;
    if (state.settings.reducedMotion) {
        globe = {};
        return;
    }
    const double share = globeShare(state);
    const auto camera = globe.motion ? std::optional(globeAtRest(content, layoutFor(content, state), state).camera) : globe.camera;
    globe = GlobeState{globe.territory, true, state.clockS, share, camera, {}};
}

void apply(const Content& content, State& state, const TurnGlobe& a) {
    if (!arrived(state)) return;
    state.globe.motion.reset();
    state.globe.camera = turned(globeAtRest(content, layoutFor(content, state), state), {a.fromX, a.fromY}, {a.toX, a.toY});
}

void apply(const Content& content, State& state, const ZoomGlobeAbout& a) {
    if (!arrived(state) || !(a.factor > 0)) return;
    const Layout layout = layoutFor(content, state);
    state.globe.motion.reset();
    state.globe.camera = zoomedAbout(globeAtRest(content, layout, state), {a.x, a.y}, static_cast<double>(a.factor), closestGlobeMpp(content),
                                     std::max(widestGlobeMpp(layout), closestGlobeMpp(content)));
}

bool stepGlobe(const Content& content, State& state, int by) {
    if (state.globe.territory == 0) return false;
    if (!arrived(state)) return true;
    const Layout layout = layoutFor(content, state);
    GlobeCamera to = globeAtRest(content, layout, state).camera;
    const double closest = closestGlobeMpp(content);
    to.metresPerPx = std::clamp(to.metresPerPx / std::pow(1.8, std::clamp(by, -10, 10)), closest, std::max(widestGlobeMpp(layout), closest));
    flyGlobe(content, state, to, kZoomS);
    return true;
}

void advanceGlobe(State& state) {
    GlobeState& globe = state.globe;
    if (globe.territory == 0) return;
    if (globe.leaving && globeShare(state) <= 0) {
        globe = {};
        return;
    }
    if (!globe.motion) return;
    const GlobeMotion m = *globe.motion;
    const double share = (state.clockS - m.startS) / m.durationS;
    globe.camera = between(m.from, m.to, easeInOut(share));
    if (share < 1) return;
    globe.motion.reset();
    globe.camera = m.toHome ? std::nullopt : std::optional(m.to);
}

}  // namespace arobase::detail

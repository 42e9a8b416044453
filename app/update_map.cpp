// Actions on the map and its insets.
#include <algorithm>
#include <cmath>

#include "app/screens/map_marks.h"
#include "app/update_detail.h"

namespace arobase::detail {
namespace {

constexpr double kClosestMetresPerPx = 3;
constexpr double kWidestOfHome = 3.2;       // zooming out stops at that many times the home scale
constexpr double kTownMetresPerMm = 900;    // scale at which a chosen town is shown when it was far away
constexpr float kFlingDecayPerS = 5;
constexpr double kLongestFlightS = 2.5;

struct Here {
    Layout layout;
    MapView view;
};

std::optional<Here> here(const Content& content, const State& state, const std::string& code) {
    const auto territory = territoryByCode(code);
    if (!territory) return std::nullopt;
    Here h{layoutFor(content, state), {}};
    h.view = mapView(content, h.layout, state, *territory);
    return h;
}

TerritoryState& own(State& state, int territory) { return state.territories[static_cast<std::size_t>(territory)]; }

double widest(const Content& content, const Here& h) {
    return homeCamera(content, h.layout, h.view.territory, h.view.clip.w > h.layout.metrics.mm(60)).metresPerPx * kWidestOfHome;
}

/// The middle of the view stays over the territory's surroundings, so that nobody gets lost at sea.
MapCamera bounded(const Content& content, int territory, MapCamera camera) {
    const auto index = static_cast<std::size_t>(territory);
    WorldBox box = content.atlas ? content.atlas->territories()[index].box : content.homes[index];
    if (box.empty()) box = content.homes[index];
    if (box.empty()) return camera;
    const double slack = std::max(box.width(), box.height()) * 0.25;
    camera.centre.x = std::clamp(camera.centre.x, box.min.x - slack, box.max.x + slack);
    camera.centre.y = std::clamp(camera.centre.y, box.min.y - slack, box.max.y + slack);
    return camera;
}

void zoom(const Content& content, State& state, const Here& h, Vec2 px, double factor) {
    if (!(factor > 0)) return;
    TerritoryState& t = own(state, h.view.territory);
    const double widestMpp = std::max(widest(content, h), h.view.camera.metresPerPx);
    t.motion.reset();
    t.flingPxPerS = {};
    t.camera = bounded(content, h.view.territory, zoomedAbout(h.view, px, factor, kClosestMetresPerPx, widestMpp));
}

}  // namespace

void expand(State& state, int territory) {
    if (state.expanded == territory) return;
    state.leavingExpanded = state.expanded;
    state.expanded = territory;
    state.expandedSinceS = state.clockS;
}

void flyMap(const Content& content, State& state, int territory, std::optional<MapCamera> target) {
    TerritoryState& t = own(state, territory);
    const Layout layout = layoutFor(content, state);
    const MapView view = mapView(content, layout, state, territory);
    t.flingPxPerS = {};
    t.motion.reset();
    if (!t.camera && !target) return;
    if (state.settings.reducedMotion) {
        t.camera = target;
        return;
    }
    const MapCamera to = target ? *target : homeCamera(content, layout, territory, territory == state.expanded);
    const double length = MapFlight(view.camera, to, view.clip.w).length();
    const double duration = std::clamp(0.45 + 0.55 * length, 0.45, kLongestFlightS);
    t.motion = MapMotion{view.camera, to, !target, state.clockS, duration};
}

void bringIntoView(const Content& content, State& state, int territory, WorldPoint at) {
    State open = state;  // as it will be when the sheet has finished opening
    open.selectionSinceS = open.expandedSinceS = -1e9;
    const Layout layout = layoutFor(content, open);
    const MapView view = mapView(content, layout, open, territory);
    const bool tooSmall = territory != 0 && view.clip.w < layout.metrics.mm(60);
    if (tooSmall) return;
    const Vec2 px = view.toScreen(at);
    if (layout.focus.inset(layout.metrics.mm(12)).contains(px)) return;
    MapCamera camera{at, std::min(view.camera.metresPerPx, kTownMetresPerMm * state.display.mmPerPx * 4)};
    flyMap(content, state, territory, camera);
}

void apply(const Content& content, State& state, const PanMap& a) {
    const auto h = here(content, state, a.territory);
    if (!h) return;
    TerritoryState& t = own(state, h->view.territory);
    t.motion.reset();
    t.flingPxPerS = {};
    t.camera = bounded(content, h->view.territory, panned(h->view.camera, {a.dx, a.dy}));
}

void apply(const Content& content, State& state, const ZoomMapAbout& a) {
    if (const auto h = here(content, state, a.territory)) zoom(content, state, *h, {a.x, a.y}, static_cast<double>(a.factor));
}

void apply(const Content& content, State& state, const FlingMap& a) {
    const auto territory = territoryByCode(a.territory);
    if (!territory || state.settings.reducedMotion) return;
    (void)content;
    own(state, *territory).flingPxPerS = {a.vx, a.vy};
}

void apply(const Content&, State& state, const StopMap& a) {
    const auto territory = territoryByCode(a.territory);
    if (!territory) return;
    TerritoryState& t = own(state, *territory);
    t.motion.reset();
    t.flingPxPerS = {};
}

void apply(const Content& content, State& state, const TapMap& a) {
    const auto h = here(content, state, a.territory);
    if (!h) return;
    const Selection picked = pickOnMap(content, h->layout, state, h->view.territory, {a.x, a.y});
    if (h->view.territory != 0) expand(state, h->view.territory);
    select(content, state, picked);
}

void apply(const Content& content, State& state, const StepZoom& a) {
    const Layout layout = layoutFor(content, state);
    const MapView view = mapView(content, layout, state, state.expanded);
    const double factor = std::pow(1.8, std::clamp(a.by, -10, 10));
    const double widestMpp = std::max(widest(content, {layout, view}), view.camera.metresPerPx);
    const MapCamera to = zoomedAbout(view, view.middlePx, factor, kClosestMetresPerPx, widestMpp);
    flyMap(content, state, state.expanded, bounded(content, state.expanded, to));
}

void apply(const Content& content, State& state, const FlyTo& a) {
    const auto territory = territoryByCode(a.territory);
    if (!territory || !(a.metresPerPx > 0)) return;
    const auto at = content.projectors[static_cast<std::size_t>(*territory)].forward({a.lon, a.lat});
    if (!at) return;
    expand(state, *territory);
    const Layout layout = layoutFor(content, state);
    const double widestMpp = homeCamera(content, layout, *territory, true).metresPerPx * kWidestOfHome;
    const MapCamera to{*at, std::clamp(a.metresPerPx, std::min(kClosestMetresPerPx, widestMpp), widestMpp)};
    flyMap(content, state, *territory, bounded(content, *territory, to));
}

void apply(const Content& content, State& state, const ShowAllFrance&) {
    remember(content, state);
    select(content, state, {});
    expand(state, 0);
    for (int t = 0; t < kTerritories; ++t) flyMap(content, state, t, std::nullopt);
}

void apply(const Content&, State& state, const ExpandInset& a) {
    if (const auto territory = territoryByCode(a.territory)) expand(state, *territory);
}

/// Flights and flings of every territory, one step of the clock further.
void advanceMaps(const Content& content, State& state, double seconds) {
    const auto moves = [](const TerritoryState& t) { return t.motion || t.flingPxPerS != Vec2{}; };
    if (std::none_of(state.territories.begin(), state.territories.end(), moves)) return;
    const Layout layout = layoutFor(content, state);  // cameras do not change it
    for (int i = 0; i < kTerritories; ++i) {
        TerritoryState& t = own(state, i);
        if (t.motion) {
            const MapMotion m = *t.motion;
            const double share = (state.clockS - m.startS) / m.durationS;
            t.camera = MapFlight(m.from, m.to, territoryRect(layout, state, i).w).at(easeInOut(share));
            if (share >= 1) {
                t.motion.reset();
                t.camera = m.toHome ? std::nullopt : std::optional(m.to);
            }
        }
        if (t.flingPxPerS == Vec2{}) continue;
        const MapView view = mapView(content, layout, state, i);
        t.camera = bounded(content, i, panned(view.camera, t.flingPxPerS * static_cast<float>(seconds)));
        t.flingPxPerS = t.flingPxPerS * std::exp(-kFlingDecayPerS * static_cast<float>(seconds));
        if (length(t.flingPxPerS) < 12 * state.pxPerMm()) t.flingPxPerS = {};
    }
}

}  // namespace arobase::detail

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
    const auto slot = slotByCode(code);
    if (!slot) return std::nullopt;
    Here h{layoutFor(content, state), {}};
    h.view = mapView(content, h.layout, state, *slot);
    return h;
}

MapState& own(State& state, int slot) { return state.maps[static_cast<std::size_t>(slot)]; }

double widest(const Content& content, const Here& h) {
    return homeCamera(content, h.layout, h.view.slot, h.view.clip.w > h.layout.metrics.mm(60)).metresPerPx * kWidestOfHome;
}

/// The middle of the view stays over the surroundings of what the slot shows, so that nobody gets lost at sea.
MapCamera bounded(const Content& content, int slot, MapCamera camera) {
    const auto index = static_cast<std::size_t>(slot);
    WorldBox box = content.atlas && slot != kMagnifier ? content.atlas->territories()[index].box : content.homes[index];
    if (box.empty()) box = content.homes[index];
    if (box.empty()) return camera;
    const double slack = std::max(box.width(), box.height()) * 0.25;
    camera.centre.x = std::clamp(camera.centre.x, box.min.x - slack, box.max.x + slack);
    camera.centre.y = std::clamp(camera.centre.y, box.min.y - slack, box.max.y + slack);
    return camera;
}

void zoom(const Content& content, State& state, const Here& h, Vec2 px, double factor) {
    if (!(factor > 0)) return;
    MapState& t = own(state, h.view.slot);
    const double widestMpp = std::max(widest(content, h), h.view.camera.metresPerPx);
    t.motion.reset();
    t.flingPxPerS = {};
    t.camera = bounded(content, h.view.slot, zoomedAbout(h.view, px, factor, kClosestMetresPerPx, widestMpp));
}

}  // namespace

void expand(State& state, int slot) {
    if (state.expanded == slot) return;
    state.globe = {};
    state.leavingExpanded = state.expanded;
    state.expanded = slot;
    state.expandedSinceS = state.clockS;
}

void flyMap(const Content& content, State& state, int slot, std::optional<MapCamera> target) {
    MapState& t = own(state, slot);
    const Layout layout = layoutFor(content, state);
    const MapView view = mapView(content, layout, state, slot);
    t.flingPxPerS = {};
    t.motion.reset();
    if (!t.camera && !target) return;
    if (state.settings.reducedMotion) {
        t.camera = target;
        return;
    }
    const MapCamera to = target ? *target : homeCamera(content, layout, slot, slot == state.expanded);
    const double length = MapFlight(view.camera, to, view.clip.w).length();
    const double duration = std::clamp(0.45 + 0.55 * length, 0.45, kLongestFlightS);
    t.motion = MapMotion{view.camera, to, !target, state.clockS, duration};
}

void bringIntoView(const Content& content, State& state, int slot, WorldPoint at) {
    State open = state;  // as it will be when the sheet has finished opening
    open.selectionSinceS = open.expandedSinceS = -1e9;
    const Layout layout = layoutFor(content, open);
    const MapView view = mapView(content, layout, open, slot);
    const bool tooSmall = slot != kMainMap && view.clip.w < layout.metrics.mm(60);
    if (tooSmall) return;
    const Vec2 px = view.toScreen(at);
    if (layout.focus.inset(layout.metrics.mm(12)).contains(px)) return;
    MapCamera camera{at, std::min(view.camera.metresPerPx, kTownMetresPerMm * state.display.mmPerPx * 4)};
    flyMap(content, state, slot, camera);
}

void apply(const Content& content, State& state, const PanMap& a) {
    const auto h = here(content, state, a.territory);
    if (!h) return;
    MapState& t = own(state, h->view.slot);
    t.motion.reset();
    t.flingPxPerS = {};
    t.camera = bounded(content, h->view.slot, panned(h->view.camera, {a.dx, a.dy}));
}

void apply(const Content& content, State& state, const ZoomMapAbout& a) {
    if (const auto h = here(content, state, a.territory)) {
        const Vec2 px = h->view.slot == kMainMap ? inMainPane(h->layout, state, {a.x, a.y}) : Vec2{a.x, a.y};
        zoom(content, state, *h, px, static_cast<double>(a.factor));
    }
}

void apply(const Content& content, State& state, const FlingMap& a) {
    const auto slot = slotByCode(a.territory);
    if (!slot || state.settings.reducedMotion) return;
    (void)content;
    own(state, *slot).flingPxPerS = {a.vx, a.vy};
}

void apply(const Content&, State& state, const StopMap& a) {
    const auto slot = slotByCode(a.territory);
    if (!slot) return;
    MapState& t = own(state, *slot);
    t.motion.reset();
    t.flingPxPerS = {};
}

void apply(const Content& content, State& state, const TapMap& a) {
    const auto h = here(content, state, a.territory);
    if (!h) return;
    std::vector<Selection> meant = picksOnMap(content, h->layout, state, h->view.slot, {a.x, a.y});
    if (h->view.slot != kMainMap) expand(state, h->view.slot);
    select(content, state, meant.front());
    meant.erase(meant.begin());
    state.also = std::move(meant);
}

void apply(const Content& content, State& state, const StepZoom& a) {
    if (stepGlobe(content, state, a.by)) return;
    const Layout layout = layoutFor(content, state);
    const MapView view = mapView(content, layout, state, state.expanded);
    const double factor = std::pow(1.8, std::clamp(a.by, -10, 10));
    const double widestMpp = std::max(widest(content, {layout, view}), view.camera.metresPerPx);
    const MapCamera to = zoomedAbout(view, view.middlePx, factor, kClosestMetresPerPx, widestMpp);
    flyMap(content, state, state.expanded, bounded(content, state.expanded, to));
}

void apply(const Content& content, State& state, const FlyTo& a) {
    const auto slot = slotByCode(a.territory);
    if (!slot || !(a.metresPerPx > 0)) return;
    const auto at = content.projectors[static_cast<std::size_t>(territoryOfSlot(*slot))].forward({a.lon, a.lat});
    if (!at) return;
    expand(state, *slot);
    const Layout layout = layoutFor(content, state);
    const double widestMpp = homeCamera(content, layout, *slot, true).metresPerPx * kWidestOfHome;
    const MapCamera to{*at, std::clamp(a.metresPerPx, std::min(kClosestMetresPerPx, widestMpp), widestMpp)};
    flyMap(content, state, *slot, bounded(content, *slot, to));
}

void apply(const Content&, State& state, const ToggleLevel& a) {
    if (a.level >= 0 && a.level <= kLevels) state.hiddenLevels ^= 1U << static_cast<unsigned>(a.level);
}

void apply(const Content&, State& state, const ToggleMentions&) { state.mentionsOnly = !state.mentionsOnly; }

void apply(const Content& content, State& state, const ShowAllFrance&) {
    remember(content, state);
    state.hiddenLevels = 0;
    state.mentionsOnly = false;
    state.compare.hidden = 0;
    select(content, state, state.compare.progress() ? Selection{SelectionKind::Comparison, {}} : Selection{});
    expand(state, 0);
    for (int t = 0; t < kMapSlots; ++t) flyMap(content, state, t, std::nullopt);
}

void apply(const Content&, State& state, const ExpandInset& a) {
    if (const auto slot = slotByCode(a.territory)) expand(state, *slot);
}

/// Flights and flings of every map, one step of the clock further.
void advanceMaps(const Content& content, State& state, double seconds) {
    const auto moves = [](const MapState& t) { return t.motion || t.flingPxPerS != Vec2{}; };
    if (std::none_of(state.maps.begin(), state.maps.end(), moves)) return;
    const Layout layout = layoutFor(content, state);  // cameras do not change it
    for (int i = 0; i < kMapSlots; ++i) {
        MapState& t = own(state, i);
        if (t.motion) {
            const MapMotion m = *t.motion;
            const double share = (state.clockS - m.startS) / m.durationS;
            t.camera = MapFlight(m.from, m.to, slotRect(layout, state, i).w).at(easeInOut(share));
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

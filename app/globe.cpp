#include "app/globe.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

constexpr LonLat kParis{2.3488, 48.8534};  // point zéro, before Notre-Dame: where the roads' distances start
constexpr LonLat kMetropole{2.5, 46.5};
constexpr double kNamesMm = 7;             // above and below the globe
constexpr double kClosestErrorPx = 2;      // of the world's land, where zooming in stops; the territories themselves are finer
constexpr double kAirShare = 1.15;         // zoomed out, the earth takes that much less than its room

const GlobeTravel& travelOf(const Content& content, int territory) { return content.atlas->globe().travels[static_cast<std::size_t>(territory)]; }

/// Metres a pixel at which the whole earth just fits.
double wholeMpp(const Layout& layout) {
    const Rect room = globeRoom(layout);
    return 2 * kEarthSemiMajorM / static_cast<double>(std::max(1.f, std::min(room.w, room.h - 2 * layout.metrics.mm(kNamesMm))));
}

GlobeView viewOf(const Layout& layout, const GlobeCamera& camera) { return {camera, layout.map, globeRoom(layout).centre()}; }

}  // namespace

bool canTravel(const Content& content, int slot) {
    if (!content.atlas || content.atlas->globe().empty() || slot <= kMainMap || slot >= kTerritories) return false;
    return !travelOf(content, slot).land.empty();
}

double globeShare(const State& state) {
    if (state.globe.territory == 0) return 0;
    if (state.settings.reducedMotion) return state.globe.leaving ? 0 : 1;
    const double done = std::max(0.0, state.clockS - state.globe.sinceS) / kTravelS;
    return std::clamp(state.globe.fromShare + (state.globe.leaving ? -done : done), 0.0, 1.0);
}

Rect globeRoom(const Layout& layout) { return layout.portrait ? Rect{layout.focus.x, layout.title.bottom(), layout.focus.w, layout.focus.bottom() - layout.title.bottom()} : layout.focus; }

Rect globeWords(const Layout& layout) {
    const float gap = layout.metrics.mm(4);
    if (layout.portrait) {
        const float top = layout.home[0].bottom() + gap;
        return {layout.home[0].x, top, layout.map.w - 2 * layout.home[0].x, layout.map.bottom() - gap - top};
    }
    const float top = layout.title.bottom() + gap;
    return {layout.title.x, top, layout.title.w, layout.home[0].y - gap - top};
}

Rect globeButtonBox(const Content& content, const Layout& layout, const State& state, int slot) {
    if (slot != state.expanded || expandedShare(state, slot) < 1 || state.globe.territory != 0 || !canTravel(content, slot)) return {};
    if (layout.stage || state.screen != ScreenId::Explore || state.arranging) return {};
    const float margin = layout.metrics.mm(4), height = layout.metrics.mm(15), width = std::min(layout.metrics.mm(108), layout.large.w - 2 * margin);
    return {layout.large.x + margin, layout.large.bottom() - margin - height, width, height};
}

double closestGlobeMpp(const Content& content) {
    const bool known = content.atlas && !content.atlas->globe().empty();
    return known ? content.atlas->globe().levels.front().toleranceM / kClosestErrorPx : kEarthSemiMajorM / 100;
}

double widestGlobeMpp(const Layout& layout) { return wholeMpp(layout) * kAirShare; }

GlobeView globeAtRest(const Content& content, const Layout& layout, const State& state) {
    if (state.globe.camera) return viewOf(layout, *state.globe.camera);
    const LonLat anchor = canTravel(content, state.globe.territory) ? travelOf(content, state.globe.territory).anchor : kMetropole;
    return viewOf(layout, {anchor, wholeMpp(layout)});
}

GlobeView globeNow(const Content& content, const Layout& layout, const State& state) {
    const GlobeView rest = globeAtRest(content, layout, state);
    const double share = globeShare(state);
    if (share >= 1) return rest;
    return viewOf(layout, between({kMetropole, wholeMpp(layout)}, rest.camera, easeInOut(share)));
}

TravelPose travelPose(const Content& content, const Layout& layout, const State& state) {
    const GlobeTravel& travel = travelOf(content, state.globe.territory);
    const GlobeView rest = globeAtRest(content, layout, state);
    const double share = easeInOut(globeShare(state));
    const Vec2 there = rest.toScreen(travel.anchor);
    if (share >= 1) return {there, 1 / rest.camera.metresPerPx, 1, true};
    const MapView card = mapView(content, layout, state, state.globe.territory);
    const Vec2 here = card.toScreen(travel.legalAnchor);
    const double mpp = card.camera.metresPerPx * std::pow(rest.camera.metresPerPx / card.camera.metresPerPx, share);
    return {here + (there - here) * static_cast<float>(share), 1 / mpp, static_cast<float>(share), false};
}

double metresFromParis(const Content& content, int territory) {
    LonLat to = travelOf(content, territory).anchor;
    for (const CommunePoint& p : content.prefectures) {
        const Place& place = content.atlas->places()[static_cast<std::size_t>(p.place)];
        if (territoryOfCode(place.departement) == territory && place.position) to = *place.position;
    }
    return geodesicM(kParis, to);
}

}  // namespace arobase

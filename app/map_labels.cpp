#include "app/map_labels.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

constexpr double kFarShare = 0.5;  // of the view: who jumps that far comes to another place

bool sameScale(const MapView& a, const MapView& b) { return std::abs(a.camera.metresPerPx / b.camera.metresPerPx - 1) < 1e-9; }

}  // namespace

MapMove TerritoryLabels::follow(const MapView& now, double clockS) {
    drawn = true;
    first = !view;
    if (!view) view = now;
    const Vec2 way = now.toScreen(view->camera.centre) - view->middlePx;
    const bool moved = now.camera != view->camera || now.clip != view->clip || now.middlePx != view->middlePx;
    const bool jumped = std::abs(way.x) > now.clip.w * static_cast<float>(kFarShare) || std::abs(way.y) > now.clip.h * static_cast<float>(kFarShare);
    const bool together = sameScale(now, *view) && now.clip == view->clip && !jumped;
    if (moved) movedS = together ? clockS : -1e9;
    view = now;
    move = clockS - movedS < kLabelRestS ? MapMove::Panned : moved ? MapMove::Changed : MapMove::Still;
    return move;
}

long long TerritoryLabels::allowance(std::uint64_t job) {
    pictures = placing == job ? pictures + 1 : 1;
    placing = job;
    return pictures * kLabelLooks;
}

void MapLabels::beginPicture() {
    for (TerritoryLabels& t : of) t.drawn = false;
}

void MapLabels::endPicture() {
    for (TerritoryLabels& t : of)
        if (!t.drawn) t.placing = 0, t.move = MapMove::Still;
}

bool MapLabels::restless(double clockS) const {
    // A little longer than they wait, so that the picture at rest is built.
    constexpr double kOneMoreS = 0.1;
    return std::any_of(of.begin(), of.end(), [&](const TerritoryLabels& t) {
        return t.placing != 0 || t.move == MapMove::Changed || clockS - t.movedS < kLabelRestS + kOneMoreS || clockS < t.fadedS + kOneMoreS;
    });
}

}  // namespace arobase

#include "app/map_labels.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

constexpr double kFarShare = 0.5;  // of the view: who jumps that far comes to another place

bool sameScale(const MapView& a, const MapView& b) { return std::abs(a.camera.metresPerPx / b.camera.metresPerPx - 1) < 1e-9; }

}  // namespace

bool TerritoryLabels::follow(const MapView& now, double clockS) {
    if (!view) {
        view = now;
        return false;
    }
    const Vec2 way = now.toScreen(view->camera.centre) - view->middlePx;
    const bool moved = now.camera != view->camera || now.clip != view->clip || now.middlePx != view->middlePx;
    const bool jumped = std::abs(way.x) > now.clip.w * static_cast<float>(kFarShare) || std::abs(way.y) > now.clip.h * static_cast<float>(kFarShare);
    if (moved) movedS = sameScale(now, *view) && now.clip == view->clip && !jumped ? clockS : -1e9;
    view = now;
    return clockS - movedS < kLabelRestS;
}

bool MapLabels::restless(double clockS) const {
    // A little longer than they wait, so that the picture at rest is built.
    const auto waits = [clockS](const TerritoryLabels& t) { return clockS - t.movedS < kLabelRestS + 0.1; };
    return waits(before) || std::any_of(of.begin(), of.end(), waits);
}

}  // namespace arobase

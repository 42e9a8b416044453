#include "render/map/globe_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace arobase {
namespace {

constexpr double kRadians = std::numbers::pi / 180;

struct Plane {
    double east = 0, north = 0;
};

Plane onPlane(const LocalFrame& frame, LonLat centre, LonLat place) {
    const Geocentric d = geocentric(place) - geocentric(centre);
    return {dot(d, frame.east), dot(d, frame.north)};
}

double wrapped(double lon) { return std::remainder(lon, 360.0); }

GlobeCamera aimed(GlobeCamera camera, double lon, double lat) {
    camera.centre = {wrapped(lon), std::clamp(lat, -kHighestLatitude, kHighestLatitude)};
    return camera;
}

/// Turns the globe until `place` falls on `px` (Newton's method; the latitude keeps to its limits).
GlobeCamera bringing(GlobeView view, LonLat place, Vec2 px) {
    constexpr int kSteps = 12;
    constexpr double kProbeDeg = 1e-4, kLargestStepDeg = 20;
    for (int i = 0; i < kSteps; ++i) {
        const Vec2 at = view.toScreen(place);
        const double dx = static_cast<double>(px.x - at.x), dy = static_cast<double>(px.y - at.y);
        if (std::hypot(dx, dy) < 0.01) break;
        const GlobeCamera now = view.camera;
        const auto planeAt = [&](double lon, double lat) { return onPlane(frameAt({lon, lat}), {lon, lat}, place); };
        const double mpp = now.metresPerPx, lon = now.centre.lon, lat = now.centre.lat;
        const Plane here = planeAt(lon, lat), byLon = planeAt(lon + kProbeDeg, lat), byLat = planeAt(lon, lat + kProbeDeg);
        const double a = (byLon.east - here.east) / kProbeDeg / mpp, b = (byLat.east - here.east) / kProbeDeg / mpp;
        const double c = -(byLon.north - here.north) / kProbeDeg / mpp, d = -(byLat.north - here.north) / kProbeDeg / mpp;
        const double det = a * d - b * c;
        if (std::abs(det) < 1e-9) break;
        const double dLon = std::clamp((dx * d - b * dy) / det, -kLargestStepDeg, kLargestStepDeg);
        const double dLat = std::clamp((a * dy - c * dx) / det, -kLargestStepDeg, kLargestStepDeg);
        view.camera = aimed(now, lon + dLon, lat + dLat);
    }
    return view.camera;
}

}  // namespace

Vec2 GlobeView::toScreen(LonLat place) const {
    const Plane at = onPlane(frameAt(camera.centre), camera.centre, place);
    return {static_cast<float>(static_cast<double>(middlePx.x) + at.east / camera.metresPerPx),
            static_cast<float>(static_cast<double>(middlePx.y) - at.north / camera.metresPerPx)};
}

bool GlobeView::inFront(LonLat place) const { return dot(frameAt(place).up, frameAt(camera.centre).up) > 0; }

std::optional<LonLat> GlobeView::toPlace(Vec2 px) const {
    const LocalFrame f = frameAt(camera.centre);
    const Geocentric o = geocentric(camera.centre);
    const double east = static_cast<double>(px.x - middlePx.x) * camera.metresPerPx;
    const double north = -static_cast<double>(px.y - middlePx.y) * camera.metresPerPx;
    // The ray through that pixel, in the space where the ellipsoid is a unit sphere.
    const auto unit = [](Geocentric p) { return Geocentric{p.x / kEarthSemiMajorM, p.y / kEarthSemiMajorM, p.z / kEarthSemiMinorM}; };
    const Geocentric from = unit({o.x + east * f.east.x + north * f.north.x, o.y + east * f.east.y + north * f.north.y,
                                  o.z + east * f.east.z + north * f.north.z});
    const Geocentric along = unit(f.up);
    const double a = dot(along, along), b = dot(from, along), c = dot(from, from) - 1;
    const double inside = b * b - a * c;
    if (inside < 0) return std::nullopt;
    const double t = (-b + std::sqrt(inside)) / a;
    return placeOf({(from.x + t * along.x) * kEarthSemiMajorM, (from.y + t * along.y) * kEarthSemiMajorM, (from.z + t * along.z) * kEarthSemiMinorM});
}

Rect GlobeView::limb() const {
    const double lat = camera.centre.lat * kRadians;
    const Geocentric centre = geocentric(camera.centre);
    const double northOfMiddle = -dot(centre, frameAt(camera.centre).north);  // of the earth's own centre
    const double a = kEarthSemiMajorM / camera.metresPerPx;
    const double b = std::hypot(kEarthSemiMajorM * std::sin(lat), kEarthSemiMinorM * std::cos(lat)) / camera.metresPerPx;
    const double y = static_cast<double>(middlePx.y) - northOfMiddle / camera.metresPerPx;
    return {static_cast<float>(static_cast<double>(middlePx.x) - a), static_cast<float>(y - b), static_cast<float>(2 * a), static_cast<float>(2 * b)};
}

GlobeCamera turned(const GlobeView& view, Vec2 fromPx, Vec2 toPx) {
    const auto place = view.toPlace(fromPx);
    if (place && view.toPlace(toPx)) {
        const GlobeCamera camera = bringing(view, *place, toPx);
        GlobeView moved = view;
        moved.camera = camera;
        if (moved.inFront(*place)) return camera;
    }
    const double degreesPerPx = view.camera.metresPerPx / kEarthSemiMajorM / kRadians;
    return aimed(view.camera, view.camera.centre.lon - static_cast<double>(toPx.x - fromPx.x) * degreesPerPx,
                 view.camera.centre.lat + static_cast<double>(toPx.y - fromPx.y) * degreesPerPx);
}

GlobeCamera zoomedAbout(const GlobeView& view, Vec2 px, double factor, double minMpp, double maxMpp) {
    GlobeView closer = view;
    closer.camera.metresPerPx = std::clamp(view.camera.metresPerPx / factor, minMpp, maxMpp);
    const auto place = view.toPlace(px);
    if (!place || !closer.toPlace(px)) return closer.camera;
    const GlobeCamera camera = bringing(closer, *place, px);
    GlobeView moved = closer;
    moved.camera = camera;
    return moved.inFront(*place) ? camera : closer.camera;
}

GlobeCamera between(const GlobeCamera& from, const GlobeCamera& to, double share) {
    if (share <= 0) return from;
    if (share >= 1) return to;
    const double across = wrapped(to.centre.lon - from.centre.lon);
    return {{wrapped(from.centre.lon + across * share), from.centre.lat + (to.centre.lat - from.centre.lat) * share},
            from.metresPerPx * std::pow(to.metresPerPx / from.metresPerPx, share)};
}

GlobeBar globeBar(const GlobeCamera& camera, float maxPx) {
    const auto bar = [&](double metres) {
        const LocalFrame frame = frameAt(camera.centre);
        const auto end = [&](double azimuth) {
            return static_cast<float>(onPlane(frame, camera.centre, geodesicEnd(camera.centre, azimuth, metres / 2)).east / camera.metresPerPx);
        };
        return GlobeBar{metres, end(-90), end(90)};
    };
    constexpr double kLongestM = 5e6;  // beyond, the ground bends away
    GlobeBar best = bar(1);
    for (double decade = 1; decade < kLongestM; decade *= 10)
        for (const double step : {1.0, 2.0, 5.0}) {
            const GlobeBar longer = bar(decade * step);
            if (decade * step <= kLongestM && longer.toPx - longer.fromPx <= maxPx) best = longer;
        }
    return best;
}

}  // namespace arobase

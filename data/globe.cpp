#include "data/globe.h"

#include <geodesic.h>

#include <cmath>
#include <numbers>

namespace arobase {

namespace {

constexpr double kRadians = std::numbers::pi / 180;

const geod_geodesic& wgs84() {
    static const geod_geodesic kEllipsoid = [] {
        geod_geodesic made;
        geod_init(&made, kEarthSemiMajorM, kEarthFlattening);
        return made;
    }();
    return kEllipsoid;
}

}  // namespace

Geocentric geocentric(LonLat at) {
    const double lon = at.lon * kRadians, lat = at.lat * kRadians;
    const double nu = kEarthSemiMajorM / std::sqrt(1 - kEarthEccentricity2 * std::sin(lat) * std::sin(lat));
    return {nu * std::cos(lat) * std::cos(lon), nu * std::cos(lat) * std::sin(lon), nu * (1 - kEarthEccentricity2) * std::sin(lat)};
}

LonLat placeOf(Geocentric p) {
    return {std::atan2(p.y, p.x) / kRadians, std::atan2(p.z, (1 - kEarthEccentricity2) * std::hypot(p.x, p.y)) / kRadians};
}

LocalFrame frameAt(LonLat at) {
    const double sinLon = std::sin(at.lon * kRadians), cosLon = std::cos(at.lon * kRadians);
    const double sinLat = std::sin(at.lat * kRadians), cosLat = std::cos(at.lat * kRadians);
    return {{-sinLon, cosLon, 0}, {-sinLat * cosLon, -sinLat * sinLon, cosLat}, {cosLat * cosLon, cosLat * sinLon, sinLat}};
}

double geodesicM(LonLat a, LonLat b) {
    double metres = 0;
    geod_inverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, &metres, nullptr, nullptr);
    return metres;
}

LonLat geodesicEnd(LonLat from, double azimuthDeg, double metres) {
    LonLat end;
    geod_direct(&wgs84(), from.lat, from.lon, azimuthDeg, metres, &end.lat, &end.lon, nullptr);
    return end;
}

}  // namespace arobase

#include "app/bench/reference_flight.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace arobase::bench {
namespace {

struct Key {
    double seconds, lon, lat, zoom;
};
constexpr std::array<Key, 5> kKeys{{{0, 2.4, 46.6, 5.6}, {3, 2.2, 43.7, 7.6}, {6, 1.444, 43.604, 10.6}, {7, 1.60, 43.56, 10.6}, {10, 2.4, 46.6, 5.6}}};

}  // namespace

double groundMetresPerPx(double webZoom, double latitudeDeg) {
    constexpr double kEquatorM = 40'075'016.686, kTilePx = 512;
    return kEquatorM * std::cos(latitudeDeg * std::numbers::pi / 180) / (kTilePx * std::exp2(webZoom));
}

MapCamera flightCamera(const Projector& lambert93, double seconds) {
    seconds = std::clamp(seconds, 0.0, kFlightS);
    std::size_t i = 0;
    while (i + 2 < kKeys.size() && seconds >= kKeys[i + 1].seconds) ++i;
    const Key &a = kKeys[i], &b = kKeys[i + 1];
    const double t = (seconds - a.seconds) / (b.seconds - a.seconds), s = t * t * (3 - 2 * t);
    const auto between = [s](double from, double to) { return from + (to - from) * s; };
    const LonLat centre{between(a.lon, b.lon), between(a.lat, b.lat)};
    MapCamera camera;
    if (const auto at = lambert93.forward(centre)) camera.centre = *at;
    camera.metresPerPx = groundMetresPerPx(between(a.zoom, b.zoom), centre.lat);
    return camera;
}

}  // namespace arobase::bench

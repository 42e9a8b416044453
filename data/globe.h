#pragma once
// The earth as a whole: places on the WGS84 ellipsoid, and what the atlas holds to draw it from far away.
#include <cstdint>
#include <span>
#include <vector>

#include "data/geo_types.h"

namespace arobase {

/// WGS84.
inline constexpr double kEarthSemiMajorM = 6378137.0, kEarthFlattening = 1 / 298.257223563;
inline constexpr double kEarthSemiMinorM = kEarthSemiMajorM * (1 - kEarthFlattening);
inline constexpr double kEarthEccentricity2 = kEarthFlattening * (2 - kEarthFlattening);

/// Geocentric, metres: x towards 0° E on the equator, z towards the north pole.
struct Geocentric {
    double x = 0, y = 0, z = 0;
};
inline Geocentric operator-(Geocentric a, Geocentric b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline double dot(Geocentric a, Geocentric b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

/// On the ellipsoid (EPSG method 9602, height 0).
Geocentric geocentric(LonLat at);
/// The place whose point of the ellipsoid is nearest to `p`, exactly for points on it.
LonLat placeOf(Geocentric p);

/// What stands upright at a place: unit vectors to the east, to the north and outwards.
struct LocalFrame {
    Geocentric east, north, up;
};
LocalFrame frameAt(LonLat at);

/// Length of the shortest way over the ellipsoid, metres.
double geodesicM(LonLat a, LonLat b);
/// Where one arrives, `metres` from a place in that direction (degrees clockwise from north).
LonLat geodesicEnd(LonLat from, double azimuthDeg, double metres);

/// Geocentric metres as the GPU takes them: half a metre of error at most.
struct GlobePoint {
    float x = 0, y = 0, z = 0;
};
struct GlobeSegment {
    GlobePoint a, b;
};

/// A corner of a territory that can travel: where it is in its legal projection and where on the earth, both relative to
/// the territory's anchor, metres.
struct TravelPoint {
    LocalPoint legal;
    GlobePoint globe;
};
struct TravelSegment {
    TravelPoint a, b;
};

/// Land of the world at one level of detail. Triangles and segments that lie close together stand close together.
struct GlobeLevel {
    double toleranceM = 0;
    std::span<const GlobePoint> vertices;
    std::span<const std::uint32_t> land;  ///< triangle indices
    std::span<const GlobeSegment> coast;
    std::span<const GlobeSegment> borders;  ///< between countries
};

/// One territory, ready to leave its inset.
struct GlobeTravel {
    LonLat anchor;           ///< a place on its largest island
    WorldPoint legalAnchor;  ///< the same in its legal CRS
    std::span<const TravelPoint> vertices;
    std::span<const std::uint32_t> land;
    std::span<const TravelSegment> outline;
};

/// Views into the atlas file.
struct AtlasGlobe {
    std::vector<GlobeLevel> levels;    ///< finest first; empty: the atlas knows no globe
    std::vector<GlobeTravel> travels;  ///< parallel to territories() then
    bool empty() const { return levels.empty(); }
};

}  // namespace arobase

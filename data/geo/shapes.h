#pragma once
// Polygons on their way from a file to the atlas. A ring has no repeated last point; rings[0] is the outer one.
#include <string>
#include <vector>

#include "data/geo_types.h"

namespace arobase {

template <class Point>
struct PolygonOf {
    std::vector<std::vector<Point>> rings;
};
using LonLatPolygon = PolygonOf<LonLat>;
using WorldPolygon = PolygonOf<WorldPoint>;

/// Axis-aligned box in degrees; longitudes may pass ±180 for a box across the antimeridian.
struct LonLatBox {
    LonLat min;
    LonLat max;
};

/// A polygon feature of a source, in WGS84.
struct GeoFeature {
    std::string code;
    std::string name;
    std::vector<LonLatPolygon> polygons;
};

/// Twice the signed area of a ring, positive anticlockwise. Relative to the first point, for precision.
template <class Ring>
double twiceSignedAreaM2(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        sum += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) - (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    }
    return sum;
}

/// Area of a polygon, its holes taken out, m².
inline double areaM2(const WorldPolygon& polygon) {
    double sum = 0;
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
        const double area = twiceSignedAreaM2(polygon.rings[i]) / 2;
        const double magnitude = area < 0 ? -area : area;
        sum += i == 0 ? magnitude : -magnitude;
    }
    return sum;
}

}  // namespace arobase

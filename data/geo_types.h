#pragma once
// Coordinates. Different spaces are different types and never convert implicitly.

namespace arobase {

/// WGS84 (EPSG:4326) degrees, longitude first.
struct LonLat {
    double lon = 0;
    double lat = 0;
    bool operator==(const LonLat&) const = default;
};

/// Metres in a territory's own projected CRS (easting, northing).
struct WorldPoint {
    double x = 0;
    double y = 0;
    bool operator==(const WorldPoint&) const = default;
};

/// Axis-aligned box in a territory's CRS, metres; empty when max < min.
struct WorldBox {
    WorldPoint min{1e300, 1e300};
    WorldPoint max{-1e300, -1e300};
    bool empty() const { return max.x < min.x || max.y < min.y; }
    double width() const { return max.x - min.x; }
    double height() const { return max.y - min.y; }
    bool contains(WorldPoint p) const { return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y; }
    WorldPoint centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    void add(WorldPoint p) {
        if (p.x < min.x) min.x = p.x;
        if (p.y < min.y) min.y = p.y;
        if (p.x > max.x) max.x = p.x;
        if (p.y > max.y) max.y = p.y;
    }
};

/// A point relative to a mesh origin, metres (float: sub-millimetre within 10 km, 6 cm within 1000 km).
struct LocalPoint {
    float x = 0;
    float y = 0;
};

}  // namespace arobase

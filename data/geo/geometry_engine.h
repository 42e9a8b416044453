#pragma once
// The planar geometry that we do not write ourselves (GEOS): clipping, unions, repair, triangulation of what is hard.
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "data/geo/shapes.h"

namespace arobase {

using WorldTriangle = std::array<WorldPoint, 3>;

/// Owns a GEOS context: one thread at a time. Bad geometry gives an empty result, never an exception.
class GeometryEngine {
public:
    GeometryEngine();
    ~GeometryEngine();
    GeometryEngine(GeometryEngine&&) noexcept;
    GeometryEngine& operator=(GeometryEngine&&) noexcept;

    /// The part of `polygon` inside `box`. A polygon that crosses itself far from the box's edges goes on doing so.
    std::vector<LonLatPolygon> clipped(const LonLatPolygon& polygon, const LonLatBox& box) const;
    /// The common part of two sets of polygons.
    std::vector<WorldPolygon> intersection(const std::vector<WorldPolygon>& a, const std::vector<WorldPolygon>& b) const;
    /// True when no ring crosses itself or another, and none lies where it should not.
    bool valid(const std::vector<LonLatPolygon>& polygons) const;
    bool valid(const WorldPolygon& polygon) const;
    /// One shape without inner borders.
    std::vector<LonLatPolygon> dissolved(const std::vector<LonLatPolygon>& polygons) const;
    /// The band of points within `radiusM` of the lines, cut square at their ends.
    std::vector<WorldPolygon> band(const std::vector<std::vector<WorldPoint>>& lines, double radiusM) const;
    /// The hull of some points, drawn in where they leave room: at a ratio of 1 it is convex, at 0 it leaves out all it can.
    std::vector<WorldPolygon> concaveHull(const std::vector<WorldPoint>& points, double ratio) const;
    /// Same outline without self-intersections.
    std::vector<WorldPolygon> madeValid(const WorldPolygon& polygon) const;
    /// Constrained Delaunay triangles; every corner is a vertex of the polygon. nullopt when it is not a valid polygon.
    std::optional<std::vector<WorldTriangle>> triangulated(const WorldPolygon& polygon) const;
    /// A point inside the largest of the polygons, near its middle: the centroid when it is inside.
    std::optional<LonLat> pointInside(const std::vector<LonLatPolygon>& polygons) const;

    /// Land that many shapes are cut to. Must not outlive its engine.
    class Mask {
    public:
        Mask(const GeometryEngine& engine, const std::vector<WorldPolygon>& land);
        ~Mask();
        Mask(const Mask&) = delete;
        Mask& operator=(const Mask&) = delete;
        /// The part of a polygon that lies on the land.
        std::vector<WorldPolygon> of(const WorldPolygon& polygon) const;

    private:
        struct Impl;
        std::unique_ptr<Impl> m_impl;
    };

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

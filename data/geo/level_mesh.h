#pragma once
// Triangles of polygons that share vertices.
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "data/geo/polygon_triangles.h"
#include "data/geo/shapes.h"
#include "data/geo/simplify.h"
#include "data/geo/topology.h"

namespace arobase {

/// A mesh in the making: a vertex is stored once, whoever uses it.
class LevelMesh {
public:
    explicit LevelMesh(WorldPoint origin) : m_origin(origin) {}

    /// Triangulates a polygon into `indices`. An invalid polygon is repaired first. False when triangles and polygon do not
    /// have the same area within one part in a million, in which case nothing was added.
    bool add(const WorldPolygon& polygon, PolygonTriangles& cutter, std::vector<std::uint32_t>& indices);

    /// Appends another mesh of the same origin, its indices shifted into `indices`.
    void append(const LevelMesh& other, const std::vector<std::uint32_t>& otherIndices, std::vector<std::uint32_t>& indices);

    LocalPoint local(WorldPoint p) const;
    std::vector<LocalPoint> takeVertices() { return std::move(m_vertices); }

private:
    std::uint32_t indexOf(WorldPoint p);

    WorldPoint m_origin;
    std::vector<LocalPoint> m_vertices;
    std::map<std::pair<double, double>, std::uint32_t> m_indexByPoint;
};

}  // namespace arobase

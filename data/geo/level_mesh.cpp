#include "data/geo/level_mesh.h"

#include <cmath>

namespace arobase {

namespace {

double areaM2(const std::vector<WorldTriangle>& triangles) {
    double sum = 0;
    for (const WorldTriangle& t : triangles) sum += std::abs(twiceSignedAreaM2(t)) / 2;
    return sum;
}

bool sameArea(const std::vector<WorldTriangle>& triangles, const std::vector<WorldPolygon>& polygons) {
    double wanted = 0;
    for (const WorldPolygon& polygon : polygons) wanted += areaM2(polygon);
    constexpr double kRelative = 1e-6;
    return std::abs(areaM2(triangles) - wanted) <= kRelative * wanted + 1e-3;
}

}  // namespace

LocalPoint LevelMesh::local(WorldPoint p) const {
    return {static_cast<float>(p.x - m_origin.x), static_cast<float>(p.y - m_origin.y)};
}

std::uint32_t LevelMesh::indexOf(WorldPoint p) {
    const auto [found, isNew] = m_indexByPoint.try_emplace({p.x, p.y}, static_cast<std::uint32_t>(m_vertices.size()));
    if (isNew) m_vertices.push_back(local(p));
    return found->second;
}

bool LevelMesh::add(const WorldPolygon& polygon, const GeometryEngine& engine, std::vector<std::uint32_t>& indices) {
    std::vector<WorldPolygon> parts{polygon};
    auto triangles = engine.triangulated(polygon);
    if (!triangles || !sameArea(*triangles, parts)) {
        parts = engine.madeValid(polygon);
        triangles.emplace();
        for (const WorldPolygon& part : parts) {
            const auto more = engine.triangulated(part);
            if (!more) return false;
            triangles->insert(triangles->end(), more->begin(), more->end());
        }
        if (parts.empty() || !sameArea(*triangles, parts)) return false;
    }
    for (const WorldTriangle& triangle : *triangles) {
        // All anticlockwise, so that a renderer may cull.
        const bool turned = twiceSignedAreaM2(triangle) < 0;
        indices.push_back(indexOf(triangle[0]));
        indices.push_back(indexOf(triangle[turned ? 2 : 1]));
        indices.push_back(indexOf(triangle[turned ? 1 : 2]));
    }
    return true;
}

void LevelMesh::append(const LevelMesh& other, const std::vector<std::uint32_t>& otherIndices,
                       std::vector<std::uint32_t>& indices) {
    const auto shift = static_cast<std::uint32_t>(m_vertices.size());
    m_vertices.insert(m_vertices.end(), other.m_vertices.begin(), other.m_vertices.end());
    for (const std::uint32_t index : otherIndices) indices.push_back(shift + index);
}

}  // namespace arobase

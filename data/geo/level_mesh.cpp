#include "data/geo/level_mesh.h"

namespace arobase {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

}  // namespace

LocalPoint LevelMesh::local(WorldPoint p) const {
    return {static_cast<float>(p.x - m_origin.x), static_cast<float>(p.y - m_origin.y)};
}

std::uint32_t LevelMesh::indexOf(WorldPoint p) {
    const auto [found, isNew] = m_indexByPoint.try_emplace({p.x, p.y}, static_cast<std::uint32_t>(m_vertices.size()));
    if (isNew) m_vertices.push_back(local(p));
    return found->second;
}

bool LevelMesh::add(const WorldPolygon& polygon, PolygonTriangles& cutter, std::vector<std::uint32_t>& indices) {
    const Triangles* triangles = cutter.ofUntrusted(polygon);
    if (triangles == nullptr) return false;
    std::vector<std::uint32_t> vertexOf(triangles->points.size(), kNone);
    for (const std::uint32_t corner : triangles->corners) {
        std::uint32_t& vertex = vertexOf[corner];
        if (vertex == kNone) vertex = indexOf(triangles->points[corner]);
        indices.push_back(vertex);
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

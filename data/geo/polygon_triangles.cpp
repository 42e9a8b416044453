#include "data/geo/polygon_triangles.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace arobase {

namespace {

bool sameArea(double a, double b) { return std::abs(a - b) <= 1e-6 * b + 1e-3; }

/// Adds triangles that have their corners each for itself, as the library gives them; equal corners become one.
void append(const std::vector<WorldTriangle>& found, Triangles& out) {
    std::vector<WorldPoint> points;
    for (const WorldTriangle& t : found) points.insert(points.end(), t.begin(), t.end());
    const auto before = [](WorldPoint a, WorldPoint b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
    std::sort(points.begin(), points.end(), before);
    points.erase(std::unique(points.begin(), points.end()), points.end());
    const std::size_t first = out.points.size();
    for (const WorldTriangle& t : found) {
        const bool clockwise = twiceSignedAreaM2(t) < 0;
        for (const std::size_t corner : {std::size_t{0}, std::size_t{clockwise ? 2U : 1U}, std::size_t{clockwise ? 1U : 2U}}) {
            const auto at = std::lower_bound(points.begin(), points.end(), t[corner], before) - points.begin();
            out.corners.push_back(static_cast<std::uint32_t>(first + static_cast<std::size_t>(at)));
        }
    }
    out.points.insert(out.points.end(), points.begin(), points.end());
}

}  // namespace

const Triangles* PolygonTriangles::of(const WorldPolygon& polygon) {
    const bool whole = m_triangulator.run(polygon, m_triangles) && sameArea(areaM2(m_triangles), areaM2(polygon));
    return whole ? &m_triangles : repaired(polygon);
}

const Triangles* PolygonTriangles::ofUntrusted(const WorldPolygon& polygon) {
    return m_engine.valid(polygon) ? of(polygon) : repaired(polygon);
}

const Triangles* PolygonTriangles::repaired(const WorldPolygon& polygon) {
    m_triangles = {};
    double wanted = 0;
    for (const WorldPolygon& part : m_engine.madeValid(polygon)) {
        const auto more = m_engine.triangulated(part);
        if (!more) return nullptr;
        append(*more, m_triangles);
        wanted += areaM2(part);
    }
    return !m_triangles.corners.empty() && sameArea(areaM2(m_triangles), wanted) ? &m_triangles : nullptr;
}

}  // namespace arobase

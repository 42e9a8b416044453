#include "data/geo/near_test.h"

#include <algorithm>
#include <cmath>

namespace arobase {

namespace {

std::uint64_t keyOf(std::int64_t column, std::int64_t row) {
    return (static_cast<std::uint64_t>(column) << 32) ^ (static_cast<std::uint64_t>(row) & 0xFFFFFFFFULL);
}

/// Calls visit(edge) until it gives true; true if it did.
template <class Entries, class Visit>
bool anyOf(const Entries& entries, std::uint64_t key, const Visit& visit) {
    for (auto it = std::lower_bound(entries.begin(), entries.end(), std::pair(key, 0U)); it != entries.end() && it->first == key; ++it)
        if (visit(it->second)) return true;
    return false;
}

}  // namespace

NearTest::NearTest(const std::vector<WorldPolygon>& polygons, double distanceM)
    : m_distanceM(distanceM), m_cellM(std::max(distanceM, 2000.0)) {
    for (const WorldPolygon& polygon : polygons)
        for (const std::vector<WorldPoint>& ring : polygon.rings)
            for (std::size_t i = 0; i < ring.size(); ++i) add(ring[i], ring[(i + 1) % ring.size()]);
    std::sort(m_near.begin(), m_near.end());
    std::sort(m_inRow.begin(), m_inRow.end());
}

std::int64_t NearTest::cell(double v) const { return static_cast<std::int64_t>(std::floor(v / m_cellM)); }

void NearTest::add(WorldPoint a, WorldPoint b) {
    const auto index = static_cast<std::uint32_t>(m_edges.size());
    m_edges.push_back({a, b});
    const auto [left, right] = std::minmax(a.x, b.x);
    const auto [bottom, top] = std::minmax(a.y, b.y);
    for (std::int64_t row = cell(bottom - m_distanceM); row <= cell(top + m_distanceM); ++row)
        for (std::int64_t column = cell(left - m_distanceM); column <= cell(right + m_distanceM); ++column)
            m_near.emplace_back(keyOf(column, row), index);
    for (std::int64_t row = cell(bottom); row <= cell(top); ++row) m_inRow.emplace_back(keyOf(0, row), index);
}

bool NearTest::within(WorldPoint p) const {
    const bool close = anyOf(m_near, keyOf(cell(p.x), cell(p.y)), [&](std::uint32_t index) {
        const auto [a, b] = m_edges[index];
        const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
        const double t = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
        const double x = p.x - a.x - t * dx, y = p.y - a.y - t * dy;
        return x * x + y * y <= m_distanceM * m_distanceM;
    });
    return close || inside(p);
}

/// Edges of neighbours that touch count twice, and so not at all.
bool NearTest::inside(WorldPoint p) const {
    bool odd = false;
    anyOf(m_inRow, keyOf(0, cell(p.y)), [&](std::uint32_t index) {
        const auto [a, b] = m_edges[index];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) odd = !odd;
        return false;
    });
    return odd;
}

}  // namespace arobase

#pragma once
// "Is this point within a distance of these polygons?", asked many times.
#include <cstdint>
#include <utility>
#include <vector>

#include "data/geo/shapes.h"

namespace arobase {

/// The distance is that of the whole test: edges are sorted into cells by it. Immutable: any thread.
class NearTest {
public:
    NearTest(const std::vector<WorldPolygon>& polygons, double distanceM);

    /// True inside a polygon and within the distance of its edges.
    bool within(WorldPoint point) const;

private:
    struct Edge {
        WorldPoint a;
        WorldPoint b;
    };
    using Entry = std::pair<std::uint64_t, std::uint32_t>;  ///< cell or row, edge

    void add(WorldPoint a, WorldPoint b);
    std::int64_t cell(double v) const;
    bool inside(WorldPoint point) const;

    double m_distanceM;
    double m_cellM;
    std::vector<Edge> m_edges;
    std::vector<Entry> m_near;    ///< edges within the distance of each cell, by cell
    std::vector<Entry> m_inRow;   ///< edges that cross each row of cells, by row
};

}  // namespace arobase

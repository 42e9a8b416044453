#pragma once
// Polygons with holes → triangles, without a library: ears are cut off one by one, then edges are turned until the triangles
// are constrained Delaunay. A hundred thousand corners take some tens of milliseconds.
#include <array>
#include <cstdint>
#include <vector>

#include "data/geo/shapes.h"

namespace arobase {

struct Triangles {
    std::vector<WorldPoint> points;      ///< the polygon's own, ring after ring
    std::vector<std::uint32_t> corners;  ///< indices into points, three a triangle, anticlockwise
};

/// Sum of the triangles' areas, m².
double areaM2(const Triangles& triangles);

/// Keeps its working memory from one polygon to the next: one thread at a time.
class Triangulator {
public:
    /// False, with nothing of use in `out`, for a polygon that it cannot cut: one whose rings cross, most of all. Whether rings
    /// cross is not checked: of such a polygon, anything may come out. The same polygon always gives the same triangles.
    bool run(const WorldPolygon& polygon, Triangles& out);

private:
    /// A corner of what is left to cut. Holes are joined to the outer ring by bridges, whose ends are two corners each.
    struct Corner {
        std::uint32_t point = 0;  ///< into Triangles::points
        std::uint32_t previous = 0;
        std::uint32_t next = 0;
        std::uint32_t beyond = 0;  ///< half-edge of a finished triangle on the far side of the edge to `next`
        std::uint32_t nextInCell = 0;
        bool blunt = false;  ///< 180° or more inside
        bool listed = false;  ///< in the grid
        bool cut = false;
    };
    struct Span {
        std::int32_t x0 = 0, x1 = 0, y0 = 0, y1 = 0;
    };

    bool addRing(const std::vector<WorldPoint>& ring, bool hole);
    bool joinHoles();
    bool bridge(std::uint32_t hole);
    std::uint32_t visibleFrom(std::uint32_t hole) const;
    void makeGrid();
    void put(std::uint32_t corner);
    Span cellsOf(const std::array<WorldPoint, 3>& triangle) const;
    bool isEar(std::uint32_t corner) const;
    bool blocks(std::uint32_t corner, const std::array<WorldPoint, 3>& triangle) const;
    bool cutEars();
    void cutOff(std::uint32_t corner);
    void updateBlunt(std::uint32_t corner);
    void emit(std::uint32_t a, std::uint32_t b, std::uint32_t c);
    void attach(std::uint32_t halfEdge, std::uint32_t beyond);
    void turnEdges();
    bool shouldTurn(std::uint32_t halfEdge) const;
    void turn(std::uint32_t halfEdge);
    WorldPoint at(std::uint32_t corner) const { return m_at[m_corners[corner].point]; }

    std::vector<WorldPoint> m_at;  ///< the points, relative to the first: their differences are then exact enough
    std::vector<Corner> m_corners;
    std::vector<std::uint32_t> m_holes;  ///< the leftmost corner of each
    std::vector<std::uint32_t> m_cells;  ///< first blunt corner in each cell of a grid over the polygon
    WorldBox m_box;
    double m_cellM = 1;
    std::int32_t m_columns = 1;
    std::int32_t m_rows = 1;
    std::uint32_t m_remaining = 0;
    std::vector<std::uint32_t> m_tips;     ///< corner points of the triangles, three each: half-edge i goes from tip i to the next
    std::vector<std::uint32_t> m_twins;    ///< per half-edge, the one on the other side; kNone at the polygon's outline
    std::vector<std::uint32_t> m_bridged;  ///< per bridge, the half-edge that came to it first
    std::vector<std::uint32_t> m_toCheck;
};

}  // namespace arobase

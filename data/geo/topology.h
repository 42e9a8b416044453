#pragma once
// Shared borders, found once. Polygons become arcs (lines between junctions) and rings that refer to them, so that
// whatever is done to an arc is done for both of its neighbours.
//
//        area 0      │      area 1            arc a: users {0, 1}
//   ─────────────────●─────────────────       ● junction: the arcs end here
//        arc b {0,-1}│     arc c {1,-1}
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "data/geo/shapes.h"

namespace arobase {

/// A line between two junctions, or a whole closed ring (first == last then).
struct Arc {
    std::vector<std::uint32_t> vertices;  ///< indices into Topology::vertices
    std::array<int, 2> areas{-1, -1};     ///< the areas on its two sides; -1: nothing (sea, or abroad)
    std::uint8_t mark = 0;                ///< what EdgeMarker said of its edges
    bool closed() const { return vertices.front() == vertices.back(); }
};

/// A ring as a chain of arcs, some of them walked backwards.
struct ArcUse {
    std::uint32_t arc = 0;
    bool reversed = false;
};
struct ArcRing {
    std::vector<ArcUse> uses;
};
struct ArcPolygon {
    std::vector<ArcRing> rings;  ///< outer ring first
};
struct ArcArea {
    std::vector<ArcPolygon> polygons;
};

struct Topology {
    std::vector<WorldPoint> vertices;
    std::vector<Arc> arcs;
    std::vector<ArcArea> areas;  ///< parallel to the input
};

/// Given a ring and, for each of its edges (i to i + 1), whether only one area uses it, writes a mark per edge.
/// Arcs are cut where the mark changes.
using EdgeMarker =
    std::function<void(const std::vector<WorldPoint>& ring, const std::vector<bool>& single, std::vector<std::uint8_t>& marks)>;

/// Cuts arcs where the marks of their edges change, and marks them. `marks` is parallel to the arcs: a mark for each edge, or
/// nothing for an arc that is to stay. Every area is made to use the pieces: those of the topology, and `others`.
void cutAtMarks(Topology& topology, const std::vector<std::vector<std::uint8_t>>& marks, std::vector<ArcArea>& others);

/// Builds the arcs of some areas. Vertices closer than `weldM` become one (the first seen, so the result does not depend on
/// anything but the order of the input). Rings that vanish are left out. `marker` may be empty.
Topology buildTopology(const std::vector<std::vector<WorldPolygon>>& areas, double weldM, const EdgeMarker& marker);

}  // namespace arobase

#pragma once
// One level of detail: every arc thinned once, without gaps, overlaps or crossings.
#include <cstdint>
#include <vector>

#include "data/geo/topology.h"

namespace arobase {

/// The arcs of a topology at one tolerance.
struct SimplifiedArcs {
    std::vector<std::vector<std::uint32_t>> arcs;  ///< parallel to Topology::arcs; the ends never move
    int refined = 0;                               ///< arcs kept finer than asked, so that no lines cross
};

/// The arcs as the source has them.
SimplifiedArcs sourceArcs(const Topology& topology);

/// Douglas–Peucker on one line: what is left is within `toleranceM` of it. A closed line keeps at least a triangle.
std::vector<std::uint32_t> thinned(const std::vector<WorldPoint>& vertices, const std::vector<std::uint32_t>& line, double toleranceM);

/// Douglas–Peucker on each arc. An arc stays within `toleranceM` of its source; where two arcs would cross or coincide they
/// are kept finer, down to the source itself. A closed ring keeps at least a triangle. 0 gives the source.
SimplifiedArcs simplifiedArcs(const Topology& topology, double toleranceM);

/// The same with a tolerance for each arc, parallel to Topology::arcs.
SimplifiedArcs simplifiedArcs(const Topology& topology, std::vector<double> tolerancesM);

/// The vertex indices of a ring, without a repeated last one.
std::vector<std::uint32_t> ringVertices(const SimplifiedArcs& simplified, const ArcRing& ring);

/// The points of a polygon at that level. Holes that vanished are left out; no ring at all when the outer one vanished.
WorldPolygon polygonAt(const Topology& topology, const SimplifiedArcs& simplified, const ArcPolygon& polygon);

}  // namespace arobase

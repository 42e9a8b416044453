#pragma once
// Areas put together by groups (communes into départements, EPCI…): what is left is the arcs between different groups,
// the very same lines as before, so that whatever was done to an arc holds for both.
#include <vector>

#include "data/geo/topology.h"

namespace arobase {

/// The areas on the two sides of an arc, walking from its first vertex to its last; −1: nothing.
struct ArcSides {
    int left = -1;
    int right = -1;
};

/// Per arc. Outer rings may turn either way in the input. Where more than two areas claim an arc, the last two win.
std::vector<ArcSides> arcSides(const Topology& topology);

/// One area per group 0 … groups − 1. `groupOfArea` is parallel to topology.areas; −1 leaves an area out. Rings that touch
/// themselves at a vertex are cut there; a hole goes to the smallest outer ring around it.
std::vector<ArcArea> dissolved(const Topology& topology, const std::vector<int>& groupOfArea, int groups);

}  // namespace arobase

#pragma once
// Whether the meshes of a territory fit together as they were written: fills with outlines, neighbours with each other.
#include <string>
#include <vector>

#include "data/atlas.h"

namespace arobase::test {

/// What does not fit, a line for each kind of fault, level and kind of area, with how often; empty: everything fits. Corners are compared
/// by their bits, as the GPU sees them. At each level
/// - no edge is in more than two triangles of one area, and the edges in one triangle only are its outline;
/// - the outlines of communes are the segments of border that name them, to the left or to the right: what two share is one line in both;
/// - the outlines of départements are the borders drawn: coasts in one, borders between two in two, those with a country in one or (of
///   two other countries) none;
/// - the triangles of an area, each counted positive, have the area within its outline; at full detail that of communes is summed up
///   from their borders, which have them on the side that they say.
std::vector<std::string> meshMisfits(const AtlasTerritory& territory);

}  // namespace arobase::test

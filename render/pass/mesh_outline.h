#pragma once
// The outer edges of a triangle mesh.
#include <cstdint>
#include <span>
#include <vector>

#include "data/atlas.h"

namespace arobase {

/// Edges that belong to one triangle only, by position (a seam between two polygons is not an outline if both have it).
/// Drawn as thin lines in the mesh's own colour, they give a fill without border a smooth edge.
std::vector<BorderSegment> meshOutline(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> triangles);

}  // namespace arobase

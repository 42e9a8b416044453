#pragma once
// The ground of a map in pieces small enough to be drawn a few a frame.
#include <cstdint>
#include <span>
#include <vector>

#include "data/atlas.h"
#include "render/draw_list.h"
#include "render/pass/segment_strip.h"

namespace arobase {

/// nullptr when the atlas has no such territory or level.
const AtlasLevel* levelOf(const Atlas& atlas, int territory, int level);

/// The commands as seen by `view`, communes chunk by chunk where they are in sight. Levels of detail are chosen for that view,
/// `coarser` times less fine (1: as they should be). They replace what is in `pieces`, which is kept for its capacity.
void groundPieces(std::span<const DrawCommand> commands, const MeshView& view, const Atlas& atlas, double coarser, std::vector<DrawCommand>& pieces);

/// Corners of triangles and ends of segments that a piece draws; of a thin segment one end counts, as it is half the work.
double pieceCost(const DrawCommand& piece, Stroke stroke, const Atlas& atlas);

/// A key of all that the commands show but the camera and the level of detail.
std::uint64_t groundContent(std::span<const DrawCommand> commands, Rgba background);

}  // namespace arobase

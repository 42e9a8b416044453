#pragma once
// Which stretches of a mesh a view can see: deep in a territory most of it is far outside.
#include <span>
#include <vector>

#include "data/atlas.h"

namespace arobase {

/// Consecutive elements (indices or segments) and what they cover.
struct MeshChunk {
    IndexRange range;
    LocalBox box;
};

/// Chunks of about a thousand triangles; a triangle with an unknown vertex is not counted in the box.
std::vector<MeshChunk> triangleChunks(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> indices);

/// Chunks of about five hundred segments.
std::vector<MeshChunk> segmentChunks(std::span<const BorderSegment> segments);

/// Ranges of the chunks that overlap `box`, within `limits`; neighbours are merged, and short gaps drawn rather than skipped.
/// They replace what was in `ranges`, whose room is used again: a frame needs none of its own.
void findVisible(std::span<const MeshChunk> chunks, const LocalBox& box, IndexRange limits, std::vector<IndexRange>& ranges);

}  // namespace arobase

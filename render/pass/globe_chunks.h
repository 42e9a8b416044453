#pragma once
// Which stretches of the world's land a view of the globe can see: half of it is always behind.
#include <span>
#include <vector>

#include "data/atlas.h"
#include "data/globe.h"
#include "render/map/globe_view.h"

namespace arobase {

/// Consecutive elements (indices or segments) and a ball around them.
struct GlobeChunk {
    IndexRange range;
    Geocentric centre;
    double radiusM = 0;
};

std::vector<GlobeChunk> globeChunks(std::span<const GlobePoint> vertices, std::span<const std::uint32_t> indices);
std::vector<GlobeChunk> globeChunks(std::span<const GlobeSegment> segments);

/// Ranges of the chunks that may show, those that touch as one.
std::vector<IndexRange> visibleRanges(std::span<const GlobeChunk> chunks, const GlobeView& view);

}  // namespace arobase

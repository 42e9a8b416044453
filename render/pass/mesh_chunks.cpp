#include "render/pass/mesh_chunks.h"

#include <algorithm>

#include "data/local_box.h"

namespace arobase {
namespace {

constexpr std::uint32_t kIndicesPerChunk = 3 * 1024;
constexpr std::uint32_t kSegmentsPerChunk = 512;
constexpr std::uint32_t kChunksWorthASkip = 2;

template <class AddElement>
std::vector<MeshChunk> chunksOf(std::uint32_t elements, std::uint32_t perChunk, const AddElement& addElement) {
    std::vector<MeshChunk> chunks;
    for (std::uint32_t first = 0; first < elements; first += perChunk) {
        MeshChunk chunk{{first, std::min(perChunk, elements - first)}, emptyLocalBox()};
        for (std::uint32_t i = first; i < first + chunk.range.count; ++i) addElement(chunk.box, i);
        chunks.push_back(chunk);
    }
    return chunks;
}

}  // namespace

std::vector<MeshChunk> triangleChunks(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> indices) {
    return chunksOf(static_cast<std::uint32_t>(indices.size()), kIndicesPerChunk, [&](LocalBox& box, std::uint32_t i) {
        if (indices[i] < vertices.size()) add(box, vertices[indices[i]]);
    });
}

std::vector<MeshChunk> segmentChunks(std::span<const BorderSegment> segments) {
    return chunksOf(static_cast<std::uint32_t>(segments.size()), kSegmentsPerChunk, [&](LocalBox& box, std::uint32_t i) {
        add(box, segments[i].a);
        add(box, segments[i].b);
    });
}

void findVisible(std::span<const MeshChunk> chunks, const LocalBox& box, IndexRange limits, std::vector<IndexRange>& ranges) {
    ranges.clear();
    const std::uint32_t limit = limits.first + limits.count;
    for (const MeshChunk& chunk : chunks) {
        const std::uint32_t first = std::max(chunk.range.first, limits.first);
        const std::uint32_t end = std::min(chunk.range.first + chunk.range.count, limit);
        if (first >= end || !chunk.box.overlaps(box)) continue;
        const std::uint32_t gap = kChunksWorthASkip * chunks.front().range.count;
        if (!ranges.empty() && first - (ranges.back().first + ranges.back().count) <= gap) {
            ranges.back().count = end - ranges.back().first;
        } else {
            ranges.push_back({first, end - first});
        }
    }
}

}  // namespace arobase

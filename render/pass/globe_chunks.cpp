#include "render/pass/globe_chunks.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

constexpr std::uint32_t kIndicesPerChunk = 3 * 512, kSegmentsPerChunk = 512;

Geocentric wide(GlobePoint p) { return {static_cast<double>(p.x), static_cast<double>(p.y), static_cast<double>(p.z)}; }

/// `visit(i, f)` calls f with every point of element i.
template <class Visit>
std::vector<GlobeChunk> chunksOf(std::uint32_t elements, std::uint32_t perChunk, const Visit& visit) {
    std::vector<GlobeChunk> chunks;
    for (std::uint32_t first = 0; first < elements; first += perChunk) {
        GlobeChunk chunk{{first, std::min(perChunk, elements - first)}, {}, 0};
        double count = 0;
        const auto each = [&](const auto& f) {
            for (std::uint32_t i = first; i < first + chunk.range.count; ++i) visit(i, f);
        };
        each([&](GlobePoint p) {
            const Geocentric w = wide(p);
            chunk.centre = {chunk.centre.x + w.x, chunk.centre.y + w.y, chunk.centre.z + w.z};
            ++count;
        });
        if (count > 0) chunk.centre = {chunk.centre.x / count, chunk.centre.y / count, chunk.centre.z / count};
        each([&](GlobePoint p) {
            const Geocentric d = wide(p) - chunk.centre;
            chunk.radiusM = std::max(chunk.radiusM, std::sqrt(dot(d, d)));
        });
        chunks.push_back(chunk);
    }
    return chunks;
}

bool mayShow(const GlobeChunk& chunk, const GlobeView& view, const LocalFrame& frame, Geocentric middle) {
    constexpr double kFlatteningM = 45e3;  // the horizon is not quite a plane through the earth's centre
    if (dot(chunk.centre, frame.up) < -chunk.radiusM - kFlatteningM) return false;
    const Geocentric d = chunk.centre - middle;
    const double mpp = view.camera.metresPerPx, reach = chunk.radiusM / mpp + 4;
    const double x = static_cast<double>(view.middlePx.x) + dot(d, frame.east) / mpp, y = static_cast<double>(view.middlePx.y) - dot(d, frame.north) / mpp;
    const Rect& clip = view.clip;
    return x + reach > static_cast<double>(clip.x) && x - reach < static_cast<double>(clip.right()) &&
           y + reach > static_cast<double>(clip.y) && y - reach < static_cast<double>(clip.bottom());
}

}  // namespace

std::vector<GlobeChunk> globeChunks(std::span<const GlobePoint> vertices, std::span<const std::uint32_t> indices) {
    return chunksOf(static_cast<std::uint32_t>(indices.size()), kIndicesPerChunk, [&](std::uint32_t i, const auto& f) {
        if (indices[i] < vertices.size()) f(vertices[indices[i]]);
    });
}

std::vector<GlobeChunk> globeChunks(std::span<const GlobeSegment> segments) {
    return chunksOf(static_cast<std::uint32_t>(segments.size()), kSegmentsPerChunk, [&](std::uint32_t i, const auto& f) {
        f(segments[i].a);
        f(segments[i].b);
    });
}

std::vector<IndexRange> visibleRanges(std::span<const GlobeChunk> chunks, const GlobeView& view) {
    std::vector<IndexRange> ranges;
    const LocalFrame frame = frameAt(view.camera.centre);
    const Geocentric middle = geocentric(view.camera.centre);
    for (const GlobeChunk& chunk : chunks) {
        if (!mayShow(chunk, view, frame, middle)) continue;
        if (!ranges.empty() && ranges.back().first + ranges.back().count == chunk.range.first)
            ranges.back().count += chunk.range.count;
        else
            ranges.push_back(chunk.range);
    }
    return ranges;
}

}  // namespace arobase

#include "render/pass/mesh_outline.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace arobase {
namespace {

struct Edge {
    LocalPoint low;
    LocalPoint high;
};

auto keyOf(const Edge& e) {
    return std::tie(e.low.x, e.low.y, e.high.x, e.high.y);
}

Edge edgeBetween(LocalPoint a, LocalPoint b) {
    const bool ordered = std::tie(a.x, a.y) <= std::tie(b.x, b.y);
    return ordered ? Edge{a, b} : Edge{b, a};
}

}  // namespace

std::vector<BorderSegment> meshOutline(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> triangles) {
    std::vector<Edge> edges;
    edges.reserve(triangles.size());
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const std::uint32_t corners[] = {triangles[i], triangles[i + 1], triangles[i + 2]};
        if (std::ranges::any_of(corners, [&](std::uint32_t corner) { return corner >= vertices.size(); })) continue;
        for (std::size_t k = 0; k < 3; ++k) edges.push_back(edgeBetween(vertices[corners[k]], vertices[corners[(k + 1) % 3]]));
    }
    std::ranges::sort(edges, [](const Edge& p, const Edge& q) { return keyOf(p) < keyOf(q); });
    std::vector<BorderSegment> outline;
    for (std::size_t i = 0; i < edges.size();) {
        std::size_t end = i + 1;
        while (end < edges.size() && keyOf(edges[end]) == keyOf(edges[i])) ++end;
        if (end == i + 1) outline.push_back({edges[i].low, edges[i].high});
        i = end;
    }
    return outline;
}

}  // namespace arobase

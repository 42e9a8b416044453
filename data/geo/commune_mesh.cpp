#include "data/geo/commune_mesh.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "data/geo/dissolve.h"
#include "data/geo/polygon_triangles.h"
#include "data/local_box.h"

namespace arobase {

namespace {

constexpr std::size_t kVerticesPerChunk = 4000;  // about 50 KiB: one upload
constexpr std::size_t kSegmentsPerChunk = 2048;   // eight rows of the texture that they go into
constexpr std::size_t kMostVertices = 65535;      // what 16 bits can name

/// Place of a point on a curve that fills the square: what is near on the curve is near on the map. (Morton order.)
std::uint32_t mortonOf(WorldPoint p, const WorldBox& box) {
    const double side = std::max({box.width(), box.height(), 1.0});
    const auto spread = [](double share) {
        auto v = static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * 65535);
        v = (v | (v << 8)) & 0x00FF00FFU;
        v = (v | (v << 4)) & 0x0F0F0F0FU;
        v = (v | (v << 2)) & 0x33333333U;
        return (v | (v << 1)) & 0x55555555U;
    };
    return spread((p.x - box.min.x) / side) | (spread((p.y - box.min.y) / side) << 1);
}

std::vector<std::uint32_t> inMortonOrder(const std::vector<WorldPoint>& points) {
    WorldBox box;
    for (const WorldPoint p : points) box.add(p);
    std::vector<std::uint32_t> keys, order(points.size());
    for (const WorldPoint p : points) keys.push_back(mortonOf(p, box));
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    return order;
}

class FillChunks {
public:
    explicit FillChunks(WorldPoint origin) : m_origin(origin) { m_open.box = emptyLocalBox(); }

    void addTriangles(std::uint32_t feature, const Triangles& triangles) {
        if (triangles.points.size() > kMostVertices) return addOneByOne(feature, triangles);
        if (m_open.vertices.size() + triangles.points.size() > kVerticesPerChunk) flush();
        const std::size_t first = m_open.vertices.size();
        for (const WorldPoint p : triangles.points) addVertex(feature, p);
        for (const std::uint32_t corner : triangles.corners) m_open.indices.push_back(static_cast<std::uint16_t>(first + corner));
    }

    std::vector<BakedFillChunk> take() {
        flush();
        return std::move(m_chunks);
    }

private:
    /// One polygon larger than a chunk can name: its triangles fill chunks as they come, each with corners of its own.
    void addOneByOne(std::uint32_t feature, const Triangles& triangles) {
        for (std::size_t i = 0; i < triangles.corners.size(); i += 3) {
            if (m_open.vertices.size() + 3 > kVerticesPerChunk) flush();
            for (std::size_t k = 0; k < 3; ++k) {
                m_open.indices.push_back(static_cast<std::uint16_t>(m_open.vertices.size()));
                addVertex(feature, triangles.points[triangles.corners[i + k]]);
            }
        }
    }

    void addVertex(std::uint32_t feature, WorldPoint p) {
        const LocalPoint at{static_cast<float>(p.x - m_origin.x), static_cast<float>(p.y - m_origin.y)};
        m_open.vertices.push_back({at, feature});
        add(m_open.box, at);
    }

    void flush() {
        if (!m_open.indices.empty()) m_chunks.push_back(std::move(m_open));
        m_open = {emptyLocalBox(), {}, {}};
    }

    WorldPoint m_origin;
    BakedFillChunk m_open;
    std::vector<BakedFillChunk> m_chunks;
};

WorldPoint middleOf(const Topology& topology, const ArcArea& area) {
    WorldBox box;
    for (const ArcPolygon& polygon : area.polygons)
        for (const ArcUse& use : polygon.rings[0].uses)
            for (const std::uint32_t v : topology.arcs[use.arc].vertices) box.add(topology.vertices[v]);
    return box.centre();
}

}  // namespace

void CommuneLevelJob::fill(CommuneLevel& level) const {
    SimplifiedArcs source;  // made when it is first needed
    const auto sourceShape = [&](const ArcPolygon& polygon) {
        if (source.arcs.empty()) source = sourceArcs(topology);
        return polygonAt(topology, source, polygon);
    };
    std::vector<WorldPoint> middles;
    for (const ArcArea& area : topology.areas) middles.push_back(middleOf(topology, area));
    FillChunks chunks(origin);
    PolygonTriangles cutter(engine);
    for (const std::uint32_t commune : inMortonOrder(middles)) {
        bool whole = true;
        for (const ArcPolygon& polygon : topology.areas[commune].polygons) {
            const Triangles* triangles = cutter.of(polygonAt(topology, simplified, polygon));
            if (triangles == nullptr) triangles = cutter.of(sourceShape(polygon));
            if (triangles != nullptr) chunks.addTriangles(commune, *triangles);
            whole = whole && triangles != nullptr;
        }
        if (!whole) level.unfilled.push_back(commune);
    }
    level.fills = chunks.take();
}

void CommuneLevelJob::draw(CommuneLevel& level) const {
    std::vector<WorldPoint> middles;
    for (const Arc& arc : topology.arcs) middles.push_back(topology.vertices[arc.vertices[arc.vertices.size() / 2]]);
    const std::vector<ArcSides> sides = arcSides(topology);
    const auto local = [&](std::uint32_t v) {
        const WorldPoint p = topology.vertices[v];
        return LocalPoint{static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y)};
    };
    const auto known = [](int side) { return side < 0 ? kNoFeature : static_cast<std::uint32_t>(side); };
    for (const std::uint32_t index : inMortonOrder(middles)) {
        const auto [left, right] = sides[index];
        if (left == right) continue;  // an area that touches itself is not a border
        auto& rank = level.borders[static_cast<std::size_t>(borderBetween(left, right))];
        const std::vector<std::uint32_t>& line = simplified.arcs[index];
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            if (rank.empty() || rank.back().segments.size() >= kSegmentsPerChunk) rank.push_back({emptyLocalBox(), {}});
            rank.back().segments.push_back({local(line[i]), local(line[i + 1]), known(left), known(right)});
            add(rank.back().box, local(line[i]));
            add(rank.back().box, local(line[i + 1]));
        }
    }
}

CommuneLevel CommuneLevelJob::run() const {
    CommuneLevel level;
    fill(level);
    draw(level);
    return level;
}

CommuneBorder CommuneLevelJob::borderBetween(int left, int right) const {
    if (left < 0 || right < 0) return CommuneBorder::Outer;
    const auto a = static_cast<std::size_t>(left), b = static_cast<std::size_t>(right);
    if (departement[a] != departement[b]) return CommuneBorder::Outer;
    return epci[a] != epci[b] || epci[a] < 0 ? CommuneBorder::Epci : CommuneBorder::Commune;
}

}  // namespace arobase

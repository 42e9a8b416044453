#include "data/geo/commune_mesh.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "data/geo/dissolve.h"
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

double areaM2(const std::vector<WorldTriangle>& triangles) {
    double sum = 0;
    for (const WorldTriangle& t : triangles) sum += std::abs(twiceSignedAreaM2(t)) / 2;
    return sum;
}

bool sameArea(double a, double b) { return std::abs(a - b) <= 1e-6 * b + 1e-3; }

/// Triangles with the area of their polygon; a polygon that is not valid is repaired first. nullopt: neither helped.
std::optional<std::vector<WorldTriangle>> trianglesOf(const WorldPolygon& polygon, const GeometryEngine& engine) {
    auto triangles = engine.triangulatedUnchecked(polygon);
    if (triangles && sameArea(areaM2(*triangles), areaM2(polygon))) return triangles;
    std::vector<WorldTriangle> all;
    double wanted = 0;
    for (const WorldPolygon& part : engine.madeValid(polygon)) {
        const auto more = engine.triangulated(part);
        if (!more) return std::nullopt;
        all.insert(all.end(), more->begin(), more->end());
        wanted += areaM2(part);
    }
    if (all.empty() || !sameArea(areaM2(all), wanted)) return std::nullopt;
    return all;
}

class FillChunks {
public:
    explicit FillChunks(WorldPoint origin) : m_origin(origin) { m_open.box = emptyLocalBox(); }

    void addTriangles(std::uint32_t feature, const std::vector<WorldTriangle>& triangles) {
        m_points.clear();
        for (const WorldTriangle& t : triangles) m_points.insert(m_points.end(), t.begin(), t.end());
        std::sort(m_points.begin(), m_points.end(), before);
        m_points.erase(std::unique(m_points.begin(), m_points.end(), same), m_points.end());
        if (m_points.size() > kMostVertices) return addOneByOne(feature, triangles);
        if (m_open.vertices.size() + m_points.size() > kVerticesPerChunk) flush();
        const std::size_t first = m_open.vertices.size();
        for (const WorldPoint p : m_points) addVertex(feature, p);
        for (const WorldTriangle& t : triangles) {
            const bool clockwise = twiceSignedAreaM2(t) < 0;  // all anticlockwise, so that a renderer may cull
            for (const std::size_t corner : {std::size_t{0}, std::size_t{clockwise ? 2U : 1U}, std::size_t{clockwise ? 1U : 2U}}) {
                const auto at = std::lower_bound(m_points.begin(), m_points.end(), t[corner], before) - m_points.begin();
                m_open.indices.push_back(static_cast<std::uint16_t>(first + static_cast<std::size_t>(at)));
            }
        }
    }

    std::vector<BakedFillChunk> take() {
        flush();
        return std::move(m_chunks);
    }

private:
    static bool before(WorldPoint a, WorldPoint b) { return a.x != b.x ? a.x < b.x : a.y < b.y; }
    static bool same(WorldPoint a, WorldPoint b) { return a.x == b.x && a.y == b.y; }

    /// One polygon larger than a chunk can name: its triangles fill chunks as they come.
    void addOneByOne(std::uint32_t feature, const std::vector<WorldTriangle>& triangles) {
        constexpr std::size_t kPart = kMostVertices / 3;
        for (std::size_t i = 0; i < triangles.size(); i += kPart)
            addTriangles(feature, {triangles.begin() + static_cast<std::ptrdiff_t>(i),
                                   triangles.begin() + static_cast<std::ptrdiff_t>(std::min(i + kPart, triangles.size()))});
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
    std::vector<WorldPoint> m_points;  ///< kept for its capacity
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
    for (const std::uint32_t commune : inMortonOrder(middles)) {
        bool whole = true;
        for (const ArcPolygon& polygon : topology.areas[commune].polygons) {
            auto triangles = trianglesOf(polygonAt(topology, simplified, polygon), engine);
            if (!triangles) triangles = trianglesOf(sourceShape(polygon), engine);
            if (triangles) chunks.addTriangles(commune, *triangles);
            whole = whole && triangles;
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

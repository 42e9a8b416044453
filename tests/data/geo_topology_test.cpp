#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <random>
#include <set>

#include "data/geo/level_mesh.h"
#include "data/geo/simplify.h"
#include "data/geo/topology.h"
#include "tests/data/wavy_board.h"

namespace arobase {
namespace {

WorldPolygon polygonOf(std::vector<WorldPoint> ring) {
    return {{std::move(ring)}};
}

double areaOf(const Topology& topology, const SimplifiedArcs& arcs, const ArcArea& area) {
    double sum = 0;
    for (const ArcPolygon& polygon : area.polygons) sum += areaM2(polygonAt(topology, arcs, polygon));
    return sum;
}

TEST(Topology, NothingGivesNothing) {
    const Topology none = buildTopology({}, 0.5, {});
    EXPECT_TRUE(none.arcs.empty());
    EXPECT_TRUE(simplifiedArcs(none, 100).arcs.empty());
}

TEST(Topology, VanishingRingsAreLeftOut) {
    const std::vector<std::vector<WorldPolygon>> areas{{polygonOf({}), polygonOf({{0, 0}}), polygonOf({{0, 0}, {10, 0}}),
                                                        polygonOf({{0, 0}, {0.1, 0}, {0.1, 0.1}}),
                                                        polygonOf({{0, 0}, {50, 0}, {100, 0}, {50, 0}})}};
    const Topology topology = buildTopology(areas, 0.5, {});
    EXPECT_TRUE(topology.arcs.empty());
    ASSERT_EQ(topology.areas.size(), 1U);
    EXPECT_TRUE(topology.areas[0].polygons.empty());
}

TEST(Topology, TwoSquaresShareOneArc) {
    const std::vector<std::vector<WorldPolygon>> areas{{polygonOf({{0, 0}, {10, 0}, {10, 10}, {0, 10}})},
                                                       // A neighbour whose copy of the side is 20 cm off, and clockwise.
                                                       {polygonOf({{10.2, 0}, {10, 10.1}, {20, 10}, {20, 0}})}};
    const Topology topology = buildTopology(areas, 0.5, {});
    ASSERT_EQ(topology.arcs.size(), 3U);
    int shared = 0;
    for (const Arc& arc : topology.arcs) shared += arc.areas[1] >= 0 ? 1 : 0;
    EXPECT_EQ(shared, 1);
    EXPECT_EQ(topology.vertices.size(), 6U);
}

TEST(Topology, AnEnclaveIsOneClosedArcForBoth) {
    const std::vector<WorldPoint> inner{{4, 4}, {6, 4}, {6, 6}, {4, 6}};
    const std::vector<std::vector<WorldPolygon>> areas{{{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {inner.rbegin(), inner.rend()}}}},
                                                       {polygonOf(inner)}};
    const Topology topology = buildTopology(areas, 0.1, {});
    ASSERT_EQ(topology.arcs.size(), 2U);
    EXPECT_TRUE(topology.arcs[0].closed());
    EXPECT_TRUE(topology.arcs[1].closed());
    EXPECT_EQ(topology.arcs[1].areas, (std::array<int, 2>{1, 0}));
}

TEST(Topology, ArcsAreCutWhereTheMarkChanges) {
    const EdgeMarker marker = [](const std::vector<WorldPoint>& ring, const std::vector<bool>&,
                                 std::vector<std::uint8_t>& marks) {
        for (std::size_t i = 0; i < ring.size(); ++i) marks[i] = ring[i].x < 5 ? 1 : 0;
    };
    const Topology topology = buildTopology({{polygonOf({{0, 0}, {10, 0}, {10, 10}, {0, 10}})}}, 0.1, marker);
    ASSERT_EQ(topology.arcs.size(), 2U);
    EXPECT_NE(topology.arcs[0].mark, topology.arcs[1].mark);
}

TEST(Topology, SourceLevelGivesTheRingsBack) {
    const auto areas = wavyBoard(3, 3, 10000);
    const Topology topology = buildTopology(areas, 0.5, {});
    const SimplifiedArcs source = simplifiedArcs(topology, 0);
    for (std::size_t i = 0; i < areas.size(); ++i) {
        EXPECT_NEAR(areaOf(topology, source, topology.areas[i]), areaM2(areas[i][0]), 1);
    }
}

TEST(Simplify, NeighboursNeitherGapNorOverlap) {
    const auto areas = wavyBoard(4, 4, 10000);
    const Topology topology = buildTopology(areas, 0.5, {});
    for (const double toleranceM : {50.0, 200.0, 1000.0, 5000.0}) {
        const SimplifiedArcs arcs = simplifiedArcs(topology, toleranceM);
        // Each inner edge is used by exactly two areas, in opposite directions; what is left is the outline.
        std::map<std::pair<std::uint32_t, std::uint32_t>, int> directed;
        double sum = 0;
        for (const ArcArea& area : topology.areas) {
            sum += areaOf(topology, arcs, area);
            const auto ring = ringVertices(arcs, area.polygons[0].rings[0]);
            for (std::size_t i = 0; i < ring.size(); ++i) ++directed[{ring[i], ring[(i + 1) % ring.size()]}];
        }
        double outline = 0;
        for (const auto& [edge, count] : directed) {
            EXPECT_EQ(count, 1) << "overlap at " << toleranceM;
            if (directed.contains({edge.second, edge.first})) continue;
            const WorldPoint a = topology.vertices[edge.first];
            const WorldPoint b = topology.vertices[edge.second];
            outline += (a.x * b.y - b.x * a.y) / 2;
        }
        EXPECT_NEAR(sum, outline, 1e-6 * sum) << toleranceM;
    }
}

TEST(Simplify, EveryVertexStaysWithinTheTolerance) {
    const Topology topology = buildTopology(wavyBoard(2, 2, 10000), 0.5, {});
    for (const double toleranceM : {10.0, 100.0, 400.0}) {
        const SimplifiedArcs arcs = simplifiedArcs(topology, toleranceM);
        for (std::size_t i = 0; i < arcs.arcs.size(); ++i) {
            const auto& line = arcs.arcs[i];
            EXPECT_EQ(line.front(), topology.arcs[i].vertices.front());
            EXPECT_EQ(line.back(), topology.arcs[i].vertices.back());
            for (const std::uint32_t v : topology.arcs[i].vertices) {
                const WorldPoint p = topology.vertices[v];
                double nearest = 1e300;
                for (std::size_t k = 0; k + 1 < line.size(); ++k) {
                    const WorldPoint a = topology.vertices[line[k]];
                    const WorldPoint b = topology.vertices[line[k + 1]];
                    const double length = std::hypot(b.x - a.x, b.y - a.y);
                    const double t =
                        std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length), 0.0, 1.0);
                    nearest = std::min(nearest, std::hypot(a.x + t * (b.x - a.x) - p.x, a.y + t * (b.y - a.y) - p.y));
                }
                EXPECT_LE(nearest, toleranceM * 1.0000001);
            }
        }
    }
}

TEST(Simplify, AnIslandKeepsAnAreaAtAnyTolerance) {
    std::vector<WorldPoint> ring;
    for (int i = 0; i < 60; ++i)
        ring.push_back({100 * std::cos(i * std::numbers::pi / 30), 30 * std::sin(i * std::numbers::pi / 30)});
    const Topology topology = buildTopology({{polygonOf(ring)}}, 0.1, {});
    const SimplifiedArcs arcs = simplifiedArcs(topology, 1e6);
    EXPECT_GT(areaOf(topology, arcs, topology.areas[0]), 0);
}

TEST(Simplify, LinesThatWouldCrossAreKeptFiner) {
    // A thin cape of one area reaches into a bay of another; thinned alone, the bay would close over the cape.
    const std::vector<std::vector<WorldPolygon>> areas{
        {polygonOf({{0, 0}, {400, 0}, {400, 100}, {210, 100}, {205, 20}, {195, 20}, {190, 100}, {0, 100}})},
        {polygonOf({{198, 40}, {202, 40}, {230, 200}, {170, 200}})}};
    const Topology topology = buildTopology(areas, 0.1, {});
    const SimplifiedArcs arcs = simplifiedArcs(topology, 90);
    EXPECT_GT(arcs.refined, 0);
    const WorldPolygon land = polygonAt(topology, arcs, topology.areas[0].polygons[0]);
    EXPECT_GE(land.rings[0].size(), 7U) << "the bay is still there";
}

TEST(LevelMesh, TrianglesCoverThePolygonExactly) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> radius(300, 1000);
    const GeometryEngine engine;
    PolygonTriangles cutter(engine);
    for (int round = 0; round < 50; ++round) {
        WorldPolygon star = polygonOf({});
        const int corners = 5 + round * 8;
        for (int i = 0; i < corners; ++i) {
            const double r = radius(random);
            const double angle = 2 * std::numbers::pi * i / corners;
            star.rings[0].push_back({7e5 + r * std::cos(angle), 6.6e6 + r * std::sin(angle)});
        }
        star.rings.push_back({{7e5 - 50, 6.6e6 - 50}, {7e5 - 50, 6.6e6 + 50}, {7e5 + 50, 6.6e6 + 50}, {7e5 + 50, 6.6e6 - 50}});
        LevelMesh mesh({7e5, 6.6e6});
        std::vector<std::uint32_t> indices;
        ASSERT_TRUE(mesh.add(star, cutter, indices));
        const std::vector<LocalPoint> vertices = mesh.takeVertices();
        EXPECT_EQ(vertices.size(), star.rings[0].size() + 4) << "no vertex is invented or repeated";
        double sum = 0;
        for (std::size_t i = 0; i < indices.size(); i += 3) {
            const LocalPoint a = vertices[indices[i]];
            const LocalPoint b = vertices[indices[i + 1]];
            const LocalPoint c = vertices[indices[i + 2]];
            const double twice = static_cast<double>((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y));
            EXPECT_GE(twice, 0) << "anticlockwise";
            sum += twice / 2;
        }
        EXPECT_NEAR(sum, areaM2(star), 1e-4 * areaM2(star));
    }
}

TEST(LevelMesh, ASelfCrossingRingIsRepairedOrRefused) {
    const GeometryEngine engine;
    PolygonTriangles cutter(engine);
    LevelMesh mesh({0, 0});
    std::vector<std::uint32_t> indices;
    EXPECT_FALSE(mesh.add({}, cutter, indices));
    EXPECT_FALSE(mesh.add(polygonOf({{0, 0}, {1, 0}}), cutter, indices));
    EXPECT_TRUE(indices.empty());
    EXPECT_TRUE(mesh.add(polygonOf({{0, 0}, {10, 10}, {10, 0}, {0, 10}}), cutter, indices));
    EXPECT_EQ(indices.size(), 6U) << "a bow tie is two triangles";
}

}  // namespace
}  // namespace arobase

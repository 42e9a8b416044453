// Triangles without a library, cuts at marks, nearness.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <set>

#include "data/geo/commune_topology.h"
#include "data/geo/near_test.h"
#include "data/geo/polygon_triangles.h"
#include "data/geo/simplify.h"
#include "data/geo/topology.h"
#include "tests/data/wavy_board.h"

namespace arobase {
namespace {

std::vector<WorldPoint> square(double x, double y, double side) { return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}; }

double twice(WorldPoint a, WorldPoint b, WorldPoint c) { return (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y); }

/// A star with corners on whole metres, and square holes in its middle: many corners lie in line.
WorldPolygon star(std::mt19937& random, int corners, int holes) {
    std::uniform_real_distribution<double> radius(300, 1000);
    WorldPolygon polygon{{{}}};
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners, r = radius(random);
        polygon.rings[0].push_back({7e5 + std::round(r * std::cos(angle)), 6.6e6 + std::round(r * std::sin(angle))});
    }
    for (int i = 0; i < holes; ++i) polygon.rings.push_back(square(7e5 - 110.0 + 60 * i, 6.6e6 - 20, 40));
    return polygon;
}

TEST(Triangulator, WhatIsNoPolygonIsRefused) {
    Triangulator triangulator;
    Triangles out;
    EXPECT_FALSE(triangulator.run({}, out));
    EXPECT_FALSE(triangulator.run({{{}}}, out));
    EXPECT_FALSE(triangulator.run({{{{0, 0}, {1, 0}}}}, out));
    EXPECT_FALSE(triangulator.run({{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{1, 1}}}}, out)) << "a hole of one point";
    EXPECT_TRUE(out.corners.empty());
}

TEST(Triangulator, AHoleOutsideOrARingThatCrossesNeverHangs) {
    Triangulator triangulator;
    Triangles out;
    triangulator.run({{square(0, 0, 10), square(-20, 0, 5)}}, out);
    std::mt19937 random(3);
    std::uniform_real_distribution<double> anywhere(0, 100);
    for (int round = 0; round < 300; ++round) {
        WorldPolygon scribble{{{}}};
        for (int i = 0; i < 3 + round % 60; ++i) scribble.rings[0].push_back({std::round(anywhere(random)), std::round(anywhere(random))});
        if (!triangulator.run(scribble, out)) continue;
        for (const std::uint32_t corner : out.corners) EXPECT_LT(corner, out.points.size());
    }
}

TEST(Triangulator, CoversStarsWithHolesWithoutAnInventedCorner) {
    std::mt19937 random(7);
    Triangulator triangulator;
    Triangles out;
    for (int round = 0; round < 400; ++round) {
        const int holes = round % 4;
        const WorldPolygon polygon = star(random, 5 + round, holes);
        ASSERT_TRUE(triangulator.run(polygon, out)) << round;
        EXPECT_NEAR(areaM2(out), areaM2(polygon), 1e-6 * areaM2(polygon)) << round;
        EXPECT_EQ(out.corners.size() / 3, out.points.size() + 2 * static_cast<std::size_t>(holes) - 2) << round;
        for (std::size_t i = 0; i < out.corners.size(); i += 3)
            EXPECT_GT(twice(out.points[out.corners[i]], out.points[out.corners[i + 1]], out.points[out.corners[i + 2]]), 0) << "anticlockwise";
    }
}

/// No inner edge can be turned to advantage: for each, the far corner is outside the circle of the near triangle.
TEST(Triangulator, IsConstrainedDelaunay) {
    std::mt19937 random(11);
    Triangulator triangulator;
    Triangles out;
    const WorldPolygon polygon = star(random, 300, 2);
    ASSERT_TRUE(triangulator.run(polygon, out));
    int inner = 0;
    for (std::size_t s = 0; s < out.corners.size(); ++s) {
        for (std::size_t t = s + 1; t < out.corners.size(); ++t) {
            const auto after = [&](std::size_t i) { return out.corners[i - i % 3 + (i + 1) % 3]; };
            const auto opposite = [&](std::size_t i) { return out.points[out.corners[i - i % 3 + (i + 2) % 3]]; };
            if (out.corners[s] != after(t) || after(s) != out.corners[t]) continue;
            ++inner;
            const WorldPoint a = out.points[out.corners[s]], b = out.points[after(s)], c = opposite(s), d = opposite(t);
            if (twice(a, d, c) <= 1e-6 || twice(d, b, c) <= 1e-6) continue;  // not convex: it must stay
            const double atC = std::atan2(std::abs(twice(c, a, b)), (a.x - c.x) * (b.x - c.x) + (a.y - c.y) * (b.y - c.y));
            const double atD = std::atan2(std::abs(twice(d, a, b)), (a.x - d.x) * (b.x - d.x) + (a.y - d.y) * (b.y - d.y));
            EXPECT_LE(atC + atD, std::numbers::pi + 1e-6);
        }
    }
    EXPECT_GT(inner, 250);
}

TEST(Triangulator, TheSamePolygonGivesTheSameTriangles) {
    std::mt19937 random(5);
    const WorldPolygon polygon = star(random, 500, 3), other = star(random, 40, 0);
    Triangulator used, fresh;
    Triangles first, second;
    ASSERT_TRUE(used.run(other, second));
    ASSERT_TRUE(used.run(polygon, second));
    ASSERT_TRUE(fresh.run(polygon, first));
    EXPECT_EQ(first.corners, second.corners);
}

TEST(PolygonTriangles, ABowTieIsRepairedWhereItIsNotTrusted) {
    const GeometryEngine engine;
    PolygonTriangles triangles(engine);
    const Triangles* found = triangles.ofUntrusted({{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}});
    ASSERT_NE(found, nullptr);
    EXPECT_NEAR(areaM2(*found), 50, 1e-9);
    EXPECT_EQ(found->corners.size(), 6U) << "a bow tie is two triangles";
}

TEST(NearTest, AgreesWithEveryEdgeTriedOneByOne) {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> anywhere(-30e3, 60e3);
    const auto board = wavyBoard(3, 2, 10e3);
    std::vector<WorldPolygon> polygons;
    for (const auto& area : board) polygons.push_back(area[0]);
    for (const double distanceM : {60.0, 1500.0, 5000.0}) {
        const NearTest test(polygons, distanceM);
        for (int i = 0; i < 3000; ++i) {
            const WorldPoint p{anywhere(random), anywhere(random)};
            bool expected = false;
            for (const WorldPolygon& polygon : polygons) {
                bool odd = false;
                for (std::size_t k = 0; k < polygon.rings[0].size(); ++k) {
                    const WorldPoint a = polygon.rings[0][k], b = polygon.rings[0][(k + 1) % polygon.rings[0].size()];
                    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) odd = !odd;
                    const double length = std::hypot(b.x - a.x, b.y - a.y);
                    const double t = std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length), 0.0, 1.0);
                    expected = expected || std::hypot(a.x + t * (b.x - a.x) - p.x, a.y + t * (b.y - a.y) - p.y) <= distanceM;
                }
                expected = expected || odd;
            }
            EXPECT_EQ(test.within(p), expected) << p.x << " " << p.y << " " << distanceM;
        }
    }
    EXPECT_FALSE(NearTest({}, 100).within({0, 0}));
}

/// Cutting afterwards gives what marking while the topology is built gives.
TEST(Topology, CuttingAtMarksAfterwardsIsCuttingAtOnce) {
    const auto board = wavyBoard(3, 3, 1000);
    const EdgeMarker west = [](const std::vector<WorldPoint>& ring, const std::vector<bool>&, std::vector<std::uint8_t>& marks) {
        for (std::size_t i = 0; i < ring.size(); ++i) marks[i] = ring[i].x < 1300 ? 1 : 0;
    };
    TerritoryCommunes communes;
    communes.area.assign(board.size(), 0);
    const CommuneTopology cut = dissolvedCommunes(buildTopology(board, 0.1, {}), communes, 1, west);
    ASSERT_EQ(cut.areas.areas.size(), 1U);
    double marked = 0, sum = 0;
    for (const Arc& arc : cut.areas.arcs)
        for (std::size_t i = 0; i + 1 < arc.vertices.size(); ++i) {
            const WorldPoint a = cut.areas.vertices[arc.vertices[i]], b = cut.areas.vertices[arc.vertices[i + 1]];
            EXPECT_TRUE(arc.areas[1] < 0 || arc.mark == 0) << "inside";
            if (arc.mark == 1) marked += std::hypot(b.x - a.x, b.y - a.y);
        }
    EXPECT_GT(marked, 1000 + 2 * 1300) << "the west side, and parts of two others";
    EXPECT_LT(marked, 1.6 * (3000 + 2 * 1300));
    const SimplifiedArcs source = sourceArcs(cut.areas);
    for (const ArcPolygon& polygon : cut.areas.areas[0].polygons) sum += areaM2(polygonAt(cut.areas, source, polygon));
    for (std::size_t i = 0; i < board.size(); ++i) {
        double area = 0;
        for (const ArcPolygon& polygon : cut.communes.areas[i].polygons) area += areaM2(polygonAt(cut.communes, source, polygon));
        EXPECT_NEAR(area, areaM2(board[i][0]), 1e-6) << "communes use the pieces too";
        sum -= area;
    }
    EXPECT_NEAR(sum, 0, 1e-3);
}

TEST(Topology, AnIslandIsCutWhereItsMarkChangesAndNowhereElse) {
    const EdgeMarker half = [](const std::vector<WorldPoint>& ring, const std::vector<bool>&, std::vector<std::uint8_t>& marks) {
        for (std::size_t i = 0; i < ring.size(); ++i) marks[i] = ring[i].x + ring[(i + 1) % ring.size()].x < 20 ? 1 : 0;
    };
    for (std::ptrdiff_t turn = 0; turn < 8; ++turn) {
        std::vector<WorldPoint> ring{{0, 0}, {10, 0}, {20, 0}, {20, 10}, {20, 20}, {10, 20}, {0, 20}, {0, 10}};
        std::rotate(ring.begin(), ring.begin() + turn, ring.end());
        TerritoryCommunes communes;
        communes.area = {0};
        const CommuneTopology cut = dissolvedCommunes(buildTopology({{WorldPolygon{{ring}}}}, 0.1, {}), communes, 1, half);
        ASSERT_EQ(cut.areas.arcs.size(), 2U) << turn;
        EXPECT_NE(cut.areas.arcs[0].mark, cut.areas.arcs[1].mark);
        EXPECT_NEAR(areaM2(polygonAt(cut.communes, sourceArcs(cut.communes), cut.communes.areas[0].polygons[0])), 400, 1e-9);
    }
}

}  // namespace
}  // namespace arobase

#include "render/print/plane.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "render/print/mark_outline.h"

namespace arobase::print {
namespace {

constexpr Rect kBox{0, 0, 10, 10};

double areaOf(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

bool inside(std::span<const Point> points) {
    return std::ranges::all_of(points, [](const Point& p) { return p.x >= 0 && p.x <= 10 && p.y >= 0 && p.y <= 10; });
}

TEST(PlaneInvalid, NothingGivesNothing) {
    std::vector<Line> lines;
    clipLine({}, kBox, lines);
    clipLine(std::vector<Point>{{1, 1}, {2, 2}}, {0, 0, 0, 5}, lines);
    EXPECT_TRUE(lines.empty());
    EXPECT_TRUE(clippedRing({}, kBox).empty());
    EXPECT_TRUE(clippedRing(std::vector<Point>{{1, 1}, {2, 2}, {3, 1}}, {0, 0, -1, 5}).empty());
    EXPECT_TRUE(clippedRing(std::vector<Point>{{20, 1}, {22, 2}, {23, 1}}, kBox).empty());
    EXPECT_TRUE(outlineOf({}).empty());
    EXPECT_TRUE(outlineOf(std::vector<Point>{{1, 1}, {1, 1}, {1, 1}, {2, 2}, {3, 3}}).empty()) << "a triangle without area, and two corners of another";
    EXPECT_TRUE(joined({}).empty());
}

TEST(Plane, ClippedRingsAreInsideAndHaveTheSharedArea) {
    const Ring square{{-5, 2}, {5, 2}, {5, 8}, {-5, 8}};
    EXPECT_DOUBLE_EQ(areaOf(clippedRing(square, kBox)), 30);
    const Ring around{{-50, -50}, {50, -50}, {50, 50}, {-50, 50}};
    EXPECT_DOUBLE_EQ(areaOf(clippedRing(around, kBox)), 100);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> anywhere(-20, 30);
    for (int i = 0; i < 500; ++i) {
        Ring ring(7);
        for (Point& p : ring) p = {anywhere(random), anywhere(random)};
        EXPECT_TRUE(inside(clippedRing(ring, kBox)));
    }
}

TEST(Plane, ALineLeavesAndComesBack) {
    std::vector<Line> lines;
    clipLine(std::vector<Point>{{5, 5}, {15, 5}, {15, 8}, {5, 8}, {4, 8}}, kBox, lines);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0], (Line{{5, 5}, {10, 5}}));
    EXPECT_EQ(lines[1], (Line{{10, 8}, {5, 8}, {4, 8}}));
    lines.clear();
    clipLine(std::vector<Point>{{-5, 5}, {15, 6}}, kBox, lines);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_TRUE(inside(lines[0]));
    EXPECT_EQ(lines[0].front().x, 0);
    EXPECT_EQ(lines[0].back().x, 10);
}

TEST(Plane, TrianglesThatShareAnEdgeHaveNoSeam) {
    // A square of two triangles, and another one that touches it at a corner.
    const auto rings = outlineOf(std::vector<Point>{{0, 0}, {4, 0}, {4, 4}, {4, 4}, {0, 4}, {0, 0}, {4, 4}, {8, 4}, {8, 8}, {8, 8}, {4, 8}, {4, 4}});
    double area = 0;
    std::size_t corners = 0;
    for (const Ring& ring : rings) area += areaOf(ring), corners += ring.size();
    EXPECT_DOUBLE_EQ(area, 32);
    EXPECT_EQ(corners, 8u);
}

TEST(Plane, AHoleIsARingOfItsOwn) {
    std::vector<Point> corners;
    const auto cell = [&](double x, double y) { corners.insert(corners.end(), {{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y}, {x + 1, y + 1}, {x, y + 1}}); };
    for (int x = 0; x < 3; ++x)
        for (int y = 0; y < 3; ++y)
            if (x != 1 || y != 1) cell(x, y);
    const auto rings = outlineOf(corners);
    ASSERT_EQ(rings.size(), 2u);
    EXPECT_DOUBLE_EQ(areaOf(rings[0]) + areaOf(rings[1]), 10);
}

TEST(Plane, SegmentsThatFollowOneAnotherAreOneLine) {
    const auto lines = joined(std::vector<Point>{{0, 0}, {1, 0}, {1, 0}, {2, 1}, {5, 5}, {6, 6}});
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].size(), 3u);
}

TEST(Plane, ThinningKeepsTheEnds) {
    Line line{{0, 0}, {0.01, 0}, {0.02, 0}, {1, 0}, {1.005, 0}};
    thin(line, 0.1);
    EXPECT_EQ(line.front(), (Point{0, 0}));
    EXPECT_EQ(line.back(), (Point{1.005, 0}));
    EXPECT_LE(line.size(), 3u);
}

TEST(MarkOutline, ArcsKeepClearOfTheGapsAndOpenWhereTheSymbolDoes) {
    for (const bool square : {false, true}) {
        const MarkOutline outline{{0, 0}, square};
        for (int count = 1; count <= 5; ++count) {
            const auto arcs = outline.arcs(10, count, 1.5);
            ASSERT_EQ(arcs.size(), static_cast<std::size_t>(count));
            for (const Line& arc : arcs)
                for (const Point& p : arc) {
                    EXPECT_GT(std::hypot(p.x, p.y), 9);
                    EXPECT_LT(std::hypot(p.x, p.y), square ? 12 : 10.001);
                }
        }
        const Line single = outline.arcs(10, 1, 1.5)[0];
        EXPECT_GT(single.front().x, 0);  // from the lower right …
        EXPECT_GT(single.front().y, 0);
        EXPECT_NEAR(std::hypot(single.front().x - single.back().x, single.front().y - single.back().y), 3, 0.05);
        const Line all = outline.whole(10)[0];
        EXPECT_EQ(all.front(), all.back());
    }
}

}  // namespace
}  // namespace arobase::print

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "data/geo/commune_mesh.h"
#include "data/geo/dissolve.h"
#include "tests/data/wavy_board.h"

namespace arobase {
namespace {

double areaOf(const Topology& topology, const ArcArea& area) {
    double sum = 0;
    for (const ArcPolygon& polygon : area.polygons) sum += areaM2(polygonAt(topology, sourceArcs(topology), polygon));
    return sum;
}

WorldPolygon square(double x, double y, double side) { return {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}}}; }

TEST(Dissolve, NothingGivesNothing) {
    EXPECT_TRUE(dissolved({}, {}, 0).empty());
    const auto one = dissolved({}, {}, 1);
    ASSERT_EQ(one.size(), 1U);
    EXPECT_TRUE(one[0].polygons.empty());
}

TEST(Dissolve, AreasLeftOutLeaveTheirRoom) {
    const Topology topology = buildTopology({{square(0, 0, 10)}, {square(10, 0, 10)}}, 0.1, {});
    const auto groups = dissolved(topology, {-1, 0}, 2);
    EXPECT_NEAR(areaOf(topology, groups[0]), 100, 1e-9);
    EXPECT_TRUE(groups[1].polygons.empty()) << "nobody is in it";
}

TEST(Dissolve, AGroupHasTheAreaOfItsMembersAndOneRing) {
    const auto board = wavyBoard(6, 6, 1000);
    const Topology topology = buildTopology(board, 0.1, {});
    std::vector<int> halves;
    for (int i = 0; i < 36; ++i) halves.push_back(i % 6 < 3 ? 0 : 1);
    const auto groups = dissolved(topology, halves, 2);
    for (int g = 0; g < 2; ++g) {
        double members = 0;
        for (std::size_t i = 0; i < 36; ++i)
            if (halves[i] == g) members += areaOf(topology, topology.areas[i]);
        const ArcArea& group = groups[static_cast<std::size_t>(g)];
        EXPECT_NEAR(areaOf(topology, group), members, 1e-6 * members);
        ASSERT_EQ(group.polygons.size(), 1U);
        EXPECT_EQ(group.polygons[0].rings.size(), 1U);
    }
}

TEST(Dissolve, AnEnclaveIsAHole) {
    const Topology topology = buildTopology(wavyBoard(3, 3, 1000), 0.1, {});
    const auto groups = dissolved(topology, {0, 0, 0, 0, 1, 0, 0, 0, 0}, 2);
    ASSERT_EQ(groups[0].polygons.size(), 1U);
    EXPECT_EQ(groups[0].polygons[0].rings.size(), 2U);
    EXPECT_NEAR(areaOf(topology, groups[0]) + areaOf(topology, groups[1]), 9e6, 9e6 * 0.02);
}

TEST(Dissolve, SquaresThatTouchAtACornerAreTwoPolygons) {
    // A chessboard's fields of one colour: every inner corner is a pinch.
    std::vector<std::vector<WorldPolygon>> board;
    std::vector<int> colour;
    for (int i = 0; i < 16; ++i) {
        board.push_back({square(i % 4 * 10.0, i / 4 * 10.0, 10)});
        colour.push_back((i % 4 + i / 4) % 2);
    }
    const Topology topology = buildTopology(board, 0.1, {});
    for (const ArcArea& group : dissolved(topology, colour, 2)) {
        EXPECT_EQ(group.polygons.size(), 8U);
        EXPECT_NEAR(areaOf(topology, group), 800, 1e-9);
    }
}

TEST(Dissolve, SidesAreWhereTheLandIsWhateverWayTheRingTurns) {
    WorldPolygon clockwise = square(0, 0, 10);
    std::reverse(clockwise.rings[0].begin(), clockwise.rings[0].end());
    const Topology topology = buildTopology({{clockwise}, {square(10, 0, 10)}}, 0.1, {});
    const auto sides = arcSides(topology);
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const auto& line = topology.arcs[i].vertices;
        const WorldPoint a = topology.vertices[line[0]], b = topology.vertices[line[1]];
        const WorldPoint left{(a.x + b.x) / 2 - (b.y - a.y) * 0.1, (a.y + b.y) / 2 + (b.x - a.x) * 0.1};
        const bool inside = left.x > 0 && left.x < 20 && left.y > 0 && left.y < 10;
        EXPECT_EQ(sides[i].left, inside ? (left.x < 10 ? 0 : 1) : -1) << i;
    }
}

/// The board as communes: four départements, EPCI of two columns.
class CommuneMesh : public testing::TestWithParam<double> {
protected:
    static constexpr int kSide = 12;
    void SetUp() override {
        topology = buildTopology(wavyBoard(kSide, kSide, 1000), 0.1, {});
        for (int i = 0; i < kSide * kSide; ++i) {
            departement.push_back(i % kSide / 6 + i / kSide / 6 * 2);
            epci.push_back(i % kSide / 2);
        }
        simplified = simplifiedArcs(topology, GetParam());
        level = CommuneLevelJob{topology, simplified, epci, departement, {5000, 5000}, engine}.run();
    }
    Topology topology;
    std::vector<int> departement, epci;
    SimplifiedArcs simplified;
    CommuneLevel level;
    GeometryEngine engine;
};
INSTANTIATE_TEST_SUITE_P(Tolerances, CommuneMesh, testing::Values(0.0, 5.0, 60.0, 600.0));

TEST_P(CommuneMesh, TrianglesHaveTheAreaOfTheirCommune) {
    std::map<std::uint32_t, double> areas;
    for (const BakedFillChunk& chunk : level.fills) {
        ASSERT_LE(chunk.vertices.size(), 65535U);
        for (std::size_t i = 0; i + 2 < chunk.indices.size(); i += 3) {
            const FeatureVertex &a = chunk.vertices[chunk.indices[i]], &b = chunk.vertices[chunk.indices[i + 1]], &c = chunk.vertices[chunk.indices[i + 2]];
            ASSERT_EQ(a.feature, b.feature);
            ASSERT_EQ(a.feature, c.feature);
            const double twice = (double(b.at.x) - double(a.at.x)) * (double(c.at.y) - double(a.at.y)) - (double(b.at.y) - double(a.at.y)) * (double(c.at.x) - double(a.at.x));
            EXPECT_GE(twice, 0) << "anticlockwise";
            areas[a.feature] += twice / 2;
        }
    }
    EXPECT_TRUE(level.unfilled.empty());
    ASSERT_EQ(areas.size(), topology.areas.size());
    for (const auto& [commune, area] : areas) {
        double wanted = 0;
        for (const ArcPolygon& polygon : topology.areas[commune].polygons) wanted += areaM2(polygonAt(topology, simplified, polygon));
        EXPECT_NEAR(area, wanted, 1e-4 * wanted) << commune;
    }
}

TEST_P(CommuneMesh, EveryBorderIsOneLineForBothAndHasItsRank) {
    std::set<std::tuple<float, float, float, float>> met;
    std::size_t segments = 0;
    for (std::size_t rank = 0; rank < kCommuneBorders; ++rank)
        for (const BakedLineChunk& chunk : level.borders[rank])
            for (const FeatureSegment& s : chunk.segments) {
                ++segments;
                EXPECT_TRUE(met.emplace(std::min(s.a.x, s.b.x), std::min(s.a.y, s.b.y), std::max(s.a.x, s.b.x), std::max(s.a.y, s.b.y)).second);
                ASSERT_NE(s.left, s.right);
                const bool outside = s.left == kNoFeature || s.right == kNoFeature;
                const CommuneBorder wanted = outside || departement[s.left] != departement[s.right] ? CommuneBorder::Outer
                                             : epci[s.left] != epci[s.right]                        ? CommuneBorder::Epci
                                                                                                    : CommuneBorder::Commune;
                EXPECT_EQ(static_cast<CommuneBorder>(rank), wanted);
            }
    std::size_t wanted = 0;
    for (const auto& arc : simplified.arcs) wanted += arc.size() - 1;
    EXPECT_EQ(segments, wanted);
}

TEST_P(CommuneMesh, BoxesHoldTheirChunks) {
    const auto holds = [](const LocalBox& box, LocalPoint p) { return p.x >= box.min.x && p.x <= box.max.x && p.y >= box.min.y && p.y <= box.max.y; };
    for (const BakedFillChunk& chunk : level.fills)
        for (const FeatureVertex& v : chunk.vertices) EXPECT_TRUE(holds(chunk.box, v.at));
    for (const auto& rank : level.borders)
        for (const BakedLineChunk& chunk : rank)
            for (const FeatureSegment& s : chunk.segments) EXPECT_TRUE(holds(chunk.box, s.a) && holds(chunk.box, s.b));
}

TEST(CommuneMeshChunks, APolygonWithMoreCornersThanAChunkCanNameIsSplit) {
    WorldPolygon star;
    star.rings.emplace_back();
    constexpr int kCorners = 70'000;
    for (int i = 0; i < kCorners; ++i) {
        const double angle = i * 2 * 3.141592653589793 / kCorners, radius = i % 2 ? 1e6 : 0.9e6;
        star.rings[0].push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    const Topology topology = buildTopology({{star}}, 0.01, {});
    const std::vector<int> one{0};
    const GeometryEngine engine;
    const SimplifiedArcs source = sourceArcs(topology);
    const CommuneLevel level = CommuneLevelJob{topology, source, one, one, {0, 0}, engine}.run();
    EXPECT_GE(level.fills.size(), 2U);
    std::size_t triangles = 0;
    for (const BakedFillChunk& chunk : level.fills) triangles += chunk.indices.size() / 3;
    EXPECT_EQ(triangles, static_cast<std::size_t>(kCorners - 2));
}

}  // namespace
}  // namespace arobase

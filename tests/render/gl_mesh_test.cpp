#include "render/gl/context.h"
#include "render/gl/state.h"
#include "render/pass/mesh_chunks.h"
#include "render/pass/mesh_outline.h"
#include "render/pass/mesh_pass.h"
#include "tests/render/gl_picture.h"

namespace arobase::test {
namespace {

/// A square of two triangles, 200 m wide, far from the origin of its CRS.
struct SquareLevel {
    const LocalPoint vertices[4] = {{-100, -100}, {100, -100}, {100, 100}, {-100, 100}};
    const std::uint32_t triangles[6] = {0, 1, 2, 0, 2, 3};
    const BorderSegment border[1] = {{{-100, 0}, {100, 0}}};
    const IndexRange ranges[3] = {{0, 3}, {3, 3}, {4, 900}};
    AtlasLevel level() const {
        AtlasLevel level;
        level.origin = {700'000, 6'600'000};
        level.vertices = vertices;
        level.land = triangles;
        level.neighbours = triangles;
        level.borders[1] = border;
        level.areaRanges = ranges;
        return level;
    }
};

class GlMeshTest : public GlTest {
protected:
    Picture drawn(MeshPart part, int index = 0, float widthPx = 1) {
        const AtlasLevel level = m_square.level();
        MeshDraw draw{0, 0, part, index, {{700'000, 6'600'000}, 0.2, {0, 0, 64, 64}}, kRed, widthPx};
        gl::Context context(GlContext::load, GetParam(), false);
        MeshPass pass(GetParam(), "");
        m_target->bind();
        gl::beginFrame({64, 64}, kBlack);
        pass.draw(draw, level, {64, 64}, m_stats);
        const std::int64_t bytes = m_stats.bytesUploaded;
        pass.draw(draw, level, {64, 64}, m_stats);
        EXPECT_EQ(m_stats.bytesUploaded, bytes) << "uploaded twice";
        Picture picture{64, 64, m_target->read()};
        EXPECT_EQ(context.countErrors(), 0);
        return picture;
    }
    const SquareLevel m_square;
    FrameStats m_stats;
};
INSTANTIATE_TEST_SUITE_P(Gl, GlMeshTest, testing::Bool(), apiName);

TEST_P(GlMeshTest, WhatIsNotThereIsNotDrawn) {
    for (const auto& [part, index] :
         {std::pair{MeshPart::Borders, 0}, std::pair{MeshPart::Borders, 9}, std::pair{MeshPart::Borders, -1},
          std::pair{MeshPart::Area, -1}, std::pair{MeshPart::Area, 2}, std::pair{MeshPart::Area, 3}}) {
        EXPECT_EQ(drawn(part, index).at(32, 32), kBlack);
    }
    EXPECT_EQ(m_stats.drawCalls, 0);
}

TEST_P(GlMeshTest, LandIsWhereTheViewSays) {
    const Picture picture = drawn(MeshPart::Land);  // 200 m at 0.2 px/m: 40 px about the middle
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) ASSERT_EQ(picture.at(x, y), (x >= 12 && x < 52 && y >= 12 && y < 52 ? kRed : kBlack));
    }
}

TEST_P(GlMeshTest, NorthIsUpAndAnAreaIsItsOwnTriangles) {
    const Picture first = drawn(MeshPart::Area, 0), second = drawn(MeshPart::Area, 1);
    EXPECT_EQ(first.at(45, 40), kRed);  // south-east
    EXPECT_EQ(first.at(20, 20), kBlack);
    EXPECT_EQ(second.at(20, 20), kRed);
    EXPECT_EQ(second.at(45, 40), kBlack);
}

TEST_P(GlMeshTest, ABorderIsACapsuleOfItsWidth) {
    const Picture picture = drawn(MeshPart::Borders, 1, 6);
    EXPECT_EQ(picture.at(32, 29), kRed);
    EXPECT_EQ(picture.at(32, 34), kRed);
    EXPECT_EQ(picture.at(32, 28), kBlack);
    EXPECT_EQ(picture.at(32, 35), kBlack);
    EXPECT_EQ(picture.at(10, 31), kRed);  // the round end
    EXPECT_EQ(picture.at(8, 31), kBlack);
}

TEST_P(GlMeshTest, NeighboursHaveASoftEdge) {
    const Picture picture = drawn(MeshPart::Neighbours);
    EXPECT_EQ(picture.at(32, 32), kRed);
    EXPECT_GT(picture.at(11, 32).r, 60);
    EXPECT_EQ(picture.at(9, 32), kBlack);
}

std::vector<IndexRange> visible(std::span<const MeshChunk> chunks, const LocalBox& box, IndexRange limits) {
    std::vector<IndexRange> ranges{{7, 7}};  // of what was drawn before
    findVisible(chunks, box, limits, ranges);
    return ranges;
}

TEST(MeshChunks, OfNothingAreNone) {
    EXPECT_TRUE(segmentChunks({}).empty());
    EXPECT_TRUE(triangleChunks({}, {}).empty());
    EXPECT_TRUE(visible({}, {{0, 0}, {1, 1}}, {0, 100}).empty());
}

TEST(MeshChunks, HideNothingThatTheViewTouches) {
    std::vector<BorderSegment> segments;
    for (int i = 0; i < 20'000; ++i) {
        const auto x = static_cast<float>(i);
        segments.push_back({{x, 0}, {x + 1, 1}});
    }
    const auto chunks = segmentChunks(segments);
    for (const float from : {-50.f, 0.f, 500.f, 511.5f, 7'000.f, 19'990.f, 25'000.f}) {
        const LocalBox box{{from, -5}, {from + 300, 5}};
        std::uint32_t drawn = 0;
        std::vector<bool> isDrawn(segments.size());
        for (const IndexRange& range : visible(chunks, box, {0, 20'000})) {
            for (std::uint32_t i = range.first; i < range.first + range.count; ++i) isDrawn[i] = true;
            drawn += range.count;
        }
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const bool touches = segments[i].b.x >= box.min.x && segments[i].a.x <= box.max.x;
            ASSERT_TRUE(isDrawn[i] || !touches);
        }
        EXPECT_LE(drawn, 1600u);
    }
    EXPECT_EQ(visible(chunks, {{-1, -1}, {1e6f, 1}}, {100, 1000}).front().first, 100u);
    EXPECT_EQ(visible(chunks, {{-1, -1}, {1e6f, 1}}, {100, 1000}).front().count, 1000u);
}

TEST(MeshOutline, OfNothingOrNonsenseIsEmpty) {
    EXPECT_TRUE(meshOutline({}, {}).empty());
    const std::uint32_t outside[] = {7, 8, 9};
    EXPECT_TRUE(meshOutline({}, outside).empty());
}

TEST(MeshOutline, KeepsTheEdgesOfOneTriangleOnly) {
    const SquareLevel square;
    EXPECT_EQ(meshOutline(square.vertices, square.triangles).size(), 4u);
}

}  // namespace
}  // namespace arobase::test

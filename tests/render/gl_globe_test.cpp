#include <cmath>

#include "render/gl/context.h"
#include "render/gl/state.h"
#include "render/pass/globe_pass.h"
#include "tests/render/gl_picture.h"

namespace arobase::test {
namespace {

GlobePoint point(double lon, double lat) {
    const Geocentric p = geocentric({lon, lat});
    return {static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z)};
}

/// A square of land, four degrees wide, on the equator at 10° E; a territory of 400 km by 200 km on its legal map.
struct SmallGlobe {
    const GlobePoint corners[4] = {point(8, -2), point(12, -2), point(12, 2), point(8, 2)};
    const std::uint32_t triangles[6] = {0, 1, 2, 0, 2, 3};
    const GlobeSegment coast[1] = {{point(8, 0), point(12, 0)}};
    TravelPoint travellers[4];
    TravelSegment outline[1];
    AtlasGlobe globe;
    SmallGlobe() {
        const Geocentric anchor = geocentric({10, 0});
        const LocalPoint legal[4] = {{-200e3f, -100e3f}, {200e3f, -100e3f}, {200e3f, 100e3f}, {-200e3f, 100e3f}};
        for (int i = 0; i < 4; ++i) {
            const GlobePoint c = corners[i];
            travellers[i] = {legal[i], {c.x - static_cast<float>(anchor.x), c.y - static_cast<float>(anchor.y), c.z - static_cast<float>(anchor.z)}};
        }
        outline[0] = {travellers[0], travellers[2]};
        globe.levels.push_back({1000, corners, triangles, coast, {}});
        globe.travels.push_back({{10, 0}, {}, travellers, triangles, outline});
    }
};

class GlGlobeTest : public GlTest {
protected:
    Picture drawn(GlobeDraw draw) {
        gl::Context context(GlContext::load, GetParam(), false);
        GlobePass pass(GetParam(), "");
        m_target->bind();
        gl::beginFrame({kSizePx, kSizePx}, kBlack);
        gl::setScissor({0, 0, kSizePx, kSizePx}, {kSizePx, kSizePx});
        pass.draw(draw, m_small.globe, {kSizePx, kSizePx}, m_stats);
        const std::int64_t bytes = m_stats.bytesUploaded;
        pass.draw(draw, m_small.globe, {kSizePx, kSizePx}, m_stats);
        EXPECT_EQ(m_stats.bytesUploaded, bytes) << "uploaded twice";
        Picture picture{kSizePx, kSizePx, m_target->read()};
        EXPECT_EQ(context.countErrors(), 0);
        return picture;
    }
    /// The square takes 44 px from that far away.
    GlobeDraw of(GlobePart part, LonLat centre, double metresPerPx = 10e3) const {
        GlobeDraw draw;
        draw.part = part;
        draw.view = {{centre, metresPerPx}, {0, 0, kSizePx, kSizePx}, {32, 32}};
        draw.colour = kRed;
        return draw;
    }
    /// Box of what is red: left, top, right, bottom.
    static std::array<int, 4> box(const Picture& picture) {
        std::array<int, 4> found{kSizePx, kSizePx, -1, -1};
        for (int y = 0; y < kSizePx; ++y)
            for (int x = 0; x < kSizePx; ++x)
                if (picture.at(x, y).r > 127) found = {std::min(found[0], x), std::min(found[1], y), std::max(found[2], x), std::max(found[3], y)};
        return found;
    }
    const SmallGlobe m_small;
    FrameStats m_stats;
};
INSTANTIATE_TEST_SUITE_P(Gl, GlGlobeTest, testing::Bool(), apiName);

TEST_P(GlGlobeTest, WhatIsNotThereIsNotDrawn) {
    for (const int index : {-1, 1, 99})
        for (const GlobePart part : {GlobePart::Land, GlobePart::Coast, GlobePart::Borders, GlobePart::TravelLand, GlobePart::TravelOutline}) {
            GlobeDraw draw = of(part, {10, 0});
            draw.index = index;
            EXPECT_EQ(box(drawn(draw))[2], -1);
        }
    EXPECT_EQ(box(drawn(of(GlobePart::Borders, {10, 0})))[2], -1) << "that level has none";
}

TEST_P(GlGlobeTest, LandIsWhereTheProjectionSays) {
    for (const LonLat centre : {LonLat{10, 0}, LonLat{9.6, 0.5}, LonLat{10.5, -0.7}}) {
        const GlobeDraw draw = of(GlobePart::Land, centre);
        const auto found = box(drawn(draw));
        const Vec2 southWest = draw.view.toScreen({8, -2}), northEast = draw.view.toScreen({12, 2});
        EXPECT_NEAR(static_cast<float>(found[0]), southWest.x, 1);
        EXPECT_NEAR(static_cast<float>(found[3]) + 1, southWest.y, 1);
        EXPECT_NEAR(static_cast<float>(found[2]) + 1, northEast.x, 1);
        EXPECT_NEAR(static_cast<float>(found[1]), northEast.y, 1);
    }
}

TEST_P(GlGlobeTest, BehindTheGlobeNothingShowsAndOnTheHorizonTheNearHalf) {
    for (const GlobePart part : {GlobePart::Land, GlobePart::Coast}) EXPECT_EQ(box(drawn(of(part, {190, 0})))[2], -1);
    // Seen from 90° west of its middle: the half on this side, up to the limb.
    GlobeDraw draw = of(GlobePart::Land, {-80, 0});
    draw.view.middlePx.x -= static_cast<float>(kEarthSemiMajorM / 10e3);  // the limb in the middle of the picture
    draw.view.camera.metresPerPx = 10e3;
    const auto found = box(drawn(draw));
    EXPECT_LE(found[2], 32);
    GlobeDraw travel = of(GlobePart::TravelLand, {190, 0});
    travel.pose = {{32, 32}, 1e-4, 1, true};
    EXPECT_EQ(box(drawn(travel))[2], -1) << "in its place, behind";
    travel.pose.hides = false;
    EXPECT_GT(box(drawn(travel))[2], 0) << "in flight, over it";
}

TEST_P(GlGlobeTest, TheTravellerGoesFromItsLegalShapeToTheGlobes) {
    GlobeDraw draw = of(GlobePart::TravelLand, {10, 0});
    draw.pose = {{30, 34}, 1e-4, 0, false};  // 40 px by 20 px
    auto found = box(drawn(draw));
    EXPECT_NEAR(found[0], 10, 1);
    EXPECT_NEAR(found[2] + 1, 50, 1);
    EXPECT_NEAR(found[1], 24, 1);
    EXPECT_NEAR(found[3] + 1, 44, 1);
    draw.pose = {draw.view.toScreen({10, 0}), 1 / draw.view.camera.metresPerPx, 1, true};
    EXPECT_EQ(box(drawn(draw)), box(drawn(of(GlobePart::Land, {10, 0})))) << "arrived, it covers its land";
    const float last = static_cast<float>(box(drawn(draw))[3] - box(drawn(draw))[1]);
    draw.pose.share = 0.5f;
    const float half = static_cast<float>(box(drawn(draw))[3] - box(drawn(draw))[1]);
    EXPECT_NEAR(half, (last + 19) / 2, 1.5f) << "half way between 20 px and its height there";
    draw.part = GlobePart::TravelOutline;
    draw.widthPx = 3;
    EXPECT_GT(box(drawn(draw))[2], 0);
}

TEST_P(GlGlobeTest, TheSeaIsTheEarthsEllipse) {
    GlobeDraw draw = of(GlobePart::Sea, {10, 40}, 300e3);
    draw.limb = kRed;
    const auto found = box(drawn(draw));
    const Rect limb = draw.view.limb();
    EXPECT_NEAR(static_cast<float>(found[0]), limb.x, 1);
    EXPECT_NEAR(static_cast<float>(found[2]) + 1, limb.right(), 1);
    EXPECT_NEAR(static_cast<float>(found[1]), limb.y, 1);
    EXPECT_NEAR(static_cast<float>(found[3]) + 1, limb.bottom(), 1);
}

}  // namespace
}  // namespace arobase::test

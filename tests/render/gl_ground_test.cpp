#include <cmath>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "data/geo/atlas_writer.h"
#include "data/geo/simplify.h"
#include "data/territory.h"
#include "tests/data/wavy_board.h"
#include "tests/render/gl_picture.h"

namespace arobase::test {
namespace {

constexpr int kSide = 24;
constexpr double kCellM = 4000;

std::filesystem::path atlasPath() { return std::filesystem::temp_directory_path() / ("arobase-ground-" + std::to_string(::getpid()) + ".bake"); }

/// A board of communes in three levels of detail, as the métropole.
std::filesystem::path boardAtlas() {
    const Topology topology = buildTopology(wavyBoard(kSide, kSide, kCellM), 0.5, {});
    const std::vector<int> none(topology.areas.size(), 0);
    const GeometryEngine engine;
    BakedAtlas atlas;
    atlas.key = "board";
    for (const Territory& territory : territories()) {
        BakedTerritory& baked = atlas.territories.emplace_back();
        baked.code = territory.code;
        baked.epsg = territory.epsg;
        baked.box = {{0, 0}, {kSide * kCellM, kSide * kCellM}};
        if (atlas.territories.size() > 1) continue;
        for (std::size_t i = 0; i < topology.areas.size(); ++i) baked.communes.push_back({std::to_string(10000 + i), "", "", -1});
        for (const double tolerance : {0.0, 100.0, 400.0}) {
            const SimplifiedArcs arcs = simplifiedArcs(topology, tolerance);
            BakedLevel& level = baked.levels.emplace_back();
            level.toleranceM = tolerance;
            level.origin = baked.box.centre();
            level.communes = CommuneLevelJob{topology, arcs, none, none, level.origin, engine}.run();
        }
    }
    const auto file = atlasPath();
    const auto bytes = atlasBytes(atlas);
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return file;
}

class GlGroundTest : public GlTest {
protected:
    static constexpr int kW = 320, kH = 200;
    static void TearDownTestSuite() { std::filesystem::remove(atlasPath()); }
    void SetUp() override {
        GlTest::SetUp();
        if (IsSkipped()) return;
        static const std::filesystem::path file = boardAtlas();
        auto opened = Atlas::open(file);
        ASSERT_TRUE(opened.value);
        m_atlas.emplace(std::move(*opened.value));
        m_renderer->setAtlas(&*m_atlas);
        m_wide = std::make_unique<OffscreenTarget>(kW, kH);
        std::vector<std::uint8_t> classes;
        for (int i = 0; i < kSide * kSide; ++i) classes.push_back(static_cast<std::uint8_t>(1 + i % 3));
        m_classes = std::make_shared<const std::vector<std::uint8_t>>(classes);
        for (std::uint8_t& one : classes) one = static_cast<std::uint8_t>(1 + one % 3);
        m_others = std::make_shared<const std::vector<std::uint8_t>>(classes);
    }
    void TearDown() override {
        if (m_renderer) m_renderer->setAtlas(nullptr);
        GlTest::TearDown();
    }
    Picture frame(WorldPoint centre, double metresPerPx, FrameQuality quality) {
        const Rect screen{0, 0, kW, kH};
        const MeshView view{centre, 1 / metresPerPx, screen};
        CommuneDraw draw{0, 0, CommunePart::Fills, CommuneBorder::Commune, view, m_classes, {}, kBlack, 1};
        draw.palette[1] = {200, 60, 60};
        draw.palette[2] = {60, 200, 60};
        draw.palette[3] = {60, 60, 200};
        m_list.clear(screen);
        m_list.beginGround(view);
        m_list.communes(draw);
        draw.part = CommunePart::Borders;
        m_list.communes(draw);
        m_list.endGround();
        if (m_veil) m_list.rect(screen, *m_veil);
        m_wide->bind();
        m_renderer->draw(m_list, m_noGlyphs, kW, kH, {234, 241, 246}, quality);
        return {kW, kH, m_wide->read()};
    }
    CommuneDraw fills(const MeshView& view, const CommuneClasses& classes) const {
        CommuneDraw draw{0, 0, CommunePart::Fills, CommuneBorder::Commune, view, classes, {}, kBlack, 1};
        draw.palette[1] = {200, 60, 60};
        draw.palette[2] = {60, 200, 60};
        draw.palette[3] = {60, 60, 200};
        return draw;
    }
    /// Two editions of one place, the second one left of x.
    Picture halves(WorldPoint centre, double metresPerPx, float x) {
        const Rect screen{0, 0, kW, kH};
        const MeshView view{centre, 1 / metresPerPx, screen};
        m_list.clear(screen);
        for (const int side : {0, 1}) {
            m_list.pushClip(side == 1 ? Rect{0, 0, x, kH} : Rect{x, 0, kW - x, kH});
            m_list.beginGround(view, side);
            m_list.communes(fills(view, side == 1 ? m_others : m_classes));
            m_list.endGround();
            m_list.popClip();
        }
        m_wide->bind();
        m_renderer->draw(m_list, m_noGlyphs, kW, kH, {234, 241, 246}, FrameQuality::Exact);
        return {kW, kH, m_wide->read()};
    }
    /// Share of the pixels that are like none of the other picture's within three pixels: a shift is not a fault, a hole is.
    /// (A border of a stretched picture is two pixels wide where three of them meet: that much is let through below.)
    static double strange(const Picture& a, const Picture& b) {
        const auto like = [&](int x, int y, int u, int v) {
            const Rgba p = a.at(x, y), q = b.at(u, v);
            return std::max({std::abs(p.r - q.r), std::abs(p.g - q.g), std::abs(p.b - q.b)}) < 50;
        };
        int count = 0;
        for (int y = 3; y < kH - 3; ++y)
            for (int x = 3; x < kW - 3; ++x) {
                bool found = false;
                for (int i = 0; i < 49 && !found; ++i) found = like(x, y, x - 3 + i % 7, y - 3 + i / 7);
                count += !found;
            }
        return static_cast<double>(count) / (kW * kH);
    }
    std::optional<Atlas> m_atlas;
    std::unique_ptr<OffscreenTarget> m_wide;
    std::optional<Rgba> m_veil;  ///< over all
    CommuneClasses m_classes, m_others;
};
INSTANTIATE_TEST_SUITE_P(Gl, GlGroundTest, testing::Bool(), apiName);

/// Where a veil is all that one of llvmpipe's tiles has to draw, its quick way must not lose the map below.
TEST_P(GlGroundTest, AVeilShowsTheMapBelowEverywhere) {
    for (const FrameQuality quality : {FrameQuality::Moving, FrameQuality::Exact})
        for (const Rgba veil : {Rgba{248, 249, 247, 217}, Rgba{0, 0, 0, 128}}) {
            m_veil.reset();
            const Picture bare = frame({30000, 30000}, 200, quality);
            m_veil = veil;
            const Picture veiled = frame({30000, 30000}, 200, quality);
            for (int y = 0; y < kH; ++y)
                for (int x = 0; x < kW; ++x) {
                    const Rgba below = bare.at(x, y), seen = veiled.at(x, y);
                    const auto expected = [&](int top, int under) { return (top * veil.a + under * (255 - veil.a)) / 255.0; };
                    ASSERT_NEAR(seen.r, expected(veil.r, below.r), 2) << x << ' ' << y;
                    ASSERT_NEAR(seen.g, expected(veil.g, below.g), 2) << x << ' ' << y;
                    ASSERT_NEAR(seen.b, expected(veil.b, below.b), 2) << x << ' ' << y;
                }
        }
}

TEST_P(GlGroundTest, ASettledFrameIsTheOneDrawnFromScratch) {
    WorldPoint at{30000, 30000};
    double metresPerPx = 200;
    for (int i = 0; i < 40; ++i) {
        frame(at, metresPerPx, FrameQuality::Moving);
        at.x += 300;
        metresPerPx *= 0.98;
    }
    int frames = 0;
    Picture settled = frame(at, metresPerPx, FrameQuality::Moving);
    for (; m_renderer->unfinished() && frames < 100; ++frames) settled = frame(at, metresPerPx, FrameQuality::Moving);
    EXPECT_LT(frames, 100);
    m_renderer->forgetPictures();
    EXPECT_EQ(settled.pixels, frame(at, metresPerPx, FrameQuality::Exact).pixels);
}

TEST_P(GlGroundTest, TwoEditionsHaveAPictureEachAndMovingTheDividerDrawsNeither) {
    const WorldPoint at{48000, 48000};
    const auto whole = [&](const CommuneClasses& classes) {
        m_renderer->forgetPictures();
        const Rect screen{0, 0, kW, kH};
        const MeshView view{at, 1.0 / 150, screen};
        m_list.clear(screen);
        m_list.beginGround(view);
        m_list.communes(fills(view, classes));
        m_list.endGround();
        m_wide->bind();
        m_renderer->draw(m_list, m_noGlyphs, kW, kH, {234, 241, 246}, FrameQuality::Exact);
        return Picture{kW, kH, m_wide->read()};
    };
    const Picture one = whole(m_classes), other = whole(m_others);
    const int alone = m_renderer->stats().glObjects;
    ASSERT_NE(one.pixels, other.pixels);
    for (const int x : {160, 40, 300, 161}) {
        const Picture both = halves(at, 150, static_cast<float>(x));
        if (x != 160) {
            EXPECT_EQ(m_renderer->stats().groundWork, 0) << x;
        }
        int wrong = 0;
        for (int py = 0; py < kH; ++py)
            for (int px = 0; px < kW; ++px) wrong += both.at(px, py) != (px < x ? other : one).at(px, py);
        EXPECT_EQ(wrong, 0) << x;
    }
    whole(m_classes);
    EXPECT_EQ(m_renderer->stats().glObjects, alone);  // the second picture went with the comparison
}

TEST_P(GlGroundTest, NoRegionIsBlankOrWrongWhileTheCameraMoves) {
    // Metres of ground and scale as one flies: in, across, out.
    for (const auto& [zoom, dx] : {std::pair{0.97, 0.0}, {1.0, 900.0}, {1.03, -500.0}, {0.985, 250.0}}) {
        m_renderer->forgetPictures();
        WorldPoint at{48000, 48000};
        double metresPerPx = 150;
        for (int i = 0; i < 45; ++i) {
            const Picture moving = frame(at, metresPerPx, FrameQuality::Moving);
            if (i % 9 == 4) {
                Renderer fresh(GlContext::load, GetParam(), false);
                fresh.setAtlas(&*m_atlas);
                m_wide->bind();
                fresh.draw(m_list, m_noGlyphs, kW, kH, {234, 241, 246});
                const Picture exact{kW, kH, m_wide->read()};
                EXPECT_LT(strange(moving, exact), 0.01) << "zoom " << zoom << ", frame " << i;
            }
            at.x += dx;
            metresPerPx *= zoom;
        }
    }
}

TEST_P(GlGroundTest, FlyingOutDrawsTheGroundOnceForEachDoubling) {
    const WorldPoint at{48000, 48000};
    frame(at, 600, FrameQuality::Exact);
    const int whole = m_renderer->stats().groundWork;  // all of the land, coarsely
    m_renderer->forgetPictures();
    double metresPerPx = 50;
    frame(at, metresPerPx, FrameQuality::Exact);
    int work = 0;
    for (int i = 0; i < 60; ++i, metresPerPx *= 1.024) {  // to four times the scale
        frame(at, metresPerPx, FrameQuality::Moving);
        work += m_renderer->stats().groundWork;
    }
    EXPECT_GT(work, 0);
    EXPECT_LE(work, 4 * whole);
}

TEST_P(GlGroundTest, AStillMapCostsNothingAndAPanLittle) {
    frame({48000, 48000}, 120, FrameQuality::Exact);
    frame({48000, 48000}, 120, FrameQuality::Moving);
    EXPECT_EQ(m_renderer->stats().drawCalls, 0);
    EXPECT_FALSE(m_renderer->unfinished());
    frame({48000 + 120 * 3, 48000}, 120, FrameQuality::Moving);
    EXPECT_EQ(m_renderer->stats().drawCalls, 0) << "three pixels aside: the same picture";
    EXPECT_TRUE(m_renderer->unfinished());
}

TEST_P(GlGroundTest, AWindowThatGrowsAroundTheSameCameraIsFilled) {
    const auto drawnIn = [&](float width, FrameQuality quality) {
        const MeshView view{{48000, 48000}, 1 / 120.0, {0, 0, width, kH}};
        CommuneDraw draw{0, 0, CommunePart::Fills, CommuneBorder::Commune, view, m_classes, {}, kBlack, 1};
        for (std::size_t i = 1; i < 4; ++i) draw.palette[i] = kRed;
        m_list.clear({0, 0, kW, kH});
        m_list.beginGround(view);
        m_list.communes(draw);
        m_list.endGround();
        m_wide->bind();
        m_renderer->draw(m_list, m_noGlyphs, kW, kH, kBlack, quality);
        return Picture{kW, kH, m_wide->read()};
    };
    drawnIn(120, FrameQuality::Moving);
    const Picture grown = drawnIn(kW, FrameQuality::Moving);
    for (int x = 0; x < kW; x += 7) ASSERT_EQ(grown.at(x, kH / 2), kRed) << x;
}

TEST_P(GlGroundTest, AJumpLeavesNothingBehind) {
    frame({48000, 48000}, 300, FrameQuality::Moving);
    for (const double metresPerPx : {2.0, 290.0, 5.0, 200.0}) {
        Picture last = frame({30000, 60000}, metresPerPx, FrameQuality::Moving);
        for (int i = 0; m_renderer->unfinished() && i < 60; ++i) last = frame({30000, 60000}, metresPerPx, FrameQuality::Moving);
        m_renderer->forgetPictures();
        EXPECT_EQ(last.pixels, frame({30000, 60000}, metresPerPx, FrameQuality::Exact).pixels) << metresPerPx;
    }
}

TEST_P(GlGroundTest, OtherContentShowsAtOnce) {
    frame({48000, 48000}, 120, FrameQuality::Moving);
    m_classes = std::make_shared<const std::vector<std::uint8_t>>(kSide * kSide, std::uint8_t{2});
    const Picture picture = frame({48000, 48000}, 120, FrameQuality::Moving);
    EXPECT_FALSE(m_renderer->unfinished());
    m_renderer->forgetPictures();
    EXPECT_EQ(picture.pixels, frame({48000, 48000}, 120, FrameQuality::Exact).pixels);
}

TEST_P(GlGroundTest, ObjectsStayAsManyHoweverLongOneFlies) {
    const auto fly = [&] {
        for (int i = 0; i < 60; ++i) frame({48000 + 400.0 * i, 48000}, 100 + 2 * std::abs(30 - i), FrameQuality::Moving);
        return m_renderer->stats().glObjects;
    };
    fly();
    const int objects = fly();
    for (int i = 0; i < 3; ++i) EXPECT_EQ(fly(), objects);
}

}  // namespace
}  // namespace arobase::test

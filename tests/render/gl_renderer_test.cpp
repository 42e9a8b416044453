#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/render/gl_picture.h"

namespace arobase::test {
namespace {

class GlRendererTest : public GlTest {};
INSTANTIATE_TEST_SUITE_P(Gl, GlRendererTest, testing::Bool(), apiName);

/// A mark's ring at that angle, clockwise from the top.
Rgba onRing(const Picture& picture, float radius, float degrees) {
    const float angle = degrees * 3.14159265f / 180;
    return picture.at(static_cast<int>(32 + radius * std::sin(angle)), static_cast<int>(32 - radius * std::cos(angle)));
}

TEST_P(GlRendererTest, RefusesImpossibleSizes) {
    EXPECT_THROW(OffscreenTarget(0, 10), std::runtime_error);
    EXPECT_THROW(OffscreenTarget(10, 10'000'000), std::runtime_error);
}

TEST_P(GlRendererTest, AnEmptyListIsTheBackground) {
    const Picture picture = drawn();
    EXPECT_EQ(picture.at(0, 0), kBlack);
    EXPECT_EQ(picture.at(63, 63), kBlack);
    EXPECT_EQ(m_renderer->stats().drawCalls, 0);
}

TEST_P(GlRendererTest, AMeshOfNoAtlasIsNotDrawn) {
    MeshDraw draw;
    draw.view.viewport = {0, 0, 64, 64};
    draw.colour = kRed;
    m_list.mesh(draw);
    EXPECT_EQ(drawn().at(32, 32), kBlack);
}

TEST_P(GlRendererTest, ARectangleOnWholePixelsIsExact) {
    m_list.rect({10, 20, 30, 10}, kRed);
    const Picture picture = drawn();
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            ASSERT_EQ(picture.at(x, y), (x >= 10 && x < 40 && y >= 20 && y < 30 ? kRed : kBlack)) << x << ' ' << y;
        }
    }
}

/// Alone over the whole of one of llvmpipe's tiles, which has a quick way for that.
TEST_P(GlRendererTest, ATranslucentAreaAloneShowsWhatLiesBelow) {
    constexpr Rgba kSea{234, 241, 246};
    for (const Rgba fill : {Rgba{248, 249, 247, 247}, Rgba{255, 0, 0, 128}, Rgba{0, 0, 255, 8}, Rgba{0, 0, 0, 250}}) {
        m_list.clear({0, 0, kSizePx, kSizePx});
        m_list.rect({0, 0, kSizePx, kSizePx}, fill);
        const Picture picture = drawn(m_noGlyphs, kSea);
        const auto expected = [&](int top, int below) { return (top * fill.a + below * (255 - fill.a)) / 255.0; };
        for (int y = 0; y < kSizePx; ++y)
            for (int x = 0; x < kSizePx; ++x) {
                const Rgba c = picture.at(x, y);
                ASSERT_NEAR(c.r, expected(fill.r, kSea.r), 2) << x << ' ' << y << " alpha " << int{fill.a};
                ASSERT_NEAR(c.g, expected(fill.g, kSea.g), 2);
                ASSERT_NEAR(c.b, expected(fill.b, kSea.b), 2);
            }
    }
}

TEST_P(GlRendererTest, ARectangleBetweenPixelsIsItsCoverage) {
    m_list.rect({10.5f, 20, 30, 0.25f}, kRed);
    const Picture picture = drawn();
    EXPECT_NEAR(picture.at(10, 20).r, 32, 1);
    EXPECT_NEAR(picture.at(20, 20).r, 64, 1);
    EXPECT_NEAR(picture.at(40, 20).r, 32, 1);
    EXPECT_EQ(picture.at(41, 20), kBlack);
}

TEST_P(GlRendererTest, ARoundedStrokedRectangle) {
    m_list.rect({8, 8, 48, 48}, kRed, 12, kBlue, 3);
    const Picture picture = drawn();
    EXPECT_EQ(picture.at(32, 32), kRed);
    EXPECT_EQ(picture.at(32, 9), kBlue);
    EXPECT_EQ(picture.at(32, 12), kRed);
    EXPECT_EQ(picture.at(8, 8), kBlack);  // the corner is round
    EXPECT_EQ(picture.at(7, 32), kBlack);
}

TEST_P(GlRendererTest, TransparencyMixesOnce) {
    m_list.rect({0, 0, 64, 64}, {0, 255, 0});
    m_list.rect({0, 0, 64, 64}, {255, 0, 0, 128});
    const Rgba mixed = drawn().at(32, 32);
    EXPECT_NEAR(mixed.r, 128, 1);
    EXPECT_NEAR(mixed.g, 127, 1);
    EXPECT_EQ(mixed.a, 255);
}

TEST_P(GlRendererTest, ADiscHasASmoothEdgeAndItsOwnArea) {
    m_list.disc({32, 32}, 20, kRed);
    const Picture picture = drawn();
    EXPECT_EQ(picture.at(32, 32), kRed);
    EXPECT_EQ(picture.at(11, 32), kBlack);
    EXPECT_EQ(picture.at(13, 13), kBlack);
    double area = 0;
    int smooth = 0;
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            area += picture.at(x, y).r / 255.0;
            smooth += picture.at(x, y).r % 255 != 0 ? 1 : 0;
        }
    }
    EXPECT_NEAR(area, 3.14159265 * 400, 6);
    EXPECT_GT(smooth, 60);
}

TEST_P(GlRendererTest, ALineHasItsWidthInEveryDirection) {
    for (int step = 0; step < 12; ++step) {
        const float angle = static_cast<float>(step) * 0.5235988f;
        const Vec2 half{20 * std::cos(angle), 20 * std::sin(angle)};
        m_list.clear({0, 0, 64, 64});
        m_list.line({32 - half.x, 32 - half.y}, {32 + half.x, 32 + half.y}, 4, kRed);
        const Picture picture = drawn();
        double area = 0;
        for (std::size_t i = 0; i < picture.pixels.size(); i += 4) area += picture.pixels[i] / 255.0;
        EXPECT_NEAR(area, 40 * 4 + 3.14159265 * 4, 3) << step;
    }
}

TEST_P(GlRendererTest, AHairlineIsFaintNotMissing) {
    m_list.line({4, 32.5f}, {60, 32.5f}, 0.5f, kRed);
    const Picture picture = drawn();
    EXPECT_NEAR(picture.at(32, 32).r, 128, 2);
    EXPECT_EQ(picture.at(32, 34), kBlack);
}

TEST_P(GlRendererTest, AMarkBearsAsManyArcsAsItsLevel) {
    for (int kind = 0; kind < 2; ++kind) {
        for (int level = 1; level <= 5; ++level) {
            m_list.clear({0, 0, 64, 64});
            m_list.mark({32.5f, 32.5f}, 30, level, static_cast<CollectiviteKind>(kind), kRed, kBlue, false);
            const Picture picture = drawn();
            EXPECT_EQ(picture.at(32, 32), kRed);
            int arcs = 0;
            bool before = onRing(picture, 28, 359).r > 127;
            for (int degrees = 0; degrees < 360 && kind == 0; ++degrees) {
                const bool now = onRing(picture, 28, static_cast<float>(degrees)).r > 127;
                arcs += now && !before ? 1 : 0;
                before = now;
            }
            if (kind == 0) {
                EXPECT_EQ(arcs, level);
            }
            EXPECT_EQ(picture.at(32, 0), kBlack);
        }
    }
}

TEST_P(GlRendererTest, AnUnknownLevelIsHollow) {
    m_list.mark({32.5f, 32.5f}, 30, 0, CollectiviteKind::Commune, kRed, kBlue, false);
    const Picture picture = drawn();
    EXPECT_LT(picture.at(32, 32).r, 50);
    EXPECT_EQ(picture.at(32, 32 - 23), kBlue);
}

TEST_P(GlRendererTest, ADepartementHasADoubleLine) {
    m_list.mark({32.5f, 32.5f}, 30, 4, CollectiviteKind::Departement, kRed, kBlue, false);
    const Picture picture = drawn();
    int lines = 0;
    for (int y = 1; y < 12; ++y) lines += picture.at(32, y).r > 127 && picture.at(32, y - 1).r <= 127 ? 1 : 0;
    EXPECT_EQ(lines, 2);
}

TEST_P(GlRendererTest, ASelectedMarkHasARingAndAGlowOutside) {
    m_list.mark({32.5f, 32.5f}, 18, 3, CollectiviteKind::Commune, kRed, kBlue, true);
    const Picture picture = drawn();
    EXPECT_GT(picture.at(32, 32 - 21).r, 200);
    EXPECT_GT(picture.at(32, 32 - 24).r, 20);
    EXPECT_LT(picture.at(32, 32 - 24).r, 200);
    EXPECT_EQ(picture.at(0, 0), kBlack);
}

TEST_P(GlRendererTest, AGlowFadesToNothing) {
    m_list.glow({32, 32}, 30, kRed);
    const Picture picture = drawn();
    EXPECT_GT(picture.at(32, 32).r, 240);
    EXPECT_LT(picture.at(32, 60).r, 10);
    EXPECT_EQ(picture.at(1, 1), kBlack);
    for (int x = 33; x < 63; ++x) EXPECT_LE(picture.at(x, 32).r, picture.at(x - 1, 32).r + 1);
}

TEST_P(GlRendererTest, ATrianglePointsWhereItSays) {
    const Vec2 tips[] = {{32, 10}, {54, 32}, {32, 54}, {10, 32}};
    for (int direction = 0; direction < 4; ++direction) {
        m_list.clear({0, 0, 64, 64});
        m_list.triangle({8, 8, 48, 48}, direction, kRed);
        const Picture picture = drawn();
        EXPECT_EQ(picture.at(32, 32), kRed);
        for (int other = 0; other < 4; ++other) {
            const Vec2 across = other == direction ? Vec2{} : tips[other];
            if (other == (direction + 2) % 4) {
                EXPECT_EQ(picture.at(static_cast<int>(across.x), static_cast<int>(across.y)), kRed);
            }
        }
        const Vec2 tip = tips[direction];
        EXPECT_GT(picture.at(static_cast<int>(tip.x), static_cast<int>(tip.y)).r, 60);
        const bool upright = direction % 2 == 0;  // beside the tip there is nothing
        EXPECT_EQ(picture.at(static_cast<int>(tip.x) + (upright ? 10 : 0), static_cast<int>(tip.y) + (upright ? 0 : 10)), kBlack);
    }
}

TEST_P(GlRendererTest, AHatchCoversItsShare) {
    m_list.hatch({8, 8, 48, 48}, kRed, 8);
    const Picture picture = drawn();
    double area = 0;
    for (std::size_t i = 0; i < picture.pixels.size(); i += 4) area += picture.pixels[i] / 255.0;
    EXPECT_NEAR(area, 48 * 48 * 0.4, 48 * 48 * 0.05);
    EXPECT_EQ(picture.at(4, 4), kBlack);
}

TEST_P(GlRendererTest, AShadeGoesFromOneColourToTheOther) {
    m_list.shade({0, 0, 64, 64}, kRed, kBlue, true);
    const Picture picture = drawn();
    EXPECT_GT(picture.at(0, 32).r, 250);
    EXPECT_GT(picture.at(63, 32).b, 250);
    EXPECT_NEAR(picture.at(32, 5).r, 127, 4);
}

TEST_P(GlRendererTest, AGlyphAndItsHalo) {
    auto engine = TextEngine::create();
    ASSERT_TRUE(engine.value);
    const auto run = engine.value->shape("l", {60, FontWeight::Bold});
    const Vec2 origin{20, 56};
    m_list.text(*run, origin, kRed, kBlue, 4);
    const Picture picture = drawn(engine.value->glyphAtlas());
    const Rect box = run->glyphs.front().box;  // with the field's margin: its middle is the stem's
    const int x = static_cast<int>(origin.x + box.centre().x), y = static_cast<int>(origin.y + box.centre().y);
    EXPECT_EQ(picture.at(x, y), kRed);
    int left = x;
    while (left > 0 && picture.at(left, y).r > 127) --left;
    EXPECT_EQ(picture.at(left - 2, y), kBlue);
    EXPECT_EQ(picture.at(left - 7, y), kBlack);
}

TEST_P(GlRendererTest, ClipsCutExactly) {
    m_list.pushClip({10, 20, 5, 7});
    m_list.rect({0, 0, 64, 64}, kRed);
    m_list.popClip();
    const Picture picture = drawn();
    int red = 0;
    for (std::size_t i = 0; i < picture.pixels.size(); i += 4) red += picture.pixels[i] == 255 ? 1 : 0;
    EXPECT_EQ(red, 35);
    EXPECT_EQ(picture.at(10, 20), kRed);
    EXPECT_EQ(picture.at(14, 26), kRed);
}

TEST_P(GlRendererTest, KeepsNoObjectFromFrameToFrame) {
    auto engine = TextEngine::create();
    ASSERT_TRUE(engine.value);
    int objects = 0;
    std::int64_t bytes = 0;
    for (int frame = 0; frame < 20; ++frame) {
        m_list.clear({0, 0, 64, 64});
        for (int i = 0; i < 50; ++i) m_list.disc({static_cast<float>(i), 20}, 5, kRed);
        m_list.text(*engine.value->shape("Arras", {16}), {2, 40}, kRed);
        drawn(engine.value->glyphAtlas());
        if (frame == 1) {
            objects = m_renderer->stats().glObjects;
            bytes = m_renderer->stats().bytesUploaded;
        }
        if (frame > 1) {
            EXPECT_EQ(m_renderer->stats().glObjects, objects);
        }
        if (frame > 1) {
            EXPECT_EQ(m_renderer->stats().bytesUploaded, bytes);
        }
        EXPECT_EQ(m_renderer->stats().drawCalls, 1);
        EXPECT_EQ(m_renderer->stats().glErrors, 0);
    }
    EXPECT_EQ(bytes, static_cast<std::int64_t>(m_list.prims().size_bytes()));
    m_renderer.reset();
    m_target.reset();
    Renderer again(GlContext::load, GetParam(), true);  // its objects are those of the first, no more
    OffscreenTarget target(kSizePx, kSizePx);
    target.bind();
    again.draw(m_list, engine.value->glyphAtlas(), kSizePx, kSizePx, kBlack);
    EXPECT_EQ(again.stats().glObjects, objects);
}

TEST_P(GlRendererTest, AGrownGlyphAtlasIsCopiedWhole) {
    GlyphAtlas glyphs{16, 16, std::vector<std::uint8_t>(256, 255), 0, 16};
    TextRun run;
    run.glyphs.push_back({{0, -16, 16, 16}, 0, 0, 16, 16, 1});
    m_list.text(run, {10, 30}, kRed);
    EXPECT_EQ(drawn(glyphs).at(18, 22), kRed);
    EXPECT_EQ(glyphs.dirtyTo, 0);
    std::fill(glyphs.pixels.begin(), glyphs.pixels.end(), std::uint8_t{0});
    EXPECT_EQ(drawn(glyphs).at(18, 22), kRed);  // nobody said that it changed
    glyphs.dirtyTo = 16;
    EXPECT_EQ(drawn(glyphs).at(18, 22), kBlack);
    glyphs.height = 32;
    glyphs.pixels.assign(512, 255);
    EXPECT_EQ(drawn(glyphs).at(18, 22), kRed);
}

/// Sets $AROBASE_SHADERS to an empty folder for the length of a test.
class ShaderFolder {
public:
    ShaderFolder() {
        std::filesystem::create_directories(path);
        setenv("AROBASE_SHADERS", path.c_str(), 1);
    }
    ~ShaderFolder() {
        unsetenv("AROBASE_SHADERS");
        std::filesystem::remove_all(path);
    }
    void write(const std::string& name, const std::string& text) {
        std::ofstream(path / name) << text;
        m_time += std::chrono::seconds(2);  // file systems with coarse clocks
        std::filesystem::last_write_time(path / name, m_time);
    }
    const std::filesystem::path path = std::filesystem::temp_directory_path() / ("arobase-shaders-" + std::to_string(getpid()));

private:
    std::filesystem::file_time_type m_time = std::filesystem::file_time_type::clock::now();
};

TEST_P(GlRendererTest, ABrokenShaderKeepsTheLastGoodOne) {
    ShaderFolder folder;
    Renderer renderer(GlContext::load, GetParam(), false);
    m_list.rect({0, 0, 64, 64}, kRed, 1);
    const auto colour = [&] {
        m_target->bind();
        renderer.draw(m_list, m_noGlyphs, kSizePx, kSizePx, kBlack);
        return Picture{kSizePx, kSizePx, m_target->read()}.at(32, 32);
    };
    EXPECT_EQ(colour(), kRed);
    folder.write("prim.frag", "out vec4 oColour; void main() { oColour = vec4(0, 0, 1, 1); }");
    EXPECT_EQ(colour(), kBlue);
    folder.write("prim.frag", "this is not GLSL");
    EXPECT_EQ(colour(), kBlue);
    EXPECT_EQ(renderer.stats().glErrors, 0);
}

}  // namespace
}  // namespace arobase::test

#include "tests/render/gl_picture.h"

namespace arobase::test {
namespace {

class GlLabelTest : public GlTest {
protected:
    void SetUp() override {
        GlTest::SetUp();
        auto engine = TextEngine::create();
        ASSERT_TRUE(engine.value);
        m_text.emplace(std::move(*engine.value));
    }
    Picture drawnLabel(const std::string& name, Vec2 origin, const TextStyle& style = {20, FontWeight::Bold, false}) {
        m_list.clear({0, 0, kSizePx, kSizePx});
        m_list.label({m_text->shape(name, style), {255, 255, 255}, kRed, 2}, origin);
        return drawn(m_text->glyphAtlas());
    }
    static int pixelsOf(const Picture& picture, const std::function<bool(Rgba)>& which) {
        int count = 0;
        for (int y = 0; y < picture.heightPx; ++y)
            for (int x = 0; x < picture.widthPx; ++x) count += which(picture.at(x, y));
        return count;
    }
    std::optional<TextEngine> m_text;
};
INSTANTIATE_TEST_SUITE_P(Gl, GlLabelTest, testing::Bool(), apiName);

TEST_P(GlLabelTest, IsTheNameWithItsHaloAsGlyphsWouldDrawIt) {
    const auto run = m_text->shape("Œ@", {20, FontWeight::Bold, false});
    m_list.text(*run, {10, 40}, {255, 255, 255}, kRed, 2);
    const Picture glyphs = drawn(m_text->glyphAtlas()), label = drawnLabel("Œ@", {10, 40});
    int most = 0;
    for (std::size_t i = 0; i < glyphs.pixels.size(); ++i) most = std::max(most, std::abs(glyphs.pixels[i] - label.pixels[i]));
    EXPECT_LE(most, 3) << "one rounding more";
    EXPECT_GT(pixelsOf(label, [](Rgba c) { return c.r > 250 && c.g > 250; }), 40) << "letters";
    EXPECT_GT(pixelsOf(label, [](Rgba c) { return c.r > 200 && c.g < 50; }), 40) << "halo";
}

TEST_P(GlLabelTest, LooksTheSameWhereverItGoes) {
    const Picture here = drawnLabel("a", {12, 30}), there = drawnLabel("a", {30.4f, 44.4f});
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 20; ++x) ASSERT_EQ(here.at(8 + x, 12 + y), there.at(26 + x, 26 + y));
}

TEST_P(GlLabelTest, OverAColouredGroundItCoversAndFadesAsItShould) {
    constexpr Rgba kGround{134, 175, 217};
    const auto faded = [&](float opacity) {
        m_list.clear({0, 0, kSizePx, kSizePx});
        m_list.rect({0, 0, kSizePx, kSizePx}, kGround);
        m_list.label({m_text->shape("Œ@", {20, FontWeight::Bold, false}), {20, 32, 43}, {251, 250, 247}, 2}, {10, 40}, opacity);
        return drawn(m_text->glyphAtlas());
    };
    const Picture full = faded(1), nearly = faded(0.999f), half = faded(0.5f), none = faded(0);
    for (std::size_t i = 0; i < full.pixels.size(); ++i) {
        ASSERT_NEAR(full.pixels[i], nearly.pixels[i], 2) << i;
        ASSERT_NEAR(half.pixels[i], (full.pixels[i] + none.pixels[i]) / 2, 3) << i;
    }
    EXPECT_GT(pixelsOf(full, [](Rgba c) { return c.r < 60 && c.b < 80; }), 40) << "dark letters";
}

TEST_P(GlLabelTest, ASecondFrameUploadsItsPlaceAlone) {
    drawnLabel("Beauvais", {2, 30});
    drawnLabel("Beauvais", {4, 30});
    EXPECT_LE(m_renderer->stats().bytesUploaded, static_cast<std::int64_t>(sizeof(Prim)));
    EXPECT_EQ(m_renderer->stats().drawCalls, 1);
}

TEST_P(GlLabelTest, MoreNamesThanTheTextureHoldsMakeRoom) {
    for (int i = 0; i < 900; ++i) drawnLabel("Commune n° " + std::to_string(i), {2, 30}, {40, FontWeight::Bold, false});
    const Picture last = drawnLabel("a", {12, 30});
    m_renderer->forgetPictures();
    EXPECT_EQ(last.pixels, drawnLabel("a", {12, 30}).pixels);
}

/// Days of names so small that the texture never fills: those of long ago are held by nobody.
TEST_P(GlLabelTest, NamesOfLongAgoAreNotHeldForEver) {
    std::vector<std::weak_ptr<const TextRun>> runs;
    const TextStyle tiny{4, FontWeight::Regular, false};
    for (int i = 0; i < 4000; ++i) {
        runs.push_back(m_text->shape(std::to_string(i), tiny));
        drawnLabel(std::to_string(i), {10, 20}, tiny);
        m_list.clear({0, 0, kSizePx, kSizePx});
    }
    m_text->trimCache();
    m_text->trimCache();
    EXPECT_LE(std::ranges::count_if(runs, [](const auto& run) { return !run.expired(); }), 2500);
    EXPECT_GT(pixelsOf(drawnLabel("3999", {10, 20}, tiny), [](Rgba c) { return c.r > 100; }), 3);
}

TEST_P(GlLabelTest, OneFrameOfManyNamesMakesTheTextureGrow) {
    m_list.clear({0, 0, kSizePx, kSizePx});
    for (int i = 0; i < 600; ++i) m_list.label({m_text->shape("Commune n° " + std::to_string(i), {30, FontWeight::Bold, false}), {255, 255, 255}, kRed, 2}, {500, 500});
    m_list.label({m_text->shape("a", {20, FontWeight::Bold, false}), {255, 255, 255}, kRed, 2}, {12, 30});
    const Picture many = drawn(m_text->glyphAtlas());
    m_renderer->forgetPictures();
    EXPECT_EQ(many.pixels, drawnLabel("a", {12, 30}).pixels);
}

}  // namespace
}  // namespace arobase::test

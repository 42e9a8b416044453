#include "render/text/text_engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

namespace arobase {
namespace {

class TextEngineTest : public testing::Test {
protected:
    void SetUp() override {
        auto result = TextEngine::create();
        ASSERT_TRUE(result.value) << "no font at all on this machine";
        hasInter = result.issues.empty();
        engine.emplace(std::move(*result.value));
    }
    std::optional<TextEngine> engine;
    bool hasInter = false;
};

TEST(TextEngineCreate, WithoutInterTakesAnotherFontAndSaysSo) {
    const auto result = TextEngine::create("/nowhere");
    ASSERT_FALSE(result.issues.empty());
    EXPECT_EQ(result.issues.front().rule, "font-missing");
    EXPECT_EQ(hasErrors(result.issues), !result.value.has_value());
}

TEST_F(TextEngineTest, SurvivesBadTextAndBadSizes) {
    EXPECT_EQ(engine->shape("", {})->glyphs.size(), 0u);
    EXPECT_EQ(engine->widthPx("", {}), 0);
    EXPECT_GT(engine->shape("\xFF\xC3", {})->widthPx, 0);
    for (const float size : {0.f, -5.f, 1e9f, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        const auto run = engine->shape("a", {size});
        EXPECT_TRUE(std::isfinite(run->widthPx) && run->widthPx > 0 && run->widthPx <= 1000) << size;
    }
    EXPECT_EQ(engine->wrap("", {}, 100).size(), 0u);
    EXPECT_EQ(engine->wrap("mot", {}, -1).size(), 1u);
}

TEST_F(TextEngineTest, DropsInvisibleCharacters) {
    EXPECT_EQ(engine->widthPx("a\u200Bb\u202E", {}), engine->widthPx("ab", {}));
    EXPECT_EQ(engine->missingIn("a\u200Bb\u202E\x01").size(), 0u);
}

TEST_F(TextEngineTest, ACharacterThatNoFontHasIsCountedAndDrawn) {
    const std::string privateUse = "\U0010FFFD";
    const auto run = engine->shape(privateUse, {});
    EXPECT_EQ(run->missing, 1);
    EXPECT_EQ(run->glyphs.size(), 1u);
    EXPECT_EQ(engine->missingIn("a" + privateUse), std::vector<char32_t>{0x10FFFD});
}

TEST_F(TextEngineTest, HasAllOfFrench) {
    EXPECT_TRUE(engine
                    ->missingIn("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@"
                                "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ’‘“”«»–—…€°№×→\u202F\u00A0")
                    .empty());
}

TEST_F(TextEngineTest, MeasuresAreOrdered) {
    for (const auto weight : {FontWeight::Regular, FontWeight::Medium, FontWeight::SemiBold, FontWeight::Bold}) {
        const auto run = engine->shape("Hx", {100, weight});
        EXPECT_GT(run->ascentPx, run->capHeightPx);
        EXPECT_GT(run->capHeightPx, 50);
        EXPECT_GT(run->descentPx, 0);
    }
    EXPECT_LT(engine->widthPx("Villes", {20, FontWeight::Regular}), engine->widthPx("Villes", {20, FontWeight::Bold}));
}

TEST_F(TextEngineTest, WidthIsLinearInSizeAndNearlyAdditive) {
    const std::string a = "Saint-Denis ", b = "de La Réunion";
    for (const float size : {10.f, 40.f, 200.f}) {
        EXPECT_NEAR(engine->widthPx(a, {size}), engine->widthPx(a, {1000}) * size / 1000, 1e-3f * size);
        EXPECT_NEAR(engine->widthPx(a + b, {size}), engine->widthPx(a, {size}) + engine->widthPx(b, {size}), 0.1f * size);
        EXPECT_EQ(engine->shape(a, {size})->widthPx, engine->widthPx(a, {size}));
    }
}

TEST_F(TextEngineTest, KerningIsOn) {
    if (!hasInter) GTEST_SKIP() << "Inter is not installed";
    EXPECT_LT(engine->widthPx("AV", {100}), engine->widthPx("A", {100}) + engine->widthPx("V", {100}));
}

TEST_F(TextEngineTest, TabularFiguresHaveOneWidth) {
    if (!hasInter) GTEST_SKIP() << "Inter is not installed";
    for (const auto weight : {FontWeight::Regular, FontWeight::Bold}) {
        const TextStyle style{50, weight, true};
        for (char digit = '0'; digit <= '9'; ++digit) {
            EXPECT_NEAR(engine->widthPx(std::string(4, digit), style), engine->widthPx("0000", style), 1e-3);
        }
        EXPECT_LT(engine->widthPx("1111", {50, weight, false}), engine->widthPx("1111", style));
    }
}

TEST_F(TextEngineTest, TheNarrowSpaceIsNarrow) {
    const auto widthOf = [&](const std::string& space) {
        return engine->widthPx("a" + space + "b", {100}) - engine->widthPx("ab", {100});
    };
    EXPECT_GT(widthOf("\u202F"), 5);
    EXPECT_LT(widthOf("\u202F"), 0.8f * widthOf(" "));
    EXPECT_NEAR(widthOf("\u00A0"), widthOf(" "), 1);
    EXPECT_EQ(engine->shape("\u202F", {})->glyphs.size(), 0u);
}

TEST_F(TextEngineTest, ComposedAndDecomposedTextAreTheSame) {
    EXPECT_EQ(engine->widthPx("e\u0301", {}), engine->widthPx("é", {}));
}

TEST_F(TextEngineTest, GlyphsLieInsideTheAtlasAndAroundTheBaseline) {
    for (const float size : {10.f, 16.f, 52.f, 53.f, 128.f, 129.f, 400.f}) {
        const auto run = engine->shape("Œuilly", {size, FontWeight::SemiBold});
        const GlyphAtlas& atlas = engine->glyphAtlas();
        EXPECT_EQ(run->missing, 0);
        ASSERT_EQ(run->glyphs.size(), 6u);
        for (const GlyphQuad& g : run->glyphs) {
            EXPECT_GE(g.u0, 0);
            EXPECT_LE(g.u1, static_cast<float>(atlas.width));
            EXPECT_LE(g.v1, static_cast<float>(atlas.height));
            EXPECT_NEAR((g.u1 - g.u0) / g.box.w, g.texelPerPx, 1e-3f * g.texelPerPx);
            EXPECT_LT(g.box.y, 0);
            EXPECT_GT(g.box.bottom(), -1);
        }
        EXPECT_NEAR(run->glyphs.front().box.x, 0, size);
        EXPECT_EQ(atlas.pixels.size(), static_cast<std::size_t>(atlas.width) * static_cast<std::size_t>(atlas.height));
    }
}

TEST_F(TextEngineTest, ARunIsSharedUntilTheCacheForgetsItAndStaysValid) {
    const auto run = engine->shape("Beauvais", {});
    EXPECT_EQ(engine->shape("Beauvais", {}), run);
    engine->trimCache();
    EXPECT_EQ(engine->shape("Beauvais", {}), run);  // used since: kept
    engine->trimCache();
    engine->trimCache();
    const auto again = engine->shape("Beauvais", {});
    EXPECT_NE(again, run);
    ASSERT_EQ(again->glyphs.size(), run->glyphs.size());
    EXPECT_EQ(again->glyphs.front().u0, run->glyphs.front().u0);  // the atlas kept its glyphs
}

/// Days of names, one after the other, beside one that is on the screen all the time.
TEST_F(TextEngineTest, TheCacheDoesNotGrowForEver) {
    const auto shown = engine->shape("Beauvais", {});
    std::vector<std::weak_ptr<const TextRun>> others;
    for (int i = 0; i < 20'000; ++i) {
        others.push_back(engine->shape(std::to_string(i), {}));
        ASSERT_EQ(engine->shape("Beauvais", {}), shown) << i;
    }
    const auto kept = std::ranges::count_if(others, [](const auto& run) { return !run.expired(); });
    EXPECT_LE(kept, 1024);
    EXPECT_FALSE(others.back().expired());
}

TEST_F(TextEngineTest, AFullAtlasStillDrawsEverything) {
    std::string manyCharacters;
    int count = 0;
    for (char32_t c = 0xC0; c < 0x530 && count < 300; ++c) {  // Latin, Greek, Cyrillic: what the font has of them
        const std::string character{static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
        if (!engine->missingIn(character).empty()) continue;
        manyCharacters += character;
        ++count;
    }
    ASSERT_EQ(count, 300);
    const auto run = engine->shape(manyCharacters, {600});
    EXPECT_EQ(run->missing, 0);
    EXPECT_EQ(run->glyphs.size(), 300u);
}

TEST_F(TextEngineTest, WrappedLinesFit) {
    const std::string text =
        "Conception de la blockchain et des « smart contracts »\u202F: vers une société sans tiers de confiance\u202F?";
    const TextStyle style{18, FontWeight::Medium};
    for (float width = 130; width < 900; width += 37) {
        for (const std::string& line : engine->wrap(text, style, width)) EXPECT_LE(engine->widthPx(line, style), width + 0.01f);
        const auto two = engine->wrap(text, style, width, 2);
        EXPECT_LE(two.size(), 2u);
        for (const std::string& line : two) EXPECT_LE(engine->widthPx(line, style), width + 0.01f);
    }
    EXPECT_EQ(engine->wrap(text, style, 1e6f), std::vector<std::string>{text});
}

TEST_F(TextEngineTest, EveryCommuneNameCanBeWritten) {
    const char* packages = std::getenv("AROBASE_PACKAGES");
    if (packages == nullptr) GTEST_SKIP() << "AROBASE_PACKAGES does not say where the set-up packages are";
    std::ifstream file(std::filesystem::path(packages) / "decoupage-administratif/data/communes.json");
    if (!file) GTEST_SKIP() << "decoupage-administratif/data/communes.json is not there";
    int names = 0;
    for (const auto& commune : nlohmann::json::parse(file)) {
        const auto name = commune.at("nom").get<std::string>();
        EXPECT_TRUE(engine->missingIn(name).empty()) << name;
        ++names;
    }
    EXPECT_GT(names, 34000);
}

}  // namespace
}  // namespace arobase

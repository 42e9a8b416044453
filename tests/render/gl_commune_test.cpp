#include <numeric>

#include "render/gl/context.h"
#include "render/gl/objects.h"
#include "render/gl/state.h"
#include "render/pass/commune_pass.h"
#include "tests/render/gl_picture.h"

namespace arobase::test {
namespace {

constexpr Rgba kClear{0, 0, 0, 0};

CommuneClasses classes(std::vector<std::uint8_t> values) { return std::make_shared<const std::vector<std::uint8_t>>(std::move(values)); }

/// Two squares of 100 m side by side, far from the origin of their CRS: communes 0 and 1500 (in the table's second row).
struct TwoCommunes {
    static constexpr std::uint32_t kEast = 1500;
    const FeatureVertex vertices[8] = {{{-100, -50}, 0}, {{0, -50}, 0},   {{0, 50}, 0},   {{-100, 50}, 0},
                                       {{0, -50}, kEast}, {{100, -50}, kEast}, {{100, 50}, kEast}, {{0, 50}, kEast}};
    const std::uint16_t indices[12] = {0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7};
    const FeatureSegment middle[1] = {{{0, -50}, {0, 50}, 0, kEast}};
    const FeatureSegment west[1] = {{{-100, -50}, {-100, 50}, kNoFeature, 0}};
    AtlasLevel level() const {
        AtlasLevel level;
        level.origin = {700'000, 6'600'000};
        level.communes = {{{{-100, -50}, {100, 50}}, vertices, indices}};
        level.communeBorders[0] = {{{{0, -50}, {0, 50}}, middle}};
        level.communeBorders[2] = {{{{-100, -50}, {-100, 50}}, west}};
        return level;
    }
};

class GlCommuneTest : public GlTest {
protected:
    GlCommuneTest() {
        draw.view = {{700'000, 6'600'000}, 0.2, {0, 0, 64, 64}};
        draw.colour = kRed;
        draw.widthPx = 4;
        draw.palette[1] = kRed;
        draw.palette[2] = kBlue;
    }
    std::vector<std::uint8_t> table(std::uint8_t west, std::uint8_t east) const {
        std::vector<std::uint8_t> values(TwoCommunes::kEast + 1, 0);
        values.front() = west;
        values.back() = east;
        return values;
    }
    Picture drawn() {
        if (!context) context.emplace(GlContext::load, GetParam(), false);
        if (!pass) pass.emplace(GetParam(), "");
        m_target->bind();
        gl::beginFrame({64, 64}, kBlack);
        stats = {};
        pass->draw(draw, stroke, communes.level(), {64, 64}, stats);
        EXPECT_EQ(context->countErrors(), 0);
        return {64, 64, m_target->read()};
    }
    const TwoCommunes communes;
    CommuneDraw draw;
    Stroke stroke = Stroke::Smooth;
    FrameStats stats;
    std::optional<gl::Context> context;
    std::optional<CommunePass> pass;
};
INSTANTIATE_TEST_SUITE_P(Gl, GlCommuneTest, testing::Bool(), apiName);

TEST_P(GlCommuneTest, WithoutATableNothingIsFilled) {
    EXPECT_EQ(drawn().at(25, 32), kBlack);
    draw.classes = classes({});
    EXPECT_EQ(drawn().at(25, 32), kBlack);
    draw.part = CommunePart::Outlines;
    EXPECT_EQ(drawn().at(32, 32), kBlack);
    EXPECT_EQ(stats.drawCalls, 0);
}

TEST_P(GlCommuneTest, EachCommuneHasTheColourOfItsClass) {
    draw.classes = classes(table(1, 2));
    const Picture picture = drawn();  // 100 m at 0.2 px/m: 20 px each
    EXPECT_EQ(picture.at(25, 32), kRed);
    EXPECT_EQ(picture.at(40, 32), kBlue);
    EXPECT_EQ(picture.at(5, 32), kBlack);
    draw.palette[1] = kClear;
    EXPECT_EQ(drawn().at(25, 32), kBlack) << "alpha 0 is not drawn";
}

TEST_P(GlCommuneTest, AnotherEditionUploadsTheTableAndNothingElse) {
    draw.classes = classes(table(1, 2));
    drawn();
    EXPECT_GT(stats.bytesUploaded, static_cast<std::int64_t>(sizeof communes.vertices));
    draw.classes = classes(table(2, 1));
    EXPECT_EQ(drawn().at(25, 32), kBlue);
    EXPECT_EQ(stats.bytesUploaded, 2048);
    draw.palette[2] = kRed;  // another theme
    EXPECT_EQ(drawn().at(25, 32), kRed);
    EXPECT_EQ(stats.bytesUploaded, 0);
}

TEST_P(GlCommuneTest, WhatIsOnTheScreenStaysHoweverManyFramesGoBy) {
    draw.classes = classes(table(1, 2));
    drawn();
    for (int i = 0; i < 5; ++i) {
        pass->endFrame();
        EXPECT_EQ(drawn().at(25, 32), kRed);
        EXPECT_EQ(stats.bytesUploaded, 0);
    }
}

TEST_P(GlCommuneTest, BeyondTheBoundWhatIsOutOfSightIsFreedAndComesBackTheSame) {
    draw.classes = classes(table(1, 2));
    const auto whole = drawn();  // makes the context
    pass.emplace(GetParam(), "", 1);
    const int nothing = gl::liveObjects();
    EXPECT_EQ(drawn().pixels, whole.pixels);
    const int objects = gl::liveObjects();
    EXPECT_GT(objects, nothing);
    pass->endFrame();
    EXPECT_EQ(gl::liveObjects(), objects) << "it was on the screen";
    const WorldPoint here = draw.view.centre;
    draw.view.centre.x += 5000;
    drawn();
    pass->endFrame();
    EXPECT_EQ(gl::liveObjects(), objects - 3) << "vertices, indices and what binds them";
    draw.view.centre = here;
    EXPECT_EQ(drawn().pixels, whole.pixels);
    EXPECT_GT(stats.bytesUploaded, static_cast<std::int64_t>(sizeof communes.vertices));
}

TEST_P(GlCommuneTest, BordersAreOfTheirRank) {
    draw.part = CommunePart::Borders;
    EXPECT_EQ(drawn().at(32, 32), kRed);
    draw.border = CommuneBorder::Outer;
    const Picture outer = drawn();
    EXPECT_EQ(outer.at(32, 32), kBlack);
    EXPECT_EQ(outer.at(12, 32), kRed);
    draw.border = CommuneBorder::Epci;
    EXPECT_EQ(drawn().at(32, 32), kBlack);
    EXPECT_EQ(stats.drawCalls, 0);
}

TEST_P(GlCommuneTest, AThinBorderIsOnePixelOfTheSameColourInTheSamePlace) {
    draw.part = CommunePart::Borders;
    draw.widthPx = 1;
    stroke = Stroke::Thin;
    const auto across = [&] {  // px of the row that are not the ground's
        const Picture picture = drawn();
        std::vector<int> found;
        for (int x = 0; x < 64; ++x)
            if (picture.at(x, 32) != kBlack) found.push_back(x);
        for (const int x : found) EXPECT_TRUE(draw.widthPx > 1.5f || picture.at(x, 32) == draw.colour) << x;
        return found;
    };
    const auto thin = across();
    ASSERT_EQ(thin.size(), 1U);
    EXPECT_NEAR(thin.front(), 32, 1);
    draw.border = CommuneBorder::Epci;
    EXPECT_TRUE(across().empty()) << "none of that rank";
    draw.border = CommuneBorder::Commune;
    draw.widthPx = 4;
    EXPECT_GE(across().size(), 4U) << "a wide one stays as wide as it is";
    draw.widthPx = 0.5f;
    EXPECT_LT(drawn().at(thin.front(), 32).r, 140) << "thinner than a pixel is lighter";
}

TEST_P(GlCommuneTest, OutlinesStandBetweenDifferentClassesInTheHighersColour) {
    draw.part = CommunePart::Outlines;
    draw.classes = classes(table(1, 2));
    EXPECT_EQ(drawn().at(32, 32), kBlue);
    draw.classes = classes(table(2, 2));
    EXPECT_EQ(drawn().at(32, 32), kBlack);
    draw.border = CommuneBorder::Outer;
    EXPECT_EQ(drawn().at(12, 32), kBlue) << "against the sea";
    draw.classes = classes(table(0, 2));
    EXPECT_EQ(drawn().at(12, 32), kBlack);
}

TEST_P(GlCommuneTest, WhatIsOutOfSightIsNeitherUploadedNorDrawn) {
    draw.classes = classes(table(1, 2));
    draw.view.centre.x += 5000;
    EXPECT_EQ(drawn().at(32, 32), kBlack);
    EXPECT_EQ(stats.drawCalls, 0);
    EXPECT_EQ(stats.bytesUploaded, 2048) << "the table alone";
}

}  // namespace
}  // namespace arobase::test

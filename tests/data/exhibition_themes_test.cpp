// Colours are measured, not trusted: levels apart in normal sight, three simulated colour-blindnesses and grey; text readable.
#include <array>

#include "data/colour_sight.h"
#include "tests/data/exhibition_folder.h"

namespace arobase::test {
namespace {

// Published test pairs of CIEDE2000 (Sharma, Wu and Dalal 2005): the ruler is measured first.
TEST(Themes, DeltaEIsCiede2000) {
    EXPECT_NEAR(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(ciede2000({50, 2.5, 0}, {73, 25, -18}), 27.1492, 1e-4);
    EXPECT_NEAR(ciede2000({50, 2.49, -0.001}, {50, -2.49, 0.0011}), 7.2195, 1e-4);
    EXPECT_NEAR(ciede2000({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}), 1.2644, 1e-4);
    EXPECT_NEAR(ciede2000({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}), 0.9082, 1e-4);
}

class ThemeTest : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        m_exhibition = *loadExhibition(defaultExhibition()).value;
        ASSERT_EQ(theme().id, GetParam());
    }
    const Theme& theme() const { return m_exhibition.theme(GetParam()); }
    Rgba level(int n) const { return theme().colour("level" + std::to_string(n)); }
    double leastContrast() const { return theme().id == "contraste" ? 7.0 : 4.5; }

    Exhibition m_exhibition;
};

TEST_P(ThemeTest, NeighbouringLevelsAreApartInEverySight) {
    for (const Sight sight : kSights) {
        for (int n = 1; n < kLevels; ++n) {
            EXPECT_GE(difference(level(n), level(n + 1), sight), 15) << "sight " << static_cast<int>(sight) << " levels " << n << n + 1;
        }
    }
}

TEST_P(ThemeTest, BluesAreMonotoneInLightness) {
    const double direction = GetParam() == std::string_view("nuit") ? 1 : -1;
    for (int n = 1; n < 4; ++n) EXPECT_GT(direction * (labOf(level(n + 1), Sight::Usual)[0] - labOf(level(n), Sight::Usual)[0]), 5);
}

TEST_P(ThemeTest, OneColourMeansFiveArobases) {
    EXPECT_EQ(theme().colour("accent"), level(5));
}

TEST_P(ThemeTest, TextIsReadable) {
    const std::array<std::pair<const char*, const char*>, 28> pairs = {{
        {"text", "sea"},
        {"text", "land"},
        {"text", "panel"},
        {"text", "frise"},
        {"text", "frise_band"},
        {"text", "halo"},
        {"text", "neighbour"},
        {"text", "land_active"},
        {"text_dim", "sea"},
        {"text_dim", "land"},
        {"text_dim", "panel"},
        {"text_dim", "frise"},
        {"text_dim", "halo"},
        {"text_dim", "frise_band"},
        {"button_text", "button"},
        {"text_dim", "button"},
        {"text_on_accent", "accent"},
        {"accent_text", "panel"},
        {"doubt", "panel"},
        {"error", "panel"},
        {"track_outils", "panel"},
        {"track_usages", "panel"},
        {"track_politiques", "panel"},
        {"track_outils", "frise"},
        {"track_usages", "frise"},
        {"track_politiques", "frise"},
        {"doubt", "frise"},
        {"accent_text", "frise"},
    }};
    for (const auto& [ink, paper] : pairs) {
        EXPECT_GE(contrast(theme().colour(ink), theme().colour(paper)), leastContrast()) << ink << " on " << paper;
    }
}

TEST_P(ThemeTest, MarksOfControlsStandOut) {
    for (const auto& [ink, paper] : {std::pair{"button_border", "button"},
                                     {"focus", "panel"},
                                     {"focus", "sea"},
                                     {"selection", "land"},
                                     {"cursor", "frise"},
                                     {"cursor", "sea"},
                                     {"level0", "land"}}) {
        EXPECT_GE(contrast(theme().colour(ink), theme().colour(paper)), 3) << ink << " on " << paper;
    }
}

TEST_P(ThemeTest, NothingUnderTextIsTransparent) {
    for (const char* token : {"sea", "land", "panel", "frise", "button", "text", "text_dim"})
        EXPECT_EQ(theme().colour(token).a, 255) << token;
    EXPECT_EQ(theme().number("panel_opacity", 0), 1);
    EXPECT_EQ(theme().number("no_such_token", 3), 3);
    const double least = theme().id == "contraste" ? 2 : 0;
    EXPECT_GE(theme().number("border_departement_width", -1), least);
}

INSTANTIATE_TEST_SUITE_P(All, ThemeTest, testing::Values("nuit", "jour", "contraste"),
                         [](const auto& theme) { return std::string(theme.param); });

}  // namespace
}  // namespace arobase::test

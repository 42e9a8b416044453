// Colours are measured, not trusted: levels apart in normal sight, three simulated colour-blindnesses and grey; text readable.
#include <array>
#include <cmath>
#include <numbers>

#include "tests/data/exhibition_folder.h"

namespace arobase::test {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Triple times(const Matrix& m, const Triple& v) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

constexpr Matrix kNormal = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
constexpr Matrix kProtanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanopia = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kGrey = {{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};
constexpr Matrix kToXyz = {
    {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};

Triple lab(Rgba colour, const Matrix& sight) {
    Triple rgb = times(sight, {linear(colour.r), linear(colour.g), linear(colour.b)});
    for (double& c : rgb) c = std::clamp(c, 0.0, 1.0);
    const Triple xyz = times(kToXyz, rgb);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

double hueDeg(double a, double b) {
    const double h = std::atan2(b, a) * 180 / std::numbers::pi;
    return h < 0 ? h + 360 : h;
}

double meanHueDeg(double h1, double h2, bool grey) {
    if (grey) return h1 + h2;
    if (std::fabs(h1 - h2) <= 180) return (h1 + h2) / 2;
    return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

/// CIEDE2000 with kL = kC = kH = 1.
double deltaE(const Triple& one, const Triple& two) {
    const double meanChroma = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2;
    const double c7 = std::pow(meanChroma, 7), k = std::pow(25.0, 7);
    const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + k)));
    const double a1 = one[1] * (1 + g), a2 = two[1] * (1 + g);
    const double c1 = std::hypot(a1, one[2]), c2 = std::hypot(a2, two[2]);
    const double h1 = hueDeg(a1, one[2]), h2 = hueDeg(a2, two[2]);
    const bool grey = c1 * c2 < 1e-9;
    const double turn = grey ? 0 : std::remainder(h2 - h1, 360);
    const double dL = two[0] - one[0], dC = c2 - c1, dH = 2 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2));
    const double l = (one[0] + two[0]) / 2, c = (c1 + c2) / 2, h = meanHueDeg(h1, h2, grey);
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.2 * std::cos(radians(4 * h - 63));
    const double sl = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
    const double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t, cc7 = std::pow(c, 7);
    const double rt = -2 * std::sqrt(cc7 / (cc7 + k)) * std::sin(radians(60 * std::exp(-((h - 275) / 25) * ((h - 275) / 25))));
    const double tl = dL / sl, tc = dC / sc, th = dH / sh;
    return std::sqrt(tl * tl + tc * tc + th * th + rt * tc * th);
}

double luminance(Rgba c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast(Rgba a, Rgba b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

// Published test pairs of CIEDE2000 (Sharma, Wu and Dalal 2005): the ruler is measured first.
TEST(Themes, DeltaEIsCiede2000) {
    EXPECT_NEAR(deltaE({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(deltaE({50, 2.5, 0}, {73, 25, -18}), 27.1492, 1e-4);
    EXPECT_NEAR(deltaE({50, 2.49, -0.001}, {50, -2.49, 0.0011}), 7.2195, 1e-4);
    EXPECT_NEAR(deltaE({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}), 1.2644, 1e-4);
    EXPECT_NEAR(deltaE({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}), 0.9082, 1e-4);
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
    const std::array<const Matrix*, 5> sights = {&kNormal, &kProtanopia, &kDeuteranopia, &kTritanopia, &kGrey};
    for (std::size_t sight = 0; sight < sights.size(); ++sight) {
        for (int n = 1; n < kLevels; ++n) {
            EXPECT_GE(deltaE(lab(level(n), *sights[sight]), lab(level(n + 1), *sights[sight])), 15)
                << "sight " << sight << " levels " << n << n + 1;
        }
    }
}

TEST_P(ThemeTest, BluesAreMonotoneInLightness) {
    const double direction = GetParam() == std::string_view("nuit") ? 1 : -1;
    for (int n = 1; n < 4; ++n) EXPECT_GT(direction * (lab(level(n + 1), kNormal)[0] - lab(level(n), kNormal)[0]), 5);
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

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "app/bench/chart.h"
#include "app/bench/distribution.h"
#include "app/bench/picture_likeness.h"
#include "app/bench/reference_flight.h"
#include "app/program/touch_clock.h"

namespace arobase::bench {
namespace {

TEST(Chart, StepsAreRoundAndNeverBelow) {
    for (const double odd : {0.0, -3.0, std::nan(""), std::numeric_limits<double>::infinity()}) EXPECT_EQ(roundStep(odd), 1) << odd;
    for (double value = 1e-6; value < 1e6; value *= 1.37) {
        const double step = roundStep(value), lead = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
        EXPECT_GE(step, value * (1 - 1e-9));
        EXPECT_LE(step, 2.5 * value * (1 + 1e-9));
        EXPECT_TRUE(std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6) << step;
    }
}

/// Whatever was measured, nothing is drawn outside of the picture, and every row says its figures.
TEST(Chart, SaysItsFiguresAndStaysInsideThePicture) {
    auto text = TextEngine::create();
    ASSERT_TRUE(text.value);
    std::vector<double> many(5000);
    for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<double>(i % 100);
    const Chart chart{"Essai", {{"rien", {}, 2}, {"un", {7}}, {"zéros", {0, 0, 0}}, {"étranges", {std::nan(""), -5, 1e12, 3}}, {"beaucoup", many, 250}}};
    DrawList list;
    const Vec2 size = chartSizePx(chart);
    list.clear({0, 0, size.x, size.y});
    list.keepText();
    drawChart(chart, *text.value, list);
    for (const Prim& prim : list.prims()) {
        EXPECT_GE(prim.box.x, 0);
        EXPECT_GE(prim.box.y, 0);
        EXPECT_LE(prim.box.right(), size.x);
        EXPECT_LE(prim.box.bottom(), size.y);
    }
    const auto said = [&](const std::string& words) { return std::ranges::count_if(list.texts(), [&](const TextPiece& piece) { return piece.text == words; }); };
    EXPECT_EQ(said("médiane 7"), 1);
    EXPECT_EQ(said("médiane 49"), 1);
    EXPECT_EQ(said("p95 94"), 1);
    EXPECT_EQ(said("voulu 250"), 1);
    EXPECT_EQ(said("1 … 5000, dans l’ordre"), 1);
    EXPECT_EQ(said("médiane 0"), 2);
}

TEST(Distribution, NothingIsZeroAndOneIsItself) {
    EXPECT_EQ(distributionOf({}).count, 0);
    EXPECT_EQ(distributionOf({}).p99, 0);
    const Distribution one = distributionOf({7});
    EXPECT_EQ(one.median, 7);
    EXPECT_EQ(one.p99, 7);
    EXPECT_EQ(one.most, 7);
}

TEST(Distribution, RanksAreTheNearest) {
    std::vector<double> values;
    for (int i = 100; i >= 1; --i) values.push_back(i);
    const Distribution d = distributionOf(values);
    EXPECT_EQ(d.median, 50);
    EXPECT_EQ(d.p95, 95);
    EXPECT_EQ(d.p99, 99);
    EXPECT_EQ(d.most, 100);
    EXPECT_DOUBLE_EQ(d.mean, 50.5);
}

Picture plain(int width, int height, std::uint8_t shade) {
    return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 4), shade)};
}

TEST(StrangeShare, OtherSizesAreWhollyStrange) { EXPECT_EQ(strangeShare(plain(3, 3, 0), plain(4, 3, 0), 1), 1); }

TEST(StrangeShare, AShiftedLineIsThereAHoleIsNot) {
    Picture line = plain(40, 40, 255), aside = line, hole = line;
    const auto paint = [](Picture& p, int x, int y) {
        for (std::size_t k = 0; k < 3; ++k) p.rgba[static_cast<std::size_t>(y * 40 + x) * 4 + k] = 0;
    };
    for (int y = 0; y < 40; ++y) paint(line, 10, y), paint(aside, 12, y);
    for (int y = 25; y < 35; ++y)
        for (int x = 25; x < 35; ++x) paint(hole, x, y);
    EXPECT_EQ(strangeShare(line, aside, 2), 0);
    EXPECT_NEAR(strangeShare(line, aside, 1), 40.0 / 1600, 1e-9);
    EXPECT_NEAR(strangeShare(hole, plain(40, 40, 255), 2), 100.0 / 1600, 1e-9);
}

TEST(DifferingPixels, AreCountedOneByOne) {
    Picture a = plain(5, 4, 100), b = a;
    EXPECT_EQ(differingPixels(a, b), 0);
    b.rgba[4 * 7 + 2] = 101;
    b.rgba[4 * 9] = 1, b.rgba[4 * 9 + 1] = 1;
    EXPECT_EQ(differingPixels(a, b), 2);
    EXPECT_EQ(differingPixels(a, plain(5, 5, 100)), 25);
}

TEST(ShareOf, CountsWhatHasOneOfTheColours) {
    Picture picture = plain(10, 10, 255);
    const std::array<Rgba, 2> colours{{{0, 0, 0}, {200, 10, 10}}};
    EXPECT_EQ(shareOf(picture, colours), 0);
    for (std::size_t i = 0; i < 7; ++i) picture.rgba[4 * i] = 201, picture.rgba[4 * i + 1] = 9, picture.rgba[4 * i + 2] = 10;
    EXPECT_NEAR(shareOf(picture, colours), 0.07, 1e-9);
    EXPECT_EQ(shareOf({}, colours), 0);
}

TEST(ReferenceFlight, PassesItsKeysAtTheirScale) {
    const Projector lambert(territories()[0].epsg);
    EXPECT_NEAR(groundMetresPerPx(0, 0), 40'075'016.686 / 512, 1e-6);
    for (const auto& [seconds, lon, lat, zoom] : {std::tuple{0.0, 2.4, 46.6, 5.6}, {3.0, 2.2, 43.7, 7.6}, {6.0, 1.444, 43.604, 10.6}, {7.0, 1.60, 43.56, 10.6}, {10.0, 2.4, 46.6, 5.6}}) {
        const MapCamera camera = flightCamera(lambert, seconds);
        const auto at = lambert.inverse(camera.centre);
        ASSERT_TRUE(at);
        EXPECT_NEAR(at->lon, lon, 1e-9) << seconds;
        EXPECT_NEAR(at->lat, lat, 1e-9) << seconds;
        EXPECT_NEAR(camera.metresPerPx, groundMetresPerPx(zoom, lat), 1e-9) << seconds;
    }
    EXPECT_EQ(flightCamera(lambert, -5), flightCamera(lambert, 0));
    EXPECT_EQ(flightCamera(lambert, 99), flightCamera(lambert, 10));
}

nlohmann::json timesOf(const TouchClock& clock) {
    const auto file = std::filesystem::temp_directory_path() / ("arobase-touch-" + std::to_string(getpid()));
    EXPECT_TRUE(clock.write(file));
    auto json = nlohmann::json::parse(std::ifstream(file));
    std::filesystem::remove(file);
    return json;
}

TEST(TouchClock, APictureAnswersTheOldestTouchBeforeIt) {
    TouchClock clock(true);
    clock.shown(1);
    clock.touched(1.010);
    clock.touched(1.018);
    clock.shown(1.030);
    clock.shown(1.040);  // nobody touched anything since
    clock.touched(5.000);
    clock.nothingToShow();
    clock.touched(9.000);
    clock.shown(9.005);  // after a pause: no frame of a movement
    const auto times = timesOf(clock);
    EXPECT_EQ(times["touch_to_picture_ms"]["count"], 2);
    EXPECT_NEAR(times["touch_to_picture_ms"]["most"], 20, 1e-6);
    EXPECT_NEAR(times["touch_to_picture_ms"]["median"], 5, 1e-6);
    EXPECT_EQ(times["frame_ms"]["count"], 1);
    EXPECT_NEAR(times["frame_ms"]["median"], 30, 1e-6);
}

TEST(TouchClock, AWaitIsAShareOfThePictureUnderWayAndTheNextOne) {
    TouchClock clock(true);
    clock.touched(0.5);
    clock.shown(0.9);  // nobody knows when that was begun
    clock.collected(1);
    clock.shown(1.1);
    clock.collected(1.1);
    clock.touched(1.05);
    clock.shown(1.2);
    auto shares = timesOf(clock)["share_of_two_pictures"];
    EXPECT_EQ(shares["count"], 1);
    EXPECT_NEAR(shares["most"], 0.75, 1e-6);
    clock.collected(1.2);
    clock.touched(1.05);  // passed over once: that is more than two pictures
    clock.shown(1.3);
    shares = timesOf(clock)["share_of_two_pictures"];
    EXPECT_GT(shares["most"], 1.2);
}

TEST(TouchClock, OffItKeepsNothing) {
    TouchClock clock(false);
    clock.touched(1);
    clock.shown(2);
    EXPECT_EQ(timesOf(clock)["touch_to_picture_ms"]["count"], 0);
    EXPECT_FALSE(clock.write("/nowhere/at/all.json"));
}

}  // namespace
}  // namespace arobase::bench

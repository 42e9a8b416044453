// Where metres fall on the screen, and how the camera flies.
#include "render/map/map_view.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace arobase {
namespace {

constexpr double kClosestMpp = 0.5, kWidestMpp = 50000;

MapView viewAt(double metresPerPx) {
    return {0, 0, false, {{652000.25, 6862000.75}, metresPerPx}, {10, 20, 1900, 1000}, {1100.5f, 430.25f}};
}

bool isFinite(const MapCamera& c) {
    return std::isfinite(c.centre.x) && std::isfinite(c.centre.y) && std::isfinite(c.metresPerPx) && c.metresPerPx > 0;
}

TEST(MapViewTest, ScreenAndWorldAreInverseAtEveryScale) {
    std::mt19937 random(1);
    std::uniform_real_distribution<float> x(0, 3840), y(0, 2160);
    for (double mpp = 0.01; mpp < 1e5; mpp *= 3) {
        const MapView view = viewAt(mpp);
        for (int i = 0; i < 200; ++i) {
            const WorldPoint world = view.toWorld({x(random), y(random)});
            const WorldPoint back = view.toWorld(view.toScreen(world));
            EXPECT_LE(std::hypot(back.x - world.x, back.y - world.y) / mpp, 0.001) << mpp;
        }
    }
}

TEST(MapViewTest, NorthIsUpAndEastIsRight) {
    const MapView view = viewAt(10);
    EXPECT_EQ(view.toScreen(view.camera.centre), view.middlePx);
    EXPECT_FLOAT_EQ(view.toScreen({view.camera.centre.x + 100, view.camera.centre.y}).x, view.middlePx.x + 10);
    EXPECT_FLOAT_EQ(view.toScreen({view.camera.centre.x, view.camera.centre.y + 100}).y, view.middlePx.y - 10);
}

TEST(MapViewTest, MeshViewportCoversTheClipAboutTheMiddle) {
    const MapView view = viewAt(10);
    const Rect port = view.mesh().viewport;
    EXPECT_NEAR(port.centre().x, view.middlePx.x, 1e-3);
    EXPECT_NEAR(port.centre().y, view.middlePx.y, 1e-3);
    EXPECT_LE(port.x, view.clip.x);
    EXPECT_LE(port.y, view.clip.y);
    EXPECT_GE(port.right(), view.clip.right());
    EXPECT_GE(port.bottom(), view.clip.bottom());
}

TEST(MapViewTest, PanMovesByExactlyTheDelta) {
    for (const Vec2 delta : {Vec2{0, 0}, Vec2{300, 0}, Vec2{-17.25f, 123.5f}, Vec2{1e5f, -1e5f}}) {
        MapView view = viewAt(731);
        const WorldPoint town{700000, 6600000};
        const Vec2 before = view.toScreen(town);
        view.camera = panned(view.camera, delta);
        const Vec2 moved = view.toScreen(town) - before;
        EXPECT_NEAR(moved.x, delta.x, 0.01);
        EXPECT_NEAR(moved.y, delta.y, 0.01);
    }
}

TEST(MapViewTest, ZoomKeepsThePointUnderThePxAndStaysWithinItsScales) {
    std::mt19937 random(2);
    std::uniform_real_distribution<float> x(0, 1920), y(0, 1080), factor(-6, 6);
    MapView view = viewAt(700);
    for (int i = 0; i < 2000; ++i) {
        const Vec2 px{x(random), y(random)};
        const WorldPoint under = view.toWorld(px);
        view.camera = zoomedAbout(view, px, std::exp2(static_cast<double>(factor(random))), kClosestMpp, kWidestMpp);
        const Vec2 now = view.toScreen(under);
        ASSERT_NEAR(now.x, px.x, 0.01);
        ASSERT_NEAR(now.y, px.y, 0.01);
        ASSERT_GE(view.camera.metresPerPx, kClosestMpp);
        ASSERT_LE(view.camera.metresPerPx, kWidestMpp);
    }
}

TEST(MapViewTest, FittedBoxIsWhollyInsideAndNeverTooClose) {
    EXPECT_TRUE(isFinite(fitted({{0, 0}, {0, 0}}, 0, 0)));
    EXPECT_TRUE(isFinite(fitted({{0, 0}, {1000, 10}}, -5, -5)));
    EXPECT_EQ(fitted({{5, 5}, {5, 5}}, 100, 100, 3).metresPerPx, 3);
    const WorldBox box{{100, 200}, {90100, 30200}};
    MapView view{0, 0, false, fitted(box, 800, 600), {0, 0, 800, 600}, {400, 300}};
    EXPECT_TRUE(view.clip.inset(-0.01f).contains(view.toScreen(box.min)));
    EXPECT_TRUE(view.clip.inset(-0.01f).contains(view.toScreen(box.max)));
}

TEST(MapViewTest, LevelsAreMonotoneAndSharpEnough) {
    AtlasTerritory none, some;
    EXPECT_EQ(levelFor(none, 100), 0);
    for (const double tolerance : {20.0, 60.0, 200.0, 900.0}) some.levels.emplace_back().toleranceM = tolerance;
    int last = 0;
    for (double mpp = 0.1; mpp < 1e6; mpp *= 1.1) {
        const int level = levelFor(some, mpp);
        EXPECT_GE(level, last);
        if (level > 0) {
            EXPECT_LT(some.levels[static_cast<std::size_t>(level)].toleranceM, mpp * kErrorPx);
        }
        last = level;
    }
    EXPECT_EQ(last, 3);
}

TEST(MapViewTest, ScaleBarIsRoundAndFits) {
    for (double mpp = 0.01; mpp < 1e6; mpp *= 1.07) {
        for (const float room : {1.f, 37.f, 100.f, 500.f}) {
            const double metres = scaleBarMetres(mpp, room);
            EXPECT_LE(metres / mpp, static_cast<double>(room) * (1 + 1e-6));
            EXPECT_GT(metres / mpp * 2.5, static_cast<double>(room) * (1 - 1e-6)) << "the next round length would fit";
            const double lead = metres / std::pow(10, std::floor(std::log10(metres * 1.0000001)));
            EXPECT_TRUE(std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6) << metres;
        }
    }
}

TEST(MapViewTest, ScaleBarOfExactPowersTakesTheWholeRoom) {
    for (int n = 0; n < 7; ++n) EXPECT_DOUBLE_EQ(scaleBarMetres(std::pow(10, n), 100), std::pow(10, n + 2));
}

// --- flights ----------------------------------------------------------------------------------------------------

constexpr float kWidthPx = 1400;

void expectSoundFlight(const MapCamera& from, const MapCamera& to, float widthPx = kWidthPx) {
    const MapFlight flight(from, to, widthPx);
    EXPECT_TRUE(std::isfinite(flight.length()) && flight.length() >= 0);
    EXPECT_EQ(flight.at(0), from);
    EXPECT_EQ(flight.at(1), to);
    EXPECT_EQ(flight.at(-3), from);
    EXPECT_EQ(flight.at(7), to);
    for (int i = 0; i <= 200; ++i) EXPECT_TRUE(isFinite(flight.at(i / 200.0))) << i;
}

TEST(MapFlightTest, NeverBreaksOnOddFlights) {
    const MapCamera home{{652000, 6862000}, 900};
    expectSoundFlight(home, home);
    expectSoundFlight(home, {home.centre, 3});
    expectSoundFlight(home, {{home.centre.x + 1e-9, home.centre.y}, 900});
    expectSoundFlight(home, {{home.centre.x + 1, home.centre.y}, 0.001});
    expectSoundFlight(home, {{home.centre.x + 1e9, home.centre.y - 1e9}, 3});
    expectSoundFlight({home.centre, 1e-3}, {{home.centre.x + 1e12, 0}, 1e-3});
    expectSoundFlight(home, {{0, 0}, 12}, 0);
    expectSoundFlight(home, {{0, 0}, 12}, -40);
}

/// What the eye sees of a small step: van Wijk & Nuij's metric, (rho² / w)² du² + (1 / (rho w))² dw², over w.
double perceived(const MapCamera& a, const MapCamera& b) {
    constexpr double kRho = 1.42;
    const double w = std::sqrt(a.metresPerPx * b.metresPerPx) * static_cast<double>(kWidthPx);
    const double move = std::hypot(b.centre.x - a.centre.x, b.centre.y - a.centre.y) / w * kRho;
    const double zoom = std::log(b.metresPerPx / a.metresPerPx) / kRho;
    return std::hypot(move, zoom);
}

TEST(MapFlightTest, PerceivedSpeedIsConstant) {
    const MapCamera paris{{652000, 6862000}, 60}, france{{660000, 6600000}, 1100}, nice{{1044000, 6297000}, 25};
    const std::pair<MapCamera, MapCamera> flights[] = {{paris, nice}, {nice, paris}, {france, nice}, {nice, france}, {paris, {{653000, 6862000}, 60}}};
    for (const auto& [from, to] : flights) {
        const MapFlight flight(from, to, kWidthPx);
        constexpr int kSteps = 2000;
        const double expected = flight.length() / kSteps;
        for (int i = 0; i < kSteps; ++i) {
            const double step = perceived(flight.at(i / static_cast<double>(kSteps)), flight.at((i + 1) / static_cast<double>(kSteps)));
            ASSERT_NEAR(step / expected, 1, 0.05) << "step " << i;
        }
    }
}

TEST(MapFlightTest, TheWayBackIsTheSameWay) {
    const MapCamera a{{100000, 6200000}, 40}, b{{900000, 6900000}, 400};
    const MapFlight there(a, b, kWidthPx), back(b, a, kWidthPx);
    EXPECT_NEAR(there.length(), back.length(), 1e-9);
    for (int i = 1; i < 20; ++i) {
        const MapCamera p = there.at(i / 20.0), q = back.at(1 - i / 20.0);
        EXPECT_NEAR(p.centre.x, q.centre.x, 1);
        EXPECT_NEAR(p.metresPerPx / q.metresPerPx, 1, 1e-6);
    }
}

TEST(MapFlightTest, TinyMovesOfDeepZoomsEndWithoutAJump) {
    const MapCamera from{{0, 0}, 1000}, to{{3, 0}, 0.01};
    const MapFlight flight(from, to, kWidthPx);
    const MapCamera nearlyThere = flight.at(0.99999);
    EXPECT_NEAR(nearlyThere.centre.x, 3, 1);
    EXPECT_NEAR(nearlyThere.metresPerPx, 0.01, 0.0001);
}

}  // namespace
}  // namespace arobase

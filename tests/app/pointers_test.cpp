// Fingers from several sources, palms and edges, devices that lie turned on the picture.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <set>

#include "app/input/gestures.h"
#include "app/input/palm_filter.h"
#include "app/input/pointer_router.h"
#include "app/input/touch_map.h"

namespace arobase {
namespace {

PointerEvent event(int id, PointerPhase phase, Vec2 px, float contactPx = 0) {
    return {.id = id, .phase = phase, .px = px, .seconds = 0, .device = PointerDevice::Touch, .contactPx = contactPx};
}

// --- the router (A1) --------------------------------------------------------------------------------------------

TEST(PointerRouter, A1_TenFingersOfThreeSourcesHaveTenNumbers) {
    PointerRouter router;
    std::vector<PointerEvent> out;
    for (int i = 0; i < 10; ++i) router.route(i % 3, event(1 + i / 3, PointerPhase::Down, {static_cast<float>(i), 0}), out);
    std::set<int> numbers;
    for (const PointerEvent& e : out) numbers.insert(e.id);
    EXPECT_EQ(numbers, (std::set<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    EXPECT_EQ(router.fingersDown(), 10);
}

TEST(PointerRouter, A1_WhatIsSaidOfNoFingerIsDropped) {
    PointerRouter router;
    std::vector<PointerEvent> out;
    router.route(1, event(4, PointerPhase::Move, {1, 1}), out);
    router.route(1, event(4, PointerPhase::Up, {1, 1}), out);
    router.route(2, event(4, PointerPhase::Cancel, {1, 1}), out);
    EXPECT_TRUE(out.empty());
}

TEST(PointerRouter, A1_ASecondDownCancelsTheFirst) {
    PointerRouter router;
    std::vector<PointerEvent> out;
    router.route(1, event(7, PointerPhase::Down, {10, 20}), out);
    router.route(1, event(7, PointerPhase::Down, {30, 40}), out);
    ASSERT_EQ(out.size(), 3U);
    EXPECT_EQ(out[1].phase, PointerPhase::Cancel);
    EXPECT_EQ(out[1].px, (Vec2{10, 20}));
    EXPECT_EQ(out[2].phase, PointerPhase::Down);
    EXPECT_EQ(router.fingersDown(), 1);
}

TEST(PointerRouter, A1_ASourceThatGoesTakesItsFingersAlong) {
    PointerRouter router;
    std::vector<PointerEvent> out;
    router.route(1, event(1, PointerPhase::Down, {}), out);
    router.route(2, event(1, PointerPhase::Down, {}), out);
    out.clear();
    router.drop(1, 5, out);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].phase, PointerPhase::Cancel);
    EXPECT_EQ(out[0].id, 1);
    EXPECT_EQ(router.fingersDown(), 1);
}

TEST(PointerRouter, A1_EveryFingerIsOnceDownAndOnceUpWhateverIsSaid) {
    std::mt19937 random(11);
    PointerRouter router;
    std::vector<PointerEvent> out;
    for (int i = 0; i < 20000; ++i)
        router.route(static_cast<int>(random() % 3), event(static_cast<int>(random() % 8), static_cast<PointerPhase>(random() % 4), {}), out);
    std::set<int> down;
    for (const PointerEvent& e : out) {
        if (e.phase == PointerPhase::Down) {
            EXPECT_TRUE(down.insert(e.id).second);
        } else {
            ASSERT_TRUE(down.contains(e.id));
            if (e.phase != PointerPhase::Move) down.erase(e.id);
        }
    }
    EXPECT_EQ(static_cast<int>(down.size()), router.fingersDown());
}

// --- palms and edges (A8) ---------------------------------------------------------------------------------------

TEST(PalmFilter, A8_ATouchAtTheEdgeIsLetBeUntilItLeaves) {
    PalmFilter filter;
    filter.setScreen({4, 1000, 600});
    for (const Vec2 at : {Vec2{1, 300}, Vec2{999, 300}, Vec2{500, 2}, Vec2{500, 599}, Vec2{-20, 300}}) {
        EXPECT_FALSE(filter.pass(event(1, PointerPhase::Down, at)));
        EXPECT_FALSE(filter.pass(event(1, PointerPhase::Move, {500, 300}))) << "it has come in from the frame";
        EXPECT_FALSE(filter.pass(event(1, PointerPhase::Up, {500, 300})));
        EXPECT_TRUE(filter.pass(event(1, PointerPhase::Down, {500, 300}))) << "the next one is a finger";
        EXPECT_TRUE(filter.pass(event(1, PointerPhase::Up, {500, 300})));
    }
    EXPECT_EQ(filter.rejected(), 5);
}

TEST(PalmFilter, A8_AButtonFiveMillimetresFromTheEdgeIsReached) {
    PalmFilter filter;
    filter.setScreen({4, 1000, 600});
    EXPECT_TRUE(filter.pass(event(1, PointerPhase::Down, {20, 20})));
}

TEST(PalmFilter, A8_APalmIsNoFinger) {
    PalmFilter filter;
    filter.setScreen({4, 1000, 600});
    EXPECT_FALSE(filter.pass(event(1, PointerPhase::Down, {500, 300}, 4 * (kPalmMm + 1))));
    EXPECT_TRUE(filter.pass(event(2, PointerPhase::Down, {500, 300}, 4 * 14))) << "a thumb";
    const auto grown = filter.pass(event(2, PointerPhase::Move, {500, 300}, 4 * (kPalmMm + 1)));
    ASSERT_TRUE(grown);
    EXPECT_EQ(grown->phase, PointerPhase::Cancel) << "what it had begun is over";
    EXPECT_FALSE(filter.pass(event(2, PointerPhase::Up, {500, 300}, 4)));
}

TEST(PalmFilter, A8_TheMouseMayGoToTheEdge) {
    PalmFilter filter;
    PointerEvent mouse = event(0, PointerPhase::Down, {0, 0});
    mouse.device = PointerDevice::Mouse;
    EXPECT_TRUE(filter.pass(mouse));
}

// --- turned devices (A10) ---------------------------------------------------------------------------------------

TEST(TouchMap, A10_OnlyQuarterTurns) {
    for (const int degrees : {-90, 1, 45, 360}) EXPECT_FALSE(turnedTouch(degrees)) << degrees;
}

TEST(TouchMap, A10_AQuarterTurnTakesCornersToCorners) {
    const TouchMap quarter = *turnedTouch(90);
    EXPECT_EQ(quarter({0, 0}), (Vec2{1, 0}));
    EXPECT_EQ(quarter({1, 0}), (Vec2{1, 1}));
    EXPECT_EQ(quarter({1, 1}), (Vec2{0, 1}));
    EXPECT_EQ(quarter({0, 1}), (Vec2{0, 0}));
    EXPECT_EQ(after(quarter, after(quarter, after(quarter, quarter))), TouchMap{}) << "four of them are none";
    EXPECT_EQ(after(*turnedTouch(270), quarter), TouchMap{});
}

TEST(TouchMap, A10_TextsThatAreNoMap) {
    for (const char* text : {"", "1", "1,0,0,0,1", "1,0,0,0,1,0,", "1,0,0,0,1,0,0", "1,0,0,0,x,0", "1,0,0,1,0,0", "nan,0,0,0,1,0", "1 0 0 0 1 0", "1e999,0,0,0,1,0"})
        EXPECT_FALSE(touchMapOf(text)) << text;
    EXPECT_EQ(touchMapOf("1,0,0,0,1,0"), TouchMap{});
}

TEST(TouchMap, A10_ACalibrationFindsTheMapAgain) {
    const TouchMap truth{{0.02, -0.97, 0.99, 1.03, 0.01, -0.02}};
    std::array<TouchPair, 4> pairs;
    const std::array<Vec2, 4> device{Vec2{0.1f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.9f}, {0.1f, 0.9f}};
    for (std::size_t i = 0; i < 4; ++i) pairs[i] = {device[i], truth(device[i])};
    const auto found = calibrated(pairs);
    ASSERT_TRUE(found);
    for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(found->matrix[i], truth.matrix[i], 1e-5);
    for (std::size_t i = 0; i < 4; ++i) pairs[i].device = {static_cast<float>(i) / 4, static_cast<float>(i) / 4};
    EXPECT_FALSE(calibrated(pairs)) << "all in a line";
}

// --- two people (X17) -------------------------------------------------------------------------------------------

std::vector<Gesture> pinches(float oneVisitorMm, Vec2 second) {
    GestureLimits limits;
    limits.pxPerMm = 2;
    limits.oneVisitorMm = oneVisitorMm;
    GestureRecognizer recognizer(limits);
    std::vector<Gesture> out;
    const HitTest map = [](Vec2) { return std::string("map-FR"); };
    recognizer.feed(event(1, PointerPhase::Down, {200, 300}), map, out);
    recognizer.feed(event(2, PointerPhase::Down, second), map, out);
    recognizer.feed(event(2, PointerPhase::Move, second + Vec2{50, 0}), map, out);
    std::erase_if(out, [](const Gesture& g) { return g.kind != GestureKind::Pinch; });
    return out;
}

TEST(TwoVisitors, X17_FingersFarApartMakeNoPinch) {
    EXPECT_TRUE(pinches(400, {1100, 300}).empty());
    EXPECT_FALSE(pinches(400, {900, 300}).empty()) << "35 cm are two hands of one";
    EXPECT_FALSE(pinches(0, {1100, 300}).empty()) << "a small screen has one visitor";
}

TEST(TwoVisitors, X17_TheyAgreeOnlyWhenBothZoomTheSameWay) {
    for (const float way : {30.f, -30.f}) {
        GestureLimits limits;
        limits.pxPerMm = 2;
        limits.oneVisitorMm = 400;
        GestureRecognizer recognizer(limits);
        std::vector<Gesture> out;
        const HitTest map = [](Vec2) { return std::string("map-FR"); };
        int id = 1;
        for (const float x : {200.f, 300.f, 1400.f, 1500.f}) recognizer.feed(event(id++, PointerPhase::Down, {x, 300}), map, out);
        recognizer.feed(event(2, PointerPhase::Move, {330, 300}), map, out);
        EXPECT_FALSE(out.back().agreed) << "the other has not said a word";
        EXPECT_EQ(out.back().others, 2);
        recognizer.feed(event(4, PointerPhase::Move, {1500 + way, 300}), map, out);
        EXPECT_EQ(out.back().agreed, way > 0);
    }
}

}  // namespace
}  // namespace arobase

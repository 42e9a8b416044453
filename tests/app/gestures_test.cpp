#include "app/input/gestures.h"

#include <gtest/gtest.h>

#include <limits>

namespace arobase {
namespace {

constexpr float kSlopPx = 20;

/// A recognizer on a screen whose left half is "map" and whose right half, from x = 1000, is "frise"; nothing above y = 0.
struct Bench {
    GestureRecognizer recognizer{GestureLimits{.pxPerMm = 4, .slopMm = kSlopPx / 4, .mouseSlopMm = 1}};
    std::vector<Gesture> out;

    static std::string hit(Vec2 px) { return px.y < 0 ? "" : px.x < 1000 ? "map" : "frise"; }
    void feed(int id, PointerPhase phase, Vec2 px, double seconds, PointerDevice device = PointerDevice::Touch) {
        recognizer.feed({id, phase, px, seconds, device}, &hit, out);
    }
    void down(int id, Vec2 px, double seconds) { feed(id, PointerPhase::Down, px, seconds); }
    void move(int id, Vec2 px, double seconds) { feed(id, PointerPhase::Move, px, seconds); }
    void up(int id, Vec2 px, double seconds) { feed(id, PointerPhase::Up, px, seconds); }

    std::vector<GestureKind> kinds() const {
        std::vector<GestureKind> kinds;
        for (const Gesture& gesture : out) kinds.push_back(gesture.kind);
        return kinds;
    }
    Vec2 dragged() const {
        Vec2 sum;
        for (const Gesture& gesture : out) {
            if (gesture.kind == GestureKind::Drag) sum = sum + (gesture.px - gesture.fromPx);
        }
        return sum;
    }
};

using Kinds = std::vector<GestureKind>;
using enum GestureKind;

TEST(Gestures, IgnoreWhatIsNotANumber) {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    Bench bench;
    bench.down(1, {kNan, 5}, 0);
    bench.down(2, {5, 5}, kInfinity);
    EXPECT_EQ(bench.recognizer.fingersDown(), 0);
    bench.down(3, {5, 5}, 0);
    bench.move(3, {kNan, kNan}, 1);
    bench.recognizer.advance(kInfinity, bench.out);
    EXPECT_EQ(bench.kinds(), Kinds({Press}));
    bench.up(3, {kNan, 5}, 0.1);
    EXPECT_EQ(bench.kinds(), Kinds({Press, Tap, Release}));
    EXPECT_EQ(bench.out[1].px, (Vec2{5, 5}));
}

TEST(Gestures, IgnoreFingersThatAreNotDown) {
    Bench bench;
    bench.move(1, {5, 5}, 0);
    bench.up(1, {5, 5}, 0);
    bench.feed(1, PointerPhase::Cancel, {5, 5}, 0);
    EXPECT_TRUE(bench.out.empty());
}

TEST(Gestures, AnEmptyHitTestOwnsNothing) {
    GestureRecognizer recognizer{GestureLimits{}};
    std::vector<Gesture> out;
    recognizer.feed({1, PointerPhase::Down, {5, 5}, 0, PointerDevice::Touch}, nullptr, out);
    EXPECT_EQ(recognizer.fingersDown(), 1);
    recognizer.feed({1, PointerPhase::Up, {5, 5}, 0, PointerDevice::Touch}, nullptr, out);
    EXPECT_EQ(recognizer.fingersDown(), 0);
    EXPECT_TRUE(out.empty());
}

TEST(Gestures, AFingerThatNothingOwnsGivesNothing) {
    Bench bench;
    bench.down(1, {5, -5}, 0);
    bench.down(2, {50, -5}, 0);
    bench.move(1, {500, 500}, 0.1);
    bench.up(1, {500, 500}, 0.2);
    bench.up(2, {50, -5}, 0.2);
    EXPECT_TRUE(bench.out.empty());
}

TEST(Gestures, ASecondDownOfAFingerCancelsTheFirst) {
    Bench bench;
    bench.down(1, {5, 5}, 0);
    bench.move(1, {105, 5}, 0.1);
    bench.down(1, {300, 300}, 0.2);
    bench.up(1, {300, 300}, 0.3);
    EXPECT_EQ(bench.kinds(), Kinds({Press, DragBegin, Drag, DragEnd, Release, Press, Tap, Release}));
}

TEST(Gestures, AnUpWithinTheSlopIsATapWhereItWasPressed) {
    Bench bench;
    bench.down(1, {100, 100}, 0);
    bench.move(1, {100 + kSlopPx - 1, 100}, 0.1);
    bench.up(1, {100 + kSlopPx - 1, 100}, 0.2);
    EXPECT_EQ(bench.kinds(), Kinds({Press, Tap, Release}));
    EXPECT_EQ(bench.out[1].px, (Vec2{100, 100}));
    EXPECT_EQ(bench.out[1].target, "map");
}

TEST(Gestures, LeavingTheSlopAndComingBackIsNoTap) {
    Bench bench;
    bench.down(1, {100, 100}, 0);
    bench.move(1, {100 + kSlopPx, 100}, 0.1);
    bench.move(1, {100, 100}, 0.2);
    bench.up(1, {100, 100}, 0.3);
    EXPECT_EQ(bench.kinds(), Kinds({Press, DragBegin, Drag, Drag, DragEnd, Release}));
    EXPECT_EQ(bench.dragged(), Vec2{});
}

TEST(Gestures, ADragLosesNothingToTheSlop) {
    for (const float stepPx : {1.f, 7.f, 19.f, 20.f, 300.f}) {
        Bench bench;
        bench.down(1, {100, 100}, 0);
        for (float x = stepPx; x < 300; x += stepPx) bench.move(1, {100 + x, 100}, static_cast<double>(x) / 600);
        bench.up(1, {400, 100}, 0.5);
        EXPECT_EQ(bench.dragged(), (Vec2{300, 0})) << stepPx;
        EXPECT_EQ(bench.out[1].kind, DragBegin);
        EXPECT_EQ(bench.out[1].px, (Vec2{100, 100}));
        EXPECT_EQ(bench.out[2].fromPx, (Vec2{100, 100}));
    }
}

TEST(Gestures, TheMouseHasASmallerSlop) {
    Bench bench;
    bench.feed(0, PointerPhase::Down, {100, 100}, 0, PointerDevice::Mouse);
    bench.feed(0, PointerPhase::Move, {103, 100}, 0.1, PointerDevice::Mouse);
    EXPECT_EQ(bench.kinds(), Kinds({Press}));
    bench.feed(0, PointerPhase::Move, {104, 100}, 0.2, PointerDevice::Mouse);
    EXPECT_EQ(bench.kinds(), Kinds({Press, DragBegin, Drag}));
}

TEST(Gestures, AFingerKeepsTheTargetThatItTouchedFirst) {
    Bench bench;
    bench.down(1, {900, 100}, 0);
    bench.move(1, {1200, 100}, 0.1);
    bench.up(1, {1200, 100}, 1);
    for (const Gesture& gesture : bench.out) EXPECT_EQ(gesture.target, "map");
}

TEST(Gestures, HoldingIsALongPressOnceAndNoTap) {
    Bench bench;
    bench.down(1, {100, 100}, 10);
    bench.recognizer.advance(10.59, bench.out);
    EXPECT_EQ(bench.kinds(), Kinds({Press}));
    bench.recognizer.advance(10.6, bench.out);
    bench.recognizer.advance(11, bench.out);
    bench.up(1, {100, 100}, 12);
    EXPECT_EQ(bench.kinds(), Kinds({Press, LongPress, Release}));
}

TEST(Gestures, ALongPressDoesNotDependOnTheFrames) {
    Bench bench;
    bench.down(1, {100, 100}, 10);
    bench.up(1, {100, 100}, 10.7);
    EXPECT_EQ(bench.kinds(), Kinds({Press, LongPress, Release}));
}

TEST(Gestures, AfterALongPressTheFingerMayStillDrag) {
    Bench bench;
    bench.down(1, {100, 100}, 0);
    bench.recognizer.advance(1, bench.out);
    bench.move(1, {200, 100}, 1.1);
    bench.up(1, {200, 100}, 2);
    EXPECT_EQ(bench.kinds(), Kinds({Press, LongPress, DragBegin, Drag, DragEnd, Release}));
}

TEST(Gestures, TwoFingersOnDifferentTargetsDragEachItsOwn) {
    Bench bench;
    bench.down(1, {100, 100}, 0);
    bench.down(2, {1100, 100}, 0);
    bench.move(1, {200, 100}, 0.1);
    bench.move(2, {1200, 100}, 0.1);
    bench.up(1, {200, 100}, 1);
    bench.up(2, {1200, 100}, 1);
    EXPECT_EQ(bench.kinds(), Kinds({Press, Press, DragBegin, Drag, DragBegin, Drag, DragEnd, Release, DragEnd, Release}));
}

TEST(Gestures, APinchHasTheCentroidAndTheGrowth) {
    Bench bench;
    bench.down(1, {400, 300}, 0);
    bench.down(2, {600, 300}, 0.1);
    bench.out.clear();
    bench.move(1, {300, 300}, 0.2);
    ASSERT_EQ(bench.kinds(), Kinds({Pinch}));
    EXPECT_EQ(bench.out[0].fromPx, (Vec2{500, 300}));
    EXPECT_EQ(bench.out[0].px, (Vec2{450, 300}));
    EXPECT_FLOAT_EQ(bench.out[0].factor, 1.5f);
    EXPECT_EQ(bench.out[0].fingers, 2);
}

TEST(Gestures, ThreeFingersPinchByTheirMeanDistance) {
    Bench bench;
    bench.down(1, {400, 300}, 0);
    bench.down(2, {600, 300}, 0);
    bench.down(3, {500, 600}, 0);
    bench.out.clear();
    // Twice as large about (500, 400), one finger after the other.
    bench.move(1, {300, 200}, 0.1);
    bench.move(2, {700, 200}, 0.1);
    bench.move(3, {500, 800}, 0.1);
    float factor = 1;
    for (const Gesture& gesture : bench.out) factor *= gesture.factor;
    EXPECT_NEAR(factor, 2, 1e-5);
    EXPECT_EQ(bench.out.back().px, (Vec2{500, 400}));
    EXPECT_EQ(bench.out.back().fingers, 3);
}

TEST(Gestures, CoincidingFingersDoNotZoomWithoutBound) {
    Bench bench;
    bench.down(1, {400, 300}, 0);
    bench.down(2, {400, 300}, 0);
    bench.move(1, {401, 300}, 0.1);
    EXPECT_FLOAT_EQ(bench.out.back().factor, 1);
    bench.move(1, {800, 300}, 0.2);
    EXPECT_LE(bench.out.back().factor, 50);
}

TEST(Gestures, ADragBecomesAPinchAndADragAgainWithoutAJump) {
    Bench bench;
    bench.down(1, {100, 100}, 0);
    bench.move(1, {200, 100}, 0.1);
    bench.down(2, {400, 100}, 0.2);
    bench.move(2, {500, 100}, 0.3);
    bench.up(1, {200, 100}, 0.4);
    EXPECT_EQ(bench.kinds(), Kinds({Press, DragBegin, Drag, Press, DragEnd, Pinch, PinchEnd, DragBegin, Release}));
    EXPECT_EQ(bench.out[7].px, (Vec2{500, 100}));
    bench.out.clear();
    bench.move(2, {503, 100}, 1);
    bench.up(2, {503, 100}, 2);
    EXPECT_EQ(bench.kinds(), Kinds({Drag, DragEnd, Release}));
    EXPECT_EQ(bench.dragged(), (Vec2{3, 0}));
}

TEST(Gestures, TwoFingersThatOnlyTouchAreNoTap) {
    Bench bench;
    bench.down(1, {100, 100}, 0);
    bench.down(2, {200, 100}, 0);
    bench.up(1, {100, 100}, 0.1);
    bench.up(2, {200, 100}, 0.1);
    EXPECT_EQ(bench.kinds(), Kinds({Press, Press, PinchEnd, DragBegin, Release, DragEnd, Release}));
}

TEST(Gestures, OneOfThreeFingersLeavesAndTheOthersGoOnPinching) {
    Bench bench;
    for (const int id : {1, 2, 3}) bench.down(id, {100.f * static_cast<float>(id), 100}, 0);
    bench.out.clear();
    bench.up(2, {200, 100}, 0.1);
    EXPECT_EQ(bench.kinds(), Kinds({Release}));
    bench.move(1, {0, 100}, 0.2);
    EXPECT_EQ(bench.out.back().kind, Pinch);
    EXPECT_EQ(bench.out.back().fromPx, (Vec2{200, 100}));
    EXPECT_FLOAT_EQ(bench.out.back().factor, 1.5f);
}

void glide(Bench& bench, float pxPerS, double fromS, double untilS) {
    const Vec2 from = {0, 500};
    bench.down(1, from, fromS);
    for (int step = 1; fromS + step * 0.01 < untilS + 1e-9; ++step) {
        bench.move(1, from + Vec2{pxPerS * 0.01f * static_cast<float>(step), 0}, fromS + step * 0.01);
    }
}

TEST(Gestures, AQuickReleaseFlings) {
    Bench bench;  // 400 mm/s are 1600 px/s
    glide(bench, 3000, 0, 0.2);
    bench.up(1, {600, 500}, 0.21);
    EXPECT_NEAR(bench.out[bench.out.size() - 2].velocityPxPerS.x, 3000, 1);
    EXPECT_EQ(bench.out[bench.out.size() - 2].kind, DragEnd);
}

TEST(Gestures, ASlowReleaseDoesNotFling) {
    Bench bench;
    glide(bench, 1500, 0, 0.2);
    bench.up(1, {300, 500}, 0.21);
    EXPECT_EQ(bench.out[bench.out.size() - 2].velocityPxPerS, Vec2{});
}

TEST(Gestures, AFingerThatRestsBeforeItLiftsDoesNotFling) {
    Bench bench;
    glide(bench, 3000, 0, 0.2);
    bench.up(1, {600, 500}, 0.27);
    EXPECT_EQ(bench.out[bench.out.size() - 2].velocityPxPerS, Vec2{});
}

TEST(Gestures, TheLastFingerOfAPinchDoesNotFling) {
    Bench bench;
    bench.down(2, {100, 800}, 0);
    glide(bench, 3000, 0, 0.2);
    bench.up(2, {100, 800}, 0.2);
    for (int step = 1; step <= 5; ++step) bench.move(1, {600.f + 30 * static_cast<float>(step), 500}, 0.2 + 0.01 * step);
    bench.up(1, {750, 500}, 0.25);
    const Gesture& end = bench.out[bench.out.size() - 2];
    EXPECT_EQ(end.kind, DragEnd);
    EXPECT_EQ(end.velocityPxPerS, Vec2{});
}

TEST(Gestures, ACancelledFingerEndsWithoutTapAndWithoutFling) {
    Bench bench;
    bench.down(1, {100, 100}, 0);
    bench.feed(1, PointerPhase::Cancel, {}, 0.1);
    EXPECT_EQ(bench.kinds(), Kinds({Press, Release}));
    bench.out.clear();
    glide(bench, 3000, 1, 1.2);
    bench.feed(1, PointerPhase::Cancel, {}, 1.21);
    EXPECT_EQ(bench.out[bench.out.size() - 2].kind, DragEnd);
    EXPECT_EQ(bench.out[bench.out.size() - 2].velocityPxPerS, Vec2{});
}

TEST(Gestures, AForgottenFingerIsLetGoAndTheNextTapWorks) {
    Bench bench;
    bench.down(1, {100, 100}, 0);
    bench.move(1, {200, 100}, 0.5);
    bench.recognizer.advance(20.4, bench.out);
    EXPECT_EQ(bench.recognizer.fingersDown(), 1);
    bench.recognizer.advance(20.5, bench.out);
    EXPECT_EQ(bench.recognizer.fingersDown(), 0);
    EXPECT_EQ(bench.kinds(), Kinds({Press, DragBegin, Drag, DragEnd, Release}));
    bench.out.clear();
    bench.up(1, {200, 100}, 22);
    bench.down(2, {300, 300}, 23);
    bench.up(2, {300, 300}, 23.1);
    EXPECT_EQ(bench.kinds(), Kinds({Press, Tap, Release}));
}

TEST(Gestures, AForgottenFingerLeavesThePinch) {
    Bench bench;
    bench.down(1, {100, 100}, 0);
    bench.down(2, {300, 100}, 19);
    bench.recognizer.advance(20, bench.out);
    EXPECT_EQ(bench.kinds(), Kinds({Press, Press, PinchEnd, DragBegin, Release}));
    EXPECT_EQ(bench.recognizer.fingersDown(), 1);
}

TEST(Gestures, TenFingersAreTenPresses) {
    Bench bench;
    for (int id = 1; id <= 10; ++id) bench.down(id, {80.f * static_cast<float>(id), 400}, 0);
    EXPECT_EQ(bench.recognizer.fingersDown(), 10);
    EXPECT_EQ(bench.kinds(), Kinds(10, Press));
    EXPECT_EQ(bench.out.back().fingers, 10);
}

}  // namespace
}  // namespace arobase

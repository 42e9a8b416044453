// What holds for every sequence of events.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "app/input/gestures.h"

namespace arobase {
namespace {

using enum GestureKind;

std::string hit(Vec2 px) {
    return px.x < 300 ? "" : px.x < 1000 ? "map" : "frise";
}

class Chaos {
public:
    explicit Chaos(unsigned seed) : m_random(seed) {}

    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }
    float px(float end) { return std::uniform_real_distribution<float>(0, end)(m_random); }

    PointerEvent event(double seconds) {
        const auto phase = static_cast<PointerPhase>(below(20) == 0 ? 3 : below(3));
        return {below(6), phase, {px(1920), px(1080)}, seconds, static_cast<PointerDevice>(below(3))};
    }

private:
    std::mt19937 m_random;
};

/// What a reader of the gestures may rely on, target by target.
class Reader {
public:
    void read(const Gesture& gesture) {
        EXPECT_FALSE(gesture.target.empty());
        EXPECT_TRUE(std::isfinite(gesture.px.x) && std::isfinite(gesture.px.y));
        EXPECT_TRUE(std::isfinite(gesture.factor) && gesture.factor > 0);
        Target& target = m_targets[gesture.target];
        switch (gesture.kind) {
            case Press:
                ++target.fingers;
                break;
            case Release:
                --target.fingers;
                break;
            case DragBegin:
                EXPECT_FALSE(target.dragging);
                target.dragging = true;
                target.dragPx = gesture.px;
                break;
            case Drag:
                EXPECT_TRUE(target.dragging);
                EXPECT_EQ(gesture.fromPx, target.dragPx);  // no jump
                target.dragPx = gesture.px;
                break;
            case DragEnd:
                EXPECT_TRUE(target.dragging);
                EXPECT_EQ(gesture.px, target.dragPx);
                target.dragging = false;
                break;
            case Pinch:
                EXPECT_FALSE(target.dragging);
                EXPECT_GE(gesture.fingers, 2);
                break;
            case PinchEnd:
                EXPECT_FALSE(target.dragging);
                break;
            case Tap:
            case LongPress:
                EXPECT_EQ(target.fingers, 1);
                break;
        }
        EXPECT_GE(target.fingers, 0);
    }
    int fingers() const {
        int sum = 0;
        for (const auto& [name, target] : m_targets) sum += target.fingers;
        return sum;
    }
    bool dragging() const {
        for (const auto& [name, target] : m_targets) {
            if (target.dragging) return true;
        }
        return false;
    }

private:
    struct Target {
        int fingers = 0;
        bool dragging = false;
        Vec2 dragPx;
    };
    std::map<std::string, Target> m_targets;
};

TEST(GestureProperties, WhateverComesEveryFingerEnds) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        Chaos chaos(seed);
        GestureRecognizer recognizer{GestureLimits{}};
        Reader reader;
        double nowS = 0;
        for (int i = 0; i < 400; ++i) {
            std::vector<Gesture> out;
            nowS += static_cast<double>(chaos.px(0.3f));
            // Clocks of devices may lag behind, and go back.
            recognizer.feed(chaos.event(nowS - static_cast<double>(chaos.px(0.1f))), &hit, out);
            if (chaos.below(3) == 0) recognizer.advance(nowS, out);
            for (const Gesture& gesture : out) reader.read(gesture);
            ASSERT_LE(reader.fingers(), recognizer.fingersDown());
            ASSERT_FALSE(testing::Test::HasFailure()) << "seed " << seed << ", event " << i;
        }
        std::vector<Gesture> out;
        recognizer.advance(nowS + GestureLimits{}.stuckS, out);
        for (const Gesture& gesture : out) reader.read(gesture);
        EXPECT_EQ(recognizer.fingersDown(), 0);
        EXPECT_EQ(reader.fingers(), 0);
        EXPECT_FALSE(reader.dragging());
    }
}

TEST(GestureProperties, TheSameEventsGiveTheSameGestures) {
    const auto run = [](bool advances) {
        Chaos chaos(7);
        GestureRecognizer recognizer{GestureLimits{}};
        std::vector<Gesture> out;
        for (int i = 0; i < 2000; ++i) {
            if (advances) recognizer.advance(i * 0.01, out);
            recognizer.feed(chaos.event(i * 0.01), &hit, out);
        }
        return out;
    };
    const auto once = run(true), again = run(true);
    ASSERT_EQ(once.size(), again.size());
    for (std::size_t i = 0; i < once.size(); ++i) {
        EXPECT_EQ(once[i].kind, again[i].kind);
        EXPECT_EQ(once[i].px, again[i].px);
    }
}

/// The map's reaction to a pinch: zoom about the old centroid, then bring it to the new one.
struct Plane {
    double scale = 1, x = 0, y = 0;
    void pinch(const Gesture& gesture) {
        const auto factor = static_cast<double>(gesture.factor);
        x = static_cast<double>(gesture.px.x) + factor * (x - static_cast<double>(gesture.fromPx.x));
        y = static_cast<double>(gesture.px.y) + factor * (y - static_cast<double>(gesture.fromPx.y));
        scale *= factor;
    }
    double distancePx(Vec2 original, Vec2 now) const {
        return std::hypot(x + scale * static_cast<double>(original.x) - static_cast<double>(now.x),
                          y + scale * static_cast<double>(original.y) - static_cast<double>(now.y));
    }
};

/// However two fingers wander, when they end on a parallel of the line on which they began, the points that they touched
/// are under them. (A turn cannot be followed by a map that keeps north up.)
TEST(GestureProperties, APinchKeepsBothPointsUnderTheFingers) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        Chaos chaos(seed);
        GestureRecognizer recognizer{GestureLimits{}};
        std::vector<Gesture> out;
        const Vec2 a = {400 + chaos.px(500), chaos.px(1000)};
        const Vec2 span = {60 + chaos.px(100), 60 + chaos.px(100)};
        const auto feed = [&](int id, PointerPhase phase, Vec2 px) {
            recognizer.feed(
                {id, phase, px, 0.01 * static_cast<double>(out.size()), PointerDevice::Touch},
                [](Vec2) { return std::string("map"); }, out);
        };
        feed(1, PointerPhase::Down, a);
        feed(2, PointerPhase::Down, a + span);
        for (int i = 0; i < 100; ++i) feed(1 + chaos.below(2), PointerPhase::Move, {chaos.px(1920), chaos.px(1080)});
        const Vec2 end = {chaos.px(1000), chaos.px(500)};
        const float growth = 0.5f + chaos.px(3);
        feed(1, PointerPhase::Move, end);
        feed(2, PointerPhase::Move, end + span * growth);
        Plane plane;
        for (const Gesture& gesture : out) {
            if (gesture.kind == Pinch) plane.pinch(gesture);
        }
        EXPECT_LT(plane.distancePx(a, end), 0.01) << "seed " << seed;
        EXPECT_LT(plane.distancePx(a + span, end + span * growth), 0.01) << "seed " << seed;
    }
}

/// 200 → 400 px apart in small steps, the fingers moving in turn: at every event both points are under their fingers.
TEST(GestureProperties, AStraightPinchIsRightAtEveryEvent) {
    GestureRecognizer recognizer{GestureLimits{}};
    std::vector<Gesture> out;
    Vec2 left = {400, 500}, right = {600, 500};
    const auto feed = [&](int id, PointerPhase phase, Vec2 px) {
        recognizer.feed({id, phase, px, 0, PointerDevice::Touch}, &hit, out);
    };
    feed(1, PointerPhase::Down, left);
    feed(2, PointerPhase::Down, right);
    out.clear();
    Plane plane;
    for (int step = 0; step < 200; ++step) {
        Vec2& moving = step % 2 == 0 ? left : right;
        moving = moving + Vec2{step % 2 == 0 ? -1.f : 1.f, 0};
        feed(1 + step % 2, PointerPhase::Move, moving);
        for (const Gesture& gesture : out) plane.pinch(gesture);
        out.clear();
        EXPECT_LT(plane.distancePx({400, 500}, left), 0.01);
        EXPECT_LT(plane.distancePx({600, 500}, right), 0.01);
    }
    EXPECT_NEAR(plane.scale, 2, 1e-4);
}

}  // namespace
}  // namespace arobase

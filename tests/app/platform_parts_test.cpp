// The parts of the platform that need no machine.
#include <gtest/gtest.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <limits>

#include "app/platform/finger_ids.h"
#include "app/platform/key_names.h"
#include "app/platform/mouse_gate.h"
#include "app/platform/server_clock.h"

namespace arobase {
namespace {

TEST(FingerIds, UnknownTouchesHaveNone) {
    FingerIds ids;
    EXPECT_EQ(ids.find({1, 7}), 0);
    EXPECT_EQ(ids.end({1, 7}), 0);
    EXPECT_TRUE(ids.endAllOf(1).empty());
}

TEST(FingerIds, AreSmallDistinctAndUsedAgain) {
    FingerIds ids;
    EXPECT_EQ(ids.begin({1, 900}), 1);
    EXPECT_EQ(ids.begin({1, 901}), 2);
    EXPECT_EQ(ids.begin({2, 900}), 3);  // another screen may count alike
    EXPECT_EQ(ids.begin({1, 900}), 1);
    EXPECT_EQ(ids.count(), 3);
    EXPECT_EQ(ids.end({1, 901}), 2);
    EXPECT_EQ(ids.begin({1, 950}), 2);
    EXPECT_EQ(ids.endAllOf(1), (std::vector<int>{1, 2}));
    EXPECT_EQ(ids.find({2, 900}), 3);
    EXPECT_EQ(ids.count(), 1);
}

TEST(ServerClock, IsNeverAfterReceiptAndNeverGoesBack) {
    ServerClock clock;
    double lastS = 0;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const double receivedS = 50 + i * 0.016 + (i % 7) * 0.003;
        const double seconds = clock.toSeconds(5000 + i * 16, receivedS);
        EXPECT_LE(seconds, receivedS);
        EXPECT_GE(seconds, lastS);
        lastS = seconds;
    }
}

TEST(ServerClock, KeepsTheStampsOfEventsThatWereReadTogether) {
    ServerClock clock;
    clock.toSeconds(1000, 10);
    const double early = clock.toSeconds(1100, 10.2);
    const double late = clock.toSeconds(1150, 10.2);
    EXPECT_NEAR(late - early, 0.05, 1e-9);
}

TEST(ServerClock, CountsOnWhereTheServerBeginsAgain) {
    ServerClock clock;
    const double before = clock.toSeconds(std::numeric_limits<std::uint32_t>::max() - 9, 100);
    EXPECT_NEAR(clock.toSeconds(10, 100.02) - before, 0.02, 1e-9);
}

TEST(ServerClock, FindsItsWayAfterASleep) {
    ServerClock clock;
    clock.toSeconds(1000, 10);
    EXPECT_NEAR(clock.toSeconds(1010, 500), 500, 1e-9);    // the server's clock stood still
    EXPECT_NEAR(clock.toSeconds(900000, 501), 501, 1e-9);  // or leapt
    EXPECT_NEAR(clock.toSeconds(900500, 501.5), 501.5, 1e-9);
}

PointerEvent said(PointerPhase phase, Vec2 px = {}) {
    return {0, phase, px, 0, PointerDevice::Mouse};
}

TEST(MouseGate, IsOpenWhereNobodyTouches) {
    MouseGate gate;
    std::vector<PointerEvent> mouse = {said(PointerPhase::Down), said(PointerPhase::Up)}, out;
    EXPECT_TRUE(gate.pass(mouse, 0, out));
    EXPECT_EQ(out.size(), 2u);
    EXPECT_TRUE(mouse.empty());
    EXPECT_FALSE(gate.pass(mouse, 0, out));
}

TEST(MouseGate, DropsTheEchoOfAFinger) {
    MouseGate gate;
    std::vector<PointerEvent> mouse = {said(PointerPhase::Move), said(PointerPhase::Down)}, out;
    gate.touched(1, 10);
    EXPECT_FALSE(gate.pass(mouse, 30, out));
    gate.touched(0, 40);
    mouse = {said(PointerPhase::Up), said(PointerPhase::Down), said(PointerPhase::Up)};
    EXPECT_FALSE(gate.pass(mouse, 40.4, out));
    EXPECT_TRUE(out.empty());
    mouse = {said(PointerPhase::Up)};  // of a Down that was dropped
    gate.pass(mouse, 41, out);
    EXPECT_TRUE(out.empty());
    mouse = {said(PointerPhase::Move)};
    EXPECT_TRUE(gate.pass(mouse, 41, out));
    EXPECT_EQ(out.size(), 1u);
}

TEST(MouseGate, AFingerCancelsAButtonThatIsHeld) {
    MouseGate gate;
    std::vector<PointerEvent> mouse = {said(PointerPhase::Down, {7, 8})}, out;
    gate.pass(mouse, 0, out);
    gate.touched(1, 1);
    gate.pass(mouse, 1, out);
    gate.pass(mouse, 2, out);
    ASSERT_EQ(out.size(), 2u);
    EXPECT_EQ(out[1].phase, PointerPhase::Cancel);
    EXPECT_EQ(out[1].px, (Vec2{7, 8}));
}

TEST(KeyNames, AreThoseOfTheContract) {
    EXPECT_EQ(keyName(GLFW_KEY_UNKNOWN), "");
    EXPECT_EQ(keyName(GLFW_KEY_B), "");  // named by its character, which depends on the layout
    EXPECT_EQ(keyName(GLFW_KEY_LEFT), "left");
    EXPECT_EQ(keyName(GLFW_KEY_KP_ENTER), "enter");
    EXPECT_EQ(keyName(GLFW_KEY_PAGE_DOWN), "pagedown");
    EXPECT_EQ(keyName(GLFW_KEY_F1), "f1");
    EXPECT_EQ(keyName(GLFW_KEY_F12), "f12");
}

TEST(KeyNames, TextIsUtf8WithoutControls) {
    std::string text;
    for (const char32_t codePoint : {U'\x8', U'\x7F', static_cast<char32_t>(0xD800), static_cast<char32_t>(0x110000)}) {
        appendTyped(text, codePoint);
    }
    EXPECT_EQ(text, "");
    for (const char32_t codePoint : U"aœ’\u202f😀") {
        if (codePoint != 0) appendTyped(text, codePoint);
    }
    EXPECT_EQ(text, "aœ’\u202f😀");
}

}  // namespace
}  // namespace arobase

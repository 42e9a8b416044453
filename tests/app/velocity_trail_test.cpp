#include "app/input/velocity_trail.h"

#include <gtest/gtest.h>

namespace arobase {
namespace {

constexpr float kRestPx = 1;

TEST(VelocityTrail, KnowsNothingBeforeItHasTwoPositions) {
    VelocityTrail trail;
    EXPECT_EQ(trail.velocityPxPerS(0), Vec2{});
    trail.add({5, 5}, 1, kRestPx);
    EXPECT_EQ(trail.velocityPxPerS(1), Vec2{});
}

TEST(VelocityTrail, TwoPositionsAtOneMomentHaveNoSpeed) {
    VelocityTrail trail;
    trail.reset({0, 0}, 1);
    trail.add({100, 0}, 1, kRestPx);
    EXPECT_EQ(trail.velocityPxPerS(1), Vec2{});
}

TEST(VelocityTrail, AClockThatGoesBackGivesNoSpeed) {
    VelocityTrail trail;
    trail.reset({0, 0}, 5);
    trail.add({100, 0}, 1, kRestPx);
    EXPECT_EQ(trail.velocityPxPerS(1), Vec2{});
}

TEST(VelocityTrail, ASteadyMoveHasItsSpeedAtEveryRate) {
    for (const int rateHz : {30, 60, 120, 1000, 8000}) {
        VelocityTrail trail;
        trail.reset({0, 0}, 0);
        for (int i = 1; i <= rateHz; ++i) {
            const double seconds = static_cast<double>(i) / rateHz;
            trail.add({static_cast<float>(2000 * seconds), 0}, seconds, kRestPx);
        }
        EXPECT_NEAR(trail.velocityPxPerS(1.01).x, 2000, 5) << rateHz;
    }
}

TEST(VelocityTrail, OnlyTheLastMomentsCount) {
    VelocityTrail trail;
    trail.reset({0, 0}, 0);
    for (int i = 1; i <= 50; ++i) trail.add({static_cast<float>(i) * 30, 0}, i * 0.01, kRestPx);
    for (int i = 1; i <= 10; ++i) trail.add({1500, static_cast<float>(i) * 20}, 0.5 + i * 0.01, kRestPx);
    const Vec2 velocity = trail.velocityPxPerS(0.6);
    EXPECT_NEAR(velocity.x, 0, 1e-3);
    EXPECT_NEAR(velocity.y, 2000, 1);
}

TEST(VelocityTrail, TremblingIsResting) {
    VelocityTrail trail;
    trail.reset({0, 0}, 0);
    for (int i = 1; i <= 10; ++i) trail.add({static_cast<float>(i) * 30, 0}, i * 0.01, kRestPx);
    for (int i = 1; i <= 7; ++i) trail.add({300 + (i % 2 == 0 ? 0.5f : -0.5f), 0}, 0.1 + i * 0.01, kRestPx);
    EXPECT_EQ(trail.velocityPxPerS(0.17), Vec2{});
}

}  // namespace
}  // namespace arobase

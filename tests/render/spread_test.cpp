// Marks that lie on one another are moved apart, by a little.
#include "render/map/mark_spread.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace arobase {
namespace {

constexpr Rect kAnywhere{-1e6f, -1e6f, 2e6f, 2e6f};

std::vector<Vec2> spread(std::span<const SpreadMark> marks, float maxShiftPx) { return arobase::spread(marks, maxShiftPx, kAnywhere); }


std::vector<SpreadMark> cluster(int count, unsigned seed, float sizePx) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> at(0, sizePx), radius(8, 16);
    std::vector<SpreadMark> marks;
    for (int i = 0; i < count; ++i) marks.push_back({{at(random), at(random)}, radius(random)});
    std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.radiusPx > b.radiusPx; });
    return marks;
}

/// Share of a mark's disc that no later mark covers.
double visibleShare(const std::vector<SpreadMark>& marks, const std::vector<Vec2>& at, std::size_t which) {
    int seen = 0, all = 0;
    for (int ring = 1; ring <= 5; ++ring)
        for (int k = 0; k < 24; ++k) {
            const float r = marks[which].radiusPx * 0.98f * std::sqrt(static_cast<float>(ring) / 5.f), a = static_cast<float>(k) * 0.2618f;
            const Vec2 p = at[which] + Vec2{std::cos(a), std::sin(a)} * r;
            bool covered = false;
            for (std::size_t j = which + 1; j < marks.size(); ++j) covered = covered || length(p - at[j]) < marks[j].radiusPx;
            ++all;
            seen += covered ? 0 : 1;
        }
    return static_cast<double>(seen) / all;
}

TEST(SpreadTest, NothingIsPushedOutOfTheBounds) {
    const Rect bounds{80, 80, 300, 300};
    for (unsigned seed = 0; seed < 40; ++seed) {
        const auto marks = cluster(14, seed, 30);
        const auto at = arobase::spread(marks, 50, bounds);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const Rect room = bounds.inset(marks[i].radiusPx);
            if (!room.contains(marks[i].truePx)) continue;
            EXPECT_TRUE(room.inset(-0.01f).contains(at[i])) << seed;
        }
    }
}

TEST(SpreadTest, NoneOneAndNoRoomToMove) {
    EXPECT_TRUE(spread({}, 10).empty());
    const std::vector<SpreadMark> one{{{5, 6}, 9}};
    EXPECT_EQ(spread(one, 10).at(0), (Vec2{5, 6}));
    const auto marks = cluster(10, 1, 20);
    const auto at = spread(marks, 0);
    for (std::size_t i = 0; i < marks.size(); ++i) EXPECT_EQ(at[i], marks[i].truePx);
}

TEST(SpreadTest, DeterministicBoundedAndFinite) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        const auto marks = cluster(static_cast<int>(seed) + 2, seed, 60);
        const auto at = spread(marks, 50);
        EXPECT_EQ(at, spread(marks, 50));
        for (std::size_t i = 0; i < marks.size(); ++i) {
            EXPECT_TRUE(std::isfinite(at[i].x) && std::isfinite(at[i].y));
            EXPECT_LE(length(at[i] - marks[i].truePx), 50.01f);
        }
    }
}

TEST(SpreadTest, MarksClearOfOneAnotherDoNotMove) {
    std::vector<SpreadMark> marks;
    for (int i = 0; i < 100; ++i) marks.push_back({{static_cast<float>(i % 10) * 40, static_cast<float>(i / 10) * 40}, 19});
    const auto at = spread(marks, 50);
    for (std::size_t i = 0; i < marks.size(); ++i) EXPECT_EQ(at[i], marks[i].truePx);
}

TEST(SpreadTest, AClusterLeavesWhatIsOutOfItsReachAlone) {
    auto marks = cluster(12, 3, 30);
    marks.push_back({{500, 500}, 12});
    EXPECT_EQ(spread(marks, 50).back(), (Vec2{500, 500}));
}

TEST(SpreadTest, TwoAtOnePlaceStandSideBySide) {
    const std::vector<SpreadMark> two{{{100, 100}, 12}, {{100, 100}, 12}};
    const auto at = spread(two, 50);
    EXPECT_GE(length(at[1] - at[0]), 24);
}

TEST(SpreadTest, RealisticClustersAreWhollyVisible) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        const auto marks = cluster(6, seed, 40);  // a conurbation on the map of France
        const auto at = spread(marks, 50);
        for (std::size_t i = 0; i < marks.size(); ++i) EXPECT_GE(visibleShare(marks, at, i), 0.9) << seed;
    }
}

TEST(SpreadTest, EvenACrowdHidesNobodyCompletely) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const auto marks = cluster(16, seed, 50);
        const auto at = spread(marks, 50);
        for (std::size_t i = 0; i < marks.size(); ++i) EXPECT_GT(visibleShare(marks, at, i), 0.25) << seed << " mark " << i;
    }
}

}  // namespace
}  // namespace arobase

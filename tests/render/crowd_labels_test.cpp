// A crowd's names: all of them, clear of everything, and no line across another.
#include "render/map/crowd_labels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <set>

#include "render/map/label_geometry.h"

namespace arobase {
namespace {

constexpr Rect kBounds{0, 0, 1600, 900};

/// `count` marks of 10 px on a jittered grid whose neighbours touch, around a place.
std::vector<LabelCandidate> crowd(int count, unsigned seed, Vec2 around) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> jitter(-1, 1), width(40, 150), height(14, 24);
    std::vector<LabelCandidate> all;
    for (int i = 0; i < count; ++i) {
        const Vec2 at{around.x + static_cast<float>(i % 6) * 20 + jitter(random), around.y + static_cast<float>(i / 6) * 20 + jitter(random)};
        all.push_back({"c" + std::to_string(i), at, 10, {width(random), height(random)}, 1 + i % 6});
    }
    return all;
}

std::vector<Rect> marksOf(const std::vector<LabelCandidate>& all) {
    std::vector<Rect> marks;
    for (const auto& c : all) marks.push_back({c.anchor.x - c.radiusPx, c.anchor.y - c.radiusPx, 2 * c.radiusPx, 2 * c.radiusPx});
    return marks;
}

LabelJob jobFor(const std::vector<LabelCandidate>& all, std::span<const Rect> marks, std::span<const Rect> keepOut) {
    LabelJob job{all, marks, keepOut, kBounds};
    job.leaderPx = 160;
    job.leaderPriority = 7;
    job.crowd = 8;
    return job;
}

TEST(CrowdLabelsTest, NoCrowdWithoutEnoughMarksThatTouch) {
    EXPECT_TRUE(crowdsOf(LabelJob{}).empty());
    auto all = crowd(7, 1, {700, 400});
    EXPECT_TRUE(crowdsOf(jobFor(all, {}, {})).empty());
    all = crowd(8, 1, {700, 400});
    ASSERT_EQ(crowdsOf(jobFor(all, {}, {})).size(), 1u);
    all[3].anchor = {100, 100};
    EXPECT_TRUE(crowdsOf(jobFor(all, {}, {})).empty());
    all = crowd(8, 1, {700, 400});
    all[2].priority = 8;  // too humble for a line
    EXPECT_TRUE(crowdsOf(jobFor(all, {}, {})).empty());
    all[2].anchor.x = std::numeric_limits<float>::quiet_NaN();
    EXPECT_TRUE(crowdsOf(jobFor(all, {}, {})).empty());
}

TEST(CrowdLabelsTest, WhomItsLinesWouldShutInIsNamedWithIt) {
    const auto membersWith = [](Vec2 other, int crowded) {
        auto all = crowd(crowded, 1, {700, 400});
        all.insert(all.begin(), {"alone", other, 10, {80, 16}, 1});  // met before the crowd is
        const auto crowds = crowdsOf(jobFor(all, {}, {}));
        return crowds.empty() ? std::size_t{0} : crowds.front().members.size();
    };
    EXPECT_EQ(membersWith({700 - 100, 410}, 10), 11u) << "level with it, where its lines go";
    EXPECT_EQ(membersWith({700 - 400, 410}, 10), 10u) << "beyond its columns";
    EXPECT_EQ(membersWith({700 - 100, 300}, 10), 10u) << "above its lines";
    EXPECT_EQ(membersWith({700 - 100, 410}, 7), 0u) << "nobody makes a crowd of less";
}

TEST(CrowdLabelsTest, EveryNameHasItsPlaceAndNoTwoLinesCross) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        const auto all = crowd(8 + static_cast<int>(seed % 23), seed, {700, 300});
        const auto marks = marksOf(all);
        const std::vector<Rect> keepOut{{0, 0, 300, 200}, {1400, 700, 200, 200}};
        const LabelJob job = jobFor(all, marks, keepOut);
        const LabelPlacement p = job.run();
        EXPECT_EQ(p.placed.size(), all.size()) << seed;
        EXPECT_TRUE(p.unplaced.empty());
        for (const PlacedLabel& a : p.placed) {
            EXPECT_TRUE(a.led && inside(a.box, kBounds) && free(a.box, marks) && free(a.box, keepOut)) << seed;
            for (const PlacedLabel& b : p.placed) {
                if (a.candidate == b.candidate) continue;
                EXPECT_FALSE(a.box.overlaps(b.box)) << seed;
                EXPECT_FALSE(crosses(a.from, a.to, b.from, b.to)) << seed;
            }
        }
    }
}

TEST(CrowdLabelsTest, WithoutRoomForItsColumnsACrowdIsNamedLikeTheRest) {
    const auto all = crowd(24, 5, {20, 20});  // in the corner: nothing to its left
    const auto marks = marksOf(all);
    LabelJob job = jobFor(all, marks, {});
    const LabelPlacement p = job.run();
    job.crowd = 0;
    const LabelPlacement plain = job.run();
    EXPECT_EQ(p.placed.size(), plain.placed.size());
    EXPECT_EQ(p.unplaced, plain.unplaced);
    EXPECT_EQ(p.memory, plain.memory);
}

TEST(CrowdLabelsTest, TheColumnsGoWithTheMap) {
    auto all = crowd(20, 9, {700, 300});
    const auto place = [&] {
        const auto marks = marksOf(all);
        std::map<int, Vec2> offsets;
        for (const PlacedLabel& l : jobFor(all, marks, {}).run().placed)
            offsets[l.candidate] = Vec2{l.box.x, l.box.y} - all[static_cast<std::size_t>(l.candidate)].anchor;
        return offsets;
    };
    const auto before = place();
    for (int frame = 0; frame < 100; ++frame) {
        for (auto& c : all) c.anchor = c.anchor + Vec2{1, 0.5f};
        const auto now = place();
        ASSERT_EQ(now.size(), before.size());
        for (const auto& [i, offset] : now) EXPECT_LT(length(offset - before.at(i)), 0.01f);
    }
}

TEST(CrowdLabelsTest, TheOthersKeepClearOfTheColumns) {
    auto all = crowd(18, 4, {700, 300});
    std::mt19937 random(2);
    std::uniform_real_distribution<float> x(450, 1100), y(150, 600);
    for (int i = 0; i < 30; ++i) all.push_back({"lone" + std::to_string(i), {x(random), y(random)}, 3, {60, 16}, 9});
    const auto marks = marksOf(all);
    const LabelPlacement p = jobFor(all, marks, {}).run();
    for (const PlacedLabel& a : p.placed)
        for (const PlacedLabel& b : p.placed) EXPECT_TRUE(a.candidate == b.candidate || !a.box.overlaps(b.box));
}

}  // namespace
}  // namespace arobase

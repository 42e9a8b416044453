// Names never lie on one another, and stay where they are while the map moves.
#include "render/map/label_placement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "render/map/box_grid.h"

namespace arobase {
namespace {

constexpr Rect kBounds{0, 0, 1200, 700};

std::vector<LabelCandidate> randomCandidates(int count, unsigned seed, float widthPx = 1200, float heightPx = 700) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> x(0, widthPx), y(0, heightPx), w(30, 140), r(3, 14);
    std::uniform_int_distribution<int> priority(1, 7);
    std::vector<LabelCandidate> all;
    for (int i = 0; i < count; ++i) all.push_back({"c" + std::to_string(i), {x(random), y(random)}, r(random), {w(random), 18}, priority(random)});
    return all;
}

std::vector<Rect> marksOf(const std::vector<LabelCandidate>& all) {
    std::vector<Rect> marks;
    for (const auto& c : all) marks.push_back(Rect{c.anchor.x - c.radiusPx, c.anchor.y - c.radiusPx, 2 * c.radiusPx, 2 * c.radiusPx}.inset(1));
    return marks;
}

/// Names that can be seen, and their sides.
std::map<std::string, LabelSide> shown(const std::vector<LabelCandidate>& all, const LabelPlacement& p) {
    std::map<std::string, LabelSide> sides;
    for (const auto& placed : p.placed) sides[all[static_cast<std::size_t>(placed.candidate)].id] = placed.side;
    return sides;
}

void expectSound(const LabelJob& job, const LabelPlacement& p) {
    std::set<int> seen;
    for (const auto& placed : p.placed) EXPECT_TRUE(seen.insert(placed.candidate).second);
    for (const int i : p.unplaced) EXPECT_TRUE(seen.insert(i).second);
    EXPECT_EQ(seen.size(), job.candidates.size());
    for (const auto& placed : p.placed) {
        const LabelCandidate& c = job.candidates[static_cast<std::size_t>(placed.candidate)];
        EXPECT_TRUE(job.bounds.contains(c.anchor)) << "a name without its mark";
        const LabelPlace* place = p.memory.find(c.id);
        EXPECT_TRUE(place && place->settled && place->led == placed.led && (placed.led || place->side == placed.side));
    }
    for (std::size_t i = 0; i < p.placed.size(); ++i) {
        const Rect& box = p.placed[i].box;
        EXPECT_TRUE(box.x >= job.bounds.x && box.y >= job.bounds.y && box.right() <= job.bounds.right() && box.bottom() <= job.bounds.bottom());
        for (const Rect& r : job.keepOut) EXPECT_FALSE(r.overlaps(box));
        for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(box.overlaps(p.placed[j].box));
        if (job.candidates[static_cast<std::size_t>(p.placed[i].candidate)].priority == 0) continue;  // may lie over marks
        for (const Rect& r : job.obstacles) EXPECT_FALSE(r.overlaps(box));
    }
}

TEST(LabelPlacementTest, NothingNowhereAndNoRoom) {
    EXPECT_TRUE(LabelJob{}.run().placed.empty());
    const auto all = randomCandidates(20, 1);
    const LabelJob noRoom{all, {}, {}, {0, 0, 0, 0}};
    EXPECT_EQ(noRoom.run().unplaced.size(), all.size());
    const LabelJob inverted{all, {}, {}, {100, 100, -50, -50}};
    EXPECT_EQ(inverted.run().unplaced.size(), all.size());
}

TEST(LabelPlacementTest, NamesThatAreNoNumbersAreNotPlaced) {
    auto all = randomCandidates(5, 2);
    all[2].anchor.x = std::numeric_limits<float>::quiet_NaN();
    all[3].sizePx.x = std::numeric_limits<float>::infinity();
    const LabelPlacement p = LabelJob{all, {}, {}, kBounds}.run();
    EXPECT_EQ(p.placed.size() + p.unplaced.size(), all.size());
    for (const auto& placed : p.placed) EXPECT_TRUE(placed.candidate != 2 && placed.candidate != 3);
}

TEST(LabelPlacementTest, CrowdsAreSoundForEverySeed) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        auto all = randomCandidates(200, seed);
        all[seed].priority = 0;
        const auto marks = marksOf(all);
        const std::vector<Rect> keepOut{{0, 0, 300, 120}, {1000, 600, 200, 100}};
        LabelJob job{all, marks, keepOut, kBounds};
        expectSound(job, job.run());
        job.leaderPx = 120;
        job.leaderPriority = 7;
        const LabelPlacement led = job.run();
        expectSound(job, led);
        const LabelPlace* chosen = led.memory.find(all[seed].id);
        if (chosen && chosen->led) continue;  // the visitor's own may
        for (const PlacedLabel& plain : LabelJob{all, marks, keepOut, kBounds}.run().placed) {
            const LabelPlace* place = led.memory.find(all[static_cast<std::size_t>(plain.candidate)].id);
            EXPECT_TRUE(place && !place->led && place->side == plain.side) << "led names push nobody aside";
        }
        EXPECT_GE(led.placed.size(), (LabelJob{all, marks, keepOut, kBounds}.run().placed.size()));
    }
}

TEST(LabelPlacementTest, SameInputSameOutput) {
    const auto all = randomCandidates(200, 7);
    const LabelPlacement first = LabelJob{all, {}, {}, kBounds}.run();
    LabelJob again{all, {}, {}, kBounds};
    again.previous = &first.memory;
    const LabelPlacement a = again.run(), b = again.run();
    EXPECT_EQ(a.memory, b.memory);
    EXPECT_EQ(a.unplaced, b.unplaced);
    EXPECT_EQ(a.memory, first.memory) << "nothing moved: nothing changes";
}

TEST(LabelPlacementTest, OrderOfTheCandidatesDoesNotMatter) {
    auto all = randomCandidates(150, 8);
    const auto memory = LabelJob{all, {}, {}, kBounds}.run().memory;
    std::shuffle(all.begin(), all.end(), std::mt19937(3));
    EXPECT_EQ(LabelJob({all, {}, {}, kBounds}).run().memory, memory);
}

TEST(LabelPlacementTest, TheMoreImportantNameWins) {
    // Two names, room for one.
    std::vector<LabelCandidate> two{{"a", {50, 20}, 3, {80, 18}, 5}, {"b", {52, 20}, 3, {80, 18}, 2}};
    const LabelPlacement p = LabelJob{two, {}, {}, {0, 8, 145, 24}}.run();
    ASSERT_EQ(p.placed.size(), 1u);
    EXPECT_EQ(p.placed[0].candidate, 1);
}

TEST(LabelPlacementTest, ImportantNamesAreNotHiddenByLesserOnes) {
    for (unsigned seed = 0; seed < 10; ++seed) {
        const auto all = randomCandidates(200, seed + 50);
        std::vector<LabelCandidate> best;
        for (const auto& c : all)
            if (c.priority == 1) best.push_back(c);
        const auto alone = shown(best, LabelJob{best, {}, {}, kBounds}.run()), crowd = shown(all, LabelJob{all, {}, {}, kBounds}.run());
        for (const auto& [id, side] : alone) EXPECT_TRUE(crowd.contains(id)) << id;
    }
}

TEST(LabelPlacementTest, TheChosenNameMayLieOverMarksButNotOverTheInterface) {
    std::vector<LabelCandidate> one{{"a", {100, 100}, 5, {60, 18}, 0}};
    const std::vector<Rect> everywhere{{0, 0, 400, 400}};
    EXPECT_EQ(LabelJob({one, everywhere, {}, kBounds}).run().placed.size(), 1u);
    EXPECT_EQ(LabelJob({one, {}, everywhere, kBounds}).run().placed.size(), 0u);
    one[0].priority = 1;
    EXPECT_EQ(LabelJob({one, everywhere, {}, kBounds}).run().placed.size(), 0u);
}

/// Toggles and changes of side of every name while the map is dragged along `step` a frame.
struct Restlessness {
    std::map<std::string, int> toggles, turns;
};

Restlessness panSweep(std::vector<LabelCandidate> all, Vec2 step, int frames) {
    Restlessness r;
    LabelPlacement last = LabelJob{all, marksOf(all), {}, kBounds}.run();
    auto lastShown = shown(all, last);
    auto lastSide = lastShown;
    for (int frame = 0; frame < frames; ++frame) {
        for (auto& c : all) c.anchor = c.anchor + step;
        const auto marks = marksOf(all);
        LabelJob job{all, marks, {}, kBounds};
        job.previous = &last.memory;
        LabelPlacement next = job.run();
        const auto nowShown = shown(all, next);
        for (const auto& c : all) r.toggles[c.id] += lastShown.contains(c.id) != nowShown.contains(c.id) ? 1 : 0;
        for (const auto& [id, side] : nowShown) {
            const auto [it, fresh] = lastSide.try_emplace(id, side);
            if (!fresh && it->second != side) ++r.turns[id];
            it->second = side;
        }
        lastShown = nowShown;
        last = std::move(next);
    }
    return r;
}

TEST(LabelPlacementTest, NamesNeitherFlickerNorJumpAboutWhileTheMapMoves) {
    for (unsigned seed = 0; seed < 12; ++seed) {
        const float angle = static_cast<float>(seed) * 0.55f;
        const Vec2 step{1.7f * std::cos(angle), 1.7f * std::sin(angle)};
        auto all = randomCandidates(200, seed + 100, 2600, 2100);
        for (auto& c : all) c.anchor = c.anchor - Vec2{700, 700};
        const Restlessness r = panSweep(all, step, 600);
        for (const auto& [id, n] : r.toggles) EXPECT_LE(n, 2) << "seed " << seed << ": " << id << " toggles";
        for (const auto& [id, n] : r.turns) EXPECT_LE(n, 1) << "seed " << seed << ": " << id << " changes side";
    }
}

TEST(LabelPlacementTest, ANameThatLostItsRoomComesBackOnlyToClearlyMoreOfIt) {
    // Walls leave room on the right alone, where a better name moves to and fro by two pixels, just in the way and just not.
    const std::vector<Rect> walls{{-100, -100, 600, 108}, {-100, 32, 600, 100}, {-100, 0, 145, 40}};
    LabelMemory memory;
    int switches = 0;
    bool shown = true;
    for (int frame = 0; frame < 60; ++frame) {
        const float edge = frame % 2 ? 133.5f : 135.5f;
        const std::vector<LabelCandidate> two{{"a", {50, 20}, 3, {80, 18}, 5}, {"b", {edge, 20}, 0, {60, 18}, 2}};
        LabelJob job{two, walls, {}, kBounds};
        job.previous = &memory;
        LabelPlacement p = job.run();
        const bool now = std::any_of(p.placed.begin(), p.placed.end(), [](const PlacedLabel& l) { return l.candidate == 0; });
        EXPECT_TRUE(now || frame > 0);
        if (frame > 0) switches += now != shown;
        shown = now;
        memory = std::move(p.memory);
    }
    EXPECT_EQ(switches, 1);
}

TEST(LabelPlacementTest, BoxesAreFoundInTheGridAsByLookingAtAllOfThem) {
    std::mt19937 random(5);
    std::uniform_real_distribution<float> at(-400, 1600), size(0, 120);
    BoxGrid grid;
    grid.reset(kBounds);
    std::vector<Rect> all;
    for (int i = 0; i < 400; ++i) {
        all.push_back({at(random), at(random), size(random), size(random)});
        EXPECT_EQ(grid.add(all.back()), i);
    }
    grid.add({std::numeric_limits<float>::quiet_NaN(), 0, 5, 5});
    for (int i = 0; i < 400; ++i) {
        const Rect box{at(random), at(random), size(random), size(random)};
        std::set<int> found, expected;
        grid.any(box, [&](int number, const Rect&) { return found.insert(number), false; });
        for (int n = 0; n < 400; ++n)
            if (all[static_cast<std::size_t>(n)].overlaps(box)) expected.insert(n);
        EXPECT_EQ(found, expected);
    }
}

TEST(LabelPlacementTest, ZoomedOutTheImportantNamesWinAgain) {
    // Far apart every name has its place; together again only the most important one may keep it.
    std::vector<LabelCandidate> far, near;
    for (int i = 0; i < 9; ++i) {
        const Vec2 at{static_cast<float>(i % 3), static_cast<float>(i / 3)};
        far.push_back({"c" + std::to_string(i), Vec2{300, 200} + at * 200, 5, {90, 18}, 1 + i});
        near.push_back({"c" + std::to_string(i), Vec2{300, 200} + at * 6, 5, {90, 18}, 9 - i});
    }
    const LabelPlacement apart = LabelJob{far, {}, {}, kBounds}.run();
    EXPECT_EQ(apart.placed.size(), 9u);
    LabelJob job{near, {}, {}, kBounds};
    job.previous = &apart.memory;
    const auto left = shown(near, job.run());
    EXPECT_TRUE(left.contains("c8"));
    EXPECT_LT(left.size(), 9u);
}

}  // namespace
}  // namespace arobase

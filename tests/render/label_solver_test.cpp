// Names placed a few at a time, by the thousand, where staff want them, in several lines, and without a heap allocation.
#include "render/map/label_solver.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "render/map/name_break.h"
#include "tests/render/allocations.h"

namespace arobase {
namespace {

constexpr Rect kScreen{0, 0, 1920, 1080};

/// As many names as France has small towns on one screen, crowded about some of them, three hundred of them laureates.
std::vector<LabelCandidate> manyNames(int count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> x(-200, 2120), y(-200, 1280), width(38, 130);
    std::normal_distribution<float> near(0, 40);
    std::vector<Vec2> towns(60);
    for (Vec2& town : towns) town = {x(random), y(random)};
    std::vector<LabelCandidate> all;
    for (int i = 0; i < count; ++i) {
        const Vec2 at = i % 2 ? Vec2{x(random), y(random)} : towns[random() % towns.size()] + Vec2{near(random), near(random)};
        const float w = width(random);
        all.push_back({"label-" + std::to_string(10000 + (i * 7919) % 90000), at, 4, {w, 15.7f}, i < 300 ? 1 + i % 7 : 8 + i});
        if (w > 70) all.back().brokenPx = {w * 0.6f, 31.4f};
        if (w > 110) all.back().thricePx = {w * 0.4f, 47.1f};
    }
    return all;
}

struct Scene {
    std::vector<LabelCandidate> all;
    std::vector<Rect> marks;
    std::vector<Rect> keepOut{{0, 0, 260, 900}, {1700, 900, 220, 180}};

    explicit Scene(std::vector<LabelCandidate> names) : all(std::move(names)) { pan({0, 0}); }
    void pan(Vec2 step) {
        marks.clear();
        for (LabelCandidate& c : all) {
            c.anchor = c.anchor + step;
            if (c.priority <= 7) marks.push_back({c.anchor.x - c.radiusPx, c.anchor.y - c.radiusPx, 2 * c.radiusPx, 2 * c.radiusPx});
        }
    }
    LabelJob job(const LabelMemory* previous, bool dragged) const {
        LabelJob job{all, marks, keepOut, kScreen.inset(4)};
        job.gapPx = 2.5f;
        job.leaderPx = 200;
        job.leaderPriority = 7;
        job.crowd = 10;
        job.widestPx = 240;
        job.dragged = dragged;
        job.previous = previous;
        return job;
    }
};

int overlapsIn(const LabelPlacement& p) {
    int count = 0;
    for (std::size_t a = 0; a < p.placed.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) count += p.placed[a].box.inset(0.01f).overlaps(p.placed[b].box);
    return count;
}

void expectSame(const LabelPlacement& a, const LabelPlacement& b) {
    EXPECT_EQ(a.unplaced, b.unplaced);
    EXPECT_EQ(a.memory, b.memory);
    ASSERT_EQ(a.placed.size(), b.placed.size());
    for (std::size_t i = 0; i < a.placed.size(); ++i) {
        EXPECT_EQ(a.placed[i].candidate, b.placed[i].candidate);
        EXPECT_EQ(a.placed[i].box, b.placed[i].box);
        EXPECT_EQ(a.placed[i].led, b.placed[i].led);
        EXPECT_EQ(a.placed[i].lines, b.placed[i].lines);
    }
}

TEST(LabelSolver, NothingAtAllIsFinishedAtOnce) {
    LabelSolver solver;
    EXPECT_TRUE(solver.advance(LabelJob{}, 0));
    EXPECT_TRUE(solver.result().placed.empty());
    EXPECT_TRUE(solver.place(LabelJob{}, 0).placed.empty());
}

TEST(LabelSolver, AFewAtATimeOrAllAtOnceIsTheSame) {
    for (const long long step : {1LL, 777LL, 8000LL, LabelSolver::kAll}) {
        Scene scene(manyNames(step == 1 ? 300 : 5000, 3));
        const LabelMemory before = scene.job(nullptr, false).run().memory;
        scene.pan({137, -41});
        const LabelPlacement whole = scene.job(&before, false).run();
        LabelSolver solver;
        long long allowance = step;
        int calls = 1;
        for (; !solver.advance(scene.job(&before, false), allowance); ++calls) {
            const long long most = 8 * kMostLines * 4 + 4000;  // of the last name before it stops
            ASSERT_LE(solver.looked(), allowance + most);
            allowance += step;
        }
        EXPECT_TRUE(calls > 5 || step > 10000);
        expectSame(solver.result(), whole);
        EXPECT_EQ(overlapsIn(whole), 0);
        EXPECT_GT(whole.placed.size(), 100u);
    }
}

TEST(LabelSolver, AnotherViewOrAnotherMemoryBeginsAfresh) {
    Scene scene(manyNames(2000, 5));
    const LabelMemory none, some = scene.job(nullptr, false).run().memory;
    LabelSolver solver;
    ASSERT_FALSE(solver.advance(scene.job(&none, false), 500));
    ASSERT_TRUE(solver.advance(scene.job(&some, false), LabelSolver::kAll));
    expectSame(solver.result(), scene.job(&some, false).run());
    scene.pan({300, 0});
    ASSERT_FALSE(solver.advance(scene.job(&some, false), 500));
    scene.pan({40, 0});
    ASSERT_TRUE(solver.advance(scene.job(&some, false), LabelSolver::kAll));
    expectSame(solver.result(), scene.job(&some, false).run());
}

TEST(LabelSolver, WhatIsSettledIsOnlyRepeated) {
    Scene scene(manyNames(5000, 4));
    LabelSolver solver;
    LabelPlacement first = solver.place(scene.job(nullptr, false));
    const LabelMemory kept = first.memory;
    ASSERT_TRUE(solver.advance(scene.job(&kept, false), 0)) << "nothing has to be looked for";
    EXPECT_EQ(solver.looked(), 0);
    expectSame(solver.result(), first);
    EXPECT_EQ(solver.result().memory.settledFor(), kept.settledFor());
}

/// On the way: 600 frames with a bounded number of places looked at in each.
TEST(LabelSolver, FiveThousandNamesOnTheirWayNeitherFlickerNorOverlapNorTakeLong) {
    constexpr long long kLooks = 8000;
    Scene scene(manyNames(5000, 9));
    scene.keepOut.clear();  // who passes under it goes and comes for a reason
    LabelSolver solver;
    LabelMemory memory = solver.place(scene.job(nullptr, false)).memory;
    struct Watched {
        bool shown = false, known = false;
        int switches = 0, turns = 0;
        Vec2 corner;
    };
    std::vector<Watched> all(scene.all.size());
    long long most = 0;
    int overlaps = 0;
    for (int frame = 0; frame < 600; ++frame) {
        scene.pan({1.3f, -0.6f});
        const LabelPlacement& p = solver.place(scene.job(&memory, true), kLooks);
        most = std::max(most, solver.looked());
        memory = p.memory;
        std::vector<bool> now(all.size(), false);
        for (const PlacedLabel& label : p.placed) {
            const auto i = static_cast<std::size_t>(label.candidate);
            now[i] = true;
            const Vec2 corner = Vec2{label.box.x, label.box.y} - scene.all[i].anchor;
            if (all[i].known && length(corner - all[i].corner) > 1) ++all[i].turns;
            all[i].corner = corner;
            all[i].known = true;
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (frame > 0 && now[i] != all[i].shown) ++all[i].switches;
            all[i].shown = now[i];
        }
        if (frame % 50 == 0) overlaps += overlapsIn(p);
    }
    EXPECT_EQ(overlaps, 0);
    EXPECT_LT(most, kLooks + 2500) << "those that stay where they are, and one search";
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_LE(all[i].switches, 2) << scene.all[i].id;
        EXPECT_LE(all[i].turns, 1) << scene.all[i].id;
    }
}

TEST(LabelSolver, AllocatesNothingOnceItIsWarm) {
    Scene scene(manyNames(5000, 11));
    LabelSolver solver, atRest;
    LabelMemory memory = solver.place(scene.job(nullptr, false)).memory;
    const auto frame = [&] {
        scene.pan({0.7f, 0.3f});
        memory = solver.place(scene.job(&memory, true), 8000).memory;
    };
    for (int i = 0; i < 5; ++i) frame();
    long long before = test::allocations();
    for (int i = 0; i < 60; ++i) frame();
    EXPECT_EQ(test::allocations() - before, 0) << "on the way";
    const auto rest = [&] {
        for (long long allowance = 8000; !atRest.advance(scene.job(&memory, false), allowance);) allowance += 8000;
        memory = atRest.result().memory;
    };
    rest();
    before = test::allocations();
    for (int i = 0; i < 5; ++i) rest();
    EXPECT_EQ(test::allocations() - before, 0) << "at rest, settled";
}

LabelCandidate named(const std::string& id, Vec2 at, int priority = 3) { return {id, at, 5, {80, 18}, priority}; }

TEST(LabelSolver, ANameStandsExactlyWhereStaffPutItAndOthersKeepClear) {
    Scene scene(manyNames(400, 21));
    scene.keepOut.clear();
    LabelCandidate& mine = scene.all[350];
    mine.anchor = {900, 500};
    mine.lock = LabelLock{std::nullopt, {-70, 33}};
    const LabelPlacement p = scene.job(nullptr, false).run();
    EXPECT_EQ(overlapsIn(p), 0);
    const auto found = std::find_if(p.placed.begin(), p.placed.end(), [](const PlacedLabel& l) { return l.candidate == 350; });
    ASSERT_NE(found, p.placed.end());
    EXPECT_NEAR(found->box.centre().x, 900 - 70, 0.01);
    EXPECT_NEAR(found->box.centre().y, 500 + 33, 0.01);
    mine.lock = LabelLock{LabelSide::Below, {}};
    const LabelPlacement below = scene.job(&p.memory, false).run();
    const auto again = std::find_if(below.placed.begin(), below.placed.end(), [](const PlacedLabel& l) { return l.candidate == 350; });
    ASSERT_NE(again, below.placed.end());
    EXPECT_EQ(again->box, labelBoxAt(mine, LabelSide::Below, 1, 2.5f));
    EXPECT_EQ(overlapsIn(below), 0);
}

TEST(LabelSolver, OfTwoLocksOnOnePlaceTheBetterNameHasIt) {
    std::vector<LabelCandidate> two{named("a", {300, 300}, 4), named("b", {310, 300}, 2)};
    two[0].lock = LabelLock{std::nullopt, {60, 0}};
    two[1].lock = LabelLock{std::nullopt, {50, 0}};
    const LabelPlacement p = LabelJob{two, {}, {}, kScreen}.run();
    ASSERT_EQ(p.placed.size(), 2u);
    EXPECT_EQ(p.placed[0].candidate, 1);
    EXPECT_NEAR(p.placed[0].box.centre().x, 360, 0.01);
    EXPECT_EQ(overlapsIn(p), 0);
}

TEST(LabelSolver, TheChosenNameHasAPlaceAmongThoseThatWereThere) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        Scene scene(manyNames(1500, seed + 40));
        LabelMemory memory = scene.job(nullptr, false).run().memory;
        LabelSolver solver;
        for (int frame = 0; frame < 20; ++frame) {  // a flight
            for (LabelCandidate& c : scene.all) c.anchor = kScreen.centre() + (c.anchor - kScreen.centre()) * 1.02f;
            scene.pan({0, 0});
            memory = solver.place(scene.job(&memory, false), 4000).memory;
        }
        LabelCandidate& chosen = scene.all[700 + seed];
        chosen.anchor = {1000, 540};
        chosen.priority = 0;
        chosen.sizePx = {150, 22};
        for (const bool dragged : {true, false}) {
            const LabelPlacement& p = solver.place(scene.job(&memory, dragged));
            EXPECT_TRUE(std::any_of(p.placed.begin(), p.placed.end(), [&](const PlacedLabel& l) { return l.candidate == static_cast<int>(700 + seed); })) << seed;
            EXPECT_EQ(overlapsIn(p), 0);
        }
    }
}

TEST(LabelSolver, ALongNameStandsInThreeLinesWhereTwoAreTooWide) {
    std::vector<LabelCandidate> one{{"a", {60, 100}, 4, {300, 18}, 3}};
    one[0].brokenPx = {160, 36};
    one[0].thricePx = {100, 54};
    LabelJob job{one, {}, {}, {0, 0, 180, 400}};
    const LabelPlacement p = job.run();
    ASSERT_EQ(p.placed.size(), 1u);
    EXPECT_EQ(p.placed[0].lines, 3);
    EXPECT_EQ(p.placed[0].box.w, 100);
    EXPECT_EQ(p.placed[0].box.h, 54);
    LabelJob wide{one, {}, {}, {0, 0, 800, 400}};
    wide.widestPx = 200;
    EXPECT_EQ(wide.run().placed.at(0).lines, 2);
    wide.widestPx = 120;
    EXPECT_EQ(wide.run().placed.at(0).lines, 3);
    wide.widestPx = 0;
    EXPECT_EQ(wide.run().placed.at(0).lines, 1);
}

TEST(LabelSolver, NamesBreakIntoThreeLinesWithoutLosingALetter) {
    using Lines = std::array<std::string, 3>;
    EXPECT_EQ(threeLines("Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson"), (Lines{"Saint-Remy-", "en-Bouzemont-", "Saint-Genest-et-Isson"}));
    EXPECT_EQ(threeLines("Villeneuve-sur-Lot"), Lines{}) << "too short";
    EXPECT_EQ(threeLines("Communauté d’agglomération"), Lines{}) << "no third part";
    EXPECT_EQ(threeLines(""), Lines{});
    EXPECT_EQ(threeLines("-- -- -- -- -- -- -- -- -- -- --").size(), 3u);
}

}  // namespace
}  // namespace arobase

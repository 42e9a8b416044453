#include <gtest/gtest.h>

#include "render/pass/prim_runs.h"

namespace arobase {
namespace {

constexpr Rect kScreen{0, 0, 1920, 1080};
constexpr Rgba kRed{255, 0, 0};

std::vector<PrimRun> runsOf(const DrawList& list) {
    std::vector<PrimRun> runs;
    for (const DrawCommand& command : list.commands())
        appendPrimRuns(list.prims(), std::get<PrimBatch>(command.what), command.clip, runs);
    return runs;
}

TEST(PrimRuns, OfAnEmptyBatchIsNothing) {
    std::vector<PrimRun> runs;
    appendPrimRuns({}, {}, kScreen, runs);
    EXPECT_TRUE(runs.empty());
}

TEST(PrimRuns, SmallThingsStayOneDrawCall) {
    DrawList list;
    list.clear(kScreen);
    for (int i = 0; i < 100; ++i) {
        list.rect({static_cast<float>(i), 0, 10, 10}, kRed);
        list.mark({static_cast<float>(i), 50}, 9, 3, CollectiviteKind::Commune, kRed, kRed, false);
    }
    EXPECT_EQ(runsOf(list).size(), 1u);
}

TEST(PrimRuns, ALargeAreaIsSetApartAndOrderIsKept) {
    DrawList list;
    list.clear(kScreen);
    list.mark({50, 50}, 9, 3, CollectiviteKind::Commune, kRed, kRed, false);
    list.rect({0, 0, 1920, 1080}, kRed);
    list.rect({10, 10, 10, 10}, kRed, 3);
    list.mark({50, 50}, 9, 3, CollectiviteKind::Commune, kRed, kRed, false);
    list.shade({0, 0, 1920, 1080}, kRed, kRed, false);
    const auto runs = runsOf(list);
    ASSERT_EQ(runs.size(), 4u);
    EXPECT_EQ(runs[0].variant, PrimVariant::All);
    EXPECT_EQ(runs[1].variant, PrimVariant::Solid);
    EXPECT_EQ(runs[2].variant, PrimVariant::All);
    EXPECT_EQ(runs[3].variant, PrimVariant::Fade);
    std::uint32_t next = 0;
    for (const PrimRun& run : runs) {
        EXPECT_EQ(run.batch.first, next);
        next += run.batch.count;
    }
    EXPECT_EQ(next, list.prims().size());
}

TEST(PrimRuns, NamesInFullStrengthAreApartFromOnesThatFadeOnlyWhereThatPays) {
    Prim full;
    full.box = {0, 0, 800, 400};
    full.params[1] = 1;
    full.kind = PrimKind::Label;
    Prim fading = full;
    fading.params[1] = 0.5f;
    const auto variants = [](std::vector<Prim> prims) {
        std::vector<PrimRun> runs;
        appendPrimRuns(prims, {0, static_cast<std::uint32_t>(prims.size())}, kScreen, runs);
        std::vector<PrimVariant> found;
        for (const PrimRun& run : runs) found.push_back(run.variant);
        return found;
    };
    EXPECT_EQ(variants({full, full}), std::vector{PrimVariant::Label});
    EXPECT_EQ(variants({full, fading}), (std::vector{PrimVariant::Label, PrimVariant::FadingLabel}));
    Prim small = full;
    small.box = {0, 0, 80, 20};
    EXPECT_EQ(variants({small, fading, small}), std::vector{PrimVariant::FadingLabel});
}

TEST(PrimRuns, WhatIsClippedAwayIsNotLarge) {
    DrawList list;
    list.clear({0, 0, 50, 50});
    list.rect({0, 0, 1920, 1080}, kRed);
    list.disc({20, 20}, 9, kRed);
    EXPECT_EQ(runsOf(list).size(), 1u);
}

}  // namespace
}  // namespace arobase

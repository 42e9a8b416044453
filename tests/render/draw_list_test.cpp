#include "render/draw_list.h"

#include <gtest/gtest.h>

#include <limits>

#include "render/mark_shape.h"

namespace arobase {
namespace {

constexpr Rect kScreen{0, 0, 200, 100};
constexpr Rgba kRed{255, 0, 0};

DrawList emptyList() {
    DrawList list;
    list.clear(kScreen);
    return list;
}

std::uint32_t countOf(const DrawCommand& command) {
    return std::get<PrimBatch>(command.what).count;
}

TEST(DrawListInvalid, BeforeClearNothingIsDrawn) {
    DrawList list;
    list.rect({0, 0, 10, 10}, kRed);
    list.mesh({});
    EXPECT_TRUE(list.commands().empty());
}

TEST(DrawListInvalid, WhatCannotBeSeenIsDropped) {
    DrawList list = emptyList();
    list.rect({500, 0, 10, 10}, kRed);
    list.rect({0, 0, 10, 10}, {255, 0, 0, 0});
    const float nan = std::numeric_limits<float>::quiet_NaN();
    list.rect({nan, 0, 10, 10}, kRed);
    list.disc({0, nan}, 5, kRed);
    EXPECT_TRUE(list.commands().empty());
    EXPECT_TRUE(list.prims().empty());
}

TEST(DrawListInvalid, TooManyPopsKeepTheScreen) {
    DrawList list = emptyList();
    list.popClip();
    list.popClip();
    list.rect({0, 0, 10, 10}, kRed);
    ASSERT_EQ(list.commands().size(), 1u);
    EXPECT_EQ(list.commands()[0].clip, kScreen);
}

TEST(DrawListInvalid, ACornerIsNeverLargerThanTheBox) {
    DrawList list = emptyList();
    list.rect({0, 0, 40, 10}, kRed, 999);
    EXPECT_EQ(list.prims()[0].params[0], 5);
}

TEST(DrawList, PrimsUnderOneClipAreOneBatch) {
    DrawList list = emptyList();
    list.rect({0, 0, 10, 10}, kRed);
    list.disc({50, 50}, 5, kRed);
    list.pushClip({0, 0, 50, 50});
    list.popClip();  // nothing drawn under it
    list.line({0, 0}, {10, 10}, 2, kRed);
    list.mark({30, 30}, 9, 5, CollectiviteKind::Commune, kRed, kRed, false);
    ASSERT_EQ(list.commands().size(), 1u);
    EXPECT_EQ(countOf(list.commands()[0]), 4u);
}

TEST(DrawList, ClipsNest) {
    DrawList list = emptyList();
    list.rect({0, 0, 10, 10}, kRed);
    list.pushClip({10, 10, 50, 500});
    list.pushClip({0, 0, 30, 30});
    list.rect({0, 0, 100, 100}, kRed);
    list.popClip();
    list.rect({0, 0, 100, 100}, kRed);
    list.popClip();
    list.rect({0, 0, 10, 10}, kRed);
    ASSERT_EQ(list.commands().size(), 4u);
    EXPECT_EQ(list.commands()[1].clip, (Rect{10, 10, 20, 20}));
    EXPECT_EQ(list.commands()[2].clip, (Rect{10, 10, 50, 90}));
    EXPECT_EQ(list.commands()[3].clip, kScreen);
    list.pushClip({1000, 1000, 5, 5});
    list.rect({0, 0, 2000, 2000}, kRed);
    EXPECT_EQ(list.commands().size(), 4u);
}

TEST(DrawList, BatchesCoverThePrimsInOrder) {
    DrawList list = emptyList();
    for (int i = 0; i < 9; ++i) {
        if (i % 3 == 0) list.pushClip({0, 0, 50 + static_cast<float>(i), 50});
        list.rect({static_cast<float>(i), 0, 10, 10}, kRed);
    }
    std::uint32_t next = 0;
    for (const DrawCommand& command : list.commands()) {
        EXPECT_EQ(std::get<PrimBatch>(command.what).first, next);
        next += countOf(command);
    }
    EXPECT_EQ(next, list.prims().size());
}

TEST(DrawList, AMeshIsACommandOfItsOwnAndIsCulledByItsViewport) {
    DrawList list = emptyList();
    list.rect({0, 0, 10, 10}, kRed);
    MeshDraw draw;
    draw.view.viewport = {300, 0, 50, 50};
    list.mesh(draw);
    EXPECT_EQ(list.commands().size(), 1u);
    draw.view.viewport = {100, 0, 50, 50};
    list.mesh(draw);
    list.rect({0, 0, 10, 10}, kRed);
    ASSERT_EQ(list.commands().size(), 3u);
    EXPECT_TRUE(std::holds_alternative<MeshDraw>(list.commands()[1].what));
}

TEST(DrawList, HalosOfARunLieUnderAllItsGlyphs) {
    DrawList list = emptyList();
    TextRun run;
    run.glyphs.assign(3, {{0, -10, 8, 12}, 0, 0, 8, 12, 1});
    list.text(run, {20, 50}, kRed, {0, 0, 255}, 2);
    ASSERT_EQ(list.prims().size(), 6u);
    for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(list.prims()[i].params[1], i < 3 ? 2 : 0);
    EXPECT_EQ(list.prims()[3].box, (Rect{20, 40, 8, 12}));
}

TEST(MarkShape, NestsAtEveryRadiusLevelAndKind) {
    for (const auto kind : {CollectiviteKind::Commune, CollectiviteKind::Epci, CollectiviteKind::Departement}) {
        for (int level = 0; level <= kLevels; ++level) {
            for (float radius = 5; radius <= 60; radius += 0.5f) {
                const MarkShape shape = markShape(radius, level, kind);
                EXPECT_GT(shape.discRadiusPx, 0);
                EXPECT_LE(shape.ringRadiusPx + shape.ringWidthPx / 2, radius + 1e-4f);
                EXPECT_GT(shape.selectedRadiusPx - shape.selectedWidthPx / 2, radius);
                if (level > 0) {
                    EXPECT_LT(shape.discRadiusPx, shape.ringRadiusPx - shape.ringWidthPx / 2);
                }
            }
        }
    }
}

}  // namespace
}  // namespace arobase

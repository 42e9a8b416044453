#include "app/program/paper.h"

#include <gtest/gtest.h>

namespace arobase {
namespace {

TEST(PaperInvalid, IsRefused) {
    for (const char* name : {"", "A", "A5", "A44", "B4", "x", "210x", "x297", "210x297x3", "-210x297", "210 x 297", "49x200", "5001x200", "nanx200", "1e3x2e9", "A4 "})
        EXPECT_FALSE(paperOf(name)) << name;
}

TEST(Paper, IsoSizesLieAcrossUnlessTheyAreTurned) {
    EXPECT_EQ(paperOf("A4"), (PaperMm{297, 210}));
    EXPECT_EQ(paperOf("a0", PaperTurn::Portrait), (PaperMm{841, 1189}));
    EXPECT_EQ(paperOf("420x1189"), (PaperMm{420, 1189}));
    EXPECT_EQ(paperOf("420x1189", PaperTurn::Landscape), (PaperMm{1189, 420}));
    EXPECT_EQ(paperOf("59.5x84"), (PaperMm{59.5, 84}));
}

TEST(Paper, ATenthOfAMillimetreAPx) {
    EXPECT_EQ(displayOn({297, 210}), (DisplayInfo{2970, 2100, 0.1}));
    EXPECT_EQ(displayOn({297, 210}, 0.25), (DisplayInfo{1188, 840, 0.25}));
    const DisplayInfo wall = displayOn({5000, 1000});
    EXPECT_LE(wall.widthPx, 16384);
    EXPECT_NEAR(wall.widthPx * wall.mmPerPx, 5000, 0.5);
    EXPECT_NEAR(wall.heightPx * wall.mmPerPx, 1000, 0.5);
}

}  // namespace
}  // namespace arobase

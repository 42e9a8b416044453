// Distance fields and their packing.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "render/text/glyph_packer.h"
#include "render/text/outline_sdf.h"

namespace arobase {
namespace {

/// A square contour of that half side about the origin.
std::vector<OutlineSegment> square(float half, bool clockwise = true) {
    const std::array<Vec2, 4> corners{Vec2{-half, -half}, Vec2{half, -half}, Vec2{half, half}, Vec2{-half, half}};
    std::vector<OutlineSegment> segments;
    for (std::size_t i = 0; i < 4; ++i) {
        const Vec2 a = corners[i], b = corners[(i + 1) % 4];
        segments.push_back(clockwise ? OutlineSegment{a, b} : OutlineSegment{b, a});
    }
    return segments;
}

int valueAt(const DistanceField& field, int x, int y) {
    return field.pixels[static_cast<std::size_t>((y - field.top) * field.width + x - field.left)];
}

TEST(DistanceField, OfNothingIsEmpty) {
    EXPECT_EQ(distanceField({}, 8).width, 0);
}

TEST(DistanceField, IsTheDistanceToTheOutlineWhateverItsDirection) {
    for (const bool clockwise : {true, false}) {
        const DistanceField field = distanceField(square(10, clockwise), 8);
        EXPECT_EQ(field.width, 36);
        EXPECT_EQ(field.height, 36);
        for (int x = -18; x < 18; ++x) {
            const float distance = std::clamp(10 - std::abs(static_cast<float>(x) + 0.5f), -8.f, 8.f);
            const int expected = std::min(255, static_cast<int>(std::lround(128 + distance * 16)));
            EXPECT_EQ(valueAt(field, x, 0), expected) << x;
            EXPECT_EQ(valueAt(field, 0, x), expected) << x;
        }
    }
}

TEST(DistanceField, AHoleIsOutside) {
    auto ring = square(12);
    for (const OutlineSegment& s : square(4, false)) ring.push_back(s);
    const DistanceField field = distanceField(ring, 8);
    EXPECT_LT(valueAt(field, 0, 0), 128);
    EXPECT_GT(valueAt(field, 8, 0), 128);
    EXPECT_LT(valueAt(field, 14, 0), 128);
}

TEST(GlyphPacker, RefusesWhatCannotFit) {
    GlyphPacker packer;
    const std::vector<std::uint8_t> wide(static_cast<std::size_t>(kGlyphAtlasWidth) + 1, 7);
    EXPECT_FALSE(packer.add(kGlyphAtlasWidth + 1, 1, wide));
    const std::vector<std::uint8_t> tall(static_cast<std::size_t>(kGlyphAtlasMaxHeight) + 1, 7);
    EXPECT_FALSE(packer.add(1, kGlyphAtlasMaxHeight + 1, tall));
}

TEST(GlyphPacker, NeverOverlapsGrowsAndEndsByRefusing) {
    GlyphPacker packer;
    struct Placed {
        Rect box;
        std::uint8_t value;
    };
    std::vector<Placed> placed;
    unsigned random = 1;
    long long area = 0;
    for (int i = 0; i < 20000; ++i) {
        random = random * 1664525u + 1013904223u;
        const int width = 10 + static_cast<int>(random >> 24) % 80, height = 10 + static_cast<int>(random >> 16 & 0xFF) % 90;
        const auto value = static_cast<std::uint8_t>(1 + i % 250);
        const auto slot = packer.add(width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), value));
        if (!slot) break;
        placed.push_back(
            {{static_cast<float>(slot->x), static_cast<float>(slot->y), static_cast<float>(width), static_cast<float>(height)},
             value});
        area += width * height;
    }
    const GlyphAtlas& atlas = packer.atlas();
    EXPECT_EQ(atlas.height, kGlyphAtlasMaxHeight);
    EXPECT_EQ(atlas.dirtyFrom, 0);
    EXPECT_GT(static_cast<double>(area), 0.8 * kGlyphAtlasWidth * kGlyphAtlasMaxHeight);
    for (const Placed& p : placed) {  // each bitmap is still whole, so nothing was written over it
        for (int y = static_cast<int>(p.box.y); y < static_cast<int>(p.box.bottom()); ++y) {
            for (int x = static_cast<int>(p.box.x); x < static_cast<int>(p.box.right()); ++x) {
                ASSERT_EQ(atlas.pixels[static_cast<std::size_t>(y * atlas.width + x)], p.value);
            }
        }
    }
}

}  // namespace
}  // namespace arobase

#pragma once
// Places glyph bitmaps in the one growing glyph atlas.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "render/text/text_engine.h"

namespace arobase {

inline constexpr int kGlyphAtlasWidth = 1024;
inline constexpr int kGlyphAtlasFirstHeight = 1024;
inline constexpr int kGlyphAtlasMaxHeight = 4096;

/// Texels of a placed bitmap.
struct AtlasSlot {
    int x = 0;
    int y = 0;
};

/// Skyline packing: each bitmap goes where its bottom is highest up. Grows by doubling the height; never moves a bitmap.
class GlyphPacker {
public:
    GlyphPacker();

    /// Copies `pixels` (width · height bytes) into the atlas, a texel apart from its neighbours. nullopt: no room left
    /// above row `maxHeight`.
    std::optional<AtlasSlot> add(int width, int height, std::span<const std::uint8_t> pixels,
                                 int maxHeight = kGlyphAtlasMaxHeight);

    GlyphAtlas& atlas() { return m_atlas; }

private:
    struct Step {  ///< the skyline is `width` columns from `x`, taken down to row `y`
        int x = 0;
        int y = 0;
        int width = 0;
    };
    int topAt(std::size_t step, int width) const;
    void raise(std::size_t step, int width, int bottom);
    void growTo(int bottom);

    GlyphAtlas m_atlas;
    std::vector<Step> m_skyline;
};

}  // namespace arobase

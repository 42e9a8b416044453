#include "render/text/glyph_packer.h"

#include <algorithm>

namespace arobase {

GlyphPacker::GlyphPacker() {
    m_atlas.width = kGlyphAtlasWidth;
    m_atlas.height = kGlyphAtlasFirstHeight;
    m_atlas.pixels.assign(static_cast<std::size_t>(m_atlas.width) * static_cast<std::size_t>(m_atlas.height), 0);
    m_atlas.dirtyTo = m_atlas.height;
    m_skyline.push_back({0, 0, m_atlas.width});
}

/// Row at which something `width` wide rests when its left side is that step's; -1 when it would stick out.
int GlyphPacker::topAt(std::size_t step, int width) const {
    if (m_skyline[step].x + width > m_atlas.width) return -1;
    int top = 0;
    for (int covered = 0; covered < width; ++step) {
        top = std::max(top, m_skyline[step].y);
        covered += m_skyline[step].width;
    }
    return top;
}

void GlyphPacker::raise(std::size_t step, int width, int bottom) {
    const int x = m_skyline[step].x;
    m_skyline.insert(m_skyline.begin() + static_cast<std::ptrdiff_t>(step), {x, bottom, width});
    std::size_t next = step + 1;
    while (next < m_skyline.size() && m_skyline[next].x < x + width) {
        Step& covered = m_skyline[next];
        const int cut = std::min(x + width - covered.x, covered.width);
        covered.x += cut;
        covered.width -= cut;
        if (covered.width > 0) break;
        m_skyline.erase(m_skyline.begin() + static_cast<std::ptrdiff_t>(next));
    }
}

void GlyphPacker::growTo(int bottom) {
    while (m_atlas.height < bottom) {
        m_atlas.height = std::min(m_atlas.height * 2, kGlyphAtlasMaxHeight);
        m_atlas.pixels.resize(static_cast<std::size_t>(m_atlas.width) * static_cast<std::size_t>(m_atlas.height), 0);
        m_atlas.dirtyFrom = 0;  // the renderer makes a larger texture and copies everything
        m_atlas.dirtyTo = m_atlas.height;
    }
}

std::optional<AtlasSlot> GlyphPacker::add(int width, int height, std::span<const std::uint8_t> pixels, int maxHeight) {
    constexpr int kGap = 1;
    const int outerWidth = width + kGap, outerHeight = height + kGap;
    std::size_t best = m_skyline.size();
    int bestTop = std::min(maxHeight, kGlyphAtlasMaxHeight) - outerHeight + 1;
    for (std::size_t step = 0; step < m_skyline.size(); ++step) {
        const int top = topAt(step, outerWidth);
        if (top >= 0 && top < bestTop) {
            best = step;
            bestTop = top;
        }
    }
    if (best == m_skyline.size()) return std::nullopt;
    growTo(bestTop + outerHeight);
    const AtlasSlot slot{m_skyline[best].x, bestTop};
    raise(best, outerWidth, bestTop + outerHeight);
    for (int row = 0; row < height; ++row) {
        const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(row) * width;
        std::copy(from, from + width,
                  m_atlas.pixels.begin() + static_cast<std::ptrdiff_t>(slot.y + row) * m_atlas.width + slot.x);
    }
    const bool clean = m_atlas.dirtyTo <= m_atlas.dirtyFrom;
    m_atlas.dirtyFrom = clean ? slot.y : std::min(m_atlas.dirtyFrom, slot.y);
    m_atlas.dirtyTo = clean ? slot.y + height : std::max(m_atlas.dirtyTo, slot.y + height);
    return slot;
}

}  // namespace arobase

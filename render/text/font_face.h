#pragma once
// One font file: which characters it has, how they are set, and their outlines.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "render/text/outline_sdf.h"

struct FT_LibraryRec_;

namespace arobase {

/// Vertical measures in em, positive.
struct FontMetrics {
    float ascentEm = 0.95f;
    float descentEm = 0.25f;
    float capHeightEm = 0.7f;
};

/// A glyph as HarfBuzz set it, in em; `xEm` and `yEm` (up) are its offset from the pen.
struct SetGlyph {
    std::uint32_t glyph = 0;    ///< 0: the font's box for a missing character
    std::uint32_t cluster = 0;  ///< index of its first character in the text
    float xEm = 0;
    float yEm = 0;
    float advanceEm = 0;
};

/// What to set: the characters [first, first + count) of `text`; the others are context.
struct ShapingRange {
    std::u32string_view text;
    std::size_t first = 0;
    std::size_t count = 0;
    bool tabular = false;
};

/// One thread at a time. Must not outlive the FreeType library that it was opened with.
class FontFace {
public:
    /// nullptr when the file is missing or is no outline font.
    static std::unique_ptr<FontFace> open(FT_LibraryRec_* library, const std::filesystem::path& file);
    ~FontFace();

    /// True too for no-break and typographic spaces when the font has a plain one (HarfBuzz then makes them).
    bool has(char32_t character) const;
    const FontMetrics& metrics() const;
    const std::filesystem::path& file() const;
    /// Appends the glyphs from left to right.
    void shape(const ShapingRange& range, std::vector<SetGlyph>& glyphs);
    /// Of an em of that many texels, unhinted. Empty for a space.
    DistanceField field(std::uint32_t glyph, int emTexels, int spreadTexels);

private:
    struct Impl;
    explicit FontFace(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

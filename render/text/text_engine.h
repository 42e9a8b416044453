#pragma once
// Text: shaping by HarfBuzz, signed distance glyphs by FreeType, one glyph atlas on the CPU that the GPU copies.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/result.h"
#include "render/vec.h"

namespace arobase {

enum class FontWeight : std::uint8_t { Regular, Medium, SemiBold, Bold };

struct TextStyle {
    float sizePx = 16;                       ///< em size in framebuffer px, 4…1000
    FontWeight weight = FontWeight::Regular;
    bool tabular = false;                    ///< figures of one width, for numbers that change
    bool operator==(const TextStyle&) const = default;
};

/// One glyph of a run. Box is relative to the run's baseline origin, px; uv are texels of the glyph atlas.
struct GlyphQuad {
    Rect box;
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
    float texelPerPx = 1;                    ///< SDF texels for one px of the box: sets the width of the edge
};

/// A shaped line of text. Immutable.
struct TextRun {
    std::vector<GlyphQuad> glyphs;
    float widthPx = 0;                       ///< advance width
    float ascentPx = 0;                      ///< above the baseline, positive
    float descentPx = 0;                     ///< below the baseline, positive
    float capHeightPx = 0;
    int missing = 0;                         ///< characters that no font has (drawn as a box)
    std::string text;                        ///< what was asked for, and how
    TextStyle style;
};

/// A stretch of a line in one face and one direction, for whoever writes text as text and not as pictures of it.
struct SetStretch {
    struct Glyph {
        std::uint32_t index = 0;             ///< in its face
        Vec2 px;                             ///< from the baseline origin of the line, y down
    };
    /// So many bytes of the text are so many glyphs.
    struct Cluster {
        int bytes = 0;
        int glyphs = 0;
    };
    int face = 0;                            ///< see TextEngine::fontFile()
    bool backward = false;                   ///< clusters follow the text, glyphs go from left to right: here the other way round
    std::string text;                        ///< UTF-8, as it was set
    std::vector<Glyph> glyphs;               ///< blanks too
    std::vector<Cluster> clusters;           ///< all bytes, all glyphs
};

/// 8-bit single-channel atlas: 128 is the outline, +-kSdfSpread texels to either side.
struct GlyphAtlas {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
    int dirtyFrom = 0, dirtyTo = 0;          ///< rows [from, to) changed since the renderer last copied; it resets them
};
inline constexpr int kSdfSpread = 8;

/// Shapes and measures. One thread at a time. Results are cached by text and style; a run stays valid while held.
class TextEngine {
public:
    /// Folder with Inter-Regular.otf … ; falls back to any installed sans font with an issue. No value: no font at all.
    static Result<TextEngine> create(const std::filesystem::path& fontFolder = "/usr/share/fonts/opentype/inter");
    ~TextEngine();
    TextEngine(TextEngine&&) noexcept;
    TextEngine& operator=(TextEngine&&) noexcept;

    /// UTF-8 in; invalid bytes become U+FFFD. Control, bidi-override and zero-width characters are dropped.
    std::shared_ptr<const TextRun> shape(std::string_view utf8, const TextStyle& style);
    float widthPx(std::string_view utf8, const TextStyle& style);

    /// The glyphs of shape() with the text that they stand for. Not cached: for a page, not for a frame.
    std::vector<SetStretch> set(std::string_view utf8, const TextStyle& style);
    /// Font file of a face of set().
    const std::filesystem::path& fontFile(int face) const;

    /// Lines no wider than `maxWidthPx`, broken at spaces and after hyphens (never at no-break spaces or hyphens);
    /// a word wider than that keeps its own line. At most `maxLines` (0: no limit); the last one is then cut with « … ».
    std::vector<std::string> wrap(std::string_view utf8, const TextStyle& style, float maxWidthPx, int maxLines = 0);

    /// Code points that no loaded font has.
    std::vector<char32_t> missingIn(std::string_view utf8) const;

    GlyphAtlas& glyphAtlas();

    /// Forgets cached runs not used since the last call (the glyph atlas stays). Call now and then.
    void trimCache();

private:
    struct Impl;
    explicit TextEngine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

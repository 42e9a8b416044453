#include "render/text/text_engine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "render/text/font_stack.h"
#include "render/text/glyph_packer.h"
#include "render/text/line_break.h"
#include "render/text/text_clusters.h"
#include "render/text/unicode.h"

namespace arobase {
namespace {

constexpr float kMinSizePx = 4, kMaxSizePx = 1000;

/// A distance field rounds corners when it is enlarged, so big text has its own, larger fields. They may not take the
/// rows that smaller ones will need.
struct EmBucket {
    int emTexels;
    float maxSizePx;
    int maxAtlasHeight;
};
constexpr EmBucket kBuckets[] = {{40, 52, kGlyphAtlasMaxHeight}, {96, 128, 3072}, {208, kMaxSizePx, 2048}};

int bucketFor(float sizePx) {
    int bucket = 0;
    while (sizePx > kBuckets[bucket].maxSizePx) ++bucket;
    return bucket;
}

float clampedSize(float sizePx) {
    return std::isfinite(sizePx) ? std::clamp(sizePx, kMinSizePx, kMaxSizePx) : 16.f;
}

/// Text in em, whatever its size.
struct ShapedGlyph {
    int face = 0;
    std::uint32_t glyph = 0;
    Vec2 penEm;  ///< y up
};
struct ShapedLine {
    std::vector<ShapedGlyph> glyphs;
    float widthEm = 0;
    int missing = 0;
};

/// Where a glyph of one bucket lies in the atlas; width 0 for a blank one.
struct AtlasGlyph {
    int x = 0, y = 0;
    int left = 0, top = 0;
    int width = 0, height = 0;
    int emTexels = 0;
};

std::size_t mixed(std::size_t hash, std::size_t more) {
    return hash ^ (more + 0x9E3779B97F4A7C15ull + (hash << 6) + (hash >> 2));
}

/// Cached results by text and a few numbers; those not asked for between two trims are forgotten. It trims itself whenever it has doubled: what is
/// shown during days is far more than what is shown at once.
template <class Numbers, class Value>
class TextCache {
public:
    Value* find(std::string_view text, const Numbers& numbers) {
        const auto it = m_entries.find(View{text, numbers});
        if (it == m_entries.end()) return nullptr;
        it->second.used = true;
        return &it->second.value;
    }
    Value& add(std::string_view text, const Numbers& numbers, Value value) {
        if (m_entries.size() >= m_most) {
            trim();
            m_most = std::max(kLeastToTrim, 2 * m_entries.size());
        }
        return m_entries.insert_or_assign(Key{std::string(text), numbers}, Entry{std::move(value), true}).first->second.value;
    }
    void trim() {
        std::erase_if(m_entries, [](const auto& entry) { return !entry.second.used; });
        for (auto& entry : m_entries) entry.second.used = false;
    }

private:
    struct View {
        std::string_view text;
        Numbers numbers;
    };
    struct Key {
        std::string text;
        Numbers numbers;
        operator View() const { return {text, numbers}; }
    };
    struct Entry {
        Value value;
        bool used = true;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const View& v) const { return mixed(std::hash<std::string_view>{}(v.text), v.numbers.hash()); }
    };
    struct Equal {
        using is_transparent = void;
        bool operator()(const View& a, const View& b) const { return a.text == b.text && a.numbers == b.numbers; }
    };
    static constexpr std::size_t kLeastToTrim = 512;
    std::unordered_map<Key, Entry, Hash, Equal> m_entries;
    std::size_t m_most = kLeastToTrim;
};

struct LineNumbers {
    FontWeight weight = FontWeight::Regular;
    bool tabular = false;
    bool operator==(const LineNumbers&) const = default;
    std::size_t hash() const { return static_cast<std::size_t>(weight) * 2 + (tabular ? 1 : 0); }
};
struct RunNumbers {
    LineNumbers line;
    float sizePx = 0;
    bool operator==(const RunNumbers&) const = default;
    std::size_t hash() const { return mixed(line.hash(), std::hash<float>{}(sizePx)); }
};
struct WrapNumbers {
    RunNumbers run;
    float maxWidthPx = 0;
    int maxLines = 0;
    bool operator==(const WrapNumbers&) const = default;
    std::size_t hash() const {
        return mixed(mixed(run.hash(), std::hash<float>{}(maxWidthPx)), static_cast<std::size_t>(maxLines));
    }
};

RunNumbers numbersOf(const TextStyle& style) {
    return {{style.weight, style.tabular}, clampedSize(style.sizePx)};
}

}  // namespace

struct TextEngine::Impl {
    std::unique_ptr<FontStack> fonts;
    GlyphPacker packer;
    std::unordered_map<std::uint64_t, AtlasGlyph> placed;  ///< by face, glyph and bucket
    TextCache<LineNumbers, ShapedLine> lines;
    TextCache<RunNumbers, std::shared_ptr<const TextRun>> runs;
    TextCache<WrapNumbers, std::vector<std::string>> wraps;

    ShapedLine shapedLine(std::u32string_view text, const LineNumbers& numbers);
    const ShapedLine& line(std::string_view utf8, const LineNumbers& numbers);
    std::optional<AtlasGlyph> placedAs(int face, std::uint32_t glyph, int bucket);
    std::optional<AtlasGlyph> atlasGlyph(int face, std::uint32_t glyph, int bucket);
    TextRun run(const ShapedLine& line, const RunNumbers& numbers);
};

ShapedLine TextEngine::Impl::shapedLine(std::u32string_view text, const LineNumbers& numbers) {
    ShapedLine line;
    std::vector<SetGlyph> glyphs;
    for (const FaceRun& run : fonts->runs(text, numbers.weight)) {
        glyphs.clear();
        fonts->face(run.face).shape({text, run.first, run.count, numbers.tabular}, glyphs);
        for (const SetGlyph& g : glyphs) {
            if (g.glyph == 0) ++line.missing;
            line.glyphs.push_back({run.face, g.glyph, {line.widthEm + g.xEm, g.yEm}});
            line.widthEm += g.advanceEm;
        }
    }
    return line;
}

const ShapedLine& TextEngine::Impl::line(std::string_view utf8, const LineNumbers& numbers) {
    if (const ShapedLine* known = lines.find(utf8, numbers)) return *known;
    return lines.add(utf8, numbers, shapedLine(sanitized(decodeUtf8(utf8)), numbers));
}

/// nullopt: the atlas is full.
std::optional<AtlasGlyph> TextEngine::Impl::placedAs(int face, std::uint32_t glyph, int bucket) {
    const std::uint64_t key = (static_cast<std::uint64_t>(face) << 40) | (static_cast<std::uint64_t>(bucket) << 32) | glyph;
    if (const auto it = placed.find(key); it != placed.end()) return it->second;
    const DistanceField field = fonts->face(face).field(glyph, kBuckets[bucket].emTexels, kSdfSpread);
    AtlasGlyph entry{0, 0, field.left, field.top, field.width, field.height, kBuckets[bucket].emTexels};
    if (field.width > 0) {
        const auto slot = packer.add(field.width, field.height, field.pixels, kBuckets[bucket].maxAtlasHeight);
        if (!slot) return std::nullopt;
        entry.x = slot->x;
        entry.y = slot->y;
    }
    placed.emplace(key, entry);
    return entry;
}

/// Takes a coarser field when the atlas has no room for the right one.
std::optional<AtlasGlyph> TextEngine::Impl::atlasGlyph(int face, std::uint32_t glyph, int bucket) {
    for (; bucket >= 0; --bucket) {
        if (auto entry = placedAs(face, glyph, bucket)) return entry;
    }
    return std::nullopt;
}

TextRun TextEngine::Impl::run(const ShapedLine& line, const RunNumbers& numbers) {
    const float size = numbers.sizePx;
    const FontMetrics& metrics = fonts->metrics(numbers.line.weight);
    TextRun run;
    run.widthPx = line.widthEm * size;
    run.ascentPx = metrics.ascentEm * size;
    run.descentPx = metrics.descentEm * size;
    run.capHeightPx = metrics.capHeightEm * size;
    run.missing = line.missing;
    run.glyphs.reserve(line.glyphs.size());
    for (const ShapedGlyph& g : line.glyphs) {
        const auto entry = atlasGlyph(g.face, g.glyph, bucketFor(size));
        if (!entry) ++run.missing;
        if (!entry || entry->width == 0) continue;
        const float em = static_cast<float>(entry->emTexels), pxPerTexel = size / em;
        GlyphQuad quad;
        quad.box = {g.penEm.x * size + static_cast<float>(entry->left) * pxPerTexel,
                    -g.penEm.y * size + static_cast<float>(entry->top) * pxPerTexel,
                    static_cast<float>(entry->width) * pxPerTexel, static_cast<float>(entry->height) * pxPerTexel};
        quad.u0 = static_cast<float>(entry->x);
        quad.v0 = static_cast<float>(entry->y);
        quad.u1 = static_cast<float>(entry->x + entry->width);
        quad.v1 = static_cast<float>(entry->y + entry->height);
        quad.texelPerPx = 1 / pxPerTexel;
        run.glyphs.push_back(quad);
    }
    return run;
}

TextEngine::TextEngine(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
TextEngine::~TextEngine() = default;
TextEngine::TextEngine(TextEngine&&) noexcept = default;
TextEngine& TextEngine::operator=(TextEngine&&) noexcept = default;

Result<TextEngine> TextEngine::create(const std::filesystem::path& fontFolder) {
    Result<TextEngine> result;
    auto fonts = result.absorb(FontStack::open(fontFolder));
    if (!fonts) return result;
    auto impl = std::make_unique<Impl>();
    impl->fonts = std::move(*fonts);
    result.value = TextEngine(std::move(impl));
    return result;
}

std::shared_ptr<const TextRun> TextEngine::shape(std::string_view utf8, const TextStyle& style) {
    const RunNumbers numbers = numbersOf(style);
    if (const auto* known = m_impl->runs.find(utf8, numbers)) return *known;
    auto run = std::make_shared<TextRun>(m_impl->run(m_impl->line(utf8, numbers.line), numbers));
    run->text = utf8;
    run->style = {numbers.sizePx, style.weight, style.tabular};
    return m_impl->runs.add(utf8, numbers, std::move(run));
}

std::vector<SetStretch> TextEngine::set(std::string_view utf8, const TextStyle& style) {
    const RunNumbers numbers = numbersOf(style);
    const std::u32string text = sanitized(decodeUtf8(utf8));
    std::vector<SetStretch> stretches;
    std::vector<SetGlyph> glyphs;
    float penPx = 0;
    for (const FaceRun& run : m_impl->fonts->runs(text, style.weight)) {
        glyphs.clear();
        const ShapingRange range{text, run.first, run.count, style.tabular};
        m_impl->fonts->face(run.face).shape(range, glyphs);
        stretches.push_back(setStretch(range, glyphs, penPx, numbers.sizePx));
        stretches.back().face = run.face;
        for (const SetGlyph& g : glyphs) penPx += g.advanceEm * numbers.sizePx;
    }
    return stretches;
}

const std::filesystem::path& TextEngine::fontFile(int face) const { return m_impl->fonts->face(face).file(); }

float TextEngine::widthPx(std::string_view utf8, const TextStyle& style) {
    const RunNumbers numbers = numbersOf(style);
    return m_impl->line(utf8, numbers.line).widthEm * numbers.sizePx;
}

std::vector<std::string> TextEngine::wrap(std::string_view utf8, const TextStyle& style, float maxWidthPx, int maxLines) {
    const WrapNumbers numbers{numbersOf(style), maxWidthPx, maxLines};
    if (const auto* known = m_impl->wraps.find(utf8, numbers)) return *known;
    std::u32string text;
    const std::u32string decoded = decodeUtf8(utf8);
    for (std::size_t begin = 0; begin <= decoded.size();) {  // line ends are kept, sanitized() would make them spaces
        const std::size_t end = std::min(decoded.find(U'\n', begin), decoded.size());
        if (begin > 0) text.push_back('\n');
        text += sanitized(std::u32string_view(decoded).substr(begin, end - begin));
        begin = end + 1;
    }
    const auto width = [&](std::u32string_view line) {
        return m_impl->shapedLine(line, numbers.run.line).widthEm * numbers.run.sizePx;
    };
    std::vector<std::string> lines;
    for (const std::u32string& line : brokenLines(text, {maxWidthPx, maxLines}, width)) lines.push_back(encodeUtf8(line));
    return m_impl->wraps.add(utf8, numbers, std::move(lines));
}

std::vector<char32_t> TextEngine::missingIn(std::string_view utf8) const {
    std::vector<char32_t> missing;
    for (const char32_t c : sanitized(decodeUtf8(utf8))) {
        if (!m_impl->fonts->has(c)) missing.push_back(c);
    }
    return missing;
}

GlyphAtlas& TextEngine::glyphAtlas() {
    return m_impl->packer.atlas();
}

void TextEngine::trimCache() {
    m_impl->lines.trim();
    m_impl->runs.trim();
    m_impl->wraps.trim();
}

}  // namespace arobase

#include "render/text/font_face.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb-ot.h>
#include <hb.h>

#include <cmath>

#include "render/text/unicode.h"

namespace arobase {
namespace {

constexpr int kUnitsPerEm = 1 << 16;  // finer than any font's own grid

float toEm(hb_position_t units) {
    return static_cast<float>(units) / static_cast<float>(kUnitsPerEm);
}

/// Flattens FreeType's curves into segments; 26.6 fixed point and y up → texels and y down.
class Flattener {
public:
    explicit Flattener(std::vector<OutlineSegment>& segments) : m_segments(segments) {}

    void moveTo(const FT_Vector& to) {
        close();
        m_start = m_at = texels(to);
    }
    void lineTo(Vec2 to) {
        if (to == m_at) return;
        m_segments.push_back({m_at, to});
        m_at = to;
    }
    void conicTo(const FT_Vector& control, const FT_Vector& to) {
        const Vec2 a = m_at, b = texels(control), c = texels(to);
        const int steps = stepsFor(length(a - b * 2 + c) / 4);
        for (int i = 1; i <= steps; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(steps), u = 1 - t;
            lineTo(a * (u * u) + b * (2 * u * t) + c * (t * t));
        }
    }
    void cubicTo(const FT_Vector& control1, const FT_Vector& control2, const FT_Vector& to) {
        const Vec2 a = m_at, b = texels(control1), c = texels(control2), d = texels(to);
        const int steps = stepsFor(std::max(length(a - b * 2 + c), length(b - c * 2 + d)) * 0.75f);
        for (int i = 1; i <= steps; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(steps), u = 1 - t;
            lineTo(a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t));
        }
    }
    void close() { lineTo(m_start); }
    static Vec2 texels(const FT_Vector& v) { return {static_cast<float>(v.x) / 64.f, -static_cast<float>(v.y) / 64.f}; }

private:
    /// Steps that keep a curve with that deviation from its chord within a fiftieth of a texel.
    static int stepsFor(float deviation) { return std::clamp(static_cast<int>(std::ceil(std::sqrt(deviation * 50.f))), 1, 64); }

    std::vector<OutlineSegment>& m_segments;
    Vec2 m_start;
    Vec2 m_at;
};

Flattener& flattener(void* user) {
    return *static_cast<Flattener*>(user);
}

std::vector<OutlineSegment> flattened(FT_Outline& outline) {
    std::vector<OutlineSegment> segments;
    Flattener into(segments);
    FT_Outline_Funcs callbacks{};
    callbacks.move_to = [](const FT_Vector* to, void* user) { return flattener(user).moveTo(*to), 0; };
    callbacks.line_to = [](const FT_Vector* to, void* user) { return flattener(user).lineTo(Flattener::texels(*to)), 0; };
    callbacks.conic_to = [](const FT_Vector* c, const FT_Vector* to, void* user) { return flattener(user).conicTo(*c, *to), 0; };
    callbacks.cubic_to = [](const FT_Vector* c, const FT_Vector* d, const FT_Vector* to, void* user) {
        return flattener(user).cubicTo(*c, *d, *to), 0;
    };
    FT_Outline_Decompose(&outline, &callbacks, &into);
    into.close();
    return segments;
}

bool isFigure(char32_t c) {
    return c >= '0' && c <= '9';
}

bool isMadeFromSpace(char32_t c) {
    return isSpace(c) && c != ' ' && c != 0x1680 && c != 0x3000;
}

}  // namespace

struct FontFace::Impl {
    FT_Face face = nullptr;
    hb_font_t* font = nullptr;
    hb_buffer_t* buffer = hb_buffer_create();
    std::filesystem::path file;
    FontMetrics metrics;
    float tabularFigureEm = 0;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        hb_buffer_destroy(buffer);
        if (font != nullptr) hb_font_destroy(font);
        if (face != nullptr) FT_Done_Face(face);
    }

    void measure() {
        hb_font_extents_t extents{};
        if (hb_font_get_h_extents(font, &extents) != 0 && extents.ascender > 0) {
            metrics.ascentEm = toEm(extents.ascender);
            metrics.descentEm = -toEm(extents.descender);
        }
        hb_position_t capHeight = 0;
        if (hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capHeight) != 0 && capHeight > 0) {
            metrics.capHeightEm = toEm(capHeight);
        }
        hb_buffer_add_utf8(buffer, "0", 1, 0, 1);
        set(true);
        tabularFigureEm = toEm(hb_buffer_get_glyph_positions(buffer, nullptr)->x_advance);
    }

    /// Shapes the buffer's characters.
    void set(bool tabular) {
        hb_buffer_guess_segment_properties(buffer);
        hb_buffer_set_language(buffer, hb_language_from_string("fr", -1));  // never the machine's locale
        const hb_feature_t figures{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
        hb_shape(font, buffer, &figures, tabular ? 1u : 0u);
    }
};

FontFace::FontFace(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FontFace::~FontFace() = default;

std::unique_ptr<FontFace> FontFace::open(FT_LibraryRec_* library, const std::filesystem::path& file) {
    auto impl = std::make_unique<Impl>();
    if (FT_New_Face(library, file.c_str(), 0, &impl->face) != 0 || !FT_IS_SCALABLE(impl->face)) return nullptr;
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.c_str());
    if (blob == nullptr) return nullptr;
    hb_face_t* face = hb_face_create(blob, 0);
    impl->font = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    hb_font_set_scale(impl->font, kUnitsPerEm, kUnitsPerEm);
    impl->file = file;
    impl->measure();
    return std::unique_ptr<FontFace>(new FontFace(std::move(impl)));
}

bool FontFace::has(char32_t character) const {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(m_impl->font, character, &glyph) != 0) return true;
    return isMadeFromSpace(character) && hb_font_get_nominal_glyph(m_impl->font, ' ', &glyph) != 0;
}

const FontMetrics& FontFace::metrics() const {
    return m_impl->metrics;
}

const std::filesystem::path& FontFace::file() const {
    return m_impl->file;
}

void FontFace::shape(const ShapingRange& range, std::vector<SetGlyph>& glyphs) {
    hb_buffer_t* buffer = m_impl->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    std::vector<std::uint32_t> characters(range.text.begin(), range.text.end());
    hb_buffer_add_utf32(buffer, characters.data(), static_cast<int>(characters.size()), static_cast<unsigned>(range.first),
                        static_cast<int>(range.count));
    m_impl->set(range.tabular);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; ++i) {
        glyphs.push_back({infos[i].codepoint, infos[i].cluster, toEm(positions[i].x_offset), toEm(positions[i].y_offset),
                          toEm(positions[i].x_advance)});
        // Inter's tabular figures differ by a few units from weight to weight, and kerning would still move them.
        if (range.tabular && isFigure(range.text[infos[i].cluster])) glyphs.back().advanceEm = m_impl->tabularFigureEm;
    }
}

DistanceField FontFace::field(std::uint32_t glyph, int emTexels, int spreadTexels) {
    FT_Face face = m_impl->face;
    if (FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(emTexels)) != 0) return {};
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return {};
    if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return {};
    return distanceField(flattened(face->glyph->outline), spreadTexels);
}

}  // namespace arobase

#include "render/print/type.h"

#include <cairo-ft.h>
#include <cairo.h>

#include <algorithm>

namespace arobase::print {
namespace {

/// A font that Cairo alone uses: it sets sizes in it as it likes, and lets it go when it has forgotten it.
struct OpenFont {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    ~OpenFont() {
        if (face != nullptr) FT_Done_Face(face);
        if (library != nullptr) FT_Done_FreeType(library);
    }
};

cairo_font_face_t* opened(const std::filesystem::path& file) {
    static const cairo_user_data_key_t kFont{};
    auto font = std::make_unique<OpenFont>();
    if (FT_Init_FreeType(&font->library) != 0 || FT_New_Face(font->library, file.c_str(), 0, &font->face) != 0) return nullptr;
    cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(font->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &kFont, font.get(), [](void* own) { delete static_cast<OpenFont*>(own); }) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(face);
        return nullptr;
    }
    font.release();
    return face;
}

void setFont(const Canvas& canvas, cairo_font_face_t* face, double sizePx) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(canvas.cairo, options);
    cairo_font_options_destroy(options);
    cairo_set_font_face(canvas.cairo, face);
    cairo_set_font_size(canvas.cairo, sizePx);
}

/// A part of a stretch, as Cairo takes it.
struct Shown {
    std::string text;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
};

/// What of a stretch lies in a box, cluster by cluster.
Shown shownPart(const SetStretch& set, Vec2 origin, float sizePx, const Rect& box) {
    Shown shown;
    const auto count = static_cast<int>(set.glyphs.size());
    int byte = 0, done = 0;
    for (const SetStretch::Cluster& cluster : set.clusters) {
        const int first = set.backward ? count - done - cluster.glyphs : done;
        float left = 1e9f, right = -1e9f;
        for (int i = first; i < first + cluster.glyphs; ++i) {
            const float x = origin.x + set.glyphs[static_cast<std::size_t>(i)].px.x;
            left = std::min(left, x);
            right = std::max(right, x + sizePx);  // no letter is wider than its height
        }
        if (Rect{left, origin.y - sizePx, right - left, 1.3f * sizePx}.overlaps(box)) {
            shown.text.append(set.text, static_cast<std::size_t>(byte), static_cast<std::size_t>(cluster.bytes));
            shown.clusters.push_back({cluster.bytes, cluster.glyphs});
            std::vector<cairo_glyph_t> glyphs;
            for (int i = first; i < first + cluster.glyphs; ++i) {
                const SetStretch::Glyph& g = set.glyphs[static_cast<std::size_t>(i)];
                glyphs.push_back({g.index, static_cast<double>(origin.x + g.px.x), static_cast<double>(origin.y + g.px.y)});
            }
            shown.glyphs.insert(set.backward ? shown.glyphs.begin() : shown.glyphs.end(), glyphs.begin(), glyphs.end());
        }
        byte += cluster.bytes;
        done += cluster.glyphs;
    }
    return shown;
}

void drawHalo(const Canvas& canvas, const Shown& shown, const TextPiece& what, double opacity, const Rect& clip) {
    cairo_new_path(canvas.cairo);
    cairo_glyph_path(canvas.cairo, shown.glyphs.data(), static_cast<int>(shown.glyphs.size()));
    setColour(canvas, what.halo, opacity);
    strokeWithin(canvas, clip, 2 * static_cast<double>(what.haloPx));
}

void drawSign(const Canvas& canvas, const Shown& shown) {
    cairo_new_path(canvas.cairo);
    cairo_glyph_path(canvas.cairo, shown.glyphs.data(), static_cast<int>(shown.glyphs.size()));
    cairo_set_fill_rule(canvas.cairo, CAIRO_FILL_RULE_WINDING);
    cairo_fill(canvas.cairo);
}

}  // namespace

void Typesetter::CloseFace::operator()(_cairo_font_face* face) const { cairo_font_face_destroy(face); }

Typesetter::~Typesetter() = default;

_cairo_font_face* Typesetter::face(int index) {
    Face& known = m_faces[index];
    const std::filesystem::path& file = m_text.fontFile(index);
    if (known == nullptr) known.reset(opened(file));
    if (known == nullptr) m_unreadable = file.string();
    return known.get();
}

void Typesetter::stretch(const Canvas& canvas, const TextPiece& what, double opacity, const SetStretch& set, const Rect& clip, bool halo) {
    cairo_font_face_t* font = face(set.face);
    const Shown shown = shownPart(set, what.origin, what.style.sizePx, clip);
    if (font == nullptr || shown.glyphs.empty()) return;
    setFont(canvas, font, static_cast<double>(what.style.sizePx));
    if (halo) return drawHalo(canvas, shown, what, opacity, clip);
    setColour(canvas, what.colour, opacity);
    if (what.sign) return drawSign(canvas, shown);
    cairo_show_text_glyphs(canvas.cairo, shown.text.data(), static_cast<int>(shown.text.size()), shown.glyphs.data(), static_cast<int>(shown.glyphs.size()),
                           shown.clusters.data(), static_cast<int>(shown.clusters.size()), set.backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
}

void Typesetter::write(const Canvas& canvas, const TextPiece& what, double opacity, const Rect& clip) {
    const auto line = m_text.set(what.text, what.style);
    if (!what.sign && (m_smallestPx == 0 || what.style.sizePx < m_smallestPx)) m_smallestPx = what.style.sizePx;
    if (what.haloPx > 0 && what.halo.a > 0)
        for (const SetStretch& set : line) stretch(canvas, what, opacity, set, clip, true);
    for (const SetStretch& set : line) stretch(canvas, what, opacity, set, clip, false);
}

}  // namespace arobase::print

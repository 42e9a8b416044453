#pragma once
// Text on the page: as text, with the font in the file; halos as outlines under it. Private to render/print.
#include <map>
#include <memory>

#include "render/draw_list.h"
#include "render/print/canvas.h"
#include "render/text/text_engine.h"

struct _cairo_font_face;

namespace arobase::print {

class Typesetter {
public:
    explicit Typesetter(TextEngine& text) : m_text(text) {}
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// Characters wholly outside of the clip are left out.
    void write(const Canvas& canvas, const TextPiece& what, double opacity, const Rect& clip);

    /// A font file that could not be opened, for a message; empty: none.
    const std::string& unreadable() const { return m_unreadable; }
    /// Em of the smallest words, px; 0: nothing was written.
    float smallestPx() const { return m_smallestPx; }

private:
    struct CloseFace {
        void operator()(_cairo_font_face* face) const;
    };
    using Face = std::unique_ptr<_cairo_font_face, CloseFace>;

    /// nullptr: the font cannot be read.
    _cairo_font_face* face(int index);
    void stretch(const Canvas& canvas, const TextPiece& what, double opacity, const SetStretch& set, const Rect& clip, bool halo);

    TextEngine& m_text;
    std::map<int, Face> m_faces;
    std::string m_unreadable;
    float m_smallestPx = 0;
};

}  // namespace arobase::print

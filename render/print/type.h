#pragma once
// Text on the page: as text, with the font in the file; halos as outlines under it. Private to render/print.
#include <map>
#include <memory>

#include "render/print/canvas.h"
#include "render/text/text_engine.h"

struct _cairo_font_face;

namespace arobase::print {

/// A line of text to write.
struct Written {
    std::string_view text;
    TextStyle style;
    Vec2 origin;          ///< where the baseline starts
    Rgba colour;
    Rgba halo{0, 0, 0, 0};
    double haloPx = 0;
    double opacity = 1;
    bool sign = false;    ///< a picture of a letter
};

class Typesetter {
public:
    explicit Typesetter(TextEngine& text) : m_text(text) {}
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// Characters wholly outside of the clip are left out.
    void write(const Canvas& canvas, const Written& what, const Rect& clip);

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
    void stretch(const Canvas& canvas, const Written& what, const SetStretch& set, const Rect& clip, bool halo);

    TextEngine& m_text;
    std::map<int, Face> m_faces;
    std::string m_unreadable;
    float m_smallestPx = 0;
};

}  // namespace arobase::print

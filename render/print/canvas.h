#pragma once
// What the parts of a printed page draw on: Cairo, in the px of the draw list. Private to render/print.
#include <span>

#include "render/draw_list.h"
#include "render/print/plane.h"

struct _cairo;

namespace arobase::print {

struct Canvas {
    _cairo* cairo = nullptr;
    Rect page;            ///< px: what is left when the paper is cut
    Rect sheet;           ///< px: with the bleed; nothing is drawn beyond
    double mmPerPx = 1;

    /// A box whose sides on the edge of the page are out on the edge of the sheet.
    Rect bled(const Rect& box) const;
};

/// While it lives, nothing outside of the box is painted.
class Clip {
public:
    Clip(const Canvas& canvas, const Rect& box);
    ~Clip();
    Clip(const Clip&) = delete;
    Clip& operator=(const Clip&) = delete;

private:
    _cairo* m_cairo;
};

void setColour(const Canvas& canvas, Rgba colour, double share = 1);
/// Fills the present path (even-odd), its outline cut at the box.
void fillWithin(const Canvas& canvas, const Rect& box);
/// Strokes the present path, round joins and ends, its line cut at the box.
void strokeWithin(const Canvas& canvas, const Rect& box, double widthPx);
/// New path: rings cut at the box, lines cut at the box.
void addRings(const Canvas& canvas, std::span<const Ring> rings, const Rect& box);
void addLines(const Canvas& canvas, std::span<const Line> lines, const Rect& box);

}  // namespace arobase::print

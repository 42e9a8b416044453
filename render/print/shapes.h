#pragma once
// The prims of a draw list as shapes of the page: the same forms that shaders/prim.frag draws. Private to render/print.
#include "render/print/canvas.h"

namespace arobase::print {

/// Every kind but Glyph and Label, which are text.
void drawShape(const Canvas& canvas, const Prim& prim, const Rect& clip);

}  // namespace arobase::print

#pragma once
// Which characters a glyph stands for.
#include <span>

#include "render/text/font_face.h"
#include "render/text/text_engine.h"

namespace arobase {

/// The glyphs that a face set of a range, its pen `penPx` from the line's origin, with their text. The face is left open.
SetStretch setStretch(const ShapingRange& range, std::span<const SetGlyph> glyphs, float penPx, float sizePx);

}  // namespace arobase

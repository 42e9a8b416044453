#pragma once
// Which variant of the prim shader draws which part of a batch.
#include <cstdint>
#include <span>
#include <vector>

#include "render/draw_list.h"

namespace arobase {

/// Variants of prim.frag, each knowing some kinds only. A GPU hardly cares; a software rasterizer draws a plain area
/// ten times faster when it need not evaluate the symbols too.
enum class PrimVariant : std::uint8_t {
    Solid,   ///< rectangles on whole pixels, without corners or stroke
    Common,  ///< rectangles, lines, glyphs
    Fade,    ///< Shade
    Text,    ///< glyphs
    Label,   ///< names drawn before, in full strength
    FadingLabel,
    All,
};
inline constexpr int kPrimVariants = 7;

struct PrimRun {
    PrimBatch batch;
    PrimVariant variant = PrimVariant::All;
};

/// Cuts a batch where it pays: only around areas larger than a tenth of a megapixel. Order is kept. Appends to `runs`.
void appendPrimRuns(std::span<const Prim> prims, const PrimBatch& batch, const Rect& clip, std::vector<PrimRun>& runs);

}  // namespace arobase

#pragma once
// Moves marks that lie on one another apart, so that each can be seen and touched; the caller draws a leader line back.
#include <span>
#include <vector>

#include "render/vec.h"

namespace arobase {

struct SpreadMark {
    Vec2 truePx;         ///< where it is
    float radiusPx = 0;  ///< room it needs
};

/// Positions in the order of `marks`, deterministic, each at most `maxShiftPx` from its true place. Marks that were
/// clear of one another do not move. Overlap is removed as far as that bound allows. A mark that lies in `bounds` does
/// not leave them for another's sake; one that lies outside is free (empty
/// bounds: all are).
std::vector<Vec2> spread(std::span<const SpreadMark> marks, float maxShiftPx, const Rect& bounds);

}  // namespace arobase

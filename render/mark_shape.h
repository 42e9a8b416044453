#pragma once
// The arobase symbol in numbers: shared by the shader, by print and by whoever writes the « a » on it.
//
//        ___
//      / arc \        a filled disc for the « a », a gap, then a ring of as many arcs as arobases;
//     | (disc) |      commune: circle; EPCI: rounded square; département: the ring is a double line;
//      \ gap  /       level unknown: one hollow outline.
//
#include "data/exhibition.h"

namespace arobase {

/// All radii from the centre to the middle of the line, px (for an EPCI: half the side of the square).
struct MarkShape {
    float discRadiusPx = 0;      ///< the « a » fits in it; of an unknown level the hollow disc's outer edge
    float ringRadiusPx = 0;      ///< middle of the ring
    float ringWidthPx = 0;       ///< whole width of the ring, both lines of a double one together
    float gapHalfPx = 0;         ///< half the space between two arcs, cap to cap
    float selectedRadiusPx = 0;  ///< middle of the ring around a selected mark
    float selectedWidthPx = 0;
    float outerRadiusPx = 0;  ///< nothing is drawn beyond it (selected or not, without the glow)
};

/// `radiusPx` is the mark's outer radius when it is not selected; `level` is clamped to 0…5.
MarkShape markShape(float radiusPx, int level, CollectiviteKind kind);

}  // namespace arobase

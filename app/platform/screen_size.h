#pragma once
// How large a screen says that it is.

namespace arobase {

/// Millimetres of a pixel of a screen that says so of itself; 0 when that cannot be true: nothing said, less than 20 or more than 300 cm of
/// diagonal, pixels that are not about square.
double believedMmPerPx(int widthPx, int heightPx, int widthMm, int heightMm);

}  // namespace arobase

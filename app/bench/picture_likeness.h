#pragma once
// How much of a picture shows something that is not there.
#include "app/harness/picture.h"

namespace arobase::bench {

/// Share of the pixels of `a` that are like no pixel of `b` within `reachPx`: a line that lies a little aside counts as there,
/// a hole or a wrong fill does not. 1 when the pictures are not of one size.
double strangeShare(const Picture& a, const Picture& b, int reachPx);

}  // namespace arobase::bench

#pragma once
// How much of a picture shows something that is not there.
#include <span>

#include "app/harness/picture.h"
#include "data/exhibition.h"

namespace arobase::bench {

/// Share of the pixels of `a` that are like no pixel of `b` within `reachPx`: a line that lies a little aside counts as there,
/// a hole or a wrong fill does not. 1 when the pictures are not of one size.
double strangeShare(const Picture& a, const Picture& b, int reachPx);

/// Pixels that are not the same in both; all of them when the pictures are not of one size.
int differingPixels(const Picture& a, const Picture& b);

/// Share of the picture's pixels that have one of these colours, to a few steps of a channel.
double shareOf(const Picture& picture, std::span<const Rgba> colours);

}  // namespace arobase::bench

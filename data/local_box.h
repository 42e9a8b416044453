#pragma once
// Growing a LocalBox point by point.
#include <algorithm>
#include <limits>

#include "data/atlas.h"

namespace arobase {

/// Holds nothing, and overlaps nothing, until a point is added.
inline LocalBox emptyLocalBox() {
    constexpr float kHuge = std::numeric_limits<float>::max();
    return {{kHuge, kHuge}, {-kHuge, -kHuge}};
}

inline void add(LocalBox& box, LocalPoint point) {
    box.min = {std::min(box.min.x, point.x), std::min(box.min.y, point.y)};
    box.max = {std::max(box.max.x, point.x), std::max(box.max.y, point.y)};
}

}  // namespace arobase

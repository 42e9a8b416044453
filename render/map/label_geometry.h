#pragma once
// Boxes and leader lines: who touches whom.
#include <algorithm>
#include <span>

#include "render/vec.h"

namespace arobase {

inline bool inside(const Rect& box, const Rect& bounds) {
    return box.x >= bounds.x && box.y >= bounds.y && box.right() <= bounds.right() && box.bottom() <= bounds.bottom();
}

inline bool free(const Rect& box, std::span<const Rect> taken) {
    return std::none_of(taken.begin(), taken.end(), [&](const Rect& r) { return r.overlaps(box); });
}

/// True if the segments a–b and c–d cross between their ends.
inline bool crosses(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
    const auto turn = [](Vec2 p, Vec2 q, Vec2 r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x); };
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/// True if the line passes over the box.
inline bool passesOver(Vec2 a, Vec2 b, const Rect& box) {
    if (box.contains(a) || box.contains(b)) return true;
    const Vec2 p{box.x, box.y}, q{box.right(), box.y}, r{box.right(), box.bottom()}, s{box.x, box.bottom()};
    return crosses(a, b, p, q) || crosses(a, b, q, r) || crosses(a, b, r, s) || crosses(a, b, s, p);
}

}  // namespace arobase

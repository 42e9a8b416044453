#include "render/map/mark_spread.h"

#include <algorithm>

namespace arobase {
namespace {
constexpr int kRounds = 60;

/// Direction for two marks at the very same place: fixed by their order, so that nothing depends on chance.
Vec2 tieBreak(std::size_t i, std::size_t j) {
    const float angle = static_cast<float>(i * 7 + j * 13) * 2.399963f;  // golden angle: neighbours fan out
    return {std::cos(angle), std::sin(angle)};
}

Vec2 kept(const SpreadMark& mark, Vec2 at, float maxShiftPx, const Rect& bounds) {
    const Vec2 shift = at - mark.truePx;
    if (const float d = length(shift); d > maxShiftPx) at = mark.truePx + shift * (maxShiftPx / d);
    const Rect room = bounds.inset(mark.radiusPx);
    if (!room.contains(mark.truePx)) return at;
    return {std::clamp(at.x, room.x, room.right()), std::clamp(at.y, room.y, room.bottom())};
}
}  // namespace

std::vector<Vec2> spread(std::span<const SpreadMark> marks, float maxShiftPx, const Rect& bounds) {
    std::vector<Vec2> at;
    for (const SpreadMark& m : marks) at.push_back(m.truePx);
    for (int round = 0; round < kRounds; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            for (std::size_t j = i + 1; j < marks.size(); ++j) {
                const Vec2 gap = at[j] - at[i];
                const float distance = length(gap), need = marks[i].radiusPx + marks[j].radiusPx;
                if (distance >= need) continue;
                const Vec2 along = distance > 0.01f ? gap * (1 / distance) : tieBreak(i, j);
                const float push = (need - distance) / 2 + 0.05f;
                at[i] = at[i] - along * push;
                at[j] = at[j] + along * push;
                moved = true;
            }
        }
        for (std::size_t i = 0; i < marks.size(); ++i) at[i] = kept(marks[i], at[i], maxShiftPx, bounds);
        if (!moved) break;
    }
    return at;
}

}  // namespace arobase

#include "render/map/label_placement.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace arobase {
namespace {

Rect boxAt(const LabelCandidate& c, LabelSide side, float gap) {
    const float w = c.sizePx.x, h = c.sizePx.y, r = c.radiusPx + gap, d = c.radiusPx * 0.7f + gap;
    switch (side) {
        case LabelSide::Right: return {c.anchor.x + r, c.anchor.y - h / 2, w, h};
        case LabelSide::Left: return {c.anchor.x - r - w, c.anchor.y - h / 2, w, h};
        case LabelSide::Above: return {c.anchor.x - w / 2, c.anchor.y - r - h, w, h};
        case LabelSide::Below: return {c.anchor.x - w / 2, c.anchor.y + r, w, h};
        case LabelSide::AboveRight: return {c.anchor.x + d, c.anchor.y - d - h, w, h};
        case LabelSide::BelowRight: return {c.anchor.x + d, c.anchor.y + d, w, h};
        case LabelSide::AboveLeft: return {c.anchor.x - d - w, c.anchor.y - d - h, w, h};
        case LabelSide::BelowLeft: return {c.anchor.x - d - w, c.anchor.y + d, w, h};
    }
    return {};
}

bool inside(const Rect& box, const Rect& bounds) {
    return box.x >= bounds.x && box.y >= bounds.y && box.right() <= bounds.right() && box.bottom() <= bounds.bottom();
}

bool free(const Rect& box, std::span<const Rect> taken) {
    return std::none_of(taken.begin(), taken.end(), [&](const Rect& r) { return r.overlaps(box); });
}

/// The side kept from last time comes first, then the fixed order.
std::array<LabelSide, kLabelSides> order(const LabelCandidate& c, const LabelMemory* previous) {
    std::array<LabelSide, kLabelSides> sides{};
    for (std::size_t i = 0; i < sides.size(); ++i) sides[i] = static_cast<LabelSide>(i);
    if (previous) {
        if (const auto it = previous->find(c.id); it != previous->end())
            std::rotate(sides.begin(), sides.begin() + static_cast<int>(it->second), sides.begin() + static_cast<int>(it->second) + 1);
    }
    return sides;
}

}  // namespace

LabelPlacement LabelJob::run() const {
    std::vector<int> byPriority(candidates.size());
    std::iota(byPriority.begin(), byPriority.end(), 0);
    const auto at = [&](int i) -> const LabelCandidate& { return candidates[static_cast<std::size_t>(i)]; };
    // A name that was shown last time goes before its equals, so that two rivals do not take turns.
    const auto wasShown = [&](int i) { return previous && previous->contains(at(i).id); };
    std::sort(byPriority.begin(), byPriority.end(), [&](int a, int b) {
        if (at(a).priority != at(b).priority) return at(a).priority < at(b).priority;
        if (wasShown(a) != wasShown(b)) return wasShown(a);
        return at(a).id < at(b).id;
    });
    LabelPlacement result;
    std::vector<Rect> taken;
    for (const int i : byPriority) {
        bool placed = false;
        for (const LabelSide side : order(at(i), previous)) {
            const Rect box = boxAt(at(i), side, gapPx);
            if (!inside(box, bounds) || !free(box.inset(-gapPx), taken) || !free(box, obstacles) || !free(box, keepOut)) continue;
            result.placed.push_back({i, box, side});
            result.memory[at(i).id] = side;
            taken.push_back(box);
            placed = true;
            break;
        }
        if (!placed) result.unplaced.push_back(i);
    }
    return result;
}

}  // namespace arobase

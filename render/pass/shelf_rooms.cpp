#include "render/pass/shelf_rooms.h"

#include <algorithm>
#include <cmath>

namespace arobase {

void ShelfRooms::restart(int sizePx) {
    m_size = static_cast<float>(sizePx);
    m_top = 0;
    m_shelves.clear();
}

std::optional<float> ShelfRooms::takeFrom(Shelf& shelf, float width) {
    const auto gap = std::ranges::find_if(shelf.gaps, [&](const Gap& g) { return g.width >= width; });
    if (gap == shelf.gaps.end()) return std::nullopt;
    const float x = gap->x;
    gap->x += width;
    gap->width -= width;
    if (gap->width <= 0) shelf.gaps.erase(gap);
    return x;
}

std::optional<Vec2> ShelfRooms::take(float widthPx, float heightPx) {
    constexpr float kStep = 4;
    const float height = std::ceil(heightPx / kStep) * kStep;
    for (Shelf& shelf : m_shelves) {
        if (shelf.height != height) continue;
        if (const auto x = takeFrom(shelf, widthPx)) return Vec2{*x, shelf.y};
    }
    if (widthPx > m_size || m_top + height > m_size) return std::nullopt;
    m_shelves.push_back({m_top, height, {{0, m_size}}});
    m_top += height;
    return Vec2{*takeFrom(m_shelves.back(), widthPx), m_shelves.back().y};
}

void ShelfRooms::give(Vec2 corner, float widthPx) {
    const auto shelf = std::ranges::find_if(m_shelves, [&](const Shelf& s) { return s.y == corner.y; });
    if (shelf == m_shelves.end()) return;
    auto& gaps = shelf->gaps;
    auto at = gaps.insert(std::ranges::find_if(gaps, [&](const Gap& g) { return g.x > corner.x; }), Gap{corner.x, widthPx});
    if (const auto next = at + 1; next != gaps.end() && at->x + at->width >= next->x) {
        at->width = next->x + next->width - at->x;
        gaps.erase(next);
    }
    if (at != gaps.begin() && (at - 1)->x + (at - 1)->width >= at->x) {
        (at - 1)->width = at->x + at->width - (at - 1)->x;
        gaps.erase(at);
    }
    // An empty last shelf may become one of another height.
    while (!m_shelves.empty() && m_shelves.back().gaps.size() == 1 && m_shelves.back().gaps.front().width >= m_size) {
        m_top = m_shelves.back().y;
        m_shelves.pop_back();
    }
}

}  // namespace arobase

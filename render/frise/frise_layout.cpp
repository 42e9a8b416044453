#include "render/frise/frise_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace arobase {

namespace {
/// A window too small for an axis still has one: a pixel.
double axisPx(const FriseView& view) { return std::max(1.0, static_cast<double>(view.width)); }
}  // namespace

float FriseView::toPx(double year) const {
    return static_cast<float>(static_cast<double>(x) + (year - range.from) / (range.to - range.from) * axisPx(*this));
}

double FriseView::toYear(float px) const {
    return range.from + (static_cast<double>(px) - static_cast<double>(x)) / axisPx(*this) * (range.to - range.from);
}

float FriseView::yearWidth() const { return static_cast<float>(axisPx(*this) / (range.to - range.from)); }

FriseRange pannedFrise(const FriseView& view, float deltaPx) {
    // No drag is longer than this; a wilder one would drown the span in its own rounding.
    constexpr double kFurthestYears = 1e6;
    const double years = static_cast<double>(deltaPx) / axisPx(view) * (view.range.to - view.range.from);
    const double shift = std::clamp(years, -kFurthestYears, kFurthestYears);
    return {view.range.from - shift, view.range.to - shift};
}

FriseRange zoomedFrise(const FriseView& view, float px, double factor, double minYears, double maxYears) {
    const double fixed = view.toYear(px), span = view.range.to - view.range.from;
    const double newSpan = std::clamp(span / factor, minYears, maxYears);
    const double share = (fixed - view.range.from) / span;
    return {fixed - share * newSpan, fixed + (1 - share) * newSpan};
}

FriseRange boundedFrise(FriseRange range, double from, double to) {
    const double span = std::min(range.to - range.from, to - from);
    const double start = std::clamp(range.from, from, to - span);
    return {start, start + span};
}

int tickStepYears(const FriseView& view, float minPx) {
    for (const int step : {1, 2, 5, 10, 20, 50})
        if (view.yearWidth() * static_cast<float>(step) >= minPx) return step;
    return 100;
}

int FrisePacking::badged() const {
    return std::accumulate(badges.begin(), badges.end(), 0,
                           [](int sum, const FriseBadge& b) { return sum + static_cast<int>(b.items.size()); });
}

namespace {

/// Occupied stretches of the rows of one lane.
class LaneRows {
public:
    explicit LaneRows(int rows) : m_taken(static_cast<std::size_t>(rows)) {}

    /// First row where [from, to) is free, taking it; -1 if none.
    int take(float from, float to) {
        for (std::size_t row = 0; row < m_taken.size(); ++row) {
            const bool clear = std::none_of(m_taken[row].begin(), m_taken[row].end(),
                                            [&](const auto& t) { return t.first < to && from < t.second; });
            if (!clear) continue;
            m_taken[row].emplace_back(from, to);
            return static_cast<int>(row);
        }
        return -1;
    }

private:
    std::vector<std::vector<std::pair<float, float>>> m_taken;
};

constexpr float kBadgeShape = 1.5f;  // width of the narrowest badge that can be read, for one of height 1

/// A year of which the view shows only an edge still has a badge that can be read: it takes room from its neighbour,
/// which is whole. `badges` by lane and year.
void widenSlivers(std::vector<FriseBadge>& badges, const std::vector<Rect>& lanes, float leastPx) {
    for (std::size_t i = 0; i < badges.size(); ++i) {
        Rect& box = badges[i].box;
        const Rect& lane = lanes[static_cast<std::size_t>(badges[i].lane)];
        const float least = std::min(leastPx, lane.w);
        if (box.w >= least) continue;
        box.x = std::clamp(box.x, lane.x, std::max(lane.x, lane.right() - least));
        box.w = least;
        const auto sameLane = [&](std::size_t j) { return j < badges.size() && badges[j].lane == badges[i].lane; };
        if (sameLane(i + 1) && badges[i + 1].box.x < box.right()) {
            Rect& next = badges[i + 1].box;
            next.w = std::max(0.f, next.right() - box.right());
            next.x = box.right();
        }
        if (sameLane(i - 1) && badges[i - 1].box.right() > box.x) badges[i - 1].box.w = std::max(0.f, box.x - badges[i - 1].box.x);
    }
}

bool inRange(const FriseItem& item, const FriseRange& range) {
    return item.date.year + 1 > range.from && item.date.year < range.to;
}

}  // namespace

FrisePacking FrisePackJob::run() const {
    FrisePacking packing;
    std::vector<int> order;
    for (int i = 0; i < static_cast<int>(items.size()); ++i) {
        const FriseItem& item = items[static_cast<std::size_t>(i)];
        if (inRange(item, view.range) && static_cast<std::size_t>(item.track) < lanes.size()) order.push_back(i);
    }
    packing.total = static_cast<int>(order.size());
    const auto rank = [&](int i) { return i == selected ? 0 : items[static_cast<std::size_t>(i)].importance; };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return rank(a) < rank(b); });

    std::vector<LaneRows> taken(lanes.size(), LaneRows(rows));
    std::map<std::pair<int, int>, FriseBadge> badges;  // by lane and year
    for (const int i : order) {
        const FriseItem& item = items[static_cast<std::size_t>(i)];
        const auto lane = static_cast<std::size_t>(item.track);
        const Rect& area = lanes[lane];
        // Zoomed in, a title that starts left of the view slides along with its year until the year's end.
        const float yearStart = view.toPx(item.date.year), yearEnd = view.toPx(item.date.year + 1);
        const float width = 2 * dotPx + titleWidthPx(item);
        const float left = std::max(yearStart, std::min(area.x, yearEnd - width));
        const bool fitsLane = left >= area.x - 0.5f && left + width <= area.right();
        const int row = fitsLane ? taken[lane].take(left, left + width + padPx) : -1;
        if (row >= 0) {
            const Rect box{left, area.y + static_cast<float>(row) * rowPx, width, rowPx};
            packing.slots.push_back({i, item.track, row, box, left + dotPx * 0.8f});
            continue;
        }
        FriseBadge& badge = badges[{item.track, item.date.year}];
        badge.lane = item.track;
        badge.year = item.date.year;
        const float from = std::max(yearStart, area.x), to = std::min(yearEnd, area.right());
        badge.box = {from, area.bottom() - badgePx, std::max(to - from, 1.f), badgePx};
        badge.items.push_back(i);
    }
    for (auto& [key, badge] : badges) packing.badges.push_back(std::move(badge));
    widenSlivers(packing.badges, lanes, std::min(badgePx * kBadgeShape, view.yearWidth() / 2));
    std::sort(packing.slots.begin(), packing.slots.end(), [](const auto& a, const auto& b) { return a.item < b.item; });
    return packing;
}

}  // namespace arobase

#include "render/frise/frise_index.h"

#include <algorithm>
#include <functional>

#include "data/workers.h"

namespace arobase {
namespace {

constexpr std::size_t kWorthThreads = 20'000;

int below(const std::vector<double>& sorted, double value) {
    return static_cast<int>(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
}

}  // namespace

int FriseIndex::Ends::meeting(double a, double b) const {
    // All that began before b, but for those that were over by a.
    const auto over = std::upper_bound(to.begin(), to.end(), a) - to.begin();
    return std::max(0, below(from, b) - static_cast<int>(over));
}

FriseIndex::FriseIndex(std::span<const FriseItem> items, int lanes) : m_lanes(static_cast<std::size_t>(std::max(0, lanes))) {
    m_spans.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const FriseItem& item = items[i];
        const FriseSpan span = spanOf(item);
        m_spans.push_back(span);
        if (item.track < 0 || static_cast<std::size_t>(item.track) >= m_lanes.size()) continue;
        m_extent = m_extent == FriseSpan{} ? span : FriseSpan{std::min(m_extent.from, span.from), std::max(m_extent.to, span.to)};
        Lane& lane = m_lanes[static_cast<std::size_t>(item.track)];
        Ends& precise = m_byPrecision[static_cast<std::size_t>(precisionOf(item.date))];
        for (Ends* ends : {&lane.ends, &precise}) {
            ends->from.push_back(span.from);
            ends->to.push_back(span.to);
        }
        const auto importance = static_cast<std::size_t>(std::clamp(item.importance, 1, kImportances) - 1);
        Bin& bin = lane.bins[importance][item.end.year != 0 ? 1 : 0];
        bin.entries.push_back({span.from, span.to, static_cast<int>(i)});
        bin.longest = std::max(bin.longest, span.to - span.from);
    }
    // Each list on its own: of a long timeline several at once.
    std::vector<std::function<void()>> sorts;
    const auto later = [&sorts](auto& list, auto before) {
        if (!std::ranges::is_sorted(list, before)) sorts.push_back([&list, before] { std::ranges::sort(list, before); });
    };
    const auto endsLater = [&later](Ends& ends) {
        later(ends.from, std::less<>{});
        later(ends.to, std::less<>{});
    };
    for (Ends& ends : m_byPrecision) endsLater(ends);
    for (Lane& lane : m_lanes) {
        endsLater(lane.ends);
        for (Bins& bins : lane.bins)
            for (Bin& bin : bins) later(bin.entries, [](const Entry& x, const Entry& y) { return x.from != y.from ? x.from < y.from : x.item < y.item; });
    }
    shareOut(sorts.size(), items.size() < kWorthThreads ? 1 : usualThreads(), [&](std::size_t i) { sorts[i](); }, [](std::size_t) {});
}

int FriseIndex::meeting(int lane, double from, double to) const { return m_lanes[static_cast<std::size_t>(lane)].ends.meeting(from, to); }

int FriseIndex::beginning(int lane, double from, double to) const {
    const std::vector<double>& starts = m_lanes[static_cast<std::size_t>(lane)].ends.from;
    return std::max(0, below(starts, to) - below(starts, from));
}

DatePrecision FriseIndex::finestIn(const FriseRange& range) const {
    for (const DatePrecision p : {DatePrecision::Minute, DatePrecision::Day, DatePrecision::Month})
        if (m_byPrecision[static_cast<std::size_t>(p)].meeting(range.from, range.to) > 0) return p;
    return DatePrecision::Year;
}

const FriseIndex::Bins& FriseIndex::bins(int lane, int importance) const {
    return m_lanes[static_cast<std::size_t>(lane)].bins[static_cast<std::size_t>(importance - 1)];
}

}  // namespace arobase

#include "render/frise/frise_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "render/frise/frise_ticks.h"
#include "render/frise/frise_tiles.h"
#include "render/frise/letter_widths.h"

namespace arobase {
namespace {

constexpr float kBadgeShape = 2.4f;  // width of the narrowest badge that can be read, for one of height 1
constexpr float kRounding = 0.5f;    // px
constexpr double kReachYears = 1, kReachViews = 13;  // a year from within a month of it

/// Badges are no finer than the dates: a year of which nobody knows the months has one badge.
TickStep badgeStep(const FriseView& view, float leastPx, DatePrecision finest) {
    const TickStep step = tickStep(view, leastPx);
    switch (finest) {
        case DatePrecision::Year: return step.unit == TickUnit::Year ? step : TickStep{TickUnit::Year, 1};
        case DatePrecision::Month: return step.unit <= TickUnit::Month ? step : TickStep{TickUnit::Month, 1};
        case DatePrecision::Day: return step.unit <= TickUnit::Day ? step : TickStep{TickUnit::Day, 1};
        case DatePrecision::Minute: break;
    }
    return step;
}

/// A stretch of which the view shows only an edge still has a badge that can be read: it grows into what is free beside it, or
/// is one with the badge that stands there. Badges of one lane, by time, from `first` on.
void widenSlivers(std::vector<FriseBadge>& badges, std::size_t first, const Rect& lane, float leastPx) {
    for (std::size_t i = first; i < badges.size(); ++i) {
        FriseBadge& badge = badges[i];
        const float least = std::min(leastPx, lane.w);
        if (badge.box.w >= least) continue;
        badge.box.x = std::clamp(badge.box.x, lane.x, std::max(lane.x, lane.right() - least));
        badge.box.w = least;
        const bool before = i > first && badges[i - 1].box.right() > badge.box.x, after = i + 1 < badges.size() && badges[i + 1].box.x < badge.box.right();
        if (!before && !after) continue;
        FriseBadge& other = badges[before ? i - 1 : i + 1];
        const float left = std::min(badge.box.x, other.box.x);
        other.box = {left, other.box.y, std::max(badge.box.right(), other.box.right()) - left, other.box.h};
        other.from = std::min(other.from, badge.from);
        other.to = std::max(other.to, badge.to);
        other.count += badge.count;
        badges.erase(badges.begin() + static_cast<std::ptrdiff_t>(i--));
    }
}

/// A title on its way onto the screen.
struct Standing {
    FrisePlaced placed;
    float left = 0;   ///< px
    float right = 0;  ///< with the air after it
};

class LanePacking {
public:
    LanePacking(const FrisePackJob& job, std::span<const FriseItem> items, const FriseIndex& index, FriseTiles& tiles, int lane, int selected)
        : m_job(job), m_items(items), m_index(index), m_tiles(tiles), m_lane(lane), m_selected(selected), m_box(job.lanes[static_cast<std::size_t>(lane)].box) {}

    void run(FrisePacking& into) {
        gather();
        slide();
        if (m_selected >= 0) makeRoom();
        std::erase_if(m_standing, [&](const Standing& s) { return !seen(s); });
        const std::size_t first = into.slots.size();
        for (std::size_t i = 0; i < m_standing.size(); ++i) into.slots.push_back(slotOf(i));
        into.total += m_index.meeting(m_lane, m_job.view.range.from, m_job.view.range.to);
        const std::size_t firstBadge = into.badges.size();
        badges(std::span(into.slots).subspan(first), into.badges);
        dots(into, first, firstBadge);
    }

private:
    float fromPx(int item) const { return m_job.view.toPx(m_index.span(item).from); }
    float toPx(int item) const { return m_job.view.toPx(m_index.span(item).to); }
    bool inView(int item) const { return m_index.span(item).to > m_job.view.range.from && m_index.span(item).from < m_job.view.range.to; }
    bool seen(const Standing& s) const {
        return inView(s.placed.item) && s.left >= m_box.x - kRounding && s.left + s.placed.widthPx <= m_box.right() + kRounding;
    }

    void gather() {
        const FriseRange& range = m_job.view.range;
        // With those that begin further left: their titles may slide along with their stretch of time.
        std::vector<FrisePlaced> placed;
        const double reach = std::min(kReachYears, kReachViews * range.years());
        m_tiles.collect(m_lane, m_tiles.bandOf(static_cast<double>(m_job.view.yearWidth())), range.from - std::max(reach, range.years()), range.to, placed);
        for (const FrisePlaced& p : placed) {
            const float left = m_job.view.toPx(p.at);
            m_standing.push_back({p, left, left + p.widthPx + m_job.padPx});
        }
        std::sort(m_standing.begin(), m_standing.end(), [](const Standing& a, const Standing& b) {
            return a.placed.row != b.placed.row ? a.placed.row < b.placed.row : a.placed.at < b.placed.at;
        });
    }

    /// Zoomed in, a title that begins left of the view slides along with its stretch of time until the end of that.
    float slid(const Standing& s, float next) const {
        const float furthest = std::min(toPx(s.placed.item) - s.placed.widthPx, next - s.placed.widthPx - m_job.padPx);
        return std::max(s.left, std::min(m_box.x, furthest));
    }

    void slide() {
        float next = 1e9f;
        int row = -1;
        for (auto s = m_standing.rbegin(); s != m_standing.rend(); ++s) {
            if (s->placed.row != row) next = 1e9f;
            row = s->placed.row;
            s->left = slid(*s, next);
            s->right = s->left + s->placed.widthPx + m_job.padPx;
            next = s->left;
        }
    }

    /// The chosen landmark stands wherever it alone could: in the row where it sends fewest away.
    void makeRoom() {
        const int item = m_selected;
        if (!inView(item) || std::any_of(m_standing.begin(), m_standing.end(), [&](const Standing& s) { return s.placed.item == item && seen(s); })) return;
        Standing mine;
        mine.placed = {item, 0, m_index.span(item).from, m_tiles.widthPx(item)};
        mine.left = fromPx(item);
        mine.left = slid(mine, 1e9f);
        mine.right = mine.left + mine.placed.widthPx + m_job.padPx;
        const int rows = m_job.lanes[static_cast<std::size_t>(m_lane)].rows;
        if (!seen(mine) || rows < 1) return;
        const auto inTheWay = [&](const Standing& s, int row) { return s.placed.row == row && s.left < mine.right && mine.left < s.right; };
        long fewest = -1;
        for (int row = 0; row < rows; ++row) {
            const auto n = std::count_if(m_standing.begin(), m_standing.end(), [&](const Standing& s) { return inTheWay(s, row); });
            if (fewest >= 0 && n >= fewest) continue;
            fewest = n;
            mine.placed.row = row;
        }
        std::erase_if(m_standing, [&](const Standing& s) { return s.placed.item == item || inTheWay(s, mine.placed.row); });
        m_standing.push_back(mine);
    }

    /// A card takes the row under its title as well, where nobody stands there.
    bool roomBelow(const Standing& s, float right) const {
        const int below = s.placed.row + 1;
        if (below >= m_job.lanes[static_cast<std::size_t>(m_lane)].rows || right > m_box.right()) return false;
        return std::none_of(m_standing.begin(), m_standing.end(), [&](const Standing& o) {
            return (o.placed.row == below || (o.placed.row == s.placed.row && o.placed.item != s.placed.item)) && o.left < right && s.left < o.right;
        });
    }

    FriseSlot slotOf(std::size_t i) const {
        const Standing& s = m_standing[i];
        const bool first = m_items[static_cast<std::size_t>(s.placed.item)].importance <= 1;
        FriseSlot slot{s.placed.item, m_lane, s.placed.row, first ? FriseForm::Pill : FriseForm::Line, {}, 0, 0, 0};
        slot.box = {s.left, m_box.y + static_cast<float>(s.placed.row) * m_job.rowPx, s.placed.widthPx, m_job.rowPx};
        slot.dotX = s.left + m_job.dotPx * 0.8f;
        slot.fromPx = fromPx(s.placed.item);
        slot.toPx = toPx(s.placed.item);
        const float width = std::max(m_job.cardPx, s.placed.widthPx);
        // In the row of a card nobody else is a card's second line: rows go two by two.
        if (s.placed.row % 2 == 0 && roomBelow(s, s.left + width + m_job.padPx)) {
            slot.form = FriseForm::Card;
            slot.box.w = width;
            slot.box.h = 2 * m_job.rowPx;
        }
        return slot;
    }

    void badges(std::span<const FriseSlot> shown, std::vector<FriseBadge>& into) const {
        const FriseRange& range = m_job.view.range;
        const TickStep step = badgeStep(m_job.view, m_job.badgePx * kBadgeShape, m_index.finestIn(range));
        const auto ticks = ticksIn(range, step);
        const std::size_t first = into.size();
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            const double from = ticks[i].at, to = i + 1 < ticks.size() ? ticks[i + 1].at : afterLast(range, step);
            // The first stretch answers for those that began before it, too.
            const double begin = i == 0 ? -1e9 : from, end = i + 1 < ticks.size() ? to : range.to;
            const int there = i == 0 ? m_index.meeting(m_lane, range.from, end) : m_index.beginning(m_lane, from, end);
            if (there == 0) continue;
            const auto standing = std::count_if(shown.begin(), shown.end(), [&](const FriseSlot& s) {
                const double at = m_index.span(s.item).from;
                return at >= begin && at < end;
            });
            const int hidden = there - static_cast<int>(standing);
            if (hidden <= 0) continue;
            const float left = std::max(m_job.view.toPx(from), m_box.x), right = std::min(m_job.view.toPx(to), m_box.right());
            into.push_back({m_lane, from, to, hidden, {left, m_box.bottom() - m_job.badgePx, std::max(right - left, 1.f), m_job.badgePx}});
        }
        widenSlivers(into, first, m_box, std::min(m_job.badgePx * kBadgeShape, m_box.w / 4));
    }

    /// A badge that would count one is that one, as a dot in its place.
    void dots(FrisePacking& into, std::size_t firstSlot, std::size_t firstBadge) const {
        const std::size_t titles = into.slots.size();
        for (std::size_t i = firstBadge; i < into.badges.size(); ++i) {
            const FriseBadge& badge = into.badges[i];
            const int item = badge.count == 1 ? hiddenIn(badge, std::span(into.slots).subspan(firstSlot, titles - firstSlot)) : -1;
            if (item < 0) continue;
            FriseSlot slot{item, m_lane, m_job.lanes[static_cast<std::size_t>(m_lane)].rows, FriseForm::Dot, {badge.box.x + kRounding, badge.box.y, badge.box.w - 2 * kRounding, badge.box.h}, 0, fromPx(item), toPx(item)};
            slot.dotX = std::clamp((std::max(slot.fromPx, m_box.x) + std::min(slot.toPx, m_box.right())) / 2, badge.box.x + m_job.dotPx, std::max(badge.box.x + m_job.dotPx, badge.box.right() - m_job.dotPx));
            into.slots.push_back(slot);
            into.badges.erase(into.badges.begin() + static_cast<std::ptrdiff_t>(i--));
        }
    }

    /// The landmark of the badge's stretch that does not stand; −1: it cannot be told.
    int hiddenIn(const FriseBadge& badge, std::span<const FriseSlot> standing) const {
        const double begin = std::max(badge.from, m_job.view.range.from), end = std::min(badge.to, m_job.view.range.to);
        const bool first = badge.from <= m_job.view.range.from;  // it answers for those that began before it
        int found = -1;
        for (int importance = 1; importance <= kImportances; ++importance)
            for (const FriseIndex::Bin& bin : m_index.bins(m_lane, importance)) {
                const double from = first ? begin - bin.longest : badge.from;
                auto it = std::lower_bound(bin.entries.begin(), bin.entries.end(), from, [](const FriseIndex::Entry& e, double at) { return e.from < at; });
                for (; it != bin.entries.end() && it->from < end; ++it) {
                    if (it->to <= begin && !(it->from >= begin)) continue;
                    if (std::any_of(standing.begin(), standing.end(), [&](const FriseSlot& s) { return s.item == it->item; })) continue;
                    if (found >= 0) return -1;
                    found = it->item;
                }
            }
        return found;
    }

    static double afterLast(const FriseRange& range, TickStep step) {
        const auto beyond = ticksIn({range.to, range.to + (step.unit == TickUnit::Year ? step.every : 1.1)}, step);
        for (const FriseTick& tick : beyond)
            if (tick.at >= range.to) return tick.at;
        return range.to;
    }

    const FrisePackJob& m_job;
    std::span<const FriseItem> m_items;
    const FriseIndex& m_index;
    FriseTiles& m_tiles;
    int m_lane;
    int m_selected;  ///< of this lane; −1: none
    Rect m_box;
    std::vector<Standing> m_standing;
};

}  // namespace

int FrisePacking::badged() const {
    return std::accumulate(badges.begin(), badges.end(), 0, [](int sum, const FriseBadge& b) { return sum + b.count; });
}

struct FrisePacker::Impl {
    std::span<const FriseItem> items;
    FriseIndex index;
    FriseTiles tiles;
    std::vector<float> titlePx, leastPx;  ///< by item; negative: not known yet
    LetterWidths letters;
    int titleKey = 0;

    Impl(std::span<const FriseItem> all, int lanes)
        : items(all), index(all, lanes), tiles(index, all.size()), titlePx(all.size(), -1.f), leastPx(all.size(), -1.f) {}

    void forgetTitles() {
        std::fill(titlePx.begin(), titlePx.end(), -1.f);
        std::fill(leastPx.begin(), leastPx.end(), -1.f);
        letters.forget();
    }

    float widthOf(const FrisePackJob& job, int item) {
        float& known = titlePx[static_cast<std::size_t>(item)];
        if (known < 0) known = job.titleWidthPx(items[static_cast<std::size_t>(item)]);
        return 2 * job.dotPx + known;
    }

    float leastWidthOf(const FrisePackJob& job, int item) {
        const auto at = static_cast<std::size_t>(item);
        if (titlePx[at] >= 0) return widthOf(job, item);
        const auto measure = [&job](std::string_view letter) {
            FriseItem one;
            one.title = letter;
            return job.titleWidthPx(one);
        };
        if (leastPx[at] < 0) leastPx[at] = letters.leastPx(items[at].title, measure);
        return 2 * job.dotPx + leastPx[at];
    }
};

FrisePacker::FrisePacker(std::span<const FriseItem> items, int lanes) : m_impl(std::make_unique<Impl>(items, lanes)) {}
FrisePacker::~FrisePacker() = default;
FrisePacker::FrisePacker(FrisePacker&&) noexcept = default;
FrisePacker& FrisePacker::operator=(FrisePacker&&) noexcept = default;

const FriseIndex& FrisePacker::index() const { return m_impl->index; }

FrisePacking FrisePacker::pack(const FrisePackJob& job) {
    FrisePacking packing;
    Impl& own = *m_impl;
    if (own.titleKey != job.titleKey) own.forgetTitles();
    own.titleKey = job.titleKey;
    const double now = static_cast<double>(job.view.yearWidth());
    FriseTileSizes sizes;
    for (const FriseLane& lane : job.lanes) sizes.rows.push_back(lane.box.empty() ? 0 : lane.rows);
    sizes.rows.resize(static_cast<std::size_t>(std::max<int>(own.index.lanes(), static_cast<int>(job.lanes.size()))), 0);
    constexpr double kSame = 1 - 1e-4;  // the widest view itself, but for rounding
    sizes.widestPxPerYear = job.widestPxPerYear > 0 && now >= job.widestPxPerYear * kSame ? job.widestPxPerYear : now;
    sizes.tilePx = std::max(1.0, static_cast<double>(job.view.width));
    sizes.padPx = job.padPx;
    sizes.leastPx = 2 * job.dotPx + job.rowPx;
    sizes.titleKey = job.titleKey;
    own.tiles.prepare(sizes);
    own.tiles.widthPx = [&](int item) { return own.widthOf(job, item); };
    own.tiles.leastWidthPx = [&](int item) { return own.leastWidthOf(job, item); };
    for (int lane = 0; lane < std::min(own.index.lanes(), static_cast<int>(job.lanes.size())); ++lane) {
        if (job.lanes[static_cast<std::size_t>(lane)].box.empty()) continue;
        const bool chosen = job.selected >= 0 && own.items[static_cast<std::size_t>(job.selected)].track == lane;
        LanePacking(job, own.items, own.index, own.tiles, lane, chosen ? job.selected : -1).run(packing);
    }
    own.tiles.widthPx = own.tiles.leastWidthPx = nullptr;
    return packing;
}

}  // namespace arobase

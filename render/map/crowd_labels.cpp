#include "render/map/crowd_labels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "render/map/box_grid.h"
#include "render/map/label_geometry.h"

namespace arobase {
namespace {

constexpr int kUncrossings = 400;
constexpr float kFarthestPx = 1.2f;  // of a column from the crowd's box, in `leaderPx`
constexpr int kColumnSteps = 12, kShiftSteps = 24;
constexpr char kInACrowd = 2;  // of m_seen: named with one; 1: met

/// True when no name fits between the two marks.
bool close(const LabelCandidate& a, const LabelCandidate& b, float gap) {
    return length(a.anchor - b.anchor) <= a.radiusPx + b.radiusPx + gap + std::min(a.sizePx.y, b.sizePx.y);
}

Rect boxOf(const LabelCandidate& c) { return {c.anchor.x - c.radiusPx, c.anchor.y - c.radiusPx, 2 * c.radiusPx, 2 * c.radiusPx}; }

Rect joined(const Rect& a, const Rect& b) {
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// The two columns of one crowd: who stands in which, in which order, and where that puts the names.
class Columns {
public:
    Columns(const LabelJob& job, const Crowd& crowd, std::span<const Rect> taken, bool anywhere)
        : m_job(job), m_crowd(crowd), m_taken(taken), m_anywhere(anywhere) {
        for (const Rect& mark : job.obstacles)
            if (!isOurs(mark)) m_strangers.push_back(mark);
        split();
    }

    std::vector<PlacedLabel> place() {
        for (int side = 0; side < 2; ++side)
            if (!findRoom(side)) return {};
        for (int round = 0; round < kUncrossings; ++round) {
            const auto labels = stacked();
            const auto crossing = firstCrossing(labels);
            if (!crossing) return allFit(labels) ? labels : std::vector<PlacedLabel>{};
            swapPlaces(crossing->first, crossing->second);
        }
        return {};
    }

private:
    const LabelCandidate& at(int i) const { return m_job.candidates[static_cast<std::size_t>(i)]; }
    bool isOurs(const Rect& mark) const {
        return std::any_of(m_crowd.members.begin(), m_crowd.members.end(), [&](int i) { return length(at(i).anchor - mark.centre()) < 1; });
    }

    /// The western half to the left, the others to the right, each from north to south.
    void split() {
        std::vector<int> all = m_crowd.members;
        const auto by = [&](auto key) {
            return [this, key](int a, int b) { return key(at(a)) != key(at(b)) ? key(at(a)) < key(at(b)) : at(a).id < at(b).id; };
        };
        std::sort(all.begin(), all.end(), by([](const LabelCandidate& c) { return c.anchor.x; }));
        const auto half = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        m_order[0].assign(all.begin(), half);
        m_order[1].assign(half, all.end());
        for (auto& column : m_order) std::sort(column.begin(), column.end(), by([](const LabelCandidate& c) { return c.anchor.y; }));
    }

    float height(int side) const {
        float h = 0;
        for (const int i : m_order[side]) h += at(i).sizePx.y + m_job.gapPx;
        return h;
    }

    /// Names of one column, one below the other from `m_top`, flush with the column's inner edge.
    std::vector<PlacedLabel> stackedSide(int side) const {
        std::vector<PlacedLabel> labels;
        float y = m_top[side];
        for (const int i : m_order[side]) {
            const Vec2 size = at(i).sizePx;
            PlacedLabel label;
            label.candidate = i;
            label.led = true;
            label.side = side == 0 ? LabelSide::Left : LabelSide::Right;
            label.box = {side == 0 ? m_edge[0] - size.x : m_edge[1], y, size.x, size.y};
            label.to = {side == 0 ? m_edge[0] + m_job.gapPx : m_edge[1] - m_job.gapPx, y + size.y / 2};
            const Vec2 way = label.to - at(i).anchor;
            label.from = at(i).anchor + way * (at(i).radiusPx / std::max(1.f, length(way)));
            labels.push_back(label);
            y += size.y + m_job.gapPx;
        }
        return labels;
    }

    std::vector<PlacedLabel> stacked() const {
        std::vector<PlacedLabel> labels = stackedSide(0), right = stackedSide(1);
        labels.insert(labels.end(), right.begin(), right.end());
        return labels;
    }

    bool fits(const Rect& box) const {
        return (m_anywhere || (inside(box, m_job.bounds) && free(box, m_job.keepOut))) && free(box, m_strangers) && free(box.inset(-m_job.gapPx), m_taken);
    }
    bool allFit(const std::vector<PlacedLabel>& labels) const {
        return std::all_of(labels.begin(), labels.end(), [&](const PlacedLabel& l) { return fits(l.box); });
    }

    /// The nearest place for a column: close to the crowd, level with it, then farther off, then higher or lower.
    bool findRoom(int side) {
        const Rect& box = m_crowd.box;
        const float step = m_job.leaderPx * kFarthestPx / kColumnSteps, level = box.centre().y - height(side) / 2;
        for (int shift = 0; shift < kShiftSteps; ++shift)
            for (int away = 1; away <= kColumnSteps; ++away) {
                const float dx = step * static_cast<float>(away), dy = m_job.leaderPx / kShiftSteps * static_cast<float>((shift + 1) / 2);
                m_edge[side] = side == 0 ? box.x - dx : box.right() + dx;
                m_top[side] = level + (shift % 2 ? dy : -dy);
                if (allFit(stackedSide(side))) return true;
            }
        return false;
    }

    static std::optional<std::pair<int, int>> firstCrossing(const std::vector<PlacedLabel>& labels) {
        for (std::size_t a = 0; a < labels.size(); ++a)
            for (std::size_t b = a + 1; b < labels.size(); ++b)
                if (crosses(labels[a].from, labels[a].to, labels[b].from, labels[b].to)) return std::pair(labels[a].candidate, labels[b].candidate);
        return std::nullopt;
    }

    /// Two lines that cross are longer together than the same two exchanged, so this comes to an end.
    void swapPlaces(int a, int b) {
        for (auto& column : m_order)
            for (int& i : column)
                if (i == a)
                    i = b;
                else if (i == b)
                    i = a;
    }

    const LabelJob& m_job;
    const Crowd& m_crowd;
    std::span<const Rect> m_taken;
    bool m_anywhere;
    std::vector<Rect> m_strangers;  ///< marks of others
    std::vector<int> m_order[2];    ///< left, right; from the top
    float m_edge[2] = {}, m_top[2] = {};
};

}  // namespace

std::span<const Crowd> CrowdFinder::find(const LabelJob& job) {
    m_count = 0;
    if (job.crowd <= 0 || job.leaderPx <= 0) return {};
    const auto at = [&](int i) -> const LabelCandidate& { return job.candidates[static_cast<std::size_t>(i)]; };
    // Marks with as much air as any name needs between two of them, so that only those that touch can be close.
    m_worthy.clear();
    float air = 0;
    for (int i = 0; i < static_cast<int>(job.candidates.size()); ++i)
        if (at(i).priority <= job.leaderPriority && std::isfinite(at(i).anchor.x + at(i).anchor.y + at(i).radiusPx + at(i).sizePx.x + at(i).sizePx.y)) {
            m_worthy.push_back(i);
            air = std::max(air, job.gapPx + at(i).sizePx.y);
        }
    m_marks.reset(job.bounds.inset(-200), std::max(24.f, air * 2));
    for (const int i : m_worthy) m_marks.add(boxOf(at(i)).inset(-air / 2 - 1));
    m_seen.assign(m_worthy.size(), 0);
    for (std::size_t start = 0; start < m_worthy.size(); ++start)
        if (m_seen[start] == 0) gather(job, start);
    for (std::size_t c = 0; c < m_count; ++c) takeIn(job, m_crowds[c]);
    return std::span(m_crowds).first(m_count);
}

/// All that can be reached from one mark, from close one to close one.
void CrowdFinder::gather(const LabelJob& job, std::size_t start) {
    const auto at = [&](std::size_t w) -> const LabelCandidate& { return job.candidates[static_cast<std::size_t>(m_worthy[w])]; };
    m_group.assign(1, start);
    m_seen[start] = 1;
    if (m_count == m_crowds.size()) m_crowds.emplace_back();
    Crowd& crowd = m_crowds[m_count];
    crowd.members.clear();
    crowd.box = boxOf(at(start));
    for (std::size_t next = 0; next < m_group.size(); ++next) {
        const LabelCandidate& member = at(m_group[next]);
        crowd.members.push_back(m_worthy[m_group[next]]);
        crowd.box = joined(crowd.box, boxOf(member));
        m_marks.any(m_marks.boxes()[m_group[next]], [&](int number, const Rect&) {
            const auto other = static_cast<std::size_t>(number);
            if (m_seen[other] == 0 && close(member, at(other), job.gapPx)) {
                m_seen[other] = 1;
                m_group.push_back(other);
            }
            return false;
        });
    }
    if (static_cast<int>(crowd.members.size()) < job.crowd) return;
    for (const std::size_t w : m_group) m_seen[w] = kInACrowd;
    ++m_count;
}

/// Whoever stands level with the crowd and nearer than its columns may go would find lines all around: named in the columns as well.
void CrowdFinder::takeIn(const LabelJob& job, Crowd& crowd) {
    const float reach = job.leaderPx * kFarthestPx;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t w = 0; w < m_worthy.size(); ++w) {
            const LabelCandidate& other = job.candidates[static_cast<std::size_t>(m_worthy[w])];
            const Rect& box = crowd.box;
            const bool level = other.anchor.y >= box.y && other.anchor.y <= box.bottom();
            if (m_seen[w] == kInACrowd || !level || other.anchor.x < box.x - reach || other.anchor.x > box.right() + reach) continue;
            m_seen[w] = kInACrowd;
            crowd.members.push_back(m_worthy[w]);
            crowd.box = joined(box, boxOf(other));
            more = true;
        }
    }
}

std::vector<Crowd> crowdsOf(const LabelJob& job) {
    CrowdFinder finder;
    const auto found = finder.find(job);
    return {found.begin(), found.end()};
}

std::vector<PlacedLabel> nameCrowd(const LabelJob& job, const Crowd& crowd, std::span<const Rect> taken, bool anywhere) {
    return Columns(job, crowd, taken, anywhere).place();
}

}  // namespace arobase

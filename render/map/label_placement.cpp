#include "render/map/label_placement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>

#include "render/map/crowd_labels.h"
#include "render/map/label_geometry.h"

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

constexpr int kLeaderDirections = 24;
constexpr float kPi = 3.14159265f;

/// A name standing off in a direction: its box touches the ray there, on the side that faces the mark.
PlacedLabel standingOff(const LabelCandidate& c, float angle, float distance) {
    const Vec2 along{std::cos(angle), std::sin(angle)};
    const Vec2 tip = c.anchor + along * (c.radiusPx + distance);
    PlacedLabel label;
    label.led = true;
    label.side = along.x >= 0 ? LabelSide::Right : LabelSide::Left;
    label.box = {along.x >= 0 ? tip.x : tip.x - c.sizePx.x, tip.y - c.sizePx.y / 2, c.sizePx.x, c.sizePx.y};
    label.from = c.anchor + along * c.radiusPx;
    label.to = tip;
    return label;
}

bool isFinite(const LabelCandidate& c) {
    return std::isfinite(c.anchor.x) && std::isfinite(c.anchor.y) && std::isfinite(c.radiusPx) && std::isfinite(c.sizePx.x) && std::isfinite(c.sizePx.y);
}

/// One run of a job: what has been placed so far, and the rules.
///
/// Names are settled against one another on the endless plane, seen or not; only then it is asked which of them can be
/// seen. Dragging the map moves them all alike, so who wins does not change with what comes into view.
class Placer {
public:
    explicit Placer(const LabelJob& job) : m_job(job) { remember(); }

    LabelPlacement run() {
        nameCrowds();
        for (const int i : byPriority())
            if (m_inCrowd.contains(i)) continue;
            else if (isFinite(at(i)) && (settle(i, false) || (at(i).priority == 0 && settle(i, true)))) m_settled.push_back(i);
            else m_waiting.push_back(i);
        show();
        // Led names come last, so that nobody who fits beside a mark is pushed aside by one who does not.
        for (const int i : m_waiting)
            if (m_job.leaderPx <= 0 || at(i).priority > m_job.leaderPriority || !onMap(i) || !led(i)) m_result.unplaced.push_back(i);
        return std::move(m_result);
    }

private:
    struct Claim {
        Rect box;
        int owner;
    };

    const LabelCandidate& at(int i) const { return m_job.candidates[static_cast<std::size_t>(i)]; }
    bool wasSettled(int i) const { return m_job.previous && m_job.previous->contains(at(i).id); }
    /// A name without its mark would name nothing.
    bool onMap(int i) const { return m_job.bounds.contains(at(i).anchor); }
    bool visible(int i, const Rect& box) const { return onMap(i) && inside(box, m_job.bounds) && free(box, m_job.keepOut); }

    /// Crowds first: their columns stand beside all of their marks. One without room for its columns is named like the rest.
    void nameCrowds() {
        for (const Crowd& crowd : crowdsOf(m_job)) {
            const std::vector<PlacedLabel> columns = nameCrowd(m_job, crowd, m_columns);
            for (const PlacedLabel& label : columns) {
                m_result.placed.push_back(label);
                m_columns.push_back(label.box);
                m_inCrowd.insert(label.candidate);
            }
        }
    }

    /// Where the names of last time would stand now: a newcomer first looks for another place.
    void remember() {
        if (!m_job.previous) return;
        for (int i = 0; i < static_cast<int>(m_job.candidates.size()); ++i)
            if (const auto it = m_job.previous->find(at(i).id); it != m_job.previous->end() && isFinite(at(i)))
                m_claims.push_back({boxAt(at(i), it->second, m_job.gapPx), i});
    }

    std::vector<int> byPriority() const {
        std::vector<int> order(m_job.candidates.size());
        std::iota(order.begin(), order.end(), 0);
        // A name that had its place last time goes before its equals, so that two rivals do not take turns.
        std::sort(order.begin(), order.end(), [&](int a, int b) {
            if (at(a).priority != at(b).priority) return at(a).priority < at(b).priority;
            if (wasSettled(a) != wasSettled(b)) return wasSettled(a);
            return at(a).id < at(b).id;
        });
        return order;
    }

    bool clear(const Rect& box, bool overMarks) const { return free(box.inset(-m_job.gapPx), m_taken) && free(box.inset(-m_job.gapPx), m_columns) && (overMarks || free(box, m_job.obstacles)); }
    bool unclaimed(int i, const Rect& box) const {
        const Rect wide = box.inset(-m_job.gapPx);
        return std::none_of(m_claims.begin(), m_claims.end(), [&](const Claim& c) { return c.owner != i && c.box.overlaps(wide); });
    }
    bool fits(const Rect& box, bool overMarks) const { return inside(box, m_job.bounds) && clear(box, overMarks) && free(box, m_job.keepOut); }

    /// Finds a name its place on the plane: where it was; else one that can be seen and that nobody had; else, on the map,
    /// one that can be seen; else any.
    bool settle(int i, bool overMarks) {
        const auto sides = order(at(i), m_job.previous);
        const auto take = [&](LabelSide side) {
            const Rect box = boxAt(at(i), side, m_job.gapPx);
            m_taken.push_back(box);
            m_result.memory[at(i).id] = side;
            return true;
        };
        if (wasSettled(i) && clear(boxAt(at(i), sides.front(), m_job.gapPx), overMarks)) return take(sides.front());
        for (const bool mustBeSeen : {true, false})
            for (const bool yielding : {true, false})
                for (const LabelSide side : sides) {
                    const Rect box = boxAt(at(i), side, m_job.gapPx);
                    if (clear(box, overMarks) && (!yielding || unclaimed(i, box)) && (!mustBeSeen || visible(i, box))) return take(side);
                }
        return false;
    }

    /// Shows what can be seen; a name that cannot be seen on its side may go to another that nobody settled on.
    void show() {
        for (std::size_t s = 0; s < m_settled.size(); ++s) {
            const int i = m_settled[s];
            LabelSide& side = m_result.memory[at(i).id];
            if (!visible(i, m_taken[s])) {
                const auto other = inward(i);
                if (!other) {
                    m_waiting.push_back(i);
                    continue;
                }
                side = *other;
                m_taken[s] = boxAt(at(i), side, m_job.gapPx);
            }
            PlacedLabel label;
            label.candidate = i;
            label.box = m_taken[s];
            label.side = side;
            m_result.placed.push_back(label);
        }
    }

    /// A free side for a name that cannot be seen where it settled. At a side edge it may turn over to the other side of its
    /// mark, once; at the top and the bottom it goes: a turn for its last few pixels would only catch the eye.
    std::optional<LabelSide> inward(int i) const {
        const LabelCandidate& c = at(i);
        if (!onMap(i)) return std::nullopt;
        const Rect& bounds = m_job.bounds;
        const Rect settled = boxAt(c, m_result.memory.at(c.id), m_job.gapPx);
        if (settled.y < bounds.y || settled.bottom() > bounds.bottom()) return std::nullopt;
        const bool offLeft = settled.x < bounds.x, offRight = settled.right() > bounds.right();
        for (const LabelSide side : order(c, nullptr)) {
            const Rect box = boxAt(c, side, m_job.gapPx);
            const bool inwards = offLeft ? box.x > c.anchor.x : offRight ? box.right() < c.anchor.x : true;
            if (inwards && visible(i, box) && clear(box, false)) return side;
        }
        return std::nullopt;
    }

    bool led(int i) {
        const float step = std::max(4.f, at(i).sizePx.y * 0.8f);
        for (float distance = step; distance <= m_job.leaderPx; distance += step)
            for (int d = 0; d < kLeaderDirections; ++d) {
                // Sideways first, then up and down in turn.
                const float turn = static_cast<float>((d / 2 + 1) / 2) * (d / 2 % 2 ? 1.f : -1.f) * 2 * kPi / kLeaderDirections;
                PlacedLabel label = standingOff(at(i), d % 2 ? kPi + turn : turn, distance);
                label.candidate = i;
                if (fits(label.box, false) && leaderIsClear(label)) return keep(label);
            }
        return false;
    }

    bool leaderIsClear(const PlacedLabel& label) const {
        return std::none_of(m_result.placed.begin(), m_result.placed.end(), [&](const PlacedLabel& other) {
            return passesOver(label.from, label.to, other.box) ||
                   (other.led && (crosses(label.from, label.to, other.from, other.to) || passesOver(other.from, other.to, label.box)));
        });
    }

    bool keep(const PlacedLabel& label) {
        m_taken.push_back(label.box);
        m_result.placed.push_back(label);
        return true;
    }

    const LabelJob& m_job;
    std::vector<Claim> m_claims;
    std::vector<int> m_settled, m_waiting;  ///< candidates, by priority; `m_taken` begins with the boxes of the settled
    std::vector<Rect> m_taken;
    std::vector<Rect> m_columns;  ///< names of crowds
    std::set<int> m_inCrowd;
    LabelPlacement m_result;
};

}  // namespace

LabelPlacement LabelJob::run() const { return Placer(*this).run(); }

}  // namespace arobase

#include "render/map/label_placement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "render/map/box_grid.h"
#include "render/map/crowd_labels.h"
#include "render/map/label_geometry.h"

namespace arobase {
namespace {

constexpr int kLeaderDirections = 24;
constexpr float kPi = 3.14159265f;
constexpr float kStayGap = 0.5f;    // of the gap: what a name needs to stay where it is
constexpr float kReturnGap = 2.5f;  // … and what one needs to come back that had no room last time
constexpr float kRoomy = 6;         // names as wide as that many go side by side: there is room for leaders sideways
constexpr float kReachPx = 200;     // around the bounds: beyond it cells are shared

Vec2 sizeOf(const LabelCandidate& c, bool broken) { return broken ? c.brokenPx : c.sizePx; }
bool canBreak(const LabelCandidate& c) { return c.brokenPx.x > 0 && c.brokenPx.y > 0; }

bool isFinite(const LabelCandidate& c) {
    return std::isfinite(c.anchor.x + c.anchor.y + c.radiusPx + c.sizePx.x + c.sizePx.y + c.brokenPx.x + c.brokenPx.y);
}

/// A name standing off in a direction: its box touches the ray there, on the side that faces the mark.
LabelPlace standingOff(const LabelCandidate& c, Vec2 along, float distance, bool broken) {
    const Vec2 size = sizeOf(c, broken);
    LabelPlace place{true, along.x >= 0 ? LabelSide::Right : LabelSide::Left, true, false, broken, {}, along * (c.radiusPx + distance)};
    place.offset = {along.x >= 0 ? place.tip.x : place.tip.x - size.x, place.tip.y - size.y / 2};
    return place;
}

/// One run of a job: what has been placed so far, and the rules.
///
/// Names are settled against one another on the endless plane, seen or not; only then it is asked which of them can be
/// seen. Dragging the map moves them all alike, so who wins does not change with what comes into view.
class Placer {
public:
    explicit Placer(const LabelJob& job) : m_job(job), m_state(job.candidates.size()) {
        const Rect area = job.bounds.inset(-kReachPx);
        const float cell = std::max(24.f, job.gapPx * 24);
        for (BoxGrid* grid : {&m_taken, &m_marks, &m_claims, &m_leaders}) grid->reset(area, cell);
        for (const Rect& mark : job.obstacles) m_marks.add(mark);
        sortById();
        recall();
    }

    LabelPlacement run() {
        const std::vector<int> order = byPriority();
        for (const int i : order)
            if (at(i).lock && isFinite(at(i)) && settleLocked(i)) continue;
        const std::vector<Crowd> crowds = crowdsOf(m_job);
        for (const int i : order)
            if (at(i).priority == 0 && isFinite(at(i)) && !done(i) && !isMember(crowds, i) && !settle(i, false)) settle(i, true);
        nameCrowds(crowds);
        for (const int i : order)
            if (!done(i) && !(isFinite(at(i)) && (settle(i, false) || (at(i).priority == 0 && settle(i, true))))) m_waiting.push_back(i);
        show();
        // Led names come last, so that nobody who fits beside a mark is pushed aside by one who does not.
        for (const int i : m_waiting)
            if (!mayBeLed(i) || !led(i)) m_result.unplaced.push_back(i);
        std::erase_if(m_result.unplaced, [&](int i) { return !at(i).seen; });
        for (const int i : m_byId) m_result.memory.append(at(i).id, state(i).place);
        return std::move(m_result);
    }

private:
    struct State {
        const LabelPlace* before = nullptr;
        LabelPlace place;  ///< settled: decided now
    };
    struct Leader {
        Vec2 from, to;
    };

    const LabelCandidate& at(int i) const { return m_job.candidates[static_cast<std::size_t>(i)]; }
    State& state(int i) { return m_state[static_cast<std::size_t>(i)]; }
    const State& state(int i) const { return m_state[static_cast<std::size_t>(i)]; }
    bool done(int i) const { return state(i).place.settled; }
    bool wasSettled(int i) const { return state(i).before && state(i).before->settled; }
    /// A name without its mark would name nothing.
    bool onMap(int i) const { return at(i).seen && m_job.bounds.contains(at(i).anchor); }
    bool inSight(const Rect& box) const { return inside(box, m_job.bounds) && free(box, m_job.keepOut); }
    bool visible(int i, const Rect& box) const { return onMap(i) && inSight(box); }

    Rect boxOf(int i, const LabelPlace& place) const {
        const Vec2 corner = at(i).anchor + place.offset, size = sizeOf(at(i), place.broken);
        return {corner.x, corner.y, size.x, size.y};
    }
    Leader leaderOf(int i, const LabelPlace& place) const {
        const float far = std::max(1.f, length(place.tip));
        return {at(i).anchor + place.tip * (at(i).radiusPx / far), at(i).anchor + place.tip};
    }
    LabelPlace beside(int i, LabelSide side, bool broken) const {
        const Rect box = labelBoxAt(at(i), side, broken, m_job.gapPx);
        return {true, side, false, false, broken, Vec2{box.x, box.y} - at(i).anchor, {}};
    }

    void sortById() {
        m_byId.resize(m_job.candidates.size());
        std::iota(m_byId.begin(), m_byId.end(), 0);
        const auto before = [&](int a, int b) { return at(a).id < at(b).id; };
        if (!std::is_sorted(m_byId.begin(), m_byId.end(), before)) std::stable_sort(m_byId.begin(), m_byId.end(), before);
        m_rank.resize(m_byId.size());
        for (std::size_t r = 0; r < m_byId.size(); ++r) m_rank[static_cast<std::size_t>(m_byId[r])] = static_cast<int>(r);
    }

    /// What was decided last time, and where the names of then would stand now: a newcomer first looks for another place.
    void recall() {
        if (!m_job.previous) return;
        const auto& places = m_job.previous->places();
        auto kept = places.begin();
        for (const int i : m_byId) {
            while (kept != places.end() && kept->first < at(i).id) ++kept;
            if (kept == places.end()) break;
            if (kept->first != at(i).id) continue;
            state(i).before = &kept->second;
            if (!kept->second.settled || !isFinite(at(i))) continue;
            m_claims.add(boxOf(i, keptPlace(i)));
            m_claimants.push_back(i);
        }
    }

    std::vector<int> byPriority() const {
        std::vector<int> order(m_byId);
        // A name that had its place last time goes before its equals, so that two rivals do not take turns.
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            if (at(a).priority != at(b).priority) return at(a).priority < at(b).priority;
            return wasSettled(a) && !wasSettled(b);
        });
        return order;
    }

    /// True if nothing that has been placed is nearer than `gap`.
    bool clear(const Rect& box, float gap, bool overMarks) const {
        return !m_taken.touches(box.inset(-gap)) && (overMarks || !m_marks.touches(box)) &&
               !m_leaders.any(box, [&](int l, const Rect&) { return passesOver(line(l).from, line(l).to, box); });
    }
    bool unclaimed(int i, const Rect& box) const {
        return !m_claims.any(box.inset(-m_job.gapPx), [&](int c, const Rect&) { return m_claimants[static_cast<std::size_t>(c)] != i; });
    }
    const Leader& line(int l) const { return m_lines[static_cast<std::size_t>(l)]; }
    bool leaderIsClear(const Leader& leader, const Rect& box) const {
        const Rect around = Rect{std::min(leader.from.x, leader.to.x), std::min(leader.from.y, leader.to.y), std::abs(leader.from.x - leader.to.x),
                                 std::abs(leader.from.y - leader.to.y)}
                                .inset(-0.5f);
        return !m_taken.any(around, [&](int, const Rect& name) { return passesOver(leader.from, leader.to, name); }) &&
               !m_leaders.any(around, [&](int l, const Rect&) { return crosses(leader.from, leader.to, line(l).from, line(l).to); }) &&
               !m_leaders.any(box, [&](int l, const Rect&) { return passesOver(line(l).from, line(l).to, box); });
    }

    bool take(int i, const LabelPlace& place) {
        state(i).place = place;
        m_taken.add(boxOf(i, place));
        if (place.led) addLeader(leaderOf(i, place));
        m_settled.push_back(i);
        return true;
    }
    void addLeader(const Leader& leader) {
        m_lines.push_back(leader);
        m_leaders.add(Rect{std::min(leader.from.x, leader.to.x), std::min(leader.from.y, leader.to.y), std::abs(leader.from.x - leader.to.x),
                           std::abs(leader.from.y - leader.to.y)}
                          .inset(-0.5f));
    }
    void put(int i) {
        const LabelPlace& place = state(i).place;
        PlacedLabel label{i, boxOf(i, place), place.side, place.led, place.broken, {}, {}};
        if (place.led) label.from = leaderOf(i, place).from, label.to = leaderOf(i, place).to;
        m_result.placed.push_back(label);
    }

    /// Where it stood: beside its mark on the same side (whatever size the mark is now), or as far from it as it was.
    LabelPlace keptPlace(int i) const {
        const LabelPlace& before = *state(i).before;
        const bool broken = before.broken && canBreak(at(i));
        if (!before.led) return beside(i, before.side, broken);
        LabelPlace kept = before;
        kept.broken = broken;
        return kept;
    }

    /// Where staff want it; over marks if need be. False when two of them want the same place.
    bool settleLocked(int i) {
        const LabelCandidate& c = at(i);
        LabelPlace place;
        if (c.lock->side) {
            place = beside(i, *c.lock->side, false);
        } else {
            const Vec2 half = c.sizePx * 0.5f;
            place = {true, c.lock->offsetPx.x >= 0 ? LabelSide::Right : LabelSide::Left, false, false, false, c.lock->offsetPx - half, {}};
            place.tip = {std::clamp(0.f, place.offset.x, place.offset.x + c.sizePx.x), std::clamp(0.f, place.offset.y, place.offset.y + c.sizePx.y)};
            place.led = length(place.tip) > c.radiusPx + 4 * m_job.gapPx;
        }
        return clear(boxOf(i, place), 0, true) && take(i, place);
    }

    static bool isMember(const std::vector<Crowd>& crowds, int i) {
        return std::any_of(crowds.begin(), crowds.end(), [i](const Crowd& c) { return std::find(c.members.begin(), c.members.end(), i) != c.members.end(); });
    }

    /// Crowds first: their columns stand beside all of their marks. One without room for its columns is named like the rest.
    void nameCrowds(const std::vector<Crowd>& crowds) {
        for (const Crowd& crowd : crowds) {
            if (std::any_of(crowd.members.begin(), crowd.members.end(), [&](int i) { return done(i); })) continue;
            if (keptColumns(crowd)) continue;
            const bool inView = std::any_of(crowd.members.begin(), crowd.members.end(), [&](int i) { return onMap(i); });
            if (inView && m_job.dragged) continue;  // came apart on the way: as the rest, until the map is still
            for (const PlacedLabel& label : nameCrowd(m_job, crowd, m_taken.boxes(), !inView)) {
                const int i = label.candidate;
                take(i, {true, label.side, true, true, false, Vec2{label.box.x, label.box.y} - at(i).anchor, label.to - at(i).anchor});
            }
        }
    }

    /// The columns of last time, if the crowd is as it was and (unless it is on its way) all of it can be seen.
    bool keptColumns(const Crowd& crowd) {
        std::vector<std::pair<Leader, Rect>> columns;
        for (const int i : crowd.members) {
            if (!wasSettled(i) || !state(i).before->column) return false;
            const LabelPlace place = keptPlace(i);
            const Rect box = boxOf(i, place);
            if (!clear(box, m_job.gapPx * kStayGap, true) || (!m_job.dragged && onMap(i) && !inSight(box))) return false;
            columns.emplace_back(leaderOf(i, place), box);
        }
        for (std::size_t a = 0; a < columns.size(); ++a)
            for (std::size_t b = a + 1; b < columns.size(); ++b)
                if (columns[a].second.overlaps(columns[b].second) || crosses(columns[a].first.from, columns[a].first.to, columns[b].first.from, columns[b].first.to)) return false;
        for (const int i : crowd.members) take(i, keptPlace(i));
        return true;
    }

    /// Finds a name its place on the plane: where it was; else one that can be seen and that nobody had; else, on the map,
    /// one that can be seen; else any.
    bool settle(int i, bool overMarks) {
        const bool led = wasSettled(i) && state(i).before->led;
        if (wasSettled(i) && (!led || m_job.dragged) && stay(i, overMarks)) return true;
        const bool comesBack = (state(i).before && !state(i).before->settled) || led;
        const float gap = m_job.gapPx * (comesBack && at(i).priority > 0 ? kReturnGap : 1.f);
        if (onMap(i) && settleBeside(i, overMarks, gap, led, true)) return true;
        if (led && !m_job.dragged && !state(i).before->column && stay(i, overMarks)) return true;
        if (led && onMap(i) && settleBeside(i, overMarks, gap, false, true)) return true;
        return settleBeside(i, overMarks, gap, false, false);
    }

    bool stay(int i, bool overMarks) {
        const LabelPlace kept = keptPlace(i);
        const Rect box = boxOf(i, kept);
        if (!clear(box, m_job.gapPx * kStayGap, overMarks)) return false;
        if (kept.led && (m_job.leaderPx <= 0 || at(i).priority > m_job.leaderPriority || !leaderIsClear(leaderOf(i, kept), box))) return false;
        if (kept.led && !m_job.dragged && !visible(i, box)) return false;
        return take(i, kept);
    }

    bool settleBeside(int i, bool overMarks, float gap, bool onlyUnclaimed, bool mustBeSeen) {
        const LabelCandidate& c = at(i);
        const bool tooWide = canBreak(c) && m_job.widestPx > 0 && c.sizePx.x > m_job.widestPx;
        for (const bool broken : {false, true}) {
            if (broken ? !canBreak(c) : tooWide) continue;
            std::optional<LabelPlace> claimed;  // by a name that may come back: if there is no other
            for (int s = 0; s < kLabelSides; ++s) {
                const LabelPlace place = beside(i, static_cast<LabelSide>(s), broken);
                const Rect box = boxOf(i, place);
                if ((mustBeSeen && !inSight(box)) || !clear(box, gap, overMarks)) continue;
                if (unclaimed(i, box)) return take(i, place);
                if (!claimed) claimed = place;
            }
            if (claimed && !onlyUnclaimed) return take(i, *claimed);
        }
        return false;
    }

    /// Shows what can be seen; a name that cannot be seen on its side may go to another that nobody settled on.
    void show() {
        for (const int i : m_settled) {
            LabelPlace& place = state(i).place;
            if (visible(i, boxOf(i, place))) {
                put(i);
                continue;
            }
            const auto other = m_job.dragged || place.led ? std::nullopt : inward(i);
            if (!other) {
                m_waiting.push_back(i);
                continue;
            }
            place = *other;
            m_taken.add(boxOf(i, place));
            put(i);
        }
        std::stable_sort(m_waiting.begin(), m_waiting.end(), [&](int a, int b) {
            return at(a).priority != at(b).priority ? at(a).priority < at(b).priority : m_rank[static_cast<std::size_t>(a)] < m_rank[static_cast<std::size_t>(b)];
        });
    }

    /// A free side for a name that cannot be seen where it settled. At a side edge it may turn over to the other side of its
    /// mark, once; at the top and the bottom it goes: a turn for its last few pixels would only catch the eye.
    std::optional<LabelPlace> inward(int i) const {
        const LabelCandidate& c = at(i);
        if (!onMap(i)) return std::nullopt;
        const Rect& bounds = m_job.bounds;
        const Rect settled = boxOf(i, state(i).place);
        if (settled.y < bounds.y || settled.bottom() > bounds.bottom()) return std::nullopt;
        const bool offLeft = settled.x < bounds.x, offRight = settled.right() > bounds.right();
        for (const bool broken : {false, true}) {
            if (broken && !canBreak(c)) continue;
            for (int s = 0; s < kLabelSides; ++s) {
                const LabelPlace place = beside(i, static_cast<LabelSide>(s), broken);
                const Rect box = boxOf(i, place);
                const bool inwards = offLeft ? box.x > c.anchor.x : offRight ? box.right() < c.anchor.x : true;
                if (inwards && visible(i, box) && clear(box, m_job.gapPx, false)) return place;
            }
        }
        return std::nullopt;
    }

    /// On its way a name that has a place, though out of sight, does not look for one far from its mark.
    bool mayBeLed(int i) const {
        return m_job.leaderPx > 0 && at(i).priority <= m_job.leaderPriority && onMap(i) && isFinite(at(i)) && !(m_job.dragged && done(i));
    }

    bool ledTo(int i, const LabelPlace& place, float gap) {
        const Rect box = boxOf(i, place);
        if (!inSight(box) || !clear(box, gap, false) || !leaderIsClear(leaderOf(i, place), box)) return false;
        state(i).place = place;
        m_taken.add(box);
        addLeader(leaderOf(i, place));
        put(i);
        return true;
    }

    /// Above or below its mark, pushed sideways into the bounds: where they are too narrow for more.
    bool ledAskew(int i, bool broken, float step, float gap) {
        const LabelCandidate& c = at(i);
        const Vec2 size = sizeOf(c, broken);
        if (size.x > m_job.bounds.w || size.x * kRoomy < m_job.bounds.w) return false;
        for (const float push : {0.5f, 0.f, 1.f, -0.5f, 1.5f, -1.f, 2.f})
            for (float distance = m_job.gapPx; distance <= m_job.leaderPx; distance += step)
                for (const bool up : {true, false}) {
                    const float x = std::clamp(c.anchor.x - size.x * push, m_job.bounds.x, m_job.bounds.right() - size.x) - c.anchor.x;
                    const float y = up ? -c.radiusPx - distance - size.y : c.radiusPx + distance;
                    LabelPlace place{true, push < 0.5f ? LabelSide::Right : push > 0.5f ? LabelSide::Left : up ? LabelSide::Above : LabelSide::Below, true, false, broken, {x, y}, {}};
                    place.tip = {std::clamp(0.f, x, x + size.x), up ? y + size.y : y};
                    if (ledTo(i, place, gap)) return true;
                }
        return false;
    }

    /// Sideways first, then up and down in turn.
    static std::array<Vec2, kLeaderDirections> directions() {
        std::array<Vec2, kLeaderDirections> found;
        for (int d = 0; d < kLeaderDirections; ++d) {
            const float turn = static_cast<float>((d / 2 + 1) / 2) * (d / 2 % 2 ? 1.f : -1.f) * 2 * kPi / kLeaderDirections;
            const float angle = d % 2 ? kPi + turn : turn;
            found[static_cast<std::size_t>(d)] = {std::cos(angle), std::sin(angle)};
        }
        return found;
    }

    bool led(int i) {
        static const std::array<Vec2, kLeaderDirections> kDirections = directions();
        const float step = std::max(4.f, at(i).sizePx.y * 0.8f);
        const float gap = m_job.gapPx * (state(i).before && !state(i).before->settled ? kReturnGap : 1.f);
        for (const bool broken : {false, true}) {
            if (broken && !canBreak(at(i))) continue;
            for (float distance = step; distance <= m_job.leaderPx; distance += step)
                for (int d = 0; d < kLeaderDirections; ++d) {
                    const LabelPlace place = standingOff(at(i), kDirections[static_cast<std::size_t>(d)], distance, broken);
                    if (ledTo(i, place, gap)) return true;
                }
        }
        for (const bool broken : {false, true})
            if ((!broken || canBreak(at(i))) && ledAskew(i, broken, step / 2, gap)) return true;
        return false;
    }

    const LabelJob& m_job;
    std::vector<State> m_state;
    std::vector<int> m_byId, m_rank;         ///< candidates by id, and each one's place among them
    std::vector<int> m_settled, m_waiting;   ///< candidates
    BoxGrid m_taken, m_marks, m_claims, m_leaders;
    std::vector<int> m_claimants;            ///< per box of m_claims
    std::vector<Leader> m_lines;             ///< per box of m_leaders
    LabelPlacement m_result;
};

}  // namespace

const LabelPlace* LabelMemory::find(std::string_view id) const {
    const auto it = std::lower_bound(m_places.begin(), m_places.end(), id, [](const auto& place, std::string_view wanted) { return place.first < wanted; });
    return it != m_places.end() && it->first == id ? &it->second : nullptr;
}

std::string_view sideName(LabelSide side) {
    constexpr std::string_view kNames[] = {"right", "left", "above", "below", "above-right", "below-right", "above-left", "below-left"};
    return kNames[static_cast<std::size_t>(side)];
}

Rect labelBoxAt(const LabelCandidate& c, LabelSide side, bool broken, float gapPx) {
    const Vec2 size = sizeOf(c, broken);
    const float w = size.x, h = size.y, r = c.radiusPx + gapPx, d = c.radiusPx * 0.7f + gapPx;
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

LabelPlacement LabelJob::run() const { return Placer(*this).run(); }

}  // namespace arobase

#include "render/map/label_solver.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "render/map/label_geometry.h"

namespace arobase {
namespace {

constexpr float kStayGap = 0.5f;    // of the gap: what a name needs to stay where it is
constexpr float kReturnGap = 2.5f;  // … and what one needs to come back that had no room last time
constexpr float kReachPx = 200;     // around the bounds: beyond it cells are shared
constexpr std::size_t kFewest = 3;  // names that are worth columns
constexpr long long kCrowdLooks = 200;  // what columns for a crowd count for

bool isFinite(const LabelCandidate& c) {
    return std::isfinite(c.anchor.x + c.anchor.y + c.radiusPx + c.sizePx.x + c.sizePx.y + c.brokenPx.x + c.brokenPx.y + c.thricePx.x + c.thricePx.y);
}

}  // namespace

const LabelPlacement& LabelSolver::place(const LabelJob& job, long long boxes) {
    m_fingerprint = !job.dragged && boxes == kAll ? job.fingerprint() : 0;
    begin(job);
    if (m_fingerprint != 0 && job.previous && job.previous->settledFor() == m_fingerprint) {
        replay();
    } else {
        first();
        rest(boxes, true);
        show();
        leads(boxes, true);
    }
    finish(true);
    m_fingerprint = m_previous = 0;  // nothing to go on with
    return m_result;
}

bool LabelSolver::advance(const LabelJob& job, long long boxes) {
    const std::uint64_t print = job.fingerprint(), previous = job.previous ? job.previous->fingerprint() : 0;
    if (print == m_fingerprint && previous == m_previous) {
        m_job = job;
    } else {
        m_fingerprint = print;
        m_previous = previous;
        begin(job);
        if (job.previous && job.previous->settledFor() == print) {
            replay();
            finish(true);
        }
    }
    step(boxes);
    return m_phase == Phase::Done;
}

void LabelSolver::step(long long boxes) {
    if (m_phase == Phase::First) {
        first();
        m_phase = Phase::Rest;
    }
    if (m_phase == Phase::Rest && rest(boxes, false)) m_phase = Phase::Show;
    if (m_phase == Phase::Show) {
        show();
        m_next = 0;
        m_phase = Phase::Led;
    }
    if (m_phase == Phase::Led && leads(boxes, false)) finish(true);
}

void LabelSolver::begin(const LabelJob& job) {
    m_job = job;
    m_phase = Phase::First;
    m_next = 0;
    m_looked = 0;
    m_state.assign(job.candidates.size(), State{});
    const Rect area = job.bounds.inset(-kReachPx);
    const float cell = std::max(24.f, job.gapPx * 24);
    for (BoxGrid* grid : {&m_taken, &m_marks, &m_claims, &m_leaders}) grid->reset(area, cell);
    for (const Rect& mark : job.obstacles) m_marks.add(mark);
    m_lines.clear();
    m_claimants.clear();
    m_settled.clear();
    m_waiting.clear();
    m_result.placed.clear();
    m_result.unplaced.clear();
    sortById();
    recall();
    sortByPriority();
}

/// The memory is of this very job: everybody stands where he stands.
void LabelSolver::replay() {
    for (const int i : m_byId) {
        state(i).tried = true;
        if (before(i)) state(i).place = *before(i);
        if (done(i) && visible(i, boxOf(i, state(i).place)))
            put(i);
        else
            m_result.unplaced.push_back(i);
    }
}

void LabelSolver::first() {
    for (const int i : m_order)
        if (at(i).lock && isFinite(at(i))) settleLocked(i);
    m_crowds = m_finder.find(m_job);
    for (const Crowd& crowd : m_crowds)
        for (const int i : crowd.members) state(i).member = true;
    for (const int i : m_order)
        if (mustShow(i) && isFinite(at(i)) && !done(i) && !state(i).member) settleChosen(i);
    nameCrowds(true);
    for (const int i : m_order)
        if (mustShow(i) && isFinite(at(i)) && !done(i)) settleChosen(i);
    nameCrowds(false);
}

/// Everybody else in turn. `moving`: who comes after the allowance only stays where he was; else false when it is spent.
bool LabelSolver::rest(long long boxes, bool moving) {
    for (; m_next < m_order.size(); ++m_next) {
        const int i = m_order[m_next];
        const bool may = m_looked < boxes;
        if (!may && !moving) return false;
        if (done(i)) continue;
        state(i).tried = may;
        if (!isFinite(at(i)) || !settle(i, may)) m_waiting.push_back(i);
    }
    return true;
}

/// Led names come last, so that nobody who fits beside a mark is pushed aside by one who does not.
bool LabelSolver::leads(long long boxes, bool moving) {
    if (moving) m_next = 0;
    for (; m_next < m_waiting.size(); ++m_next) {
        const int i = m_waiting[m_next];
        const bool may = m_looked < boxes;
        if (!may && !moving) return false;
        if (may && mayBeLed(i) && led(i, false))
            put(i);
        else
            m_result.unplaced.push_back(i);
    }
    return true;
}

void LabelSolver::finish(bool whole) {
    const auto rank = [this](int i) { return std::pair(at(i).priority, m_rank[static_cast<std::size_t>(i)]); };
    std::erase_if(m_result.unplaced, [&](int i) { return !at(i).seen; });
    std::sort(m_result.unplaced.begin(), m_result.unplaced.end(), [&](int a, int b) { return rank(a) < rank(b); });
    std::sort(m_result.placed.begin(), m_result.placed.end(), [&](const PlacedLabel& a, const PlacedLabel& b) {
        return a.led != b.led ? b.led : rank(a.candidate) < rank(b.candidate);
    });
    m_result.memory.clear();
    for (const int i : m_byId)
        if (state(i).tried || state(i).before >= 0 || done(i)) m_result.memory.append(at(i).id, state(i).place);
    m_result.memory.settle(whole && !m_job.dragged ? m_fingerprint : 0);
    m_phase = Phase::Done;
}

const LabelPlace* LabelSolver::before(int i) const {
    const int which = state(i).before;
    return which >= 0 ? &m_job.previous->places()[static_cast<std::size_t>(which)].second : nullptr;
}

bool LabelSolver::inSight(const Rect& box) const { return inside(box, m_job.bounds) && free(box, m_job.keepOut); }

/// In more lines it would be narrower.
bool LabelSolver::tooWide(int i, int lines) const {
    return m_job.widestPx > 0 && at(i).sizeIn(lines).x > m_job.widestPx && lines < kMostLines && at(i).breaksInto(lines + 1);
}

Rect LabelSolver::boxOf(int i, const LabelPlace& place) const {
    const Vec2 corner = at(i).anchor + place.offset, size = at(i).sizeIn(place.lines);
    return {corner.x, corner.y, size.x, size.y};
}

LabelSolver::Leader LabelSolver::leaderOf(int i, const LabelPlace& place) const {
    const float far = std::max(1.f, length(place.tip));
    return {at(i).anchor + place.tip * (at(i).radiusPx / far), at(i).anchor + place.tip};
}

LabelPlace LabelSolver::beside(int i, LabelSide side, int lines) const {
    const Rect box = labelBoxAt(at(i), side, lines, m_job.gapPx);
    return {true, side, false, false, static_cast<std::int8_t>(lines), Vec2{box.x, box.y} - at(i).anchor, {}};
}

/// Where it stood: beside its mark on the same side (whatever size the mark is now), or as far from it as it was.
LabelPlace LabelSolver::keptPlace(int i) const {
    const LabelPlace& kept = m_job.previous->places()[static_cast<std::size_t>(state(i).before)].second;
    const int lines = at(i).breaksInto(kept.lines) ? kept.lines : 1;
    if (!kept.led) return beside(i, kept.side, lines);
    LabelPlace place = kept;
    place.lines = static_cast<std::int8_t>(lines);
    return place;
}

void LabelSolver::sortById() {
    const std::size_t count = m_job.candidates.size();
    const auto before = [&](int a, int b) { return at(a).id != at(b).id ? at(a).id < at(b).id : a < b; };
    // The names of the last picture are mostly those of this one.
    if (m_byId.size() != count) {
        m_byId.resize(count);
        std::iota(m_byId.begin(), m_byId.end(), 0);
    }
    if (!std::is_sorted(m_byId.begin(), m_byId.end(), before)) std::sort(m_byId.begin(), m_byId.end(), before);
    m_rank.resize(count);
    for (std::size_t r = 0; r < count; ++r) m_rank[static_cast<std::size_t>(m_byId[r])] = static_cast<int>(r);
}

/// What was decided last time, and where the names of then would stand now: a newcomer first looks for another place.
void LabelSolver::recall() {
    if (!m_job.previous) return;
    const auto places = m_job.previous->places();
    std::size_t kept = 0;
    for (const int i : m_byId) {
        while (kept < places.size() && places[kept].first < at(i).id) ++kept;
        if (kept == places.size()) break;
        if (places[kept].first != at(i).id) continue;
        state(i).before = static_cast<int>(kept);
        if (!places[kept].second.settled || !isFinite(at(i))) continue;
        m_claims.add(boxOf(i, keptPlace(i)));
        m_claimants.push_back(i);
    }
}

/// A name that had its place last time goes before its equals, so that two rivals do not take turns.
void LabelSolver::sortByPriority() {
    m_keys.clear();
    for (const int i : m_byId) {
        const auto priority = static_cast<std::uint64_t>(static_cast<std::int64_t>(at(i).priority) + (std::int64_t{1} << 31U));
        const auto rank = static_cast<std::uint64_t>(static_cast<std::uint32_t>(m_rank[static_cast<std::size_t>(i)]));
        m_keys.emplace_back(priority << 31U | std::uint64_t{!wasSettled(i)} << 30U | (rank & 0x3FFFFFFFU), i);
    }
    std::sort(m_keys.begin(), m_keys.end());
    m_order.clear();
    for (const auto& [key, i] : m_keys) m_order.push_back(i);
}

/// True if nothing that has been placed is nearer than `gap`.
bool LabelSolver::clear(const Rect& box, float gap, bool overMarks) {
    ++m_looked;
    return !m_taken.touches(box.inset(-gap)) && (overMarks || !m_marks.touches(box)) &&
           !m_leaders.any(box, [&](int l, const Rect&) { return passesOver(line(l).from, line(l).to, box); });
}

bool LabelSolver::unclaimed(int i, const Rect& box) const {
    return !m_claims.any(box.inset(-m_job.gapPx), [&](int c, const Rect&) { return m_claimants[static_cast<std::size_t>(c)] != i; });
}

bool LabelSolver::take(int i, const LabelPlace& place) {
    state(i).place = place;
    m_taken.add(boxOf(i, place));
    if (place.led) addLeader(leaderOf(i, place));
    m_settled.push_back(i);
    return true;
}

void LabelSolver::put(int i) {
    const LabelPlace& place = state(i).place;
    PlacedLabel label{i, boxOf(i, place), place.side, place.led, place.lines, {}, {}};
    if (place.led) label.from = leaderOf(i, place).from, label.to = leaderOf(i, place).to;
    m_result.placed.push_back(label);
}

/// Where staff want it; over marks if need be. False when two of them want the same place.
bool LabelSolver::settleLocked(int i) {
    const LabelCandidate& c = at(i);
    int lines = 1;
    while (tooWide(i, lines)) ++lines;
    LabelPlace place;
    if (c.lock->side) {
        place = beside(i, *c.lock->side, lines);
    } else {
        const Vec2 size = c.sizeIn(lines), half = size * 0.5f;
        place = {true, c.lock->offsetPx.x >= 0 ? LabelSide::Right : LabelSide::Left, false, false, static_cast<std::int8_t>(lines), c.lock->offsetPx - half, {}};
        place.tip = {std::clamp(0.f, place.offset.x, place.offset.x + size.x), std::clamp(0.f, place.offset.y, place.offset.y + size.y)};
        place.led = length(place.tip) > c.radiusPx + 4 * m_job.gapPx;
    }
    return clear(boxOf(i, place), 0, true) && take(i, place);
}

/// The visitor's own name, and those that staff insist on, take the first place that can be seen, whoever had it: where it was;
/// beside its mark; beside it over other marks; away from it with a line. Only one whose mark cannot be seen goes out of sight.
bool LabelSolver::settleChosen(int i) {
    if (!onMap(i)) return settle(i, true) || settleBeside(i, true, m_job.gapPx, false, false);
    const bool calm = wasSettled(i) && !before(i)->column;
    if (calm && stay(i, m_job.dragged, true)) return true;
    if (settleBeside(i, false, m_job.gapPx, false, true)) return true;
    if (calm && stay(i, true, true)) return true;
    if (settleBeside(i, true, m_job.gapPx, false, true)) return true;
    if (m_job.leaderPx > 0 && at(i).priority <= m_job.leaderPriority && (led(i, false) || led(i, true))) return true;
    return settleBeside(i, true, m_job.gapPx, false, false);
}

/// Crowds first: their columns stand beside all of their marks. One without room for its columns is named like the rest.
/// `ofChosen`: those with a name that must be shown.
void LabelSolver::nameCrowds(bool ofChosen) {
    for (const Crowd& crowd : m_crowds) {
        const auto anyOf = [&](auto what) { return std::any_of(crowd.members.begin(), crowd.members.end(), what); };
        if (anyOf([&](int i) { return mustShow(i) && isFinite(at(i)); }) != ofChosen) continue;
        m_rest.members.clear();  // whom staff have placed is not in the columns
        m_rest.box = crowd.box;
        for (const int i : crowd.members)
            if (!done(i)) m_rest.members.push_back(i);
        if (m_rest.members.size() < kFewest || keptColumns(m_rest)) continue;
        const bool inView = anyOf([&](int i) { return onMap(i); });
        // Came apart on the way, or found no room before: as the rest, until the map is still.
        if (m_job.dragged && (inView || anyOf([&](int i) { return before(i) != nullptr; }))) continue;
        m_looked += kCrowdLooks;
        for (const PlacedLabel& label : nameCrowd(m_job, m_rest, m_taken.boxes(), !inView)) {
            const int i = label.candidate;
            take(i, {true, label.side, true, true, 1, Vec2{label.box.x, label.box.y} - at(i).anchor, label.to - at(i).anchor});
        }
    }
}

/// The columns of last time, if the crowd is as it was and (unless it is on its way) all of it can be seen.
bool LabelSolver::keptColumns(const Crowd& crowd) {
    m_columns.clear();
    for (const int i : crowd.members) {
        if (!wasSettled(i) || !before(i)->column) return false;
        const LabelPlace place = keptPlace(i);
        const Rect box = boxOf(i, place);
        const bool mustBeSeen = onMap(i) && (!m_job.dragged || mustShow(i));
        if (!clear(box, m_job.gapPx * kStayGap, true) || (mustBeSeen && !inSight(box))) return false;
        m_columns.push_back({leaderOf(i, place), box});
    }
    for (std::size_t a = 0; a < m_columns.size(); ++a)
        for (std::size_t b = a + 1; b < m_columns.size(); ++b)
            if (m_columns[a].box.overlaps(m_columns[b].box) ||
                crosses(m_columns[a].line.from, m_columns[a].line.to, m_columns[b].line.from, m_columns[b].line.to))
                return false;
    for (const int i : crowd.members) take(i, keptPlace(i));
    return true;
}

/// Finds a name its place on the plane: where it was; else one that can be seen and that nobody had; else, on the map,
/// one that can be seen; else any.
bool LabelSolver::settle(int i, bool maySearch) {
    const LabelPlace* was = before(i);
    const bool had = was && was->settled, led = had && was->led;
    if (had && (!led || m_job.dragged) && stay(i, false)) return true;
    const bool mayStandOff = led && !m_job.dragged && !was->column;
    if (!maySearch) return mayStandOff && stay(i, false);
    const bool comesBack = (was && !had) || led;
    const float gap = m_job.gapPx * (comesBack ? kReturnGap : 1.f);
    if (onMap(i) && settleBeside(i, false, gap, led, true)) return true;
    if (mayStandOff && stay(i, false)) return true;
    if (led && onMap(i) && settleBeside(i, false, gap, false, true)) return true;
    return settleBeside(i, false, gap, false, false);
}

bool LabelSolver::stay(int i, bool overMarks, bool mustBeSeen) {
    const LabelPlace kept = keptPlace(i);
    const Rect box = boxOf(i, kept);
    if (!clear(box, m_job.gapPx * kStayGap, overMarks)) return false;
    if (kept.led && (m_job.leaderPx <= 0 || at(i).priority > m_job.leaderPriority || !leaderIsClear(leaderOf(i, kept), box))) return false;
    if ((mustBeSeen || (kept.led && !m_job.dragged)) && !visible(i, box)) return false;
    return take(i, kept);
}

bool LabelSolver::settleBeside(int i, bool overMarks, float gap, bool onlyUnclaimed, bool mustBeSeen) {
    const LabelCandidate& c = at(i);
    for (int lines = 1; lines <= kMostLines; ++lines) {
        if (!c.breaksInto(lines) || tooWide(i, lines)) continue;
        std::optional<LabelPlace> claimed;  // by a name that may come back: if there is no other
        for (int s = 0; s < kLabelSides; ++s) {
            const LabelPlace place = beside(i, static_cast<LabelSide>(s), lines);
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
void LabelSolver::show() {
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
    const auto rank = [this](int i) { return std::pair(at(i).priority, m_rank[static_cast<std::size_t>(i)]); };
    std::sort(m_waiting.begin(), m_waiting.end(), [&](int a, int b) { return rank(a) < rank(b); });
}

/// A free side for a name that cannot be seen where it settled. At a side edge it may turn over to the other side of its
/// mark, once; at the top and the bottom it goes: a turn for its last few pixels would only catch the eye.
std::optional<LabelPlace> LabelSolver::inward(int i) {
    const LabelCandidate& c = at(i);
    if (!onMap(i)) return std::nullopt;
    const Rect& bounds = m_job.bounds;
    const Rect settled = boxOf(i, state(i).place);
    if (settled.y < bounds.y || settled.bottom() > bounds.bottom()) return std::nullopt;
    const bool offLeft = settled.x < bounds.x, offRight = settled.right() > bounds.right();
    for (int lines = 1; lines <= kMostLines; ++lines) {
        if (!c.breaksInto(lines)) continue;
        for (int s = 0; s < kLabelSides; ++s) {
            const LabelPlace place = beside(i, static_cast<LabelSide>(s), lines);
            const Rect box = boxOf(i, place);
            const bool inwards = offLeft ? box.x > c.anchor.x : offRight ? box.right() < c.anchor.x : true;
            if (inwards && visible(i, box) && clear(box, m_job.gapPx, false)) return place;
        }
    }
    return std::nullopt;
}

}  // namespace arobase

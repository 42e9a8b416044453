// Names that stand off from their mark, with a line to it.
#include <algorithm>
#include <array>
#include <cmath>

#include "render/map/label_geometry.h"
#include "render/map/label_solver.h"

namespace arobase {
namespace {

constexpr int kLeaderDirections = 24;
constexpr float kPi = 3.14159265f;
constexpr float kReturnGap = 2.5f;  // of the gap: what a name needs to come back that had no room last time

/// A name standing off in a direction: its box touches the ray there, on the side that faces the mark.
LabelPlace standingOff(const LabelCandidate& c, Vec2 along, float distance, int lines) {
    const Vec2 size = c.sizeIn(lines);
    LabelPlace place{true, along.x >= 0 ? LabelSide::Right : LabelSide::Left, true, false, static_cast<std::int8_t>(lines), {}, along * (c.radiusPx + distance)};
    place.offset = {along.x >= 0 ? place.tip.x : place.tip.x - size.x, place.tip.y - size.y / 2};
    return place;
}

/// Sideways first, then up and down in turn.
std::array<Vec2, kLeaderDirections> directions() {
    std::array<Vec2, kLeaderDirections> found;
    for (int d = 0; d < kLeaderDirections; ++d) {
        const float turn = static_cast<float>((d / 2 + 1) / 2) * (d / 2 % 2 ? 1.f : -1.f) * 2 * kPi / kLeaderDirections;
        const float angle = d % 2 ? kPi + turn : turn;
        found[static_cast<std::size_t>(d)] = {std::cos(angle), std::sin(angle)};
    }
    return found;
}

Rect around(Vec2 a, Vec2 b) {
    return Rect{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}.inset(-0.5f);
}

}  // namespace

bool LabelSolver::leaderIsClear(const Leader& leader, const Rect& box) const {
    const Rect reach = around(leader.from, leader.to);
    return !m_taken.any(reach, [&](int, const Rect& name) { return passesOver(leader.from, leader.to, name); }) &&
           !m_leaders.any(reach, [&](int l, const Rect&) { return crosses(leader.from, leader.to, line(l).from, line(l).to); }) &&
           !m_leaders.any(box, [&](int l, const Rect&) { return passesOver(line(l).from, line(l).to, box); });
}

void LabelSolver::addLeader(const Leader& leader) {
    m_lines.push_back(leader);
    m_leaders.add(around(leader.from, leader.to));
}

/// On its way a name that has a place, though out of sight, does not look for one far from its mark.
bool LabelSolver::mayBeLed(int i) const {
    const LabelCandidate& c = at(i);
    const bool finite = std::isfinite(c.anchor.x + c.anchor.y + c.radiusPx + c.sizePx.x + c.sizePx.y + c.brokenPx.x + c.brokenPx.y);
    return m_job.leaderPx > 0 && c.priority <= m_job.leaderPriority && onMap(i) && finite && !(m_job.dragged && done(i));
}

bool LabelSolver::ledTo(int i, const LabelPlace& place, float gap, bool overMarks) {
    const Rect box = boxOf(i, place);
    return inSight(box) && clear(box, gap, overMarks) && leaderIsClear(leaderOf(i, place), box) && take(i, place);
}

/// Above or below its mark, pushed sideways into the bounds: the last try.
bool LabelSolver::ledAskew(int i, int lines, float step, float gap, bool overMarks) {
    const LabelCandidate& c = at(i);
    const Vec2 size = c.sizeIn(lines);
    if (size.x > m_job.bounds.w) return false;
    for (const float push : {0.5f, 0.f, 1.f, -0.5f, 1.5f, -1.f, 2.f})
        for (float distance = m_job.gapPx; distance <= m_job.leaderPx; distance += step)
            for (const bool up : {true, false}) {
                const float x = std::clamp(c.anchor.x - size.x * push, m_job.bounds.x, m_job.bounds.right() - size.x) - c.anchor.x;
                const float y = up ? -c.radiusPx - distance - size.y : c.radiusPx + distance;
                const LabelSide side = push < 0.5f ? LabelSide::Right : push > 0.5f ? LabelSide::Left : up ? LabelSide::Above : LabelSide::Below;
                LabelPlace place{true, side, true, false, static_cast<std::int8_t>(lines), {x, y}, {}};
                place.tip = {std::clamp(0.f, x, x + size.x), up ? y + size.y : y};
                if (ledTo(i, place, gap, overMarks)) return true;
            }
    return false;
}

bool LabelSolver::led(int i, bool overMarks) {
    static const std::array<Vec2, kLeaderDirections> kDirections = directions();
    const float step = std::max(4.f, at(i).sizePx.y * 0.8f);
    const float gap = m_job.gapPx * (before(i) && !before(i)->settled && !mustShow(i) ? kReturnGap : 1.f);
    for (int lines = 1; lines <= kMostLines; ++lines) {
        if (!at(i).breaksInto(lines)) continue;
        for (float distance = step; distance <= m_job.leaderPx; distance += step)
            for (const Vec2 along : kDirections)
                if (ledTo(i, standingOff(at(i), along, distance, lines), gap, overMarks)) return true;
    }
    for (int lines = 1; lines <= kMostLines; ++lines)
        if (at(i).breaksInto(lines) && ledAskew(i, lines, step / 2, gap, overMarks)) return true;
    return false;
}

}  // namespace arobase

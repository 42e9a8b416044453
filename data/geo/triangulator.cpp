#include "data/geo/triangulator.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace arobase {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;
constexpr std::uint32_t kBridge = 0x80000000U;  ///< flag in Corner::beyond: the rest is the number of a bridge

/// Twice the signed area of a triangle; positive anticlockwise.
double turned(WorldPoint a, WorldPoint b, WorldPoint c) { return (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y); }

bool inTriangle(WorldPoint p, const std::array<WorldPoint, 3>& t) {
    return turned(t[0], t[1], p) >= 0 && turned(t[1], t[2], p) >= 0 && turned(t[2], t[0], p) >= 0;
}

std::uint32_t nextHalf(std::uint32_t halfEdge) { return halfEdge % 3 == 2 ? halfEdge - 2 : halfEdge + 1; }
std::uint32_t previousHalf(std::uint32_t halfEdge) { return halfEdge % 3 == 0 ? halfEdge + 2 : halfEdge - 1; }

/// True when d lies inside the circle through a, b, c (anticlockwise), by more than rounding.
bool inCircle(WorldPoint a, WorldPoint b, WorldPoint c, WorldPoint d) {
    const double ax = a.x - d.x, ay = a.y - d.y, bx = b.x - d.x, by = b.y - d.y, cx = c.x - d.x, cy = c.y - d.y;
    const double a2 = ax * ax + ay * ay, b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
    const double bc = bx * cy - cx * by, ca = cx * ay - ax * cy, ab = ax * by - bx * ay;
    const double size = a2 * std::abs(bc) + b2 * std::abs(ca) + c2 * std::abs(ab);
    constexpr double kRounding = 1e-12;
    return a2 * bc + b2 * ca + c2 * ab > kRounding * size;
}

}  // namespace

double areaM2(const Triangles& triangles) {
    double sum = 0;
    for (std::size_t i = 0; i + 2 < triangles.corners.size(); i += 3)
        sum += std::abs(turned(triangles.points[triangles.corners[i]], triangles.points[triangles.corners[i + 1]], triangles.points[triangles.corners[i + 2]])) / 2;
    return sum;
}

bool Triangulator::run(const WorldPolygon& polygon, Triangles& out) {
    m_at.clear();
    m_corners.clear();
    m_holes.clear();
    m_tips.clear();
    m_twins.clear();
    m_bridged.clear();
    out.points.clear();
    out.corners.clear();
    if (polygon.rings.empty() || polygon.rings[0].size() < 3) return false;
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
        if (!addRing(polygon.rings[i], i > 0)) return false;
        out.points.insert(out.points.end(), polygon.rings[i].begin(), polygon.rings[i].end());
    }
    const WorldPoint origin = out.points[0];
    for (const WorldPoint p : out.points) m_at.push_back({p.x - origin.x, p.y - origin.y});
    if (!joinHoles()) return false;
    makeGrid();
    if (!cutEars()) return false;
    turnEdges();
    out.corners.assign(m_tips.begin(), m_tips.end());
    return true;
}

/// The outer ring anticlockwise, holes clockwise: what is to be cut lies on the left.
bool Triangulator::addRing(const std::vector<WorldPoint>& ring, bool hole) {
    if (ring.size() < 3) return false;
    const bool forward = (twiceSignedAreaM2(ring) > 0) != hole;
    const auto first = static_cast<std::uint32_t>(m_corners.size()), count = static_cast<std::uint32_t>(ring.size());
    std::uint32_t leftmost = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t before = first + (i + count - 1) % count, after = first + (i + 1) % count;
        m_corners.push_back({first + i, forward ? before : after, forward ? after : before, kNone, kNone, false, false, false});
        const WorldPoint p = ring[i], q = ring[leftmost];
        if (p.x < q.x || (p.x == q.x && p.y < q.y)) leftmost = i;
    }
    if (hole) m_holes.push_back(first + leftmost);
    return true;
}

bool Triangulator::joinHoles() {
    std::sort(m_holes.begin(), m_holes.end(), [&](std::uint32_t a, std::uint32_t b) {
        const WorldPoint p = at(a), q = at(b);
        return p.x != q.x ? p.x < q.x : (p.y != q.y ? p.y < q.y : a < b);
    });
    return std::all_of(m_holes.begin(), m_holes.end(), [&](std::uint32_t hole) { return bridge(hole); });
}

/// Cuts the ring at a corner that sees the hole, goes to the hole, around it, and back.
bool Triangulator::bridge(std::uint32_t hole) {
    const std::uint32_t from = visibleFrom(hole);
    if (from == kNone) return false;
    const auto number = static_cast<std::uint32_t>(m_bridged.size());
    const auto holeEnd = static_cast<std::uint32_t>(m_corners.size()), back = holeEnd + 1;
    m_corners.push_back(m_corners[hole]);
    m_corners.push_back(m_corners[from]);
    const std::uint32_t lastOfHole = m_corners[hole].previous, after = m_corners[from].next;
    m_corners[from].next = hole;
    m_corners[hole].previous = from;
    m_corners[lastOfHole].next = holeEnd;
    m_corners[holeEnd].previous = lastOfHole;
    m_corners[holeEnd].next = back;
    m_corners[back].previous = holeEnd;
    m_corners[back].next = after;
    m_corners[after].previous = back;
    m_corners[from].beyond = m_corners[holeEnd].beyond = kBridge | number;
    m_bridged.push_back(kNone);
    return true;
}

/// A corner of the outer ring that nothing hides from a hole's leftmost corner. What lies to the west of it: first the edge that a
/// ray meets, then, of that edge's farther end and the blunt corners before it, the one that is nearest to the ray.
std::uint32_t Triangulator::visibleFrom(std::uint32_t hole) const {
    const WorldPoint h = at(hole);
    const auto inCone = [&](std::uint32_t corner) {
        const WorldPoint p = at(corner), a = at(m_corners[corner].previous), b = at(m_corners[corner].next);
        return turned(a, p, b) > 0 ? turned(a, p, h) >= 0 && turned(p, b, h) >= 0 : turned(a, p, h) > 0 || turned(p, b, h) > 0;
    };
    double hitX = -INFINITY;
    std::uint32_t edge = kNone, corner = 0;
    do {
        const WorldPoint a = at(corner), b = at(m_corners[corner].next);
        if (a.y >= h.y && b.y <= h.y && a.y != b.y) {
            const double x = a.x + (h.y - a.y) / (b.y - a.y) * (b.x - a.x);
            if (x <= h.x && x > hitX) {
                hitX = x;
                edge = corner;
            }
        }
        corner = m_corners[corner].next;
    } while (corner != 0);
    if (edge == kNone) return kNone;
    const std::uint32_t other = m_corners[edge].next;
    const std::uint32_t tip = at(edge).x < at(other).x ? edge : other;
    std::array<WorldPoint, 3> view{h, WorldPoint{hitX, h.y}, at(tip)};
    if (turned(view[0], view[1], view[2]) < 0) std::swap(view[1], view[2]);
    std::uint32_t best = inCone(tip) ? tip : kNone;
    double bestSlope = INFINITY;
    corner = 0;
    do {
        const WorldPoint p = at(corner);
        if (p.x <= h.x && inTriangle(p, view) && inCone(corner)) {
            const double slope = p.x < h.x ? std::abs(p.y - h.y) / (h.x - p.x) : (p.y == h.y ? -1 : INFINITY);
            if (slope < bestSlope || (slope == bestSlope && best != kNone && p.x > at(best).x)) {
                bestSlope = slope;
                best = corner;
            }
        }
        corner = m_corners[corner].next;
    } while (corner != 0);
    return best;
}

/// A cell for about every other corner; small polygons are one cell.
void Triangulator::makeGrid() {
    m_box = {};
    for (const WorldPoint p : m_at) m_box.add(p);
    constexpr std::size_t kFewCorners = 48;
    const double cells = m_corners.size() < kFewCorners ? 1 : static_cast<double>(m_corners.size()) / 2;
    const double width = std::max(m_box.width(), 1e-9), height = std::max(m_box.height(), 1e-9);
    m_cellM = std::max(std::sqrt(width * height / cells), std::max(width, height) / cells);
    m_columns = static_cast<std::int32_t>(width / m_cellM) + 1;
    m_rows = static_cast<std::int32_t>(height / m_cellM) + 1;
    m_cells.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), kNone);
    m_remaining = static_cast<std::uint32_t>(m_corners.size());
    for (std::uint32_t i = 0; i < m_remaining; ++i) updateBlunt(i);
}

Triangulator::Span Triangulator::cellsOf(const std::array<WorldPoint, 3>& t) const {
    const auto column = [&](double x) { return static_cast<std::int32_t>((x - m_box.min.x) / m_cellM); };
    const auto row = [&](double y) { return static_cast<std::int32_t>((y - m_box.min.y) / m_cellM); };
    return {column(std::min({t[0].x, t[1].x, t[2].x})), column(std::max({t[0].x, t[1].x, t[2].x})),
            row(std::min({t[0].y, t[1].y, t[2].y})), row(std::max({t[0].y, t[1].y, t[2].y}))};
}

void Triangulator::put(std::uint32_t corner) {
    const WorldPoint p = at(corner);
    const Span where = cellsOf({p, p, p});
    std::uint32_t& first = m_cells[static_cast<std::size_t>(where.y0) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(where.x0)];
    m_corners[corner].nextInCell = first;
    first = corner;
}

/// A corner that is no longer blunt stays in the grid and is passed over: by rounding, it may be blunt again.
void Triangulator::updateBlunt(std::uint32_t corner) {
    Corner& c = m_corners[corner];
    const bool blunt = turned(at(c.previous), at(corner), at(c.next)) <= 0;
    if (blunt && !c.listed) put(corner);
    c.listed = c.listed || blunt;
    c.blunt = blunt;
}

bool Triangulator::blocks(std::uint32_t corner, const std::array<WorldPoint, 3>& t) const {
    const Corner& c = m_corners[corner];
    if (c.cut || !c.blunt) return false;
    const WorldPoint p = m_at[c.point];
    if (p == t[0] || p == t[1] || p == t[2]) return false;
    return inTriangle(p, t);
}

bool Triangulator::isEar(std::uint32_t corner) const {
    const Corner& c = m_corners[corner];
    if (c.blunt) return false;
    const std::array<WorldPoint, 3> t{at(c.previous), at(corner), at(c.next)};
    const Span span = cellsOf(t);
    for (std::int32_t y = span.y0; y <= span.y1; ++y)
        for (std::int32_t x = span.x0; x <= span.x1; ++x)
            for (std::uint32_t other = m_cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x)]; other != kNone;
                 other = m_corners[other].nextInCell)
                if (blocks(other, t)) return false;
    return true;
}

void Triangulator::attach(std::uint32_t halfEdge, std::uint32_t beyond) {
    m_twins[halfEdge] = kNone;
    if (beyond == kNone) return;
    std::uint32_t other = beyond;
    if ((beyond & kBridge) != 0) {
        std::uint32_t& waiting = m_bridged[beyond & ~kBridge];
        other = waiting;
        waiting = halfEdge;
        if (other == kNone) return;
    }
    m_twins[halfEdge] = other;
    m_twins[other] = halfEdge;
}

/// A triangle of three corners that follow one another; what is left goes straight from the first to the last.
void Triangulator::emit(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    const auto first = static_cast<std::uint32_t>(m_tips.size());
    for (const std::uint32_t corner : {a, b, c}) m_tips.push_back(m_corners[corner].point);
    m_twins.resize(first + 3, kNone);
    attach(first, m_corners[a].beyond);
    attach(first + 1, m_corners[b].beyond);
    m_corners[a].beyond = first + 2;
}

void Triangulator::cutOff(std::uint32_t corner) {
    const std::uint32_t before = m_corners[corner].previous, after = m_corners[corner].next;
    emit(before, corner, after);
    m_corners[corner].cut = true;
    m_corners[before].next = after;
    m_corners[after].previous = before;
    updateBlunt(before);
    updateBlunt(after);
    --m_remaining;
}

/// Around and around, leaving out the neighbour of each ear: the triangles stay about as large as one another.
bool Triangulator::cutEars() {
    std::uint32_t corner = 0;
    for (std::uint32_t missed = 0; m_remaining > 3;) {
        const std::uint32_t next = m_corners[corner].next;
        if (isEar(corner)) {
            cutOff(corner);
            corner = m_corners[next].next;
            missed = 0;
            continue;
        }
        if (++missed > m_remaining) return false;
        corner = next;
    }
    const std::uint32_t b = m_corners[corner].next, c = m_corners[b].next;
    const double last = turned(at(corner), at(b), at(c));
    if (last < 0) return false;
    if (last == 0) return true;  // three corners in a line: the triangle beside them has them all
    emit(corner, b, c);
    attach(static_cast<std::uint32_t>(m_tips.size()) - 1, m_corners[c].beyond);
    return true;
}

/// True when the two triangles of an edge would be better shaped about the other diagonal, and may be.
bool Triangulator::shouldTurn(std::uint32_t e) const {
    const std::uint32_t f = m_twins[e];
    if (f == kNone) return false;
    const WorldPoint a = m_at[m_tips[e]], b = m_at[m_tips[f]], c = m_at[m_tips[previousHalf(e)]], d = m_at[m_tips[previousHalf(f)]];
    return inCircle(a, b, c, d) && turned(a, d, c) > 0 && turned(d, b, c) > 0;
}

/// a→b with c on its left and d on its right becomes c—d: triangles a d c and d b c.
void Triangulator::turn(std::uint32_t e) {
    const std::uint32_t f = m_twins[e], first = e - e % 3, second = f - f % 3;
    const std::uint32_t a = m_tips[e], b = m_tips[f], c = m_tips[previousHalf(e)], d = m_tips[previousHalf(f)];
    const std::uint32_t bc = m_twins[nextHalf(e)], ca = m_twins[previousHalf(e)], ad = m_twins[nextHalf(f)], db = m_twins[previousHalf(f)];
    const std::uint32_t tips[] = {a, d, c};
    const std::uint32_t others[] = {d, b, c};
    std::copy_n(tips, 3, m_tips.begin() + first);
    std::copy_n(others, 3, m_tips.begin() + second);
    const auto join = [&](std::uint32_t half, std::uint32_t twin) {
        m_twins[half] = twin;
        if (twin != kNone) m_twins[twin] = half;
    };
    join(first, ad);
    join(first + 1, second + 2);
    join(first + 2, ca);
    join(second, db);
    join(second + 1, bc);
    for (const std::uint32_t half : {first, first + 2, second, second + 1}) m_toCheck.push_back(half);
}

void Triangulator::turnEdges() {
    m_toCheck.resize(m_tips.size());
    std::iota(m_toCheck.rbegin(), m_toCheck.rend(), 0U);
    // Every turn makes the triangles better, so it ends by itself; rounding is not to make it go on for ever.
    std::size_t left = 64 * m_tips.size();
    while (!m_toCheck.empty() && left-- > 0) {
        const std::uint32_t halfEdge = m_toCheck.back();
        m_toCheck.pop_back();
        if (shouldTurn(halfEdge)) turn(halfEdge);
    }
}

}  // namespace arobase

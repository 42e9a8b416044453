#include "render/print/plane.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>

namespace arobase::print {
namespace {

struct Box {
    double left, top, right, bottom;
    explicit Box(const Rect& r)
        : left(static_cast<double>(r.x)), top(static_cast<double>(r.y)), right(static_cast<double>(r.right())), bottom(static_cast<double>(r.bottom())) {}
};

/// Keeps what lies on one side of a line: of `along` (x or y), what `sign` · (value − limit) says is not negative.
void cut(Ring& ring, Ring& room, double Point::*along, double limit, double sign) {
    room.clear();
    const auto inside = [&](const Point& p) { return sign * (p.*along - limit) >= 0; };
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
        if (inside(a)) room.push_back(a);
        if (inside(a) == inside(b)) continue;
        const double share = (limit - a.*along) / (b.*along - a.*along);
        Point p{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
        p.*along = limit;
        room.push_back(p);
    }
    std::swap(ring, room);
}

/// Shares of a segment at which it enters and leaves a box (Liang and Barsky).
std::optional<std::pair<double, double>> inBox(const Point& a, const Point& b, const Box& box) {
    double from = 0, to = 1;
    const auto side = [&](double step, double room) {  // step · share <= room
        if (step == 0) return room >= 0;
        const double share = room / step;
        if (step > 0)
            to = std::min(to, share);
        else
            from = std::max(from, share);
        return from <= to;
    };
    const double dx = b.x - a.x, dy = b.y - a.y;
    if (side(dx, box.right - a.x) && side(-dx, a.x - box.left) && side(dy, box.bottom - a.y) && side(-dy, a.y - box.top)) return std::pair{from, to};
    return std::nullopt;
}

Point held(Point p, const Box& box) { return {std::clamp(p.x, box.left, box.right), std::clamp(p.y, box.top, box.bottom)}; }

auto placeOf(const Point& p) { return std::tie(p.x, p.y); }
bool before(const Point& a, const Point& b) { return placeOf(a) < placeOf(b); }

struct Edge {
    std::uint32_t low, high;  ///< indices of the two corners
    bool operator==(const Edge&) const = default;
    auto operator<=>(const Edge&) const = default;
};

/// Corners once each, and for each of `corners` which of them it is.
std::vector<std::uint32_t> numbered(std::span<const Point> corners, std::vector<Point>& once) {
    once.assign(corners.begin(), corners.end());
    std::ranges::sort(once, before);
    once.erase(std::unique(once.begin(), once.end()), once.end());
    std::vector<std::uint32_t> which;
    which.reserve(corners.size());
    for (const Point& p : corners) which.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(once, p, before) - once.begin()));
    return which;
}

std::vector<Edge> outerEdges(std::span<const std::uint32_t> corners) {
    std::vector<Edge> edges;
    edges.reserve(corners.size());
    for (std::size_t i = 0; i + 2 < corners.size(); i += 3)
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint32_t a = corners[i + k], b = corners[i + (k + 1) % 3];
            if (a != b) edges.push_back({std::min(a, b), std::max(a, b)});
        }
    std::ranges::sort(edges);
    std::vector<Edge> outer;
    for (std::size_t i = 0; i < edges.size();) {
        std::size_t next = i;
        while (next < edges.size() && edges[next] == edges[i]) ++next;
        if ((next - i) % 2 == 1) outer.push_back(edges[i]);
        i = next;
    }
    return outer;
}

/// Walks every edge once. Each corner has an even number of them, so that a walk ends where it began.
class RingWalk {
public:
    RingWalk(const std::vector<Edge>& edges, std::size_t corners) : m_edges(edges), m_starts(corners + 1, 0), m_walked(edges.size(), false) {
        for (const Edge& e : edges) ++m_starts[e.low + 1], ++m_starts[e.high + 1];
        for (std::size_t i = 1; i < m_starts.size(); ++i) m_starts[i] += m_starts[i - 1];
        m_at.resize(2 * edges.size());
        m_next.assign(m_starts.begin(), m_starts.end() - 1);
        for (std::uint32_t e = 0; e < edges.size(); ++e)
            for (const std::uint32_t corner : {edges[e].low, edges[e].high}) m_at[m_next[corner]++] = e;
        m_next.assign(m_starts.begin(), m_starts.end() - 1);
    }

    std::vector<std::uint32_t> from(std::uint32_t start) {
        std::vector<std::uint32_t> ring;
        for (std::uint32_t corner = start;;) {
            const auto edge = unwalked(corner);
            if (!edge) return ring;
            m_walked[*edge] = true;
            ring.push_back(corner);
            corner = m_edges[*edge].low == corner ? m_edges[*edge].high : m_edges[*edge].low;
            if (corner == start) return ring;
        }
    }

private:
    std::optional<std::uint32_t> unwalked(std::uint32_t corner) {
        for (std::uint32_t& i = m_next[corner]; i < m_starts[corner + 1]; ++i)
            if (!m_walked[m_at[i]]) return m_at[i];
        return std::nullopt;
    }

    const std::vector<Edge>& m_edges;
    std::vector<std::uint32_t> m_starts, m_at, m_next;  ///< edges at each corner, and the first that may be unwalked
    std::vector<bool> m_walked;
};

}  // namespace

Ring clippedRing(std::span<const Point> ring, const Rect& box) {
    Ring kept(ring.begin(), ring.end()), room;
    if (box.empty()) return {};
    const Box sides(box);
    cut(kept, room, &Point::x, sides.left, 1);
    cut(kept, room, &Point::x, sides.right, -1);
    cut(kept, room, &Point::y, sides.top, 1);
    cut(kept, room, &Point::y, sides.bottom, -1);
    return kept.size() < 3 ? Ring{} : kept;
}

void clipLine(std::span<const Point> line, const Rect& box, std::vector<Line>& into) {
    if (box.empty() || line.empty()) return;
    const Box sides(box);
    if (line.size() == 1 && held(line[0], sides) == line[0]) into.push_back({line[0]});
    bool going = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point &a = line[i], &b = line[i + 1];
        const auto seen = inBox(a, b, sides);
        if (!seen) {
            going = false;
            continue;
        }
        const auto at = [&](double share) { return held({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}, sides); };
        if (!going || seen->first > 0) into.push_back({at(seen->first)});
        into.back().push_back(at(seen->second));
        going = seen->second >= 1;
    }
}

void thin(std::vector<Point>& points, double leastPx) {
    if (points.size() < 3) return;
    std::size_t kept = 1;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const bool last = i + 1 == points.size();
        if (last || std::hypot(points[i].x - points[kept - 1].x, points[i].y - points[kept - 1].y) >= leastPx) points[kept++] = points[i];
    }
    points.resize(kept);
}

std::vector<Ring> outlineOf(std::span<const Point> corners) {
    std::vector<Point> once;
    const auto which = numbered(corners, once);
    const auto edges = outerEdges(which);
    RingWalk walk(edges, once.size());
    std::vector<Ring> rings;
    for (const Edge& edge : edges)
        for (;;) {
            const auto corner = walk.from(edge.low);
            if (corner.size() < 3) break;
            Ring& ring = rings.emplace_back();
            for (const std::uint32_t c : corner) ring.push_back(once[c]);
        }
    return rings;
}

std::vector<Line> joined(std::span<const Point> ends) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
        if (lines.empty() || lines.back().back() != ends[i]) lines.push_back({ends[i]});
        lines.back().push_back(ends[i + 1]);
    }
    return lines;
}

}  // namespace arobase::print

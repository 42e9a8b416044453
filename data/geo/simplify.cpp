#include "data/geo/simplify.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace arobase {

namespace {

using Line = std::vector<std::uint32_t>;

double distanceToSegmentM(WorldPoint p, WorldPoint a, WorldPoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double lengthSquared = dx * dx + dy * dy;
    double t = lengthSquared > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / lengthSquared : 0;
    t = std::clamp(t, 0.0, 1.0);
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// Douglas–Peucker with its own stack: arcs are long enough to make recursion deep.
class Thinner {
public:
    Thinner(const std::vector<WorldPoint>& vertices, const Line& line) : m_vertices(vertices), m_line(line) {}

    Line thinned(double toleranceM) {
        m_kept.assign(m_line.size(), false);
        m_kept.front() = m_kept.back() = true;
        if (m_line.front() == m_line.back()) {
            keepTriangle();
        }
        splitKeptSpans(toleranceM);
        Line result;
        for (std::size_t i = 0; i < m_line.size(); ++i) {
            if (m_kept[i]) result.push_back(m_line[i]);
        }
        return result;
    }

private:
    WorldPoint at(std::size_t i) const { return m_vertices[m_line[i]]; }

    /// The point of ]first, last[ farthest from the chord, and its distance. Needs last − first ≥ 2.
    std::pair<std::size_t, double> farthest(std::size_t first, std::size_t last) const {
        std::size_t best = first + 1;
        double bestDistance = -1;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = distanceToSegmentM(at(i), at(first), at(last));
            if (distance > bestDistance) {
                bestDistance = distance;
                best = i;
            }
        }
        return {best, bestDistance};
    }

    /// A ring must not fold onto a line: the farthest point from its start, and the farthest from that chord, stay.
    void keepTriangle() {
        const std::size_t last = m_line.size() - 1;
        if (last < 3) return;
        const std::size_t tip = farthest(0, last).first;
        m_kept[tip] = true;
        const auto before = tip >= 2 ? farthest(0, tip) : std::pair<std::size_t, double>(0, -1);
        const auto after = last - tip >= 2 ? farthest(tip, last) : std::pair<std::size_t, double>(0, -1);
        m_kept[before.second >= after.second ? before.first : after.first] = true;
    }

    void splitKeptSpans(double toleranceM) {
        std::vector<std::pair<std::size_t, std::size_t>> stack;
        std::size_t previous = 0;
        for (std::size_t i = 1; i < m_line.size(); ++i) {
            if (!m_kept[i]) continue;
            stack.emplace_back(previous, i);
            previous = i;
        }
        while (!stack.empty()) {
            const auto [first, last] = stack.back();
            stack.pop_back();
            if (last - first < 2) continue;
            const auto [middle, distance] = farthest(first, last);
            if (distance <= toleranceM) continue;
            m_kept[middle] = true;
            stack.emplace_back(first, middle);
            stack.emplace_back(middle, last);
        }
    }

    const std::vector<WorldPoint>& m_vertices;
    const Line& m_line;
    std::vector<bool> m_kept;
};

struct Segment {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t arc = 0;
};

double orientation(WorldPoint a, WorldPoint b, WorldPoint c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool onSegment(WorldPoint p, WorldPoint a, WorldPoint b) {
    return std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= p.y && p.y <= std::max(a.y, b.y);
}

/// True when two segments meet anywhere but at a vertex that they share, or share both ends.
bool conflict(const std::vector<WorldPoint>& vertices, const Segment& s, const Segment& t) {
    const bool sharesA = s.a == t.a || s.a == t.b;
    const bool sharesB = s.b == t.a || s.b == t.b;
    if (sharesA && sharesB) return true;
    const WorldPoint a = vertices[s.a];
    const WorldPoint b = vertices[s.b];
    const WorldPoint c = vertices[t.a];
    const WorldPoint d = vertices[t.b];
    if (sharesA || sharesB) {
        const WorldPoint pivot = sharesA ? a : b;
        const WorldPoint mine = sharesA ? b : a;
        const WorldPoint other = (t.a == s.a || t.a == s.b) ? d : c;
        const double dot = (mine.x - pivot.x) * (other.x - pivot.x) + (mine.y - pivot.y) * (other.y - pivot.y);
        return orientation(pivot, mine, other) == 0 && dot > 0;
    }
    const double o1 = orientation(a, b, c);
    const double o2 = orientation(a, b, d);
    const double o3 = orientation(c, d, a);
    const double o4 = orientation(c, d, b);
    if (((o1 > 0) != (o2 > 0)) && ((o3 > 0) != (o4 > 0)) && o1 != 0 && o2 != 0 && o3 != 0 && o4 != 0) return true;
    return (o1 == 0 && onSegment(c, a, b)) || (o2 == 0 && onSegment(d, a, b)) || (o3 == 0 && onSegment(a, c, d)) ||
           (o4 == 0 && onSegment(b, c, d));
}

/// The parts of the plane where some lines are, coarsely.
class Neighbourhood {
public:
    explicit Neighbourhood(const WorldBox& box) : m_box(box), m_cells(kSide * kSide, false) {}

    void add(WorldPoint a, WorldPoint b) {
        forEachCell(a, b, [&](std::size_t cell) { m_cells[cell] = true; });
    }
    bool mayTouch(WorldPoint a, WorldPoint b) const {
        bool found = false;
        forEachCell(a, b, [&](std::size_t cell) { found = found || m_cells[cell]; });
        return found;
    }

private:
    static constexpr std::size_t kSide = 1024;

    template <class Visit>
    void forEachCell(WorldPoint a, WorldPoint b, const Visit& visit) const {
        const auto place = [](double v, double low, double size) {
            return static_cast<std::size_t>(std::clamp((v - low) / std::max(size, 1.0), 0.0, 1.0) * (kSide - 1));
        };
        const std::size_t x0 = place(std::min(a.x, b.x), m_box.min.x, m_box.width()), x1 = place(std::max(a.x, b.x), m_box.min.x, m_box.width());
        const std::size_t y0 = place(std::min(a.y, b.y), m_box.min.y, m_box.height()), y1 = place(std::max(a.y, b.y), m_box.min.y, m_box.height());
        for (std::size_t y = y0; y <= y1; ++y)
            for (std::size_t x = x0; x <= x1; ++x) visit(y * kSide + x);
    }

    WorldBox m_box;
    std::vector<bool> m_cells;
};

/// Finds conflicting segments with a grid of square cells.
class ConflictFinder {
public:
    /// Only conflicts in which one of the `moved` arcs takes part are found.
    ConflictFinder(const std::vector<WorldPoint>& vertices, const std::vector<Line>& arcs, const std::vector<bool>& moved) : m_vertices(vertices) {
        const bool all = std::find(moved.begin(), moved.end(), false) == moved.end();
        if (all) {
            forEachSegment(arcs, [&](const Segment& s) { m_segments.push_back(s); });
        } else {
            addNear(arcs, moved);
        }
        double total = 0;
        for (const Segment& s : m_segments) total += std::hypot(vertices[s.b].x - vertices[s.a].x, vertices[s.b].y - vertices[s.a].y);
        if (!m_segments.empty()) m_cellM = std::max(1.0, 2 * total / static_cast<double>(m_segments.size()));
        m_entries.reserve(m_segments.size() * 2);
        for (std::uint32_t i = 0; i < m_segments.size(); ++i) insert(i);
        std::sort(m_entries.begin(), m_entries.end());
    }

    /// True in the result for each arc that conflicts with another or with itself.
    std::vector<bool> conflictingArcs(std::size_t arcCount) const {
        std::vector<bool> result(arcCount, false);
        for (std::size_t first = 0, end = 0; first < m_entries.size(); first = end) {
            while (end < m_entries.size() && m_entries[end].first == m_entries[first].first) ++end;
            for (std::size_t i = first; i < end; ++i) {
                const Segment& s = m_segments[m_entries[i].second];
                for (std::size_t j = i + 1; j < end; ++j) {
                    const Segment& t = m_segments[m_entries[j].second];
                    if (result[s.arc] && result[t.arc]) continue;
                    if (!conflict(m_vertices, s, t)) continue;
                    result[s.arc] = result[t.arc] = true;
                }
            }
        }
        return result;
    }

private:
    template <class Visit>
    static void forEachSegment(const std::vector<Line>& arcs, const Visit& visit) {
        for (std::size_t arc = 0; arc < arcs.size(); ++arc)
            for (std::size_t i = 0; i + 1 < arcs[arc].size(); ++i) visit(Segment{arcs[arc][i], arcs[arc][i + 1], static_cast<std::uint32_t>(arc)});
    }

    void addNear(const std::vector<Line>& arcs, const std::vector<bool>& moved) {
        WorldBox box;
        for (std::size_t arc = 0; arc < arcs.size(); ++arc)
            for (std::size_t i = 0; moved[arc] && i < arcs[arc].size(); ++i) box.add(m_vertices[arcs[arc][i]]);
        Neighbourhood near(box);
        forEachSegment(arcs, [&](const Segment& s) {
            if (moved[s.arc]) near.add(m_vertices[s.a], m_vertices[s.b]);
        });
        forEachSegment(arcs, [&](const Segment& s) {
            if (moved[s.arc] || near.mayTouch(m_vertices[s.a], m_vertices[s.b])) m_segments.push_back(s);
        });
    }

    std::int64_t cell(double v) const { return static_cast<std::int64_t>(std::floor(v / m_cellM)); }

    void insert(std::uint32_t index) {
        const WorldPoint a = m_vertices[m_segments[index].a];
        const WorldPoint b = m_vertices[m_segments[index].b];
        for (std::int64_t row = cell(std::min(a.y, b.y)); row <= cell(std::max(a.y, b.y)); ++row) {
            // Only the cells that the segment crosses in this row: a long diagonal must not fill its whole box.
            const double low = static_cast<double>(row) * m_cellM;
            const auto [x0, x1] = spanInRow(a, b, low, low + m_cellM);
            for (std::int64_t column = cell(x0); column <= cell(x1); ++column) {
                const std::uint64_t key =
                    (static_cast<std::uint64_t>(column) << 32) ^ (static_cast<std::uint64_t>(row) & 0xFFFFFFFFULL);
                m_entries.emplace_back(key, index);
            }
        }
    }

    static std::pair<double, double> spanInRow(WorldPoint a, WorldPoint b, double low, double high) {
        if (a.y > b.y) std::swap(a, b);
        const double height = b.y - a.y;
        const auto xAt = [&](double y) {
            return height > 0 ? a.x + (b.x - a.x) * std::clamp((y - a.y) / height, 0.0, 1.0) : a.x;
        };
        const double x0 = height > 0 ? xAt(low) : a.x;
        const double x1 = height > 0 ? xAt(high) : b.x;
        return std::minmax(x0, x1);
    }

    const std::vector<WorldPoint>& m_vertices;
    std::vector<Segment> m_segments;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_entries;  ///< cell and segment, by cell
    double m_cellM = 1;
};

}  // namespace

std::vector<std::uint32_t> thinned(const std::vector<WorldPoint>& vertices, const std::vector<std::uint32_t>& line, double toleranceM) {
    return Thinner(vertices, line).thinned(toleranceM);
}

SimplifiedArcs sourceArcs(const Topology& topology) {
    SimplifiedArcs result;
    result.arcs.reserve(topology.arcs.size());
    for (const Arc& arc : topology.arcs) result.arcs.push_back(arc.vertices);
    return result;
}

SimplifiedArcs simplifiedArcs(const Topology& topology, double toleranceM) {
    return simplifiedArcs(topology, std::vector<double>(topology.arcs.size(), toleranceM));
}

SimplifiedArcs simplifiedArcs(const Topology& topology, std::vector<double> tolerancesM) {
    SimplifiedArcs result;
    const auto thinnedAt = [&](std::size_t arc) {
        const Line& source = topology.arcs[arc].vertices;
        return tolerancesM[arc] > 0 ? Thinner(topology.vertices, source).thinned(tolerancesM[arc]) : source;
    };
    for (std::size_t i = 0; i < topology.arcs.size(); ++i) result.arcs.push_back(thinnedAt(i));
    if (std::ranges::all_of(tolerancesM, [](double t) { return t <= 0; })) return result;
    constexpr double kFinestM = 5;
    constexpr int kMostRounds = 16;  // halving from any map tolerance reaches the source well before
    std::vector<bool> touched(topology.arcs.size(), false), moved(topology.arcs.size(), true);
    for (int round = 0; round < kMostRounds; ++round) {
        // Two arcs that were in conflict have both been made finer if they could be: only what these meet now is new.
        const std::vector<bool> conflicting = ConflictFinder(topology.vertices, result.arcs, moved).conflictingArcs(result.arcs.size());
        moved.assign(moved.size(), false);
        for (std::size_t i = 0; i < result.arcs.size(); ++i) {
            if (!conflicting[i] || tolerancesM[i] <= 0) continue;
            tolerancesM[i] = tolerancesM[i] > kFinestM ? tolerancesM[i] / 2 : 0;
            result.arcs[i] = thinnedAt(i);
            touched[i] = moved[i] = true;
        }
        if (std::find(moved.begin(), moved.end(), true) == moved.end()) break;
    }
    result.refined = static_cast<int>(std::count(touched.begin(), touched.end(), true));
    return result;
}

std::vector<std::uint32_t> ringVertices(const SimplifiedArcs& simplified, const ArcRing& ring) {
    std::vector<std::uint32_t> vertices;
    for (const ArcUse& use : ring.uses) {
        const Line& line = simplified.arcs[use.arc];
        // Each arc gives all but its last vertex, which is the first of the next.
        if (use.reversed) {
            vertices.insert(vertices.end(), line.rbegin(), line.rend() - 1);
        } else {
            vertices.insert(vertices.end(), line.begin(), line.end() - 1);
        }
    }
    return vertices;
}

WorldPolygon polygonAt(const Topology& topology, const SimplifiedArcs& simplified, const ArcPolygon& polygon) {
    WorldPolygon result;
    for (const ArcRing& ring : polygon.rings) {
        std::vector<WorldPoint> points;
        for (const std::uint32_t v : ringVertices(simplified, ring)) points.push_back(topology.vertices[v]);
        const bool usable = points.size() >= 3 && twiceSignedAreaM2(points) != 0;
        if (!usable && result.rings.empty()) return result;
        if (usable) result.rings.push_back(std::move(points));
    }
    return result;
}

}  // namespace arobase

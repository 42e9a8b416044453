#include "data/geo/dissolve.h"

#include <algorithm>
#include <cmath>

namespace arobase {

namespace {

std::uint32_t firstVertex(const Topology& topology, ArcUse use) {
    const Arc& arc = topology.arcs[use.arc];
    return use.reversed ? arc.vertices.back() : arc.vertices.front();
}

std::uint32_t lastVertex(const Topology& topology, ArcUse use) {
    return firstVertex(topology, {use.arc, !use.reversed});
}

/// The vertex after the first, or before the last, as the use walks.
WorldPoint second(const Topology& topology, ArcUse use) {
    const std::vector<std::uint32_t>& line = topology.arcs[use.arc].vertices;
    return topology.vertices[use.reversed ? line[line.size() - 2] : line[1]];
}
WorldPoint lastButOne(const Topology& topology, ArcUse use) {
    return second(topology, {use.arc, !use.reversed});
}

std::vector<WorldPoint> pointsOf(const Topology& topology, const ArcRing& ring) {
    std::vector<WorldPoint> points;
    for (const ArcUse& use : ring.uses) {
        const std::vector<std::uint32_t>& line = topology.arcs[use.arc].vertices;
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            points.push_back(topology.vertices[use.reversed ? line[line.size() - 1 - i] : line[i]]);
    }
    return points;
}

bool contains(const std::vector<WorldPoint>& ring, WorldPoint p) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const WorldPoint a = ring[i], b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
    }
    return inside;
}

double turned(WorldPoint from, WorldPoint at, WorldPoint to) {
    const double in = std::atan2(at.y - from.y, at.x - from.x), out = std::atan2(to.y - at.y, to.x - at.x);
    return std::remainder(out - in, 2 * 3.14159265358979323846);
}

/// Chains the arcs of one group, its land on their left, into rings.
class RingChainer {
public:
    RingChainer(const Topology& topology, std::vector<ArcUse> uses) : m_topology(topology), m_uses(std::move(uses)) {
        std::sort(m_uses.begin(), m_uses.end(), [&](ArcUse a, ArcUse b) {
            return firstVertex(topology, a) != firstVertex(topology, b) ? firstVertex(topology, a) < firstVertex(topology, b) : a.arc < b.arc;
        });
        m_taken.assign(m_uses.size(), false);
    }

    std::vector<ArcRing> rings() {
        std::vector<ArcRing> result;
        for (std::size_t i = 0; i < m_uses.size(); ++i) {
            if (m_taken[i]) continue;
            ArcRing ring;
            const std::uint32_t start = firstVertex(m_topology, m_uses[i]);
            for (std::size_t at = i; at < m_uses.size(); at = next(m_uses[at])) {
                m_taken[at] = true;
                ring.uses.push_back(m_uses[at]);
                if (lastVertex(m_topology, m_uses[at]) == start) break;
            }
            if (lastVertex(m_topology, ring.uses.back()) == start) result.push_back(std::move(ring));
        }
        return result;
    }

private:
    /// Of the arcs that leave where `use` arrives, the one farthest to the left: land that touches itself at a point is cut
    /// there. m_uses.size() when there is none.
    std::size_t next(ArcUse use) const {
        const std::uint32_t at = lastVertex(m_topology, use);
        auto it = std::lower_bound(m_uses.begin(), m_uses.end(), at,
                                   [&](ArcUse u, std::uint32_t v) { return firstVertex(m_topology, u) < v; });
        std::size_t best = m_uses.size();
        double leftmost = -10;
        for (; it != m_uses.end() && firstVertex(m_topology, *it) == at; ++it) {
            const auto index = static_cast<std::size_t>(it - m_uses.begin());
            if (m_taken[index]) continue;
            const double turn = turned(lastButOne(m_topology, use), m_topology.vertices[at], second(m_topology, *it));
            if (turn <= leftmost) continue;
            leftmost = turn;
            best = index;
        }
        return best;
    }

    const Topology& m_topology;
    std::vector<ArcUse> m_uses;
    std::vector<bool> m_taken;
};

/// Outer rings turn anticlockwise; each hole goes into the smallest of them that holds it.
ArcArea nested(const Topology& topology, std::vector<ArcRing> rings) {
    struct Outer {
        double area = 0;
        std::vector<WorldPoint> points;
    };
    ArcArea result;
    std::vector<Outer> outers;
    std::vector<ArcRing> holes;
    for (ArcRing& ring : rings) {
        std::vector<WorldPoint> points = pointsOf(topology, ring);
        const double area = twiceSignedAreaM2(points);
        if (area > 0) {
            outers.push_back({area, std::move(points)});
            result.polygons.push_back({{std::move(ring)}});
        } else if (area < 0) {
            holes.push_back(std::move(ring));
        }
    }
    for (ArcRing& hole : holes) {
        const std::vector<WorldPoint> points = pointsOf(topology, hole);
        const WorldPoint probe{(points[0].x + points[1].x) / 2, (points[0].y + points[1].y) / 2};
        std::size_t best = outers.size();
        for (std::size_t i = 0; i < outers.size(); ++i)
            if (contains(outers[i].points, probe) && (best == outers.size() || outers[i].area < outers[best].area)) best = i;
        if (best < outers.size()) result.polygons[best].rings.push_back(std::move(hole));
    }
    return result;
}

}  // namespace

std::vector<ArcSides> arcSides(const Topology& topology) {
    std::vector<ArcSides> sides(topology.arcs.size());
    for (std::size_t area = 0; area < topology.areas.size(); ++area) {
        for (const ArcPolygon& polygon : topology.areas[area].polygons) {
            for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
                const bool anticlockwise = twiceSignedAreaM2(pointsOf(topology, polygon.rings[r])) > 0;
                const bool landOnLeft = anticlockwise == (r == 0);
                for (const ArcUse& use : polygon.rings[r].uses)
                    (landOnLeft != use.reversed ? sides[use.arc].left : sides[use.arc].right) = static_cast<int>(area);
            }
        }
    }
    return sides;
}

std::vector<ArcArea> dissolved(const Topology& topology, const std::vector<int>& groupOfArea, int groups) {
    std::vector<std::vector<ArcUse>> uses(static_cast<std::size_t>(std::max(groups, 0)));
    const auto groupOf = [&](int area) { return area < 0 ? -1 : groupOfArea[static_cast<std::size_t>(area)]; };
    const std::vector<ArcSides> sides = arcSides(topology);
    for (std::uint32_t arc = 0; arc < sides.size(); ++arc) {
        const int left = groupOf(sides[arc].left), right = groupOf(sides[arc].right);
        if (left == right) continue;
        if (left >= 0 && left < groups) uses[static_cast<std::size_t>(left)].push_back({arc, false});
        if (right >= 0 && right < groups) uses[static_cast<std::size_t>(right)].push_back({arc, true});
    }
    std::vector<ArcArea> result;
    for (std::vector<ArcUse>& own : uses) result.push_back(nested(topology, RingChainer(topology, std::move(own)).rings()));
    return result;
}

}  // namespace arobase

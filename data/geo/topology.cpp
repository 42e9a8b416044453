#include "data/geo/topology.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include <tsl/robin_map.h>

namespace arobase {

namespace {

using VertexRing = std::vector<std::uint32_t>;

/// Spreads keys made of two halves over the table.
struct KeyHash {
    std::size_t operator()(std::uint64_t key) const { return static_cast<std::size_t>((key ^ (key >> 29)) * 0x9E3779B97F4A7C15ULL >> 16); }
};

/// Gives the same index to points that are nearly the same: the first seen within the welding distance.
class VertexPool {
public:
    VertexPool(std::vector<WorldPoint>& vertices, double weldM)
        : m_vertices(vertices), m_weldM(weldM), m_cellM(weldM * kWeldsPerCell) {}

    std::uint32_t indexOf(WorldPoint p) {
        std::uint32_t found = kNone;
        // The cells that the welding distance reaches: mostly one alone.
        for (std::int64_t row = cell(p.y - m_weldM); row <= cell(p.y + m_weldM); ++row)
            for (std::int64_t column = cell(p.x - m_weldM); column <= cell(p.x + m_weldM); ++column)
                found = std::min(found, within(key(column, row), p));
        if (found != kNone) return found;
        const auto index = static_cast<std::uint32_t>(m_vertices.size());
        m_vertices.push_back(p);
        const auto [last, isNew] = m_lastOfCell.try_emplace(key(cell(p.x), cell(p.y)), index);
        m_previous.push_back(isNew ? kNone : last->second);
        last.value() = index;
        return index;
    }

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    static constexpr double kWeldsPerCell = 8;

    std::int64_t cell(double v) const { return static_cast<std::int64_t>(std::floor(v / m_cellM)); }
    static std::uint64_t key(std::int64_t column, std::int64_t row) {
        return (static_cast<std::uint64_t>(column) << 32) ^ (static_cast<std::uint64_t>(row) & 0xFFFFFFFFULL);
    }
    std::uint32_t within(std::uint64_t cellKey, WorldPoint p) const {
        std::uint32_t found = kNone;
        const auto last = m_lastOfCell.find(cellKey);
        for (std::uint32_t i = last == m_lastOfCell.end() ? kNone : last->second; i != kNone; i = m_previous[i])
            if (std::hypot(p.x - m_vertices[i].x, p.y - m_vertices[i].y) <= m_weldM) found = i;
        return found;
    }

    std::vector<WorldPoint>& m_vertices;
    double m_weldM;
    double m_cellM;
    tsl::robin_map<std::uint64_t, std::uint32_t, KeyHash> m_lastOfCell;
    std::vector<std::uint32_t> m_previous;  ///< in the same cell, per vertex
};

struct EdgeInfo {
    std::array<int, 2> areas{-1, -1};
    int count = 0;
    std::uint8_t mark = 0;
};

std::uint64_t edgeKey(std::uint32_t a, std::uint32_t b) {
    const auto [low, high] = std::minmax(a, b);
    return (static_cast<std::uint64_t>(low) << 32) | high;
}

/// A ring of an input polygon, once welded.
struct PlacedRing {
    VertexRing vertices;
    int area = 0;
    int polygon = 0;
};

/// Takes out repeated points and spikes (a, b, a) until there are none.
void clean(VertexRing& ring) {
    for (bool changed = true; changed && ring.size() >= 3;) {
        VertexRing kept;
        for (const std::uint32_t v : ring) {
            if (!kept.empty() && kept.back() == v) continue;
            if (kept.size() >= 2 && kept[kept.size() - 2] == v) {
                kept.pop_back();
                continue;
            }
            kept.push_back(v);
        }
        while (kept.size() >= 2 && kept.front() == kept.back()) kept.pop_back();
        if (kept.size() >= 3 && kept[1] == kept.back()) kept.erase(kept.begin());
        changed = kept.size() != ring.size();
        ring = std::move(kept);
    }
}

class Builder {
public:
    explicit Builder(Topology& topology) : m_topology(topology) {}

    void addRings(const std::vector<std::vector<WorldPolygon>>& areas, double weldM);
    void countEdges();
    void markEdges(const EdgeMarker& marker);
    void findJunctions();
    void cutRings();

private:
    EdgeInfo& edge(std::uint32_t a, std::uint32_t b) { return m_edges[edgeKey(a, b)]; }  // a new edge moves the others
    ArcUse arcUse(const VertexRing& line);
    ArcRing cut(const VertexRing& ring);

    Topology& m_topology;
    std::vector<PlacedRing> m_rings;
    tsl::robin_map<std::uint64_t, EdgeInfo, KeyHash> m_edges;
    std::vector<bool> m_junction;
    tsl::robin_map<std::uint64_t, std::uint32_t, KeyHash> m_arcByStart;  // directed first edge → arc
};

void Builder::addRings(const std::vector<std::vector<WorldPolygon>>& areas, double weldM) {
    VertexPool pool(m_topology.vertices, weldM);
    m_topology.areas.resize(areas.size());
    for (std::size_t a = 0; a < areas.size(); ++a) {
        for (const WorldPolygon& polygon : areas[a]) {
            const auto polygonIndex = static_cast<int>(m_topology.areas[a].polygons.size());
            bool outer = true;
            for (const std::vector<WorldPoint>& points : polygon.rings) {
                PlacedRing ring{{}, static_cast<int>(a), polygonIndex};
                for (const WorldPoint p : points) ring.vertices.push_back(pool.indexOf(p));
                clean(ring.vertices);
                const bool usable = ring.vertices.size() >= 3;
                if (outer && !usable) break;
                if (outer) m_topology.areas[a].polygons.emplace_back();
                outer = false;
                if (usable) m_rings.push_back(std::move(ring));
            }
        }
    }
}

void Builder::countEdges() {
    for (const PlacedRing& ring : m_rings) {
        for (std::size_t i = 0; i < ring.vertices.size(); ++i) {
            EdgeInfo& info = edge(ring.vertices[i], ring.vertices[(i + 1) % ring.vertices.size()]);
            if (info.count < 2) info.areas[static_cast<std::size_t>(info.count)] = ring.area;
            ++info.count;
        }
    }
    for (auto it = m_edges.begin(); it != m_edges.end(); ++it) std::ranges::sort(it.value().areas, std::greater<>());
}

void Builder::markEdges(const EdgeMarker& marker) {
    if (!marker) return;
    for (const PlacedRing& ring : m_rings) {
        const std::size_t count = ring.vertices.size();
        std::vector<WorldPoint> points;
        std::vector<bool> single;
        for (std::size_t i = 0; i < count; ++i) {
            points.push_back(m_topology.vertices[ring.vertices[i]]);
            single.push_back(edge(ring.vertices[i], ring.vertices[(i + 1) % count]).count == 1);
        }
        std::vector<std::uint8_t> marks(count, 0);
        marker(points, single, marks);
        for (std::size_t i = 0; i < count; ++i) {
            if (single[i]) edge(ring.vertices[i], ring.vertices[(i + 1) % count]).mark = marks[i];
        }
    }
}

void Builder::findJunctions() {
    struct Incidence {
        int edges = 0;
        const EdgeInfo* first = nullptr;
        bool differs = false;
    };
    std::vector<Incidence> incidences(m_topology.vertices.size());
    for (const auto& [key, info] : m_edges) {
        for (const std::uint32_t v : {static_cast<std::uint32_t>(key >> 32), static_cast<std::uint32_t>(key & 0xFFFFFFFFU)}) {
            Incidence& at = incidences[v];
            ++at.edges;
            if (at.first == nullptr) at.first = &info;
            at.differs = at.differs || at.first->areas != info.areas || at.first->mark != info.mark;
        }
    }
    m_junction.reserve(incidences.size());
    for (const Incidence& at : incidences) m_junction.push_back(at.edges != 2 || at.differs);
}

/// The arc along a line, made at its first use. Both directions of a line give the same arc.
ArcUse Builder::arcUse(const VertexRing& line) {
    const auto forwardStart = std::pair(line.front(), line[1]);
    const auto backwardStart = std::pair(line.back(), line[line.size() - 2]);
    const bool reversed = backwardStart < forwardStart;
    const auto start = reversed ? backwardStart : forwardStart;
    const std::uint64_t key = (static_cast<std::uint64_t>(start.first) << 32) | start.second;
    const auto [found, isNew] = m_arcByStart.try_emplace(key, static_cast<std::uint32_t>(m_topology.arcs.size()));
    if (isNew) {
        const EdgeInfo& info = edge(line[0], line[1]);
        Arc arc{line, info.areas, info.mark};
        if (reversed) std::reverse(arc.vertices.begin(), arc.vertices.end());
        m_topology.arcs.push_back(std::move(arc));
    }
    return {found->second, reversed};
}

ArcRing Builder::cut(const VertexRing& ring) {
    VertexRing turned = ring;
    const auto isJunction = [&](std::uint32_t v) { return m_junction[v]; };
    auto start = std::find_if(turned.begin(), turned.end(), isJunction);
    // Without a junction the ring is one closed arc; the smallest index starts it, whoever uses it.
    if (start == turned.end()) start = std::min_element(turned.begin(), turned.end());
    std::rotate(turned.begin(), start, turned.end());
    turned.push_back(turned.front());
    ArcRing result;
    VertexRing line{turned.front()};
    for (std::size_t i = 1; i < turned.size(); ++i) {
        line.push_back(turned[i]);
        if (!m_junction[turned[i]] && i + 1 < turned.size()) continue;
        result.uses.push_back(arcUse(line));
        line.assign(1, turned[i]);
    }
    return result;
}

void Builder::cutRings() {
    for (const PlacedRing& ring : m_rings) {
        ArcArea& area = m_topology.areas[static_cast<std::size_t>(ring.area)];
        area.polygons[static_cast<std::size_t>(ring.polygon)].rings.push_back(cut(ring.vertices));
    }
}

/// Arcs that took the place of one, in its direction.
using Pieces = std::vector<std::uint32_t>;

/// A closed arc begins where its mark changes: nothing but that cuts it.
void turnToChange(Arc& arc, std::vector<std::uint8_t>& marks) {
    if (!arc.closed() || marks.front() != marks.back()) return;
    const auto change = std::adjacent_find(marks.begin(), marks.end(), std::not_equal_to<>());
    if (change == marks.end()) return;
    const auto shift = change - marks.begin() + 1;
    std::rotate(marks.begin(), marks.begin() + shift, marks.end());
    arc.vertices.pop_back();
    std::rotate(arc.vertices.begin(), arc.vertices.begin() + shift, arc.vertices.end());
    arc.vertices.push_back(arc.vertices.front());
}

Pieces cutArc(std::vector<Arc>& arcs, std::uint32_t index, std::vector<std::uint8_t> marks) {
    Arc whole = std::move(arcs[index]);
    turnToChange(whole, marks);
    Pieces pieces;
    for (std::size_t first = 0, end = 0; first < marks.size(); first = end) {
        while (end < marks.size() && marks[end] == marks[first]) ++end;
        const auto from = whole.vertices.begin() + static_cast<std::ptrdiff_t>(first), to = whole.vertices.begin() + static_cast<std::ptrdiff_t>(end) + 1;
        Arc piece{{from, to}, whole.areas, marks[first]};
        pieces.push_back(first == 0 ? index : static_cast<std::uint32_t>(arcs.size()));
        if (first == 0) arcs[index] = std::move(piece);
        else arcs.push_back(std::move(piece));
    }
    return pieces;
}

void usePieces(std::vector<ArcArea>& areas, const std::vector<Pieces>& pieces) {
    for (ArcArea& area : areas)
        for (ArcPolygon& polygon : area.polygons)
            for (ArcRing& ring : polygon.rings) {
                const auto whole = [&](const ArcUse& use) { return use.arc >= pieces.size() || pieces[use.arc].size() < 2; };
                if (std::ranges::all_of(ring.uses, whole)) continue;
                std::vector<ArcUse> uses;
                for (const ArcUse& use : ring.uses) {
                    Pieces parts = whole(use) ? Pieces{use.arc} : pieces[use.arc];
                    if (use.reversed) std::ranges::reverse(parts);
                    for (const std::uint32_t part : parts) uses.push_back({part, use.reversed});
                }
                ring.uses = std::move(uses);
            }
}

}  // namespace

void cutAtMarks(Topology& topology, const std::vector<std::vector<std::uint8_t>>& marks, std::vector<ArcArea>& others) {
    std::vector<Pieces> pieces(marks.size());
    for (std::uint32_t arc = 0; arc < marks.size(); ++arc)
        if (!marks[arc].empty()) pieces[arc] = cutArc(topology.arcs, arc, marks[arc]);
    usePieces(topology.areas, pieces);
    usePieces(others, pieces);
}

Topology buildTopology(const std::vector<std::vector<WorldPolygon>>& areas, double weldM, const EdgeMarker& marker) {
    Topology topology;
    Builder builder(topology);
    builder.addRings(areas, weldM);
    builder.countEdges();
    builder.markEdges(marker);
    builder.findJunctions();
    builder.cutRings();
    return topology;
}

}  // namespace arobase

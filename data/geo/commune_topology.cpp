#include "data/geo/commune_topology.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "data/geo/dissolve.h"
#include "data/geo/simplify.h"

namespace arobase {

namespace {

using Edge = std::tuple<double, double, double, double>;

Edge edgeOf(WorldPoint a, WorldPoint b) {
    const bool ordered = std::pair(a.x, a.y) < std::pair(b.x, b.y);
    return ordered ? Edge{a.x, a.y, b.x, b.y} : Edge{b.x, b.y, a.x, a.y};
}

std::vector<WorldPolygon> projected(const std::vector<LonLatPolygon>& polygons, const Projector& projector, int& lost) {
    std::vector<WorldPolygon> result;
    for (const LonLatPolygon& polygon : polygons) {
        WorldPolygon& world = result.emplace_back();
        for (const std::vector<LonLat>& ring : polygon.rings) {
            std::vector<WorldPoint>& points = world.rings.emplace_back();
            points.reserve(ring.size());
            for (const LonLat p : ring) {
                const auto at = projector.forward(p);
                if (at) points.push_back(*at);
                if (!at) ++lost;
            }
        }
    }
    return result;
}

/// EPCI of today by commune code, also by the codes of what has been merged since.
std::unordered_map<std::string, int> epciByCommune(const CogTables& cog) {
    std::unordered_map<std::string, int> result;
    for (std::size_t i = 0; i < cog.epci.size(); ++i)
        for (const std::string& member : cog.epci[i].members) result.emplace(member, static_cast<int>(i));
    for (const CogCommune& commune : cog.communes) {
        const auto found = result.find(commune.code);
        if (found == result.end()) continue;
        const int epci = found->second;
        for (const std::string& former : commune.formerCodes) result.emplace(former, epci);
    }
    return result;
}

/// Edges of the départements' outlines that carry a mark. The communes' rings are too short for the marker to judge by.
std::map<Edge, std::uint8_t> markedEdges(const Topology& topology, const std::vector<ArcArea>& areas, double weldM, const EdgeMarker& marker) {
    const SimplifiedArcs source = sourceArcs(topology);
    std::vector<std::vector<WorldPolygon>> outlines;
    for (const ArcArea& area : areas) {
        outlines.emplace_back();
        for (const ArcPolygon& polygon : area.polygons) outlines.back().push_back(polygonAt(topology, source, polygon));
    }
    const Topology marked = buildTopology(outlines, weldM, marker);
    std::map<Edge, std::uint8_t> edges;
    for (const Arc& arc : marked.arcs)
        for (std::size_t i = 0; arc.mark != 0 && i + 1 < arc.vertices.size(); ++i)
            edges.emplace(edgeOf(marked.vertices[arc.vertices[i]], marked.vertices[arc.vertices[i + 1]]), arc.mark);
    return edges;
}

EdgeMarker markerFrom(const std::map<Edge, std::uint8_t>& edges) {
    return [&edges](const std::vector<WorldPoint>& ring, const std::vector<bool>& single, std::vector<std::uint8_t>& marks) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if (!single[i]) continue;
            const auto found = edges.find(edgeOf(ring[i], ring[(i + 1) % ring.size()]));
            if (found != edges.end()) marks[i] = found->second;
        }
    };
}

/// Every area has an outline for most of today's communes; a layer of another year differs by a few.
bool nearlyComplete(const CogTables& cog, std::span<const LandArea* const> areas, const std::vector<int>& areaOfCommune) {
    constexpr double kMost = 0.8;
    std::unordered_map<std::string, int> official;
    for (const CogCommune& commune : cog.communes) ++official[commune.departement];
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const auto outlined = std::count(areaOfCommune.begin(), areaOfCommune.end(), static_cast<int>(i));
        const auto known = official.find(areas[i]->code);
        const int wanted = known == official.end() ? 1 : known->second;
        if (static_cast<double>(outlined) < kMost * wanted || outlined == 0) return false;
    }
    return true;
}

}  // namespace

TerritoryCommunes communesOf(const GeoSources& sources, std::span<const LandArea* const> areas, const Projector& projector) {
    std::unordered_map<std::string, int> areaByCode;
    for (std::size_t i = 0; i < areas.size(); ++i) areaByCode.emplace(areas[i]->code, static_cast<int>(i));
    const auto epci = epciByCommune(sources.cog);
    TerritoryCommunes result;
    for (const GeoFeature& commune : sources.communes) {
        const auto area = areaByCode.find(departementOfCommune(commune.code));
        if (area == areaByCode.end()) continue;
        const auto member = epci.find(commune.code);
        result.communes.push_back(&commune);
        result.polygons.push_back(projected(commune.polygons, projector, result.lost));
        result.area.push_back(area->second);
        result.epci.push_back(member == epci.end() ? -1 : member->second);
    }
    return nearlyComplete(sources.cog, areas, result.area) ? std::move(result) : TerritoryCommunes{};
}

CommuneTopology buildCommuneTopology(const TerritoryCommunes& communes, std::size_t areaCount, double weldM, const EdgeMarker& marker) {
    CommuneTopology result;
    const auto groups = static_cast<int>(areaCount);
    result.communes = buildTopology(communes.polygons, weldM, {});
    if (marker) {
        const auto edges = markedEdges(result.communes, dissolved(result.communes, communes.area, groups), weldM, marker);
        if (!edges.empty()) result.communes = buildTopology(communes.polygons, weldM, markerFrom(edges));
    }
    result.areas = result.communes;
    result.areas.areas = dissolved(result.communes, communes.area, groups);
    for (Arc& arc : result.areas.arcs) {
        for (int& side : arc.areas)
            if (side >= 0) side = communes.area[static_cast<std::size_t>(side)];
        std::sort(arc.areas.begin(), arc.areas.end(), std::greater<>());
    }
    return result;
}

}  // namespace arobase

#include "data/geo/commune_topology.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include "data/geo/dissolve.h"

namespace arobase {

namespace {

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

/// What the marker says of the départements' outlines, by arc and edge. The communes' own rings are too short for it to judge by.
std::vector<std::vector<std::uint8_t>> marksOfArcs(const Topology& topology, const std::vector<ArcArea>& areas, const EdgeMarker& marker) {
    std::vector<std::vector<std::uint8_t>> marks(topology.arcs.size());
    const auto mark = [&](const ArcRing& ring) {
        std::vector<WorldPoint> points;
        std::vector<bool> single;
        for (const ArcUse& use : ring.uses) {
            const Arc& arc = topology.arcs[use.arc];
            for (std::size_t i = 0; i + 1 < arc.vertices.size(); ++i) {
                points.push_back(topology.vertices[arc.vertices[use.reversed ? arc.vertices.size() - 1 - i : i]]);
                single.push_back(arc.areas[1] < 0);
            }
        }
        std::vector<std::uint8_t> found(points.size(), 0);
        marker(points, single, found);
        auto next = found.begin();
        for (const ArcUse& use : ring.uses) {
            const auto last = next + static_cast<std::ptrdiff_t>(topology.arcs[use.arc].vertices.size() - 1);
            if (topology.arcs[use.arc].areas[1] < 0) marks[use.arc].assign(next, last);
            if (use.reversed) std::ranges::reverse(marks[use.arc]);
            next = last;
        }
    };
    for (const ArcArea& area : areas)
        for (const ArcPolygon& polygon : area.polygons) std::ranges::for_each(polygon.rings, mark);
    return marks;
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

CommuneTopology dissolvedCommunes(Topology topology, const TerritoryCommunes& communes, std::size_t areaCount, const EdgeMarker& marker) {
    CommuneTopology result;
    result.communes = std::move(topology);
    std::vector<ArcArea> areas = dissolved(result.communes, communes.area, static_cast<int>(areaCount));
    if (marker) cutAtMarks(result.communes, marksOfArcs(result.communes, areas, marker), areas);
    result.areas = {result.communes.vertices, result.communes.arcs, std::move(areas)};
    for (Arc& arc : result.areas.arcs) {
        for (int& side : arc.areas)
            if (side >= 0) side = communes.area[static_cast<std::size_t>(side)];
        std::sort(arc.areas.begin(), arc.areas.end(), std::greater<>());
    }
    return result;
}

}  // namespace arobase

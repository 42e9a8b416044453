#include "data/geo/epci_hulls.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

namespace arobase {

namespace {

constexpr double kHullRatio = 0.35;    // draws in at bays between communes, not at each corner of a box
constexpr double kCutCorner = 0.29;    // of a box's sides: a commune seldom fills the corners of its box
constexpr double kSmallestPart = 0.02; // of the hull, for what the coast cuts off

/// The corners of the octagon in a box.
std::array<LonLat, 8> octagon(const LonLatBox& box) {
    const double dx = kCutCorner * (box.max.lon - box.min.lon), dy = kCutCorner * (box.max.lat - box.min.lat);
    return {{{box.min.lon + dx, box.min.lat}, {box.max.lon - dx, box.min.lat}, {box.max.lon, box.min.lat + dy}, {box.max.lon, box.max.lat - dy},
             {box.max.lon - dx, box.max.lat}, {box.min.lon + dx, box.max.lat}, {box.min.lon, box.max.lat - dy}, {box.min.lon, box.min.lat + dy}}};
}

/// Corners cut off once: the shape is not to look like a border.
std::vector<WorldPoint> softened(const std::vector<WorldPoint>& ring) {
    std::vector<WorldPoint> result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const WorldPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        result.push_back({a.x + (b.x - a.x) / 4, a.y + (b.y - a.y) / 4});
        result.push_back({b.x - (b.x - a.x) / 4, b.y - (b.y - a.y) / 4});
    }
    return result;
}

class HullMaker {
public:
    HullMaker(const Territory& territory, const CogTables& cog, const Projector& projector)
        : m_territory(territoryByCode(territory.code).value_or(0)), m_cog(cog), m_projector(projector) {
        for (const CogCommune& commune : cog.communes) m_communes.emplace(commune.code, &commune);
    }

    /// Corners around the members that lie in the territory.
    std::vector<WorldPoint> pointsOf(const CogEpci& epci) const {
        std::vector<WorldPoint> points;
        for (const std::string& member : epci.members) {
            if (territoryOfCode(member) != m_territory) continue;
            addBox(member, points);
            const auto commune = m_communes.find(member);
            if (commune == m_communes.end()) continue;
            for (const std::string& former : commune->second->formerCodes) addBox(former, points);
        }
        return points;
    }

private:
    void addBox(const std::string& code, std::vector<WorldPoint>& points) const {
        const auto box = m_cog.communeBoxes.find(code);
        if (box == m_cog.communeBoxes.end()) return;
        for (const LonLat corner : octagon(box->second))
            if (const auto at = m_projector.forward(corner)) points.push_back(*at);
    }

    int m_territory;
    const CogTables& m_cog;
    const Projector& m_projector;
    std::unordered_map<std::string, const CogCommune*> m_communes;
};

}  // namespace

std::vector<BakedArea> epciHulls(const Territory& territory, const CogTables& cog, const std::vector<WorldPolygon>& land, WorldPoint origin,
                                 const Projector& projector, const GeometryEngine& engine) {
    const HullMaker maker(territory, cog, projector);
    const GeometryEngine::Mask mask(engine, land);
    std::vector<BakedArea> hulls;
    for (const CogEpci& epci : cog.epci) {
        const std::vector<WorldPoint> points = maker.pointsOf(epci);
        if (points.size() < 3) continue;
        std::vector<WorldPolygon> parts;
        for (WorldPolygon& hull : engine.concaveHull(points, kHullRatio)) {
            for (std::vector<WorldPoint>& ring : hull.rings) ring = softened(ring);
            const double least = kSmallestPart * areaM2(hull);
            for (WorldPolygon& part : mask.of(hull))
                if (areaM2(part) > least) parts.push_back(std::move(part));
        }
        if (!parts.empty()) hulls.push_back(bakedArea(epci.siren, epci.name, parts, origin));
    }
    std::sort(hulls.begin(), hulls.end(), [](const BakedArea& a, const BakedArea& b) { return a.code < b.code; });
    return hulls;
}

}  // namespace arobase

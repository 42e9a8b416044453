// Triangles are made in the plane of longitudes and latitudes, then cut until each lies close to the ellipsoid.
#include "data/geo/globe_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <utility>

#include "data/geo/level_mesh.h"
#include "data/geo/polygon_triangles.h"
#include "data/geo/simplify.h"
#include "data/geo/topology.h"

namespace arobase {

namespace {

/// A degree of latitude; the plane that polygons are simplified and triangulated in is degrees times that.
constexpr double kMetresPerDegree = 111195;
constexpr std::array<double, 2> kTolerancesM{4000, 12000};
/// Corners within that share of the tolerance become one first: an arc as long as a continent's coast would else be kept as it is
/// for the sake of one fjord whose sides cross.
constexpr double kWeldShare = 0.7, kArcShare = 0.6;
constexpr double kLongestEdgeDeg = 6;  // its chord lies 0.14 % of a radius below the ground
constexpr double kCellDeg = 15;

WorldPoint planar(LonLat p) { return {p.lon * kMetresPerDegree, p.lat * kMetresPerDegree}; }
LonLat lonLat(WorldPoint p) { return {p.x / kMetresPerDegree, p.y / kMetresPerDegree}; }

GlobePoint rounded(Geocentric p) { return {static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z)}; }

/// Longitudes that go on past ±180° where the source jumps, the middle of the outer ring within ±180°. A ring around a pole
/// goes by way of the pole.
WorldPolygon unrolled(const LonLatPolygon& source) {
    WorldPolygon result;
    double previous = source.rings[0][0].lon, shift = 0;
    for (const std::vector<LonLat>& ring : source.rings) {
        std::vector<WorldPoint> points;
        double least = 1e9, most = -1e9;
        for (const LonLat p : ring) {
            previous += std::remainder(p.lon - previous, 360.0);
            least = std::min(least, previous);
            most = std::max(most, previous);
            points.push_back(planar({previous, p.lat}));
        }
        const double closing = previous + std::remainder(ring[0].lon - previous, 360.0);
        const double first = points[0].x / kMetresPerDegree;
        if (std::abs(closing - first) > 180) {
            const double pole = ring[0].lat < 0 ? -90 : 90;
            points.push_back(planar({closing, ring[0].lat}));
            points.push_back(planar({closing, pole}));
            points.push_back(planar({first, pole}));
        }
        if (result.rings.empty()) shift = -360 * std::round((least + most) / 2 / 360) * kMetresPerDegree;
        for (WorldPoint& p : points) p.x += shift;
        result.rings.push_back(std::move(points));
    }
    return result;
}

/// Degrees on the ground, along a parallel or a meridian, whichever is more.
double lengthDeg(LonLat a, LonLat b) {
    const double across = std::max(0.1, std::cos((a.lat + b.lat) / 2 * std::numbers::pi / 180));
    return std::max(std::abs(a.lat - b.lat), std::abs(a.lon - b.lon) * across);
}

bool tooLong(LonLat a, LonLat b) { return lengthDeg(a, b) > kLongestEdgeDeg; }

LonLat middle(LonLat a, LonLat b) { return {(a.lon + b.lon) / 2, (a.lat + b.lat) / 2}; }

/// Where something is kept, so that what is near stands near.
int cellOf(LonLat p) {
    const int row = static_cast<int>((p.lat + 90) / kCellDeg), column = static_cast<int>((p.lon + 540) / kCellDeg);
    return row * 1000 + (row % 2 == 0 ? column : 999 - column);
}

using LonLatTriangle = std::array<LonLat, 3>;

/// Cuts the edges that are too long in two; whether one is depends on nothing but its ends, so neighbours still fit.
void cut(const LonLatTriangle& t, std::vector<LonLatTriangle>& out) {
    // The longest first: a long triangle would else be cut into a fan, each of whose blades is a long triangle again.
    std::size_t longest = 0;
    for (const std::size_t i : {std::size_t{1}, std::size_t{2}})
        if (lengthDeg(t[i], t[(i + 1) % 3]) > lengthDeg(t[longest], t[(longest + 1) % 3])) longest = i;
    const LonLat a = t[longest], b = t[(longest + 1) % 3], c = t[(longest + 2) % 3];
    if (tooLong(a, b)) {
        const LonLat m = middle(a, b);
        cut({a, m, c}, out);
        cut({m, b, c}, out);
        return;
    }
    out.push_back(t);
}

void addLine(LonLat a, LonLat b, std::vector<std::pair<LonLat, LonLat>>& out) {
    if (!tooLong(a, b)) return out.push_back({a, b});
    addLine(a, middle(a, b), out);
    addLine(middle(a, b), b, out);
}

std::vector<GlobeSegment> placed(std::vector<std::pair<LonLat, LonLat>> lines) {
    std::ranges::stable_sort(lines, {}, [](const auto& line) { return cellOf(line.first); });
    std::vector<GlobeSegment> result;
    for (const auto& [a, b] : lines) result.push_back({rounded(geocentric(a)), rounded(geocentric(b))});
    return result;
}

/// The seams of the plane, along the antimeridian and to the poles, are no coasts.
bool isSeam(LonLat a, LonLat b) {
    const auto atEdge = [](LonLat p) { return std::abs(std::abs(p.lon) - 180) < 1e-6; };
    return a.lat < -89.9 || b.lat < -89.9 || (atEdge(a) && atEdge(b));
}

class GlobeLevelBuilder {
public:
    GlobeLevelBuilder(const Topology& topology, const GeometryEngine& engine, double toleranceM)
        : m_topology(topology), m_cutter(engine), m_simplified(simplifiedArcs(topology, toleranceM * kArcShare)), m_source(sourceArcs(topology)) {
        m_level.toleranceM = toleranceM;
    }

    BakedGlobeLevel build(int& failed) {
        std::vector<bool> kept(m_topology.arcs.size(), false);
        LevelMesh mesh({0, 0});
        std::vector<std::uint32_t> indices;
        for (const ArcArea& country : m_topology.areas)
            for (const ArcPolygon& polygon : country.polygons) {
                const WorldPolygon shape = polygonAt(m_topology, m_simplified, polygon);
                if (shape.rings.empty() || areaM2(shape) < 2 * m_level.toleranceM * m_level.toleranceM) continue;
                if (!mesh.add(shape, m_cutter, indices) && !mesh.add(polygonAt(m_topology, m_source, polygon), m_cutter, indices)) ++failed;
                for (const ArcRing& ring : polygon.rings)
                    for (const ArcUse& use : ring.uses) kept[use.arc] = true;
            }
        addTriangles(mesh.takeVertices(), indices);
        addLines(kept);
        return std::move(m_level);
    }

private:
    void addTriangles(const std::vector<LocalPoint>& vertices, const std::vector<std::uint32_t>& indices) {
        const auto at = [&](std::size_t i) {
            const LocalPoint p = vertices[indices[i]];
            return lonLat({static_cast<double>(p.x), static_cast<double>(p.y)});
        };
        std::vector<LonLatTriangle> triangles;
        for (std::size_t i = 0; i + 2 < indices.size(); i += 3) cut({at(i), at(i + 1), at(i + 2)}, triangles);
        std::ranges::stable_sort(triangles, {}, [](const LonLatTriangle& t) { return cellOf(middle(t[0], middle(t[1], t[2]))); });
        std::map<std::pair<double, double>, std::uint32_t> known;
        for (const LonLatTriangle& t : triangles)
            for (const LonLat p : t) {
                const auto [found, isNew] = known.try_emplace({p.lon, p.lat}, static_cast<std::uint32_t>(m_level.vertices.size()));
                if (isNew) m_level.vertices.push_back(rounded(geocentric(p)));
                m_level.land.push_back(found->second);
            }
    }

    void addLines(const std::vector<bool>& kept) {
        std::vector<std::pair<LonLat, LonLat>> coast, borders;
        for (std::size_t i = 0; i < m_topology.arcs.size(); ++i) {
            const Arc& arc = m_topology.arcs[i];
            if (!kept[i] || arc.areas[0] == arc.areas[1]) continue;
            const std::vector<std::uint32_t>& line = m_simplified.arcs[i];
            for (std::size_t k = 0; k + 1 < line.size(); ++k) {
                const LonLat a = lonLat(m_topology.vertices[line[k]]), b = lonLat(m_topology.vertices[line[k + 1]]);
                if (!isSeam(a, b)) addLine(a, b, arc.areas[1] < 0 ? coast : borders);
            }
        }
        m_level.coast = placed(std::move(coast));
        m_level.borders = placed(std::move(borders));
    }

    const Topology& m_topology;
    PolygonTriangles m_cutter;
    SimplifiedArcs m_simplified, m_source;
    BakedGlobeLevel m_level;
};

/// The level that an inset would show at about a millimetre of screen for a hundredth of the territory.
const BakedLevel& travellingLevel(const BakedTerritory& baked) {
    const double enoughM = std::max(baked.box.width(), baked.box.height()) / 800;
    for (std::size_t i = baked.levels.size(); i-- > 1;)
        if (baked.levels[i].toleranceM <= enoughM) return baked.levels[i];
    return baked.levels.front();
}

}  // namespace

std::vector<BakedGlobeLevel> buildGlobeLevels(const std::vector<Country>& countries, const GeometryEngine& engine, Issues& issues) {
    std::vector<BakedGlobeLevel> levels;
    if (countries.empty()) return levels;
    std::vector<std::vector<WorldPolygon>> areas;
    for (const Country& country : countries) {
        std::vector<WorldPolygon>& polygons = areas.emplace_back();
        for (const LonLatPolygon& polygon : country.polygons)
            if (!polygon.rings.empty() && polygon.rings[0].size() >= 3) polygons.push_back(unrolled(polygon));
    }
    int failed = 0;
    for (const double toleranceM : kTolerancesM) {
        const Topology topology = buildTopology(areas, toleranceM * kWeldShare, {});
        levels.push_back(GlobeLevelBuilder(topology, engine, toleranceM).build(failed));
    }
    if (failed > 0) {
        Issue issue;
        issue.severity = Severity::Info;
        issue.rule = "geodata-globe-left-out";
        issue.message = std::to_string(failed) + " polygone(s) du globe non dessiné(s)";
        issues.push_back(std::move(issue));
    }
    return levels;
}

BakedTravel buildTravel(const Territory& territory, const BakedTerritory& baked, const std::vector<LandArea>& areas, const GeometryEngine& engine) {
    BakedTravel travel;
    const Projector projector(territory.epsg);
    travel.anchor = middle(territory.homeMin, territory.homeMax);
    std::vector<LonLatPolygon> land;
    for (const LandArea& area : areas)
        if (territories()[static_cast<std::size_t>(territoryOfCode(area.code))].code == territory.code)
            land.insert(land.end(), area.polygons.begin(), area.polygons.end());
    const bool islands = territory.code != "FR";  // métropole is many polygons: its middle is not that of the largest
    if (const auto inside = islands ? engine.pointInside(land) : std::nullopt) travel.anchor = *inside;
    if (const auto at = projector.forward(travel.anchor)) travel.legalAnchor = *at;
    if (baked.levels.empty()) return travel;
    const BakedLevel& level = travellingLevel(baked);
    const Geocentric anchor = geocentric(travel.anchor);
    const auto point = [&](LocalPoint p) {
        const WorldPoint world{level.origin.x + static_cast<double>(p.x), level.origin.y + static_cast<double>(p.y)};
        TravelPoint made{{static_cast<float>(world.x - travel.legalAnchor.x), static_cast<float>(world.y - travel.legalAnchor.y)}, {}};
        if (const auto place = projector.inverse(world)) made.globe = rounded(geocentric(*place) - anchor);
        return made;
    };
    std::map<std::uint32_t, std::uint32_t> known;  // the level's other vertices are of its neighbours
    for (const std::uint32_t index : level.land) {
        const auto [found, isNew] = known.try_emplace(index, static_cast<std::uint32_t>(travel.vertices.size()));
        if (isNew) travel.vertices.push_back(point(level.vertices[index]));
        travel.land.push_back(found->second);
    }
    std::set<std::pair<float, float>> corners;
    for (const std::uint32_t index : level.land) corners.insert({level.vertices[index].x, level.vertices[index].y});
    const auto own = [&](LocalPoint p) { return corners.contains({p.x, p.y}); };  // others part two of its neighbours
    for (const BorderRank rank : {BorderRank::Coast, BorderRank::Country})
        for (const BorderSegment& s : level.borders[static_cast<std::size_t>(rank)])
            if (own(s.a) && own(s.b)) travel.outline.push_back({point(s.a), point(s.b)});
    return travel;
}

}  // namespace arobase

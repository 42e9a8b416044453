#include "data/geo/territory_builder.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "data/geo/commune_topology.h"
#include "data/geo/epci_hulls.h"
#include "data/geo/level_mesh.h"
#include "data/geo/neighbours.h"
#include "data/geo/simplify.h"
#include "data/geo/topology.h"
#include "data/workers.h"

namespace arobase {

namespace {

constexpr double kWeldM = 0.5;  ///< the sources write the same vertex to a few centimetres
constexpr std::array<double, 5> kTolerancesM{0, 100, 300, 700, 2500};
constexpr double kCoarsestCommunesM = 700;  ///< beyond, a commune is smaller than a pixel

std::size_t rank(BorderRank r) {
    return static_cast<std::size_t>(r);
}

/// The countries at one tolerance, used by several levels.
struct NeighbourMesh {
    LevelMesh mesh;
    std::vector<std::uint32_t> indices;
    std::vector<BorderSegment> borders;
};

class TerritoryBuilder {
public:
    TerritoryBuilder(const Territory& territory, const GeoSources& sources, int threads, Issues& issues)
        : m_territory(territory), m_sources(sources), m_threads(threads), m_issues(issues), m_projector(territory.epsg) {}

    BakedTerritory build(const std::function<void(double)>& progress);

private:
    void projectAreas();
    void buildTopologies(const std::function<void(double)>& progress);
    NearTest lookAround();
    void buildLand(const std::function<NearTest()>& near, const std::function<void(double)>& progress);
    void takeCommunes();
    void makeAreas();
    void makeHulls();
    std::vector<WorldPolygon> underlay() const;
    bool nearLand(const WorldPolygon& polygon) const;
    std::vector<double> abroadTolerances(double toleranceM) const;
    NeighbourMesh neighbourMesh(double toleranceM, const GeometryEngine& engine, Issues& issues) const;
    BakedLevel makeLevel(double toleranceM, const NeighbourMesh& neighbours, const GeometryEngine& engine, Issues& issues) const;
    std::vector<BakedLevel> makeLevels(const std::function<void(double)>& progress);
    std::vector<bool> droppedArcs(const SimplifiedArcs& simplified, double toleranceM) const;
    void addLand(const SimplifiedArcs& simplified, const std::vector<bool>& dropped, const GeometryEngine& engine, LevelMesh& mesh,
                 BakedLevel& level, Issues& issues) const;
    void addCommunes(const SimplifiedArcs& simplified, const GeometryEngine& engine, BakedLevel& level, Issues& issues) const;
    void addBorders(const SimplifiedArcs& simplified, const std::vector<bool>& dropped, const LevelMesh& mesh,
                    BakedLevel& level) const;
    BorderRank rankOf(const Arc& arc) const;
    double diagonalM() const { return std::hypot(m_result.box.width(), m_result.box.height()); }
    double landScaleM() const;
    void report(std::string rule, std::string message) { report(m_issues, std::move(rule), std::move(message)); }
    void report(Issues& issues, std::string rule, std::string message) const;

    const Territory& m_territory;
    const GeoSources& m_sources;
    int m_threads;
    GeometryEngine m_engine;  // of the calling thread
    Issues& m_issues;
    Projector m_projector;
    BakedTerritory m_result;
    std::vector<const LandArea*> m_areas;
    std::vector<std::vector<WorldPolygon>> m_polygons;  // parallel to m_areas
    Surroundings m_surroundings;
    TerritoryCommunes m_outlined;
    Topology m_land;
    Topology m_communes;  // the same arcs; empty without outlines of communes
    Topology m_abroad;
    std::vector<WorldPolygon> m_underlay;
};

void TerritoryBuilder::report(Issues& issues, std::string rule, std::string message) const {
    Issue issue;
    issue.severity = Severity::Info;
    issue.rule = std::move(rule);
    issue.message = std::string(m_territory.name) + "\u202f: " + message;
    issues.push_back(std::move(issue));
}

/// Side of a square as large as the land: small for an archipelago, however far it spreads.
double TerritoryBuilder::landScaleM() const {
    double sum = 0;
    for (const std::vector<WorldPolygon>& polygons : m_polygons) {
        for (const WorldPolygon& polygon : polygons) sum += areaM2(polygon);
    }
    return std::sqrt(std::max(sum, 0.0));
}

void TerritoryBuilder::projectAreas() {
    const int index = territoryByCode(m_territory.code).value_or(0);
    int lost = 0;
    for (const LandArea& area : m_sources.areas) {
        if (territoryOfCode(area.code) != index) continue;
        std::vector<WorldPolygon> polygons;
        for (const LonLatPolygon& polygon : area.polygons) {
            WorldPolygon& world = polygons.emplace_back();
            for (const std::vector<LonLat>& ring : polygon.rings) {
                std::vector<WorldPoint>& points = world.rings.emplace_back();
                for (const LonLat p : ring) {
                    const auto at = m_projector.forward(p);
                    if (at) points.push_back(*at);
                    if (!at) ++lost;
                }
            }
            for (const WorldPoint p : world.rings[0]) m_result.box.add(p);
        }
        m_areas.push_back(&area);
        m_polygons.push_back(std::move(polygons));
    }
    if (lost > 0) report("geodata-outside-projection", std::to_string(lost) + " sommet(s) hors du domaine de la projection");
}

bool TerritoryBuilder::nearLand(const WorldPolygon& polygon) const {
    WorldBox box;
    for (const WorldPoint p : polygon.rings[0]) box.add(p);
    constexpr double kMarginM = 10e3;
    const WorldBox& land = m_result.box;
    return box.min.x <= land.max.x + kMarginM && box.max.x >= land.min.x - kMarginM && box.min.y <= land.max.y + kMarginM &&
           box.max.y >= land.min.y - kMarginM;
}

/// The countries around, in a projector and an engine of their own: this goes on beside the territory's own borders.
NearTest TerritoryBuilder::lookAround() {
    const Projector projector(m_territory.epsg);
    const GeometryEngine engine;
    m_surroundings = surroundingsOf(m_territory, m_result.box, m_sources.countries, projector, engine);
    m_abroad = buildTopology(m_surroundings.countries, kWeldM, {});
    std::vector<WorldPolygon> close;
    for (const std::vector<WorldPolygon>& country : m_surroundings.countries) {
        std::copy_if(country.begin(), country.end(), std::back_inserter(close),
                     [&](const WorldPolygon& polygon) { return nearLand(polygon); });
    }
    const bool sameSource = std::any_of(m_areas.begin(), m_areas.end(), [](const LandArea* a) { return a->fromWorldAtlas; });
    // Two sources draw the same border up to a kilometre apart; on a small island that would take in its whole coast.
    return NearTest(close, sameSource ? 60 : std::clamp(0.02 * diagonalM(), 150.0, 1500.0));
}

void TerritoryBuilder::buildTopologies(const std::function<void(double)>& progress) {
    auto around = beside(m_threads, [&] { return lookAround(); });
    buildLand([&] { return around.get(); }, progress);
    m_underlay = underlay();
}

/// Départements from the outlines of their communes where there are any: then all borders are the same lines.
void TerritoryBuilder::buildLand(const std::function<NearTest()>& lookedAround, const std::function<void(double)>& progress) {
    const double shortestM = std::min(4000.0, 0.02 * diagonalM());
    m_outlined = communesOf(m_sources, m_areas, m_projector);
    progress(0.1);
    if (m_outlined.communes.empty()) {
        const NearTest near = lookedAround();
        m_land = buildTopology(m_polygons, kWeldM, countryBorderMarker(near, shortestM));
        return;
    }
    Topology communes = buildTopology(m_outlined.polygons, kWeldM, {});
    m_outlined.polygons = {};
    progress(0.35);
    const NearTest near = lookedAround();
    CommuneTopology both = dissolvedCommunes(std::move(communes), m_outlined, m_areas.size(), countryBorderMarker(near, shortestM));
    m_land = std::move(both.areas);
    m_communes = std::move(both.communes);
    const SimplifiedArcs source = sourceArcs(m_land);
    m_result.box = {};
    for (std::size_t i = 0; i < m_polygons.size(); ++i) {
        m_polygons[i].clear();
        for (const ArcPolygon& polygon : m_land.areas[i].polygons) m_polygons[i].push_back(polygonAt(m_land, source, polygon));
        for (const WorldPolygon& polygon : m_polygons[i])
            for (const WorldPoint p : polygon.rings[0]) m_result.box.add(p);
    }
}

/// In the order of the topology's areas: that is what a feature's number means.
void TerritoryBuilder::takeCommunes() {
    for (std::size_t i = 0; i < m_outlined.communes.size(); ++i) {
        const int epci = m_outlined.epci[i];
        m_result.communes.push_back({m_outlined.communes[i]->code, m_outlined.communes[i]->name,
                                     epci < 0 ? std::string() : m_sources.cog.epci[static_cast<std::size_t>(epci)].siren, m_outlined.area[i]});
    }
    if (m_outlined.lost > 0)
        report("geodata-outside-projection", std::to_string(m_outlined.lost) + " sommet(s) de communes hors du domaine de la projection");
}

/// Where two sources draw a land border differently, sea would show between France and its neighbour. This strip, drawn in
/// the neighbours' colour under the land, is what the neighbours' own source calls France near the border.
std::vector<WorldPolygon> TerritoryBuilder::underlay() const {
    const double widthM = std::min(3000.0, 0.03 * diagonalM());
    std::vector<std::vector<WorldPoint>> lines;
    for (const Arc& arc : m_land.arcs) {
        if (arc.areas[1] != -1 || arc.mark != kMarkCountry) continue;
        std::vector<WorldPoint>& line = lines.emplace_back();
        for (const std::uint32_t v : thinned(m_land.vertices, arc.vertices, widthM / 20)) line.push_back(m_land.vertices[v]);
    }
    if (lines.empty()) return {};
    return m_engine.intersection(m_engine.band(lines, widthM), m_surroundings.ownLand);
}

void TerritoryBuilder::makeAreas() {
    m_result.areaOrigin = m_result.box.centre();
    for (std::size_t i = 0; i < m_areas.size(); ++i)
        m_result.areas.push_back(bakedArea(m_areas[i]->code, m_areas[i]->name, m_polygons[i], m_result.areaOrigin));
}

void TerritoryBuilder::makeHulls() {
    if (!m_outlined.communes.empty()) return;
    std::vector<WorldPolygon> land;
    for (const std::vector<WorldPolygon>& polygons : m_polygons) land.insert(land.end(), polygons.begin(), polygons.end());
    m_result.hulls = epciHulls(m_territory, m_sources.cog, land, m_result.areaOrigin, m_projector, m_engine);
}

/// Far from the territory, a coast shows only when zoomed out.
std::vector<double> TerritoryBuilder::abroadTolerances(double toleranceM) const {
    const double nearM = std::max(100e3, 0.4 * diagonalM());
    const double coarsestM = kTolerancesM.back();
    std::vector<double> tolerances;
    for (const Arc& arc : m_abroad.arcs) {
        double distanceM = 1e9;
        for (const std::uint32_t v : arc.vertices) {
            const WorldPoint p = m_abroad.vertices[v];
            const WorldBox& land = m_result.box;
            distanceM = std::min(distanceM, std::hypot(std::max({land.min.x - p.x, 0.0, p.x - land.max.x}),
                                                       std::max({land.min.y - p.y, 0.0, p.y - land.max.y})));
        }
        tolerances.push_back(distanceM < nearM ? toleranceM : coarsestM);
    }
    return tolerances;
}

NeighbourMesh TerritoryBuilder::neighbourMesh(double toleranceM, const GeometryEngine& engine, Issues& issues) const {
    NeighbourMesh result{LevelMesh(m_result.box.centre()), {}, {}};
    const SimplifiedArcs simplified = simplifiedArcs(m_abroad, abroadTolerances(toleranceM));
    PolygonTriangles cutter(engine);
    int failed = 0;
    for (const ArcArea& country : m_abroad.areas) {
        for (const ArcPolygon& polygon : country.polygons) {
            const WorldPolygon shape = polygonAt(m_abroad, simplified, polygon);
            const bool worthwhile = !shape.rings.empty() && areaM2(shape) > 2 * toleranceM * toleranceM;
            if (worthwhile && !result.mesh.add(shape, cutter, result.indices)) ++failed;
        }
    }
    for (const WorldPolygon& strip : m_underlay) {
        if (!result.mesh.add(strip, cutter, result.indices)) ++failed;
    }
    if (failed > 0) report(issues, "geodata-neighbour-left-out", std::to_string(failed) + " polygone(s) voisin(s) non dessiné(s)");
    for (std::size_t i = 0; i < m_abroad.arcs.size(); ++i) {
        const Arc& arc = m_abroad.arcs[i];
        if (arc.areas[1] < 0 || arc.areas[0] == arc.areas[1]) continue;
        const std::vector<std::uint32_t>& line = simplified.arcs[i];
        for (std::size_t k = 0; k + 1 < line.size(); ++k) {
            result.borders.push_back(
                {result.mesh.local(m_abroad.vertices[line[k]]), result.mesh.local(m_abroad.vertices[line[k + 1]])});
        }
    }
    return result;
}

/// Islets that would not show at this level. An island that counts for its territory always stays.
std::vector<bool> TerritoryBuilder::droppedArcs(const SimplifiedArcs& simplified, double toleranceM) const {
    std::vector<bool> dropped(m_land.arcs.size(), false);
    if (toleranceM <= 0) return dropped;
    double largest = 0;
    std::vector<std::pair<std::uint32_t, double>> islands;
    for (const ArcArea& area : m_land.areas) {
        for (const ArcPolygon& polygon : area.polygons) {
            const double size = areaM2(polygonAt(m_land, simplified, polygon));
            largest = std::max(largest, size);
            const ArcRing& outer = polygon.rings[0];
            const bool alone =
                outer.uses.size() == 1 && polygon.rings.size() == 1 && m_land.arcs[outer.uses[0].arc].areas[1] == -1;
            if (alone) islands.emplace_back(outer.uses[0].arc, size);
        }
    }
    constexpr double kCountingShare = 1e-3;
    for (const auto& [arc, size] : islands) {
        dropped[arc] = size < 2 * toleranceM * toleranceM && size < kCountingShare * largest;
    }
    return dropped;
}

void TerritoryBuilder::addLand(const SimplifiedArcs& simplified, const std::vector<bool>& dropped, const GeometryEngine& engine,
                               LevelMesh& mesh, BakedLevel& level, Issues& issues) const {
    PolygonTriangles cutter(engine);
    for (std::size_t i = 0; i < m_land.areas.size(); ++i) {
        IndexRange range{static_cast<std::uint32_t>(level.land.size()), 0};
        for (const ArcPolygon& polygon : m_land.areas[i].polygons) {
            const ArcRing& outer = polygon.rings[0];
            if (outer.uses.size() == 1 && dropped[outer.uses[0].arc]) continue;
            if (mesh.add(polygonAt(m_land, simplified, polygon), cutter, level.land)) continue;
            const bool saved = mesh.add(polygonAt(m_land, sourceArcs(m_land), polygon), cutter, level.land);
            report(issues, "geodata-area-not-simplified",
                   "contour de « " + m_areas[i]->name + " » " + (saved ? "gardé sans simplification" : "non dessiné"));
        }
        range.count = static_cast<std::uint32_t>(level.land.size()) - range.first;
        level.areaRanges.push_back(range);
    }
}

void TerritoryBuilder::addCommunes(const SimplifiedArcs& simplified, const GeometryEngine& engine, BakedLevel& level, Issues& issues) const {
    if (m_outlined.communes.empty() || level.toleranceM > kCoarsestCommunesM) return;
    level.communes = CommuneLevelJob{m_communes, simplified, m_outlined.epci, m_outlined.area, level.origin, engine}.run();
    std::string names;
    for (const std::uint32_t commune : level.communes.unfilled) names += " " + m_outlined.communes[commune]->code;
    if (!names.empty()) report(issues, "geodata-commune-not-filled", "contours de communes non remplis :" + names);
}

BorderRank TerritoryBuilder::rankOf(const Arc& arc) const {
    if (arc.areas[1] < 0) return arc.mark == kMarkCountry ? BorderRank::Country : BorderRank::Coast;
    const LandArea& a = *m_areas[static_cast<std::size_t>(arc.areas[0])];
    const LandArea& b = *m_areas[static_cast<std::size_t>(arc.areas[1])];
    return a.region == b.region ? BorderRank::Departement : BorderRank::Region;
}

void TerritoryBuilder::addBorders(const SimplifiedArcs& simplified, const std::vector<bool>& dropped, const LevelMesh& mesh,
                                  BakedLevel& level) const {
    for (std::size_t i = 0; i < m_land.arcs.size(); ++i) {
        const Arc& arc = m_land.arcs[i];
        // An area that touches itself is not a border.
        if (dropped[i] || arc.areas[0] == arc.areas[1]) continue;
        std::vector<BorderSegment>& segments = level.borders[rank(rankOf(arc))];
        const std::vector<std::uint32_t>& line = simplified.arcs[i];
        for (std::size_t k = 0; k + 1 < line.size(); ++k) {
            segments.push_back({mesh.local(m_land.vertices[line[k]]), mesh.local(m_land.vertices[line[k + 1]])});
        }
    }
}

BakedLevel TerritoryBuilder::makeLevel(double toleranceM, const NeighbourMesh& neighbours, const GeometryEngine& engine,
                                       Issues& issues) const {
    BakedLevel level;
    level.toleranceM = toleranceM;
    level.origin = m_result.box.centre();
    LevelMesh mesh(level.origin);
    const SimplifiedArcs simplified = simplifiedArcs(m_land, toleranceM);
    const std::vector<bool> dropped = droppedArcs(simplified, toleranceM);
    addLand(simplified, dropped, engine, mesh, level, issues);
    addBorders(simplified, dropped, mesh, level);
    std::vector<BorderSegment>& country = level.borders[rank(BorderRank::Country)];
    country.insert(country.end(), neighbours.borders.begin(), neighbours.borders.end());
    mesh.append(neighbours.mesh, neighbours.indices, level.neighbours);
    level.vertices = mesh.takeVertices();
    addCommunes(simplified, engine, level, issues);
    return level;
}

/// Each level is made by itself, the finest first: it is half of the work.
std::vector<BakedLevel> TerritoryBuilder::makeLevels(const std::function<void(double)>& progress) {
    const double fineM = m_territory.code == "FR" ? 300 : (diagonalM() < 200e3 ? 0 : 200);
    std::vector<double> tolerances;
    for (const double toleranceM : kTolerancesM)  // a level that thins small islands to triangles would never look right
        if (toleranceM <= landScaleM() / 40) tolerances.push_back(toleranceM);
    std::vector<Issues> issues(2 + tolerances.size());
    std::vector<NeighbourMesh> neighbours(2, NeighbourMesh{LevelMesh(m_result.box.centre()), {}, {}});
    const auto makeNeighbours = [&](std::size_t i) { neighbours[i] = neighbourMesh(i == 0 ? fineM : kTolerancesM.back(), GeometryEngine(), issues[i]); };
    shareOut(neighbours.size(), m_threads, makeNeighbours, [](std::size_t) {});
    progress(0.5);
    std::vector<BakedLevel> levels(tolerances.size());
    const auto make = [&](std::size_t i) {
        const bool near = tolerances[i] < kTolerancesM.back();
        levels[i] = makeLevel(tolerances[i], neighbours[near ? 0 : 1], GeometryEngine(), issues[2 + i]);
    };
    shareOut(levels.size(), m_threads, make, [&](std::size_t done) { progress(0.5 + 0.5 * static_cast<double>(done) / static_cast<double>(levels.size())); });
    for (Issues& found : issues) std::move(found.begin(), found.end(), std::back_inserter(m_issues));
    return levels;
}

BakedTerritory TerritoryBuilder::build(const std::function<void(double)>& progress) {
    m_result.code = m_territory.code;
    m_result.epsg = m_territory.epsg;
    projectAreas();
    if (m_areas.empty() || m_result.box.empty()) {
        m_result.box = {{0, 0}, {0, 0}};
        report("geodata-empty-territory", "aucun contour");
        return std::move(m_result);
    }
    buildTopologies(progress);
    makeAreas();
    takeCommunes();
    makeHulls();
    progress(0.4);
    m_result.levels = makeLevels(progress);
    return std::move(m_result);
}

}  // namespace

BakedArea bakedArea(std::string code, std::string name, const std::vector<WorldPolygon>& polygons, WorldPoint origin) {
    BakedArea area{std::move(code), std::move(name), {}, {}, {}};
    for (const WorldPolygon& polygon : polygons) {
        for (const std::vector<WorldPoint>& ring : polygon.rings) {
            area.ringStarts.push_back(static_cast<std::uint32_t>(area.ringPoints.size()));
            for (const WorldPoint p : ring) {
                area.box.add(p);
                area.ringPoints.push_back({static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y)});
            }
        }
    }
    area.ringStarts.push_back(static_cast<std::uint32_t>(area.ringPoints.size()));
    return area;
}

BakedTerritory buildTerritory(const Territory& territory, const GeoSources& sources, int threads, Issues& issues,
                              const std::function<void(double)>& progress) {
    return TerritoryBuilder(territory, sources, threads, issues).build(progress ? progress : [](double) {});
}

}  // namespace arobase

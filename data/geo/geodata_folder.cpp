#include "data/geo/geodata_folder.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "data/geo/layer_kind.h"
#include "data/geo/name_join.h"
#include "data/geo/vector_reader.h"
#include "data/territory.h"

namespace arobase {

namespace {

using Kind = LayerKind;

/// A layer that is one of the kinds that we use.
struct Candidate {
    Kind kind = Kind::Commune;
    std::filesystem::path file;
    std::string layer;
    std::string codeField;
    std::string nameField;
    std::string departementField;  ///< where there is no code
    int year = 0;
    double bytesPerFeature = 0;  ///< of its file: says which of two layers of the same year is the more detailed
    long long featureCount = 0;
};

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// Largest number of four digits that looks like a recent year.
int yearIn(std::string_view text) {
    int best = 0;
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        int value = 0;
        bool digits = true;
        for (const char c : text.substr(i, 4)) {
            digits = digits && c >= '0' && c <= '9';
            value = value * 10 + (c - '0');
        }
        if (digits && value >= 1990 && value < 2100) best = std::max(best, value);
    }
    return best;
}

std::optional<Candidate> candidateOf(const std::filesystem::path& file, const VectorLayerInfo& layer, std::size_t layers) {
    const std::optional<Kind> kind = layer.polygons && layer.featureCount > 0 ? kindOf(layer) : std::nullopt;
    if (!kind) return std::nullopt;
    Candidate candidate;
    candidate.kind = *kind;
    candidate.file = file;
    candidate.layer = layer.name;
    const LayerColumns columns = columnsOf(layer, *kind);
    if (columns.code.empty() && columns.name.empty()) return std::nullopt;
    candidate.codeField = columns.code;
    candidate.departementField = columns.departement;
    candidate.nameField = columns.name;
    candidate.year = yearIn(file.string());
    candidate.featureCount = layer.featureCount;
    std::error_code error;
    const auto bytes = static_cast<double>(std::filesystem::file_size(file, error));
    candidate.bytesPerFeature = error ? 0 : bytes / static_cast<double>(layer.featureCount) / static_cast<double>(layers);
    return candidate;
}

bool preferred(const Candidate& a, const Candidate& b) {
    if (a.year != b.year) return a.year > b.year;
    if (a.bytesPerFeature != b.bytesPerFeature) return a.bytesPerFeature > b.bytesPerFeature;
    return a.file < b.file;
}

std::vector<Candidate> findCandidates(const std::vector<std::filesystem::path>& sources, Issues& issues) {
    std::vector<Candidate> candidates;
    std::vector<std::filesystem::path> entries;
    for (const std::filesystem::path& file : geodataFiles(sources)) std::ranges::copy(vectorEntries(file), std::back_inserter(entries));
    for (const std::filesystem::path& file : entries) {
        const auto layers = vectorLayers(file);
        issues.insert(issues.end(), layers.issues.begin(), layers.issues.end());
        if (!layers) continue;
        for (const VectorLayerInfo& layer : *layers.value) {
            if (auto candidate = candidateOf(file, layer, layers.value->size())) candidates.push_back(std::move(*candidate));
        }
    }
    std::sort(candidates.begin(), candidates.end(), preferred);
    return candidates;
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

void takeCommunes(const std::vector<Candidate>& candidates, const CogTables& cog, const GeometryEngine& engine, GeodataFolder& folder, Issues& issues) {
    std::map<int, std::vector<CommuneSet>> sets;
    for (const Candidate& candidate : candidates) {
        if (candidate.kind != Kind::Commune) continue;
        std::vector<GeoFeature> layer = read(candidate, cog, issues);
        for (const GeoFeature& commune : layer) {
            if (folder.communePoints.contains(commune.code)) continue;
            if (const auto point = engine.pointInside(commune.polygons)) folder.communePoints.emplace(commune.code, *point);
        }
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
    for (const auto& [code, polygons] : collectivites) folder.collectivites.push_back({code, {}, engine.dissolved(polygons)});
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

Result<GeodataFolder> readGeodataFolder(const std::vector<std::filesystem::path>& sources, const GeometryEngine& engine, const CogTables& cog) {
    Result<GeodataFolder> result;
    GeodataFolder& value = result.value.emplace();
    const std::vector<Candidate> candidates = findCandidates(sources, result.issues);
    if (candidates.empty()) {
        Issue issue;
        issue.rule = "geodata-empty";
        issue.file = sources.empty() ? std::string() : sources.front().string();
        issue.message =
            "aucune couche de communes, d’EPCI ou de départements reconnue dans ce dossier ; "
            "les contours simplifiés sont utilisés";
        result.issues.push_back(std::move(issue));
        return result;
    }
    takeDepartements(candidates, cog, value, result.issues);
    takeCommunes(candidates, cog, engine, value, result.issues);
    takeEpci(candidates, cog, engine, value, result.issues);
    return result;
}

}  // namespace arobase

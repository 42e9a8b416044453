#include "data/bake.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "data/atlas.h"
#include "data/geo/atlas_format.h"
#include "data/geo/atlas_writer.h"
#include "data/geo/gazetteer.h"
#include "data/geo/geo_sources.h"
#include "data/geo/geometry_engine.h"
#include "data/geo/hash.h"
#include "data/geo/rivers.h"
#include "data/geo/territory_builder.h"
#include "data/geo/vector_reader.h"
#include "data/territory.h"
#include "data/workers.h"

namespace arobase {

namespace {

/// Shares of the time that a bake of all communes takes, when each of its parts is done.
constexpr double kHashed = 0.03, kRead = 0.35, kMetropole = 0.85, kBuilt = 0.9;

/// Raise it whenever the same sources must give another atlas.
constexpr std::uint64_t kRecipe = 9;

std::uint64_t hashOfText(std::string_view text, std::uint64_t seed) {
    return hashOf(std::as_bytes(std::span(text.data(), text.size())), seed);
}

/// Content of a file, or nothing: what cannot be read counts as absent, and is reported when it is needed.
std::uint64_t hashOfFile(const std::filesystem::path& file, std::uint64_t seed) {
    std::ifstream stream(file, std::ios::binary);
    std::vector<char> block(1U << 20U);
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto count = static_cast<std::size_t>(stream.gcount());
        if (count > 0) seed = hashOf(std::as_bytes(std::span(block.data(), count)), seed);
    }
    return seed;
}

/// What the atlas in `file` says of itself, if it holds that key already.
std::optional<BakeReport> existing(const std::filesystem::path& file, const std::string& key) {
    const Result<Atlas> atlas = Atlas::open(file);
    if (!atlas || atlas.value->key() != key) return std::nullopt;
    BakeReport report;
    report.key = key;
    report.reused = true;
    report.places = static_cast<int>(atlas.value->places().size());
    for (const AtlasTerritory& territory : atlas.value->territories()) {
        report.areas += static_cast<int>(territory.areas.size());
        for (const AtlasLevel& level : territory.levels) report.vertices += static_cast<long long>(level.vertices.size());
    }
    return report;
}

/// The list of communes that a territory's outlines are; where nothing ever changed, that of métropole.
int millesimeOf(const BakedTerritory& territory, const BakedHistory& history, int metropole) {
    std::vector<std::string_view> codes;
    for (const BakedCommune& commune : territory.communes) codes.push_back(commune.code);
    std::ranges::sort(codes);
    return history.view().millesimeOf(codes, metropole);
}

/// Some territories in order, and what is to be said of them.
struct Part {
    std::vector<BakedTerritory> territories;
    std::vector<BakedGlobeLevel> globe;
    Issues issues;
};

/// All but the first, the gazetteer, and the world: a tenth of the work, done while the métropole's borders keep one processor only.
Part buildOverseas(const GeoSources& sources, std::vector<BakedPlace>& places) {
    Part part;
    const GeometryEngine engine;  // one for each thread
    for (const Territory& territory : territories().subspan(1)) part.territories.push_back(buildTerritory(territory, sources, 1, part.issues, {}));
    places = makeGazetteer(sources, engine, part.issues);
    part.globe = buildGlobeLevels(sources.countries, engine, part.issues);
    return part;
}

/// Makes an atlas and writes it as it goes: the métropole, nine tenths of the file, while the world is still being made.
class AtlasMaking {
public:
    AtlasMaking(const GeoSources& sources, int threads, const std::filesystem::path& file, BakeReport& report, Issues& issues)
        : m_sources(sources), m_threads(threads), m_file(file), m_report(report), m_issues(issues) {}

    bool run(const BakeProgress& progress, const std::string& key) {
        m_atlas.key = key;
        m_atlas.attribution = m_sources.attribution;
        m_atlas.approximationNote = m_sources.approximationNote;
        if (!m_sources.countries.empty()) m_atlas.globe.travels.resize(territories().size());
        auto overseas = beside(m_threads, [&] { return buildOverseas(m_sources, m_atlas.places); });
        makeMetropole(progress);
        progress("Carte\u202f: outre-mer", kMetropole);
        Part part = overseas.get();
        std::ranges::move(part.issues, std::back_inserter(m_issues));
        m_atlas.globe.levels = std::move(part.globe);
        if (m_atlas.globe.levels.empty()) m_atlas.globe.travels.clear();
        makeTravels(part.territories);
        progress("Écriture du fond de carte", kBuilt);
        for (BakedTerritory& territory : part.territories) write(territory);
        m_atlas.history = m_sources.history;
        m_report.key = key;
        m_report.places = static_cast<int>(m_atlas.places.size());
        return m_file.finish(m_atlas, m_issues);
    }

private:
    void makeMetropole(const BakeProgress& progress) {
        const Territory& territory = territories()[0];
        const std::string name(territory.name);
        const auto step = [&](double share) { progress("Carte\u202f: " + name, kRead + (kMetropole - kRead) * share); };
        step(0);
        BakedTerritory metropole = buildTerritory(territory, m_sources, m_threads, m_issues, step);
        addRivers(m_sources.rivers, metropole);
        makeTravel(0, metropole);
        write(metropole);
    }

    /// What a territory needs to travel over the globe, where there is one.
    void makeTravel(std::size_t index, const BakedTerritory& territory) {
        if (index < m_atlas.globe.travels.size()) m_atlas.globe.travels[index] = buildTravel(territories()[index], territory, m_sources.areas, GeometryEngine());
    }
    void makeTravels(const std::vector<BakedTerritory>& overseas) {
        shareOut(overseas.size(), m_threads, [&](std::size_t i) { makeTravel(i + 1, overseas[i]); }, [](std::size_t) {});
    }

    void write(BakedTerritory& territory) {
        m_report.areas += static_cast<int>(territory.areas.size());
        for (const BakedLevel& level : territory.levels) m_report.vertices += static_cast<long long>(level.vertices.size());
        const int millesime = millesimeOf(territory, m_sources.history, m_metropole.value_or(territory.millesime));
        territory.millesime = millesime;
        if (!m_metropole) m_metropole = millesime;
        m_file.add(territory);
    }

    const GeoSources& m_sources;
    const int m_threads;
    GrowingAtlas m_file;
    BakeReport& m_report;
    Issues& m_issues;
    BakedAtlas m_atlas;              ///< but for its territories, which are written
    std::optional<int> m_metropole;  ///< its millésime
};

Issue unexpected(const std::exception& exception) {
    Issue issue;
    issue.rule = "bake-failed";
    issue.message = std::string("fond de carte impossible à construire\u202f: ") + exception.what();
    return issue;
}

/// A layer or a database that was asked for by name and is not there: a map without it is not what was wanted.
bool asksInVain(const BakeSources& sources, const Issues& issues) {
    return std::ranges::any_of(issues, [&](const Issue& issue) {
        const bool database = issue.rule == "geodata-unreadable" &&
                              std::ranges::any_of(sources.geodata, [&](const auto& source) { return isDatabase(source) && issue.file == shownSource(source); });
        return issue.rule == "geodata-no-layer" || database;
    });
}

Result<BakeReport> bakeAnew(const BakeSources& paths, const std::filesystem::path& file, const std::string& key,
                            const BakeProgress& progress, int threads) {
    Result<BakeReport> result;
    progress("Lecture des sources géographiques", kHashed);
    std::optional<GeoSources> sources = result.absorb(readGeoSources(paths, threads));
    if (!sources || asksInVain(paths, result.issues)) return result;
    BakeReport report;
    if (!AtlasMaking(*sources, threads, file, report, result.issues).run(progress, key)) return result;
    result.value = std::move(report);
    return result;
}

}  // namespace

std::string bakeKey(const BakeSources& sources) {
    std::uint64_t key = hashOfText(sources.geodata.empty() ? "packages" : "geodata", kRecipe * 1000 + kAtlasVersion);
    for (const std::string& layer : sources.layers) key = hashOfText(layer, key + 1);
    for (const std::filesystem::path& file : sourceFiles(sources)) {
        if (isDatabase(file)) {
            key += hashOfDatabase(file, sources.layers) * 31;
            continue;
        }
        key = hashOfText(file.filename().native(), key);  // not its folder: the tree may move
        key = hashOfFile(file, key);
    }
    return hexOf(key);
}

Result<BakeReport> bake(const BakeSources& sources, const std::filesystem::path& file, const BakeProgress& progress, int threads) {
    const BakeProgress report = progress ? progress : BakeProgress([](const std::string&, double) {});
    Result<BakeReport> result;
    try {
        report("Empreinte des sources", 0.0);
        const std::string key = bakeKey(sources);
        if (auto found = existing(file, key)) {
            result.value = std::move(*found);
        } else {
            result = bakeAnew(sources, file, key, report, threads > 0 ? threads : usualThreads());
        }
    } catch (const std::exception& exception) {
        // A broken PROJ installation, or no memory: the caller gets words, not an exception.
        result.value.reset();
        result.issues.push_back(unexpected(exception));
    }
    report("Terminé", 1.0);
    return result;
}

}  // namespace arobase

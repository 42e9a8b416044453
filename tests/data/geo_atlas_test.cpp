#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

#include "data/atlas.h"
#include "data/geo/atlas_format.h"
#include "data/geo/atlas_writer.h"
#include "data/territory.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, taken away afterwards.
class AtlasFile : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder = fs::temp_directory_path() / ("arobase-atlas-" + std::string(info->name()) + "-" + std::to_string(::getpid()));
        fs::remove_all(folder);
        fs::create_directories(folder);
        file = folder / "carte.atlas";
    }
    void TearDown() override { fs::remove_all(folder); }

    void write(std::span<const std::byte> bytes) const {
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }

    fs::path folder;
    fs::path file;
};

/// Each territory is a square with a square hole, split into two areas.
BakedAtlas smallAtlas() {
    BakedAtlas atlas;
    atlas.key = "0123456789abcdef";
    atlas.attribution = "Fond\u202f: essai";
    atlas.approximationNote = "Contours simplifiés";
    for (const Territory& territory : territories()) {
        BakedTerritory& baked = atlas.territories.emplace_back();
        baked.code = territory.code;
        baked.epsg = territory.epsg;
        baked.box = {{0, 0}, {20, 10}};
        baked.areaOrigin = {10, 5};
        baked.areas = {{"01",
                        "Ain",
                        {{0, 0}, {10, 10}},
                        {0, 4, 8},
                        {{-10, -5}, {0, -5}, {0, 5}, {-10, 5}, {-7, -2}, {-7, 2}, {-3, 2}, {-3, -2}}},
                       {"2A", "Corse-du-Sud", {{10, 0}, {20, 10}}, {0, 4}, {{0, -5}, {10, -5}, {10, 5}, {0, 5}}}};
        baked.hulls = {{"200000172", "CC Faucigny-Glières", {{1, 1}, {9, 9}}, {0, 3}, {{-9, -4}, {-1, -4}, {-5, 4}}},
                       {"200000214", "CC du Pays", {{11, 1}, {19, 9}}, {0, 3, 6}, {{1, -4}, {9, -4}, {5, 4}, {2, 3}, {3, 3}, {2, 4}}}};
        BakedLevel& level = baked.levels.emplace_back();
        level.origin = {10, 5};
        level.vertices = {{-10, -5}, {0, -5}, {0, 5}, {10, 5}};
        level.land = {0, 1, 2, 1, 3, 2};
        level.neighbours = {0, 2, 3};
        level.borders[0] = {{{-10, -5}, {0, -5}}};
        level.areaRanges = {{0, 3}, {3, 3}};
        // Two communes, west and east of x = 10; the east one's triangle leaves its north-west corner free.
        baked.communes = {{"01001", "L’Abergement-Clémenciat", "200000172", 0}, {"2A004", "Ajaccio", "", 1}};
        level.communes.fills.push_back({{{-10, -5}, {0, 5}}, {{{-10, -5}, 0}, {{0, -5}, 0}, {{0, 5}, 0}, {{-10, 5}, 0}}, {0, 1, 2, 0, 2, 3}});
        level.communes.fills.push_back({{{0, -5}, {10, 5}}, {{{0, -5}, 1}, {{10, -5}, 1}, {{10, 5}, 1}}, {0, 1, 2}});
        level.communes.borders[2].push_back({{{0, -5}, {0, 5}}, {{{0, -5}, {0, 5}, 0, 1}, {{10, -5}, {10, 5}, 1, kNoFeature}}});
    }
    const GlobePoint corners[3] = {{6378137, 0, 0}, {6377000, 111000, 0}, {6377000, 0, 111000}};
    for (const double toleranceM : {1500.0, 9000.0})
        atlas.globe.levels.push_back({toleranceM, {std::begin(corners), std::end(corners)}, {0, 1, 2}, {{corners[0], corners[1]}}, {{corners[1], corners[2]}}});
    for (std::size_t t = 0; t < territories().size(); ++t)
        atlas.globe.travels.push_back({{5, 46}, {1, 2}, {{{0, 0}, {}}, {{10, 0}, corners[1]}, {{0, 10}, corners[2]}}, {0, 1, 2}, {{{{0, 0}, {}}, {{10, 0}, corners[1]}}}});
    const auto place = [&](PlaceKind kind, std::string code, std::string name) {
        atlas.places.push_back({kind, std::move(code), std::move(name), "01", "84", "", 100, LonLat{5, 46}, false, true});
    };
    place(PlaceKind::Commune, "01001", "L’Abergement-Clémenciat");
    place(PlaceKind::Commune, "01002", "L’Abergement-de-Varey");
    atlas.places.back().position.reset();
    place(PlaceKind::Epci, "200000172", "CC Faucigny-Glières");
    place(PlaceKind::Departement, "01", "Ain");
    place(PlaceKind::Region, "01", "Guadeloupe");
    return atlas;
}

/// Walks everything that an atlas shows, so that a sanitizer sees a view that leads outside the file.
double walked(const Atlas& atlas) {
    double sum = 0;
    for (std::size_t t = 0; t < atlas.territories().size(); ++t) {
        const AtlasTerritory& territory = atlas.territories()[t];
        for (const AtlasArea& area : territory.areas) {
            for (const LocalPoint p : area.ringPoints) sum += static_cast<double>(p.x);
            sum += static_cast<double>(area.name.size());
        }
        for (const AtlasArea& hull : territory.hulls) {
            for (std::size_t r = 0; r + 1 < hull.ringStarts.size(); ++r)
                for (std::uint32_t i = hull.ringStarts[r]; i < hull.ringStarts[r + 1]; ++i) sum += static_cast<double>(hull.ringPoints[i].x);
            EXPECT_NE(atlas.hullOf(static_cast<int>(t), hull.code), nullptr);
        }
        for (const AtlasCommune& commune : territory.communes)
            sum += static_cast<double>(commune.code.size() + commune.name.size() + commune.epci.size()) + commune.area;
        for (const AtlasLevel& level : territory.levels) {
            for (const FillChunk& chunk : level.communes)
                for (const std::uint16_t i : chunk.indices) sum += static_cast<double>(chunk.vertices[i].at.x) + chunk.vertices[i].feature;
            for (const auto& rank : level.communeBorders)
                for (const LineChunk& chunk : rank)
                    for (const FeatureSegment& s : chunk.segments) sum += static_cast<double>(s.b.y) + s.left;
            for (const std::uint32_t i : level.land) sum += static_cast<double>(level.vertices[i].x);
            for (const std::uint32_t i : level.neighbours) sum += static_cast<double>(level.vertices[i].x);
            for (const IndexRange& range : level.areaRanges)
                sum += static_cast<double>(level.land.subspan(range.first, range.count).size());
            for (const auto& segments : level.borders) {
                for (const BorderSegment& s : segments) sum += static_cast<double>(s.b.y);
            }
        }
        sum += atlas.areaAt(static_cast<int>(t), {5, 5}) + atlas.communeAt(static_cast<int>(t), {5, 5});
    }
    for (const GlobeLevel& level : atlas.globe().levels) {
        for (const std::uint32_t i : level.land) sum += static_cast<double>(level.vertices[i].x);
        for (const auto segments : {level.coast, level.borders})
            for (const GlobeSegment& s : segments) sum += static_cast<double>(s.b.z);
    }
    for (const GlobeTravel& travel : atlas.globe().travels) {
        for (const std::uint32_t i : travel.land) sum += static_cast<double>(travel.vertices[i].globe.x);
        for (const TravelSegment& s : travel.outline) sum += static_cast<double>(s.b.legal.y);
    }
    for (const Place& place : atlas.places()) {
        for (const std::string_view text : {place.code, place.name, place.departement, place.region, place.epci}) {
            for (const char c : text) sum += static_cast<double>(c);
        }
        sum += atlas.find(place.kind, place.code) != nullptr ? 1 : 0;
    }
    return sum;
}

void expectRefused(const fs::path& file, std::string_view rule) {
    const Result<Atlas> atlas = Atlas::open(file);
    EXPECT_FALSE(atlas);
    ASSERT_EQ(atlas.issues.size(), 1U);
    EXPECT_EQ(atlas.issues[0].rule, rule);
    EXPECT_EQ(atlas.issues[0].severity, Severity::Error);
    EXPECT_FALSE(atlas.issues[0].message.empty());
}

TEST_F(AtlasFile, MissingEmptyFolderAndStrangeFilesAreRefused) {
    expectRefused(file, "atlas-missing");
    expectRefused(folder, "atlas-missing");
    write({});
    expectRefused(file, "atlas-missing");
    const std::vector<std::byte> zeros(4096);
    write(zeros);
    expectRefused(file, "atlas-damaged");
    write(std::span(zeros).first(3));
    expectRefused(file, "atlas-damaged");
}

TEST_F(AtlasFile, AnotherVersionIsRefusedByName) {
    std::vector<std::byte> bytes = atlasBytes(smallAtlas());
    bytes[offsetof(FileHeader, version)] = std::byte{99};
    write(bytes);
    expectRefused(file, "atlas-version");
}

TEST_F(AtlasFile, EveryTruncationIsRefused) {
    const std::vector<std::byte> bytes = atlasBytes(smallAtlas());
    ASSERT_GT(bytes.size(), 1000U);
    for (std::size_t size = 1; size < bytes.size(); size += 13) {
        write(std::span(bytes).first(size));
        expectRefused(file, "atlas-damaged");
    }
    std::vector<std::byte> longer = bytes;
    longer.resize(bytes.size() + 8);
    write(longer);
    expectRefused(file, "atlas-damaged");
}

TEST_F(AtlasFile, EveryFlippedBitIsRefused) {
    std::vector<std::byte> bytes = atlasBytes(smallAtlas());
    for (std::size_t at = 0; at < bytes.size(); at += 7) {
        const std::byte kept = bytes[at];
        bytes[at] ^= static_cast<std::byte>(1U << (at % 8));
        write(bytes);
        EXPECT_FALSE(Atlas::open(file)) << "byte " << at;
        bytes[at] = kept;
    }
}

TEST_F(AtlasFile, WhatPassesTheChecksumIsStillNotBelieved) {
    const std::vector<std::byte> good = atlasBytes(smallAtlas());
    std::mt19937 random(3);
    int refused = 0;
    for (int round = 0; round < 1500; ++round) {
        std::vector<std::byte> bytes = good;
        const std::size_t at = sizeof(FileHeader) / 8 + random() % (bytes.size() - sizeof(FileHeader) / 8);
        bytes[at] = static_cast<std::byte>(random() % 3 == 0 ? 0xFF : random() % 256);
        FileHeader header;
        std::memcpy(&header, bytes.data(), sizeof header);
        header.checksum = atlasChecksum(bytes, header);
        std::memcpy(bytes.data(), &header, sizeof header);
        write(bytes);
        const Result<Atlas> atlas = Atlas::open(file);
        if (atlas) (void)walked(*atlas.value);
        refused += atlas ? 0 : 1;
    }
    EXPECT_GT(refused, 100);
}

TEST_F(AtlasFile, OpensWithWhatWasWritten) {
    Issues issues;
    ASSERT_TRUE(writeAtlas(file, smallAtlas(), issues));
    EXPECT_TRUE(issues.empty());
    Result<Atlas> opened = Atlas::open(file);
    ASSERT_TRUE(opened);
    const Atlas atlas = std::move(*opened.value);
    EXPECT_EQ(atlas.key(), "0123456789abcdef");
    EXPECT_EQ(atlas.attribution(), "Fond\u202f: essai");
    EXPECT_EQ(atlas.approximationNote(), "Contours simplifiés");
    ASSERT_EQ(atlas.territories().size(), territories().size());
    EXPECT_EQ(atlas.territories()[0].levels[0].land.size(), 6U);
    EXPECT_EQ(atlas.territories()[0].areas[1].name, "Corse-du-Sud");
    EXPECT_EQ(atlas.places().size(), 5U);
    EXPECT_GT(walked(atlas), 0);
}

TEST_F(AtlasFile, AGlobeWithoutItsTerritoriesIsRefusedAndNoGlobeIsNone) {
    BakedAtlas some = smallAtlas();
    some.globe.travels.pop_back();
    write(atlasBytes(std::move(some)));
    expectRefused(file, "atlas-damaged");
    BakedAtlas wrong = smallAtlas();
    wrong.globe.travels[3].land = {0, 1, 3};
    write(atlasBytes(std::move(wrong)));
    expectRefused(file, "atlas-damaged");
    BakedAtlas none = smallAtlas();
    none.globe = {};
    write(atlasBytes(std::move(none)));
    const Result<Atlas> atlas = Atlas::open(file);
    ASSERT_TRUE(atlas);
    EXPECT_TRUE(atlas.value->globe().empty());
    write(atlasBytes(smallAtlas()));
    const Result<Atlas> whole = Atlas::open(file);
    ASSERT_TRUE(whole);
    ASSERT_EQ(whole.value->globe().travels.size(), territories().size());
    EXPECT_EQ(whole.value->globe().levels[1].toleranceM, 9000);
    EXPECT_EQ(whole.value->globe().travels[7].anchor, (LonLat{5, 46}));
}

TEST_F(AtlasFile, FindsByKindAndCode) {
    write(atlasBytes(smallAtlas()));
    const Result<Atlas> atlas = Atlas::open(file);
    ASSERT_TRUE(atlas);
    for (const std::string_view code : {"", "0", "00000", "01003", "99999", "zzz"}) {
        EXPECT_EQ(atlas.value->find(PlaceKind::Commune, code), nullptr) << code;
    }
    EXPECT_EQ(atlas.value->find(PlaceKind::Epci, "01"), nullptr);
    ASSERT_NE(atlas.value->find(PlaceKind::Departement, "01"), nullptr);
    EXPECT_EQ(atlas.value->find(PlaceKind::Departement, "01")->name, "Ain");
    EXPECT_EQ(atlas.value->find(PlaceKind::Region, "01")->name, "Guadeloupe");
    EXPECT_FALSE(atlas.value->find(PlaceKind::Commune, "01002")->position);
    EXPECT_TRUE(atlas.value->find(PlaceKind::Commune, "01001")->approximate);
}

TEST_F(AtlasFile, HullsAreFoundBySirenAndRefusedOutOfOrderOrWithoutEnd) {
    Issues issues;
    ASSERT_TRUE(writeAtlas(file, smallAtlas(), issues));
    const Result<Atlas> atlas = Atlas::open(file);
    ASSERT_TRUE(atlas);
    const AtlasArea* hull = atlas.value->hullOf(0, "200000214");
    ASSERT_NE(hull, nullptr);
    EXPECT_EQ(hull->name, "CC du Pays");
    EXPECT_EQ(hull->ringPoints.size(), 6U);
    EXPECT_EQ(atlas.value->hullOf(0, "200000213"), nullptr);
    EXPECT_EQ(atlas.value->hullOf(0, ""), nullptr);
    EXPECT_EQ(atlas.value->hullOf(-1, "200000214"), nullptr);
    EXPECT_EQ(atlas.value->hullOf(99, "200000214"), nullptr);
    BakedAtlas unsorted = smallAtlas();
    std::swap(unsorted.territories[3].hulls[0], unsorted.territories[3].hulls[1]);
    ASSERT_TRUE(writeAtlas(file, std::move(unsorted), issues));
    expectRefused(file, "atlas-damaged");
    BakedAtlas endless = smallAtlas();
    endless.territories[2].hulls[1].ringPoints[4].y = INFINITY;
    ASSERT_TRUE(writeAtlas(file, std::move(endless), issues));
    expectRefused(file, "atlas-damaged");
    BakedAtlas beyond = smallAtlas();
    beyond.territories[2].hulls[0].ringStarts[1] = 4;
    ASSERT_TRUE(writeAtlas(file, std::move(beyond), issues));
    expectRefused(file, "atlas-damaged");
}

TEST_F(AtlasFile, AreaAtKnowsHolesAndOutside) {
    write(atlasBytes(smallAtlas()));
    const Result<Atlas> atlas = Atlas::open(file);
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas.value->areaAt(-1, {5, 5}), -1);
    EXPECT_EQ(atlas.value->areaAt(12, {5, 5}), -1);
    EXPECT_EQ(atlas.value->areaAt(0, {-1, 5}), -1);
    EXPECT_EQ(atlas.value->areaAt(0, {5, 5}), -1) << "in the hole";
    EXPECT_EQ(atlas.value->areaAt(0, {1, 5}), 0);
    EXPECT_EQ(atlas.value->areaAt(0, {15, 5}), 1);
}

TEST_F(AtlasFile, CommuneAtFindsTheOneUnderThePoint) {
    write(atlasBytes(smallAtlas()));
    const Result<Atlas> atlas = Atlas::open(file);
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas.value->communeAt(0, {5, 9}), 0);
    EXPECT_EQ(atlas.value->communeAt(0, {18, 2}), 1);
    EXPECT_EQ(atlas.value->communeAt(0, {11, 9}), -1) << "outside the triangle, inside its box";
    EXPECT_EQ(atlas.value->communeAt(0, {-50, 0}), -1);
    for (const int territory : {-1, 99}) EXPECT_EQ(atlas.value->communeAt(territory, {5, 5}), -1);
    const AtlasTerritory& france = atlas.value->territories()[0];
    ASSERT_EQ(france.communes.size(), 2U);
    EXPECT_EQ(france.communes[0].epci, "200000172");
    EXPECT_EQ(france.communes[1].area, 1);
    EXPECT_EQ(france.levels[0].communeBorders[2][0].segments[1].right, kNoFeature);
}

TEST_F(AtlasFile, TheFileIsTheBytesHoweverItsPiecesCome) {
    Issues issues;
    BakedAtlas large = smallAtlas();
    large.territories[0].levels[0].vertices.resize(400'000, {1, 2});  // a piece that goes on its own
    BakedAtlas same = large;
    ASSERT_TRUE(writeAtlas(file, std::move(large), issues));
    const std::vector<std::byte> bytes = atlasBytes(std::move(same));
    const auto written = readWhole(file, std::uintmax_t{1} << 30);
    ASSERT_TRUE(written);
    EXPECT_TRUE(std::ranges::equal(std::as_bytes(std::span(*written)), bytes));
    EXPECT_TRUE(Atlas::open(file));
}

TEST_F(AtlasFile, WhatIsNotFinishedLeavesNothing) {
    Issues issues;
    ASSERT_TRUE(writeAtlas(file, smallAtlas(), issues));
    {
        GrowingAtlas another(file);
        BakedAtlas atlas = smallAtlas();
        for (BakedTerritory& territory : atlas.territories) another.add(territory);
    }
    EXPECT_TRUE(Atlas::open(file)) << "the old one is whole";
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST(RunningHash, IsThatOfTheWholeHoweverItIsCut) {
    std::mt19937 random(5);
    std::vector<std::byte> data(5000);
    for (std::byte& b : data) b = static_cast<std::byte>(random() % 256);
    for (int round = 0; round < 300; ++round) {
        const std::size_t size = random() % data.size();
        RunningHash hash(7);
        for (std::size_t at = 0; at < size;) {
            const std::size_t piece = std::min<std::size_t>(size - at, random() % 90);
            hash.add(std::span(data).subspan(at, piece));
            at += piece;
        }
        EXPECT_EQ(hash.value(), hashOf(std::span(data).first(size), 7)) << size;
    }
}

TEST_F(AtlasFile, AFullDiskLeavesTheOldFileAndNothingElse) {
    Issues issues;
    ASSERT_TRUE(writeAtlas(file, smallAtlas(), issues));
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 512;
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const bool written = writeAtlas(file, smallAtlas(), issues);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_FALSE(written);
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues[0].rule, "bake-not-written");
    EXPECT_TRUE(Atlas::open(file)) << "the old one is whole";
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(AtlasFile, AFolderThatCannotBeMadeIsAnIssue) {
    Issues issues;
    EXPECT_FALSE(writeAtlas("/proc/arobase/carte.atlas", smallAtlas(), issues));
    ASSERT_EQ(issues.size(), 1U);
}

}  // namespace
}  // namespace arobase

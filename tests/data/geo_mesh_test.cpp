// F4: what was baked, read back from its file: at every level of detail fills and borders are the same lines, and nothing overlaps.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <map>
#include <optional>
#include <sstream>

#include "data/bake.h"
#include "data/territory.h"
#include "tests/data/mesh_misfits.h"
#include "tests/data/wavy_board.h"
#include "tests/fuzz/small_packages.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

/// Two communes of two départements, side by side, written by hand so that each of their lines can be broken.
struct TwoSquares {
    std::vector<FeatureVertex> corners{{{0, 0}, 0}, {{10, 0}, 0}, {{10, 10}, 0}, {{0, 10}, 0}, {{10, 0}, 1}, {{20, 0}, 1}, {{20, 10}, 1}, {{10, 10}, 1}};
    std::vector<std::uint16_t> triangles{0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7};
    std::vector<FeatureSegment> outer{{{10, 0}, {10, 10}, 0, 1},          {{0, 0}, {10, 0}, 0, kNoFeature},   {{10, 10}, {0, 10}, 0, kNoFeature}, {{0, 10}, {0, 0}, 0, kNoFeature},
                                      {{10, 0}, {20, 0}, 1, kNoFeature}, {{20, 0}, {20, 10}, 1, kNoFeature}, {{20, 10}, {10, 10}, 1, kNoFeature}};
    std::vector<LocalPoint> vertices{{0, 0}, {10, 0}, {20, 0}, {0, 10}, {10, 10}, {20, 10}};
    std::vector<std::uint32_t> land{0, 1, 4, 0, 4, 3, 1, 2, 5, 1, 5, 4};
    std::vector<IndexRange> ranges{{0, 6}, {6, 6}};
    std::vector<BorderSegment> coast{{{0, 0}, {10, 0}}, {{10, 0}, {20, 0}}, {{20, 0}, {20, 10}}, {{20, 10}, {10, 10}}, {{10, 10}, {0, 10}}, {{0, 10}, {0, 0}}};
    std::vector<BorderSegment> between{{{10, 10}, {10, 0}}};

    Strings misfits() const {
        AtlasTerritory territory;
        territory.code = "FR";
        territory.areas.resize(2);
        territory.communes.resize(2);
        AtlasLevel& level = territory.levels.emplace_back();
        level.vertices = vertices;
        level.land = land;
        level.areaRanges = ranges;
        level.borders[static_cast<std::size_t>(BorderRank::Coast)] = coast;
        level.borders[static_cast<std::size_t>(BorderRank::Region)] = between;
        level.communes.push_back({{}, corners, triangles});
        level.communeBorders[static_cast<std::size_t>(CommuneBorder::Outer)].push_back({{}, outer});
        return test::meshMisfits(territory);
    }
};

TEST(MeshMisfits, WhatDoesNotFitIsSaid) {
    const auto broken = [](const auto& breakIt) {
        TwoSquares squares;
        breakIt(squares);
        return squares.misfits();
    };
    const float next = std::nextafter(10.0F, 11.0F);
    EXPECT_FALSE(broken([&](TwoSquares& s) { s.corners[4].at.x = next; }).empty()) << "a gap of one bit between communes";
    EXPECT_FALSE(broken([&](TwoSquares& s) { s.outer[0].b.x = next; }).empty()) << "a border beside its fills";
    EXPECT_FALSE(broken([](TwoSquares& s) { s.outer.pop_back(); }).empty()) << "a border that is missing";
    EXPECT_FALSE(broken([](TwoSquares& s) { std::swap(s.outer[0].left, s.outer[0].right); }).empty()) << "the sides of a border";
    EXPECT_FALSE(broken([](TwoSquares& s) { s.triangles.insert(s.triangles.end(), {0, 1, 2}); }).empty()) << "a triangle twice";
    EXPECT_FALSE(broken([](TwoSquares& s) { s.triangles.resize(9); }).empty()) << "a triangle that is missing";
    EXPECT_FALSE(broken([](TwoSquares& s) { s.triangles[2] = 6; }).empty()) << "a triangle of two communes";
    EXPECT_FALSE(broken([](TwoSquares& s) { s.land[1] = 2; }).empty()) << "a département that reaches over its border";
    EXPECT_FALSE(broken([](TwoSquares& s) { std::swap(s.land[0], s.land[1]); }).empty()) << "a triangle on its face";
    EXPECT_FALSE(broken([](TwoSquares& s) { s.between.clear(); }).empty()) << "no border between two";
    EXPECT_FALSE(broken([](TwoSquares& s) { s.coast.push_back({{0, 10}, {10, 0}}); }).empty()) << "a coast inland";
    EXPECT_EQ(TwoSquares().misfits(), Strings{});
}

/// A country of two départements of wavy communes, baked from files and read back.
class BakedBoard : public testing::Test {
protected:
    static constexpr int kColumns = 12, kRows = 6;

    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder = fs::temp_directory_path() / ("arobase-mesh-" + std::string(info->name()) + "-" + std::to_string(::getpid()));
        fs::remove_all(folder);
        for (const auto& [name, text] : fuzz::kSmallPackages) put(name, std::string(text));
        put("packages/decoupage-administratif/data/communes.json", communeList());
        put("COMMUNE.geojson", outlines());
        const Result<BakeReport> report = bake({folder / "packages", {folder / "COMMUNE.geojson"}}, folder / "carte.atlas", {});
        ASSERT_TRUE(report);
        Result<Atlas> opened = Atlas::open(folder / "carte.atlas");
        ASSERT_TRUE(opened);
        atlas.emplace(std::move(*opened.value));
    }
    void TearDown() override {
        atlas.reset();
        fs::remove_all(folder);
    }

    void put(const fs::path& path, const std::string& text) const {
        fs::create_directories((folder / path).parent_path());
        std::ofstream(folder / path, std::ios::binary) << text;
    }

    static std::string codeOf(std::size_t cell) {
        const std::string number = std::to_string(101 + cell);
        return (cell % kColumns < kColumns / 2 ? "01" : "02") + number;
    }

    static std::string communeList() {
        std::string text;
        for (std::size_t i = 0; i < kColumns * kRows; ++i) {
            const std::string code = codeOf(i), departement = code.substr(0, 2);
            text += (i == 0 ? "[" : ",") + std::string(R"({"code":")") + code + R"(","nom":"Commune )" + code + R"(","departement":")" + departement + R"(","region":")" +
                    (departement == "01" ? "84" : "32") + R"(","type":"commune-actuelle"})";
        }
        return text + "]";
    }

    static LonLat lonLat(WorldPoint p) { return {4 + p.x, 46 + p.y}; }

    std::string outlines() const {
        std::ostringstream text;
        text << std::setprecision(15) << R"({"type":"FeatureCollection","name":"COMMUNE","features":[)";
        for (std::size_t i = 0; i < board.size(); ++i) {
            text << (i == 0 ? "" : ",") << R"({"type":"Feature","properties":{"INSEE_COM":")" << codeOf(i) << R"("},"geometry":{"type":"Polygon","coordinates":[[)";
            const std::vector<WorldPoint>& ring = board[i][0].rings[0];
            for (std::size_t k = 0; k <= ring.size(); ++k) {
                const LonLat p = lonLat(ring[k % ring.size()]);
                text << (k == 0 ? "[" : ",[") << p.lon << "," << p.lat << "]";
            }
            text << "]]}}";
        }
        return text.str() + "]}";
    }

    const std::vector<std::vector<WorldPolygon>> board = wavyBoard(kColumns, kRows, 1.0 / 6);  // degrees
    fs::path folder;
    std::optional<Atlas> atlas;
};

TEST_F(BakedBoard, F4FillsAndBordersFitAtEveryLevel) {
    const AtlasTerritory& france = atlas->territories()[0];
    EXPECT_EQ(france.communes.size(), static_cast<std::size_t>(kColumns * kRows));
    EXPECT_GE(std::ranges::count_if(france.levels, [](const AtlasLevel& level) { return !level.communes.empty(); }), 3);
    for (const AtlasTerritory& territory : atlas->territories()) EXPECT_EQ(test::meshMisfits(territory), Strings{});
}

TEST_F(BakedBoard, F4AtFullDetailTheTrianglesHaveTheAreaOfTheSource) {
    const AtlasTerritory& france = atlas->territories()[0];
    const AtlasLevel& full = france.levels[0];
    ASSERT_EQ(full.toleranceM, 0);
    std::map<std::string_view, double> areas;
    for (const FillChunk& chunk : full.communes)
        for (std::size_t i = 0; i + 2 < chunk.indices.size(); i += 3) {
            std::vector<WorldPoint> ring;
            for (std::size_t k = 0; k < 3; ++k) {
                const LocalPoint p = chunk.vertices[chunk.indices[i + k]].at;
                ring.push_back({static_cast<double>(p.x), static_cast<double>(p.y)});
            }
            areas[france.communes[chunk.vertices[chunk.indices[i]].feature].code] += twiceSignedAreaM2(ring) / 2;
        }
    const Projector projector(2154);
    for (std::size_t i = 0; i < board.size(); ++i) {
        WorldPolygon source{{{}}};
        for (const WorldPoint p : board[i][0].rings[0]) source.rings[0].push_back(projector.forward(lonLat(p)).value());
        const double wanted = areaM2(source);
        EXPECT_NEAR(areas[codeOf(i)], wanted, 1e-5 * wanted) << codeOf(i);
    }
}

TEST(RealMeshes, F4FillsAndBordersFitAtEveryLevel) {
    const char* named = std::getenv("AROBASE_ATLAS");
    if (named == nullptr || !fs::exists(named)) GTEST_SKIP() << "AROBASE_ATLAS names no atlas";
    const Result<Atlas> atlas = Atlas::open(named);
    ASSERT_TRUE(atlas);
    for (const AtlasTerritory& territory : atlas.value->territories()) EXPECT_EQ(test::meshMisfits(territory), Strings{});
}

}  // namespace
}  // namespace arobase

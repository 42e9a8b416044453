#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>

#include "data/territory.h"

namespace arobase {
namespace {

TEST(Projector, UnknownCrsThrows) {
    EXPECT_THROW(Projector(0), std::runtime_error);
    EXPECT_THROW(Projector(999999), std::runtime_error);
}

TEST(Projector, OutsideTheDomainIsNullopt) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    for (const Territory& territory : territories()) {
        const Projector projector(territory.epsg);
        EXPECT_FALSE(projector.forward({kNan, 0}));
        EXPECT_FALSE(projector.forward({0, kInfinity}));
        EXPECT_FALSE(projector.forward({0, 91}));
        EXPECT_FALSE(projector.inverse({kNan, 0}));
        EXPECT_FALSE(projector.inverse({kInfinity, kInfinity}));
    }
    EXPECT_FALSE(Projector(2154).forward({3, -90})) << "the south pole of a northern conic is at infinity";
}

TEST(Projector, KnownPointOfLambert93) {
    // The origin of Lambert-93 by definition: 3° E, 46.5° N is 700 000, 6 600 000.
    const auto point = Projector(2154).forward({3, 46.5});
    ASSERT_TRUE(point);
    EXPECT_NEAR(point->x, 700000, 1e-3);
    EXPECT_NEAR(point->y, 6600000, 1e-3);
}

TEST(Projector, WhatIsKnownHereIsWhatTheDatabaseSays) {
    for (const Territory& territory : territories()) {
        const Projector own(territory.epsg), looked(territory.epsg, Projector::Definitions::Database);
        for (double lon = territory.homeMin.lon - 4; lon < territory.homeMax.lon + 4; lon += 0.37)
            for (double lat = territory.homeMin.lat - 4; lat < territory.homeMax.lat + 4; lat += 0.41) {
                const auto a = own.forward({lon, lat}), b = looked.forward({lon, lat});
                ASSERT_TRUE(a && b) << territory.name;
                ASSERT_EQ(a->x, b->x) << territory.name << ' ' << lon << ' ' << lat;
                ASSERT_EQ(a->y, b->y) << territory.name << ' ' << lon << ' ' << lat;
                const auto c = own.inverse(*a), d = looked.inverse(*a);
                ASSERT_TRUE(c && d) << territory.name;
                ASSERT_EQ(c->lon, d->lon) << territory.name;
                ASSERT_EQ(c->lat, d->lat) << territory.name;
            }
    }
}

TEST(Projector, InverseUndoesForwardOverEveryHome) {
    for (const Territory& territory : territories()) {
        const Projector projector(territory.epsg);
        for (int i = 0; i <= 10; ++i) {
            for (int j = 0; j <= 10; ++j) {
                const LonLat at{territory.homeMin.lon + (territory.homeMax.lon - territory.homeMin.lon) * i / 10,
                                territory.homeMin.lat + (territory.homeMax.lat - territory.homeMin.lat) * j / 10};
                const auto there = projector.forward(at);
                ASSERT_TRUE(there) << territory.name;
                const auto back = projector.inverse(*there);
                ASSERT_TRUE(back) << territory.name;
                const auto again = projector.forward(*back);
                ASSERT_TRUE(again) << territory.name;
                EXPECT_LT(std::hypot(again->x - there->x, again->y - there->y), 1e-3) << territory.name;
                EXPECT_NEAR(back->lon, at.lon, 1e-8) << territory.name;
                EXPECT_NEAR(back->lat, at.lat, 1e-8) << territory.name;
            }
        }
    }
}

TEST(Projector, ALongitudeMayGoRoundTheWorld) {
    const Projector wallis(8903);
    const auto west = wallis.forward({-176.2, -13.3});
    const auto east = wallis.forward({183.8, -13.3});
    ASSERT_TRUE(west && east);
    EXPECT_NEAR(west->x, east->x, 1e-3);
}

TEST(Territories, AreTwelveWithDistinctCodesMetropoleFirst) {
    std::set<std::string_view> codes;
    for (const Territory& territory : territories()) {
        codes.insert(territory.code);
        EXPECT_LT(territory.homeMin.lon, territory.homeMax.lon) << territory.name;
        EXPECT_LT(territory.homeMin.lat, territory.homeMax.lat) << territory.name;
    }
    EXPECT_EQ(codes.size(), 12U);
    EXPECT_EQ(territories().size(), 12U);
    EXPECT_EQ(territories()[0].code, "FR");
}

TEST(Territories, CodesFindTheirTerritory) {
    const auto codeOf = [](std::string_view code) { return territories()[static_cast<std::size_t>(territoryOfCode(code))].code; };
    for (const std::string_view other :
         {"", "9", "97", "999", "74", "2A", "75056", "97x", "989", "98901", "984", "970", "200097103"}) {
        EXPECT_EQ(codeOf(other), "FR") << other;
    }
    EXPECT_EQ(codeOf("97103"), "971");
    EXPECT_EQ(codeOf("974"), "974");
    EXPECT_EQ(codeOf("97801"), "978");
    EXPECT_EQ(codeOf("98817"), "988");
    EXPECT_EQ(codeOf("986"), "986");
    EXPECT_FALSE(territoryByCode("970"));
    EXPECT_EQ(territoryByCode("FR"), 0);
}

}  // namespace
}  // namespace arobase

#include "data/check.h"
#include "data/check_rules.h"
#include "tests/data/exhibition_folder.h"

namespace arobase::test {
namespace {

Figure figure(int year, const char* scope, const char* text, double value, const char* unit, const char* label, int row) {
    Figure f;
    f.year = year;
    f.scope = scope;
    f.valueText = text;
    f.value = value;
    f.unit = unit;
    f.label = label;
    f.row = row;
    return f;
}

TEST(CheckFigures, MoreInternautesThanPeopleIsRefused) {
    std::vector<Figure> figures = {figure(2009, "monde", "247", 247, "milliards", "internautes", 4)};
    const Issues issues = refuseImplausibleFigures(figures, "figures.csv");
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(figures[0].refusedBy, "figure-exceeds-population");
    EXPECT_EQ(issues[0].severity, Severity::Error);
    EXPECT_EQ(issues[0].row, 4);
    EXPECT_NE(toText(issues[0]).find("247 milliards d’internautes"), std::string::npos) << toText(issues[0]);
}

TEST(CheckFigures, MoreFrenchThanFranceIsRefused) {
    std::vector<Figure> figures = {figure(2009, "france", "80", 80, "millions", "de Français achète sur Internet", 6)};
    EXPECT_EQ(refuseImplausibleFigures(figures, "f").size(), 1U);
}

TEST(CheckFigures, CountAndShareThatDisagreeAreBothRefused) {
    std::vector<Figure> figures = {figure(2019, "monde", "4,9", 4.9, "milliards", "internautes", 11),
                                   figure(2019, "monde", "54", 54, "%", "de la population connectée", 12)};
    const Issues issues = refuseImplausibleFigures(figures, "figures.csv");
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(figures[0].refusedBy, "figure-ratio-inconsistent");
    EXPECT_EQ(figures[1].refusedBy, "figure-ratio-inconsistent");
    EXPECT_NE(toText(issues[0]).find("4,9 milliards = 54 %"), std::string::npos) << toText(issues[0]);
}

TEST(CheckFigures, OrderOfTheRowsDoesNotMatter) {
    std::vector<Figure> figures = {figure(2019, "monde", "54", 54, "%", "de la population connectée", 11),
                                   figure(2019, "monde", "4,9", 4.9, "milliards", "internautes", 12)};
    EXPECT_EQ(refuseImplausibleFigures(figures, "f").size(), 1U);
    EXPECT_FALSE(figures[0].refusedBy.empty() || figures[1].refusedBy.empty());
}

TEST(CheckFigures, CountAndShareThatAgreeAreKept) {
    std::vector<Figure> figures = {figure(1999, "monde", "248", 248, "millions", "internautes", 2),
                                   figure(1999, "monde", "4,1", 4.1, "%", "de la population connectée", 3)};
    EXPECT_TRUE(refuseImplausibleFigures(figures, "f").empty());
    EXPECT_TRUE(figures[0].refusedBy.empty() && figures[1].refusedBy.empty());
}

TEST(CheckFigures, OtherYearsScopesAndThingsAreNotCompared) {
    std::vector<Figure> figures = {figure(2009, "monde", "4,9", 4.9, "milliards", "internautes", 2),
                                   figure(2019, "monde", "54", 54, "%", "de la population connectée", 3),
                                   figure(2009, "monde", "247", 247, "milliards", "courriels par jour", 4),
                                   figure(2009, "mars", "247", 247, "milliards", "internautes", 5),
                                   figure(1800, "monde", "247", 247, "milliards", "internautes", 6)};
    EXPECT_TRUE(refuseImplausibleFigures(figures, "f").empty());
}

TEST(CheckFigures, ImpossibleRangesAreRefused) {
    std::vector<Figure> figures = {figure(2019, "france", "101", 101, "%", "ont un mobile", 2),
                                   figure(2019, "france", "-1", -1, "%", "ont un mobile", 3),
                                   figure(2019, "france", "25h00", 1500, "par jour", "passées sur Internet", 4)};
    EXPECT_EQ(refuseImplausibleFigures(figures, "f").size(), 3U);
    for (const Figure& f : figures) EXPECT_FALSE(f.refusedBy.empty());
}

TEST(CheckFigures, PopulationGrowsBetweenKnownYears) {
    EXPECT_FALSE(populationOf("monde", 1949));
    EXPECT_FALSE(populationOf("monde", 2031));
    EXPECT_FALSE(populationOf("europe", 2000));
    for (const char* scope : {"monde", "france"}) {
        for (int year = 1950; year < 2030; ++year)
            EXPECT_LT(*populationOf(scope, year), *populationOf(scope, year + 1)) << scope << year;
    }
    EXPECT_NEAR(*populationOf("monde", 2009), 6.9e9, 0.1e9);
}

}  // namespace
}  // namespace arobase::test

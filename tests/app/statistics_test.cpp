// Statistics: ids that are none, then what must add up, for every edition and unit.
#include "app/screens/statistics_map.h"
#include "app/update.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;

constexpr std::array kUnits{AreaUnit::Region, AreaUnit::Departement, AreaUnit::Epci};
constexpr std::array kMeasures{AreaMeasure::Count, AreaMeasure::Rate, AreaMeasure::MeanLevel};

TEST(StatisticsId, WhatIsNoneIsRefused) {
    for (const char* id : {"", "region", "region count", "region count x", "region count -1", "region count 0 ", "commune count 0", "region most 0", "region count 99999999999"})
        EXPECT_FALSE(statisticsView(id)) << id;
    for (const AreaUnit unit : kUnits)
        for (const AreaMeasure measure : kMeasures) {
            const StatisticsView view{unit, measure, 3};
            EXPECT_EQ(statisticsView(toId(view)), view);
        }
}

TEST(StatisticsAction, UnknownWordsChangeNothingAndAnotherMeasureIsNoStepBack) {
    AROBASE_NEEDS_ATLAS();
    const State before = initialState(realContent(), {});
    for (const Action& bad : {Action{ShowStatistics{"commune", "count", 0}}, Action{ShowStatistics{"region", "", 0}}, Action{ShowStatistics{"region", "count", -1}}})
        EXPECT_EQ(update(realContent(), before, bad), before) << toText(bad);
    State open = update(realContent(), before, ShowStatistics{"region", "count", 0});
    open = update(realContent(), open, ShowStatistics{"epci", "mean", 2});
    EXPECT_EQ(open.selection, (Selection{SelectionKind::Statistics, "epci mean 2"}));
    EXPECT_EQ(open.back.size(), 1u);
    EXPECT_EQ(update(realContent(), open, Back{}).selection, Selection{});
}

class Sums : public testing::TestWithParam<AreaUnit> {};

TEST_P(Sums, EqualTheEditionWhateverTheUnit) {
    AROBASE_NEEDS_ATLAS();
    const Exhibition& e = realContent().exhibition;
    for (const Edition& edition : e.editions) {
        const Statistics s = statisticsOf(e, *realContent().atlas, edition.year, GetParam());
        EXPECT_EQ(s.whole().byLevel, e.knownByLevel(edition.year)) << edition.year;
        EXPECT_EQ(s.whole().count(), static_cast<int>(e.awardsOf(edition.year).size()));
        for (const AreaStatistics& area : s.areas) {
            if (GetParam() == AreaUnit::Epci) {
                EXPECT_GT(area.count(), 0) << area.name;
            }
            const double mean = area.meanLevel().value_or(1);
            EXPECT_TRUE(mean >= 1 && mean <= 5) << area.name;
            EXPECT_EQ(area.meanLevel().has_value(), area.levelsKnown() > 0);
        }
        if (GetParam() != AreaUnit::Epci) {
            EXPECT_EQ(s.elsewhere.count(), 0) << edition.year;
        }
    }
}

TEST(StatisticsSums, TheNationsInhabitantsAreCountedOnce) {
    AROBASE_NEEDS_ATLAS();
    std::uint64_t communes = 0;
    for (const Place& place : realContent().atlas->places()) communes += place.kind == PlaceKind::Commune ? place.population : 0;
    for (const AreaUnit unit : {AreaUnit::Region, AreaUnit::Departement}) {  // EPCI do not cover the nation
        const Statistics s = statisticsOf(realContent().exhibition, *realContent().atlas, 2018, unit);
        EXPECT_EQ(s.whole().population, communes);
        EXPECT_EQ(s.areas.size(), unit == AreaUnit::Region ? 24u : 107u) << "18 régions or 101 départements, and six collectivités overseas";
    }
}

TEST_P(Sums, EveryValueAboveNothingHasOneClassAndTheBoundsRise) {
    AROBASE_NEEDS_ATLAS();
    const Exhibition& e = realContent().exhibition;
    for (const Edition& edition : e.editions)
        for (const AreaMeasure measure : {AreaMeasure::Rate, AreaMeasure::MeanLevel}) {
            const Statistics s = statisticsOf(e, *realContent().atlas, edition.year, GetParam());
            const auto bounds = classBounds(s, measure);
            EXPECT_TRUE(std::adjacent_find(bounds.begin(), bounds.end(), std::greater_equal<>()) == bounds.end() || bounds.size() == 2);
            for (const AreaStatistics& area : s.areas) {
                const auto value = measured(area, measure);
                const int at = classOf(value, bounds);
                EXPECT_EQ(at >= 0, value && *value > 0) << area.name;
                if (at < 0) continue;
                EXPECT_LE(bounds[static_cast<std::size_t>(at)], *value);
                EXPECT_GE(bounds[static_cast<std::size_t>(at) + 1], *value);
            }
        }
}

INSTANTIATE_TEST_SUITE_P(Units, Sums, testing::ValuesIn(kUnits));

TEST(StatisticsMap, ShowsEachAreasNumberOnceAndInsteadOfTheMarks) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    for (const char* unit : {"region", "departement", "epci"}) {
        app->dispatch(SelectYear{2018});
        app->dispatch(ShowStatistics{unit, "count", 0});
        test::run(*app, 2);
        int shown = 0;
        walk(app->scene().root, [&](const Node& n, int) {
            EXPECT_NE(n.role, Role::Mark);
            if (n.id.starts_with("value-")) shown += std::stoi(n.text);
        });
        const Statistics s = statisticsOf(app->content().exhibition, *app->content().atlas, 2018, *unitByName(unit));
        EXPECT_EQ(shown, s.whole().count() - s.elsewhere.count()) << unit;
    }
}

}  // namespace
}  // namespace arobase

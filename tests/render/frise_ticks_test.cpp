// The ruler: never too close, never too far apart, and every tick a date that a calendar has.
#include "render/frise/frise_ticks.h"

#include <gtest/gtest.h>

#include <cmath>

namespace arobase {
namespace {

TEST(FriseTicks, AbsurdRangesGiveFewTicks) {
    for (const FriseRange range : {FriseRange{-1e12, 1e12}, FriseRange{2000, 2000}, FriseRange{2001, 2000}, FriseRange{0, 1e6}})
        for (const TickUnit unit : {TickUnit::Year, TickUnit::Month, TickUnit::HalfMonth, TickUnit::Week, TickUnit::Day, TickUnit::Hour, TickUnit::Minute})
            EXPECT_LE(ticksIn(range, {unit, 1}).size(), 600U);
}

TEST(FriseTicks, AreBetweenSixtyAndAHundredAndEightyPxApartAtEveryZoom) {
    constexpr float kLeast = 60;
    for (const double about : {-431.2, 1204.6, 1999.99, 2004.1, 2009.5, 2012.15, 2018.9})
        for (const float width : {700.f, 1300.f, 1700.f})
            for (double span = 3000; span > 20.0 / 366 / 1440; span /= 1.013) {
                const FriseView view{{about - span / 2, about + span / 2}, 190, width};
                const TickStep step = tickStep(view, kLeast);
                const auto ticks = ticksIn(view.range, step);
                ASSERT_GE(ticks.size(), 2U) << about << " " << span;
                for (std::size_t i = 1; i < ticks.size(); ++i) {
                    const double px = (ticks[i].at - ticks[i - 1].at) * static_cast<double>(view.yearWidth());
                    ASSERT_GE(px, 59.9) << about << " " << span << " unit " << static_cast<int>(step.unit) << " " << step.every;
                    ASSERT_LE(px, 180.3) << about << " " << span << " unit " << static_cast<int>(step.unit) << " " << step.every;
                }
                // They reach from one edge to the other.
                ASSERT_LE((ticks.front().at - view.range.from) * static_cast<double>(view.yearWidth()), 180.3);
                ASSERT_LE((view.range.to - ticks.back().at) * static_cast<double>(view.yearWidth()), 180.3);
            }
}

TEST(FriseTicks, ComeInOrderAndSayTheirDate) {
    for (const TickStep step : {TickStep{TickUnit::Year, 10}, TickStep{TickUnit::Month, 3}, TickStep{TickUnit::HalfMonth, 1}, TickStep{TickUnit::Week, 1},
                                TickStep{TickUnit::Day, 2}, TickStep{TickUnit::Hour, 6}, TickStep{TickUnit::Minute, 15}}) {
        const double span = leastYears(step) * 30;
        const auto ticks = ticksIn({2011.93, 2011.93 + span}, step);
        ASSERT_GT(ticks.size(), 20U);
        EXPECT_LE(ticks.front().at, 2011.93);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            EXPECT_EQ(spanOf(ticks[i].date).from, ticks[i].at);
            if (i > 0) {
                EXPECT_GT(ticks[i].at, ticks[i - 1].at);
            }
        }
    }
    for (const FriseTick& tick : ticksIn({2018.0, 2018.2}, {TickUnit::Week, 1})) EXPECT_EQ((dayNumber(tick.date.year, tick.date.month, tick.date.day) + 3) % 7, 0) << "a Monday";
}

TEST(FriseTime, ADateIsAsWideAsItIsPrecise) {
    EXPECT_EQ(spanOf(HistDate{2004}), (FriseSpan{2004, 2005}));
    EXPECT_NEAR(spanOf(HistDate{2004, 2}).to - spanOf(HistDate{2004, 2}).from, 29.0 / 366, 1e-9);
    EXPECT_NEAR(spanOf(HistDate{2003, 12}).to, 2004, 1e-12);
    EXPECT_NEAR(spanOf(HistDate{2004, 6, 21}).to - spanOf(HistDate{2004, 6, 21}).from, 1.0 / 366, 1e-9);
    EXPECT_NEAR(spanOf(HistDate{2003, 6, 21, 600}).to - spanOf(HistDate{2003, 6, 21, 600}).from, 1.0 / 365 / 1440, 1e-9);
    EXPECT_EQ(precisionOf(HistDate{2003, 2, 29}), DatePrecision::Month) << "a day that there was not";
    EXPECT_EQ(precisionOf(HistDate{2003, 13}), DatePrecision::Year);
    EXPECT_EQ(precisionOf(HistDate{2003, 0, 0, 5}), DatePrecision::Year) << "a minute of no day";
}

TEST(FriseTime, MonthsAndDaysFollowWithoutAGap) {
    for (int year = 1995; year < 2030; ++year)
        for (int month = 1; month <= 12; ++month) {
            const HistDate next = month == 12 ? HistDate{year + 1, 1} : HistDate{year, month + 1};
            EXPECT_NEAR(spanOf(HistDate{year, month}).to, spanOf(next).from, 1e-12);
            for (int day = 1; day <= daysInMonth(year, month); ++day) {
                const HistDate date{year, month, day};
                const HistDate found = dateAt(spanOf(date).from);
                EXPECT_EQ(found, (HistDate{year, month, day, 0}));
                EXPECT_EQ(dateOfDay(dayNumber(year, month, day)), date);
            }
        }
}

TEST(FriseTime, APeriodLastsToTheEndOfItsLastDate) {
    FriseItem item;
    item.date = {2001, 3};
    item.end = {2003};
    EXPECT_EQ(spanOf(item), (FriseSpan{spanOf(HistDate{2001, 3}).from, 2004}));
    item.end = {1990};
    EXPECT_EQ(spanOf(item), spanOf(item.date)) << "an end before its beginning is none";
}

}  // namespace
}  // namespace arobase

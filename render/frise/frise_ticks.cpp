#include "render/frise/frise_ticks.h"

#include <array>
#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

struct Step {
    TickStep step;
    double leastYears;  ///< shortest distance of two ticks, whatever year it is
};

constexpr double kDay = 1.0 / 366, kHour = kDay / 24, kMinute = kHour / 60;

// Each is at most three times the one after it, the longest against the shortest: that is what keeps ticks within reach.
constexpr std::array kSteps{
    Step{{TickUnit::Year, 1000}, 1000},     Step{{TickUnit::Year, 500}, 500},        Step{{TickUnit::Year, 200}, 200},
    Step{{TickUnit::Year, 100}, 100},       Step{{TickUnit::Year, 50}, 50},          Step{{TickUnit::Year, 20}, 20},
    Step{{TickUnit::Year, 10}, 10},         Step{{TickUnit::Year, 5}, 5},            Step{{TickUnit::Year, 2}, 2},
    Step{{TickUnit::Year, 1}, 1},           Step{{TickUnit::Month, 6}, 181.0 / 365}, Step{{TickUnit::Month, 3}, 90.0 / 365},
    Step{{TickUnit::Month, 2}, 59.0 / 365}, Step{{TickUnit::Month, 1}, 28.0 / 365},  Step{{TickUnit::HalfMonth, 1}, 13.0 / 365},
    Step{{TickUnit::Week, 1}, 7 * kDay},    Step{{TickUnit::Day, 3}, 3 * kDay},      Step{{TickUnit::Day, 2}, 2 * kDay},
    Step{{TickUnit::Day, 1}, kDay},         Step{{TickUnit::Hour, 12}, 12 * kHour},  Step{{TickUnit::Hour, 6}, 6 * kHour},
    Step{{TickUnit::Hour, 3}, 3 * kHour},   Step{{TickUnit::Hour, 2}, 2 * kHour},    Step{{TickUnit::Hour, 1}, kHour},
    Step{{TickUnit::Minute, 30}, 30 * kMinute}, Step{{TickUnit::Minute, 15}, 15 * kMinute}, Step{{TickUnit::Minute, 10}, 10 * kMinute},
    Step{{TickUnit::Minute, 5}, 5 * kMinute},   Step{{TickUnit::Minute, 2}, 2 * kMinute},   Step{{TickUnit::Minute, 1}, kMinute}};

long long floorDiv(long long a, long long b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

constexpr std::size_t kMostTicks = 600;

/// Collects the last tick before the range and those within; `add` says when it is enough.
struct Collector {
    const FriseRange& range;
    std::vector<FriseTick> ticks = {};
    bool add(const HistDate& date, bool major) {
        const double at = spanOf(date).from;
        if (at >= range.to || ticks.size() >= kMostTicks) return false;
        if (at < range.from) ticks.clear();  // a nearer one comes
        ticks.push_back({at, date, major});
        return true;
    }
};

void addYears(Collector& c, int every) {
    const auto first = static_cast<int>(floorDiv(static_cast<long long>(std::floor(c.range.from)), every)) * every;
    for (int year = first; c.add({year}, year % (10 * every) == 0); year += every) {}
}

void addMonths(Collector& c, int every, bool halves) {
    const HistDate first = dateAt(c.range.from);
    long long month = static_cast<long long>(first.year) * 12 + (first.month - 1) / every * every;
    for (;; month += every) {
        const HistDate date{static_cast<int>(floorDiv(month, 12)), static_cast<int>(month - floorDiv(month, 12) * 12) + 1, halves ? 1 : 0};
        if (!c.add(date, halves || date.month == 1)) return;
        if (halves && !c.add({date.year, date.month, 16}, false)) return;
    }
}

void addDays(Collector& c, int every, int phase) {
    const HistDate first = dateAt(c.range.from);
    long long day = floorDiv(dayNumber(first.year, first.month, first.day) - phase, every) * every + phase;
    for (;; day += every) {
        const HistDate date = dateOfDay(day);
        if (!c.add(date, date.day <= every)) return;
    }
}

void addMinutes(Collector& c, int every) {
    const HistDate first = dateAt(c.range.from);
    long long minute = floorDiv(dayNumber(first.year, first.month, first.day) * 1440 + first.minute, every) * every;
    for (;; minute += every) {
        HistDate date = dateOfDay(floorDiv(minute, 1440));
        date.minute = static_cast<int>(minute - floorDiv(minute, 1440) * 1440);
        if (!c.add(date, date.minute == 0)) return;
    }
}

}  // namespace

TickStep tickStep(const FriseView& view, float minPx) {
    const auto fits = [&](const Step& s) { return s.leastYears * static_cast<double>(view.yearWidth()) >= static_cast<double>(minPx); };
    const auto found = std::find_if(kSteps.rbegin(), kSteps.rend(), fits);
    return found == kSteps.rend() ? kSteps.front().step : found->step;
}

double leastYears(TickStep step) {
    const auto found = std::find_if(kSteps.begin(), kSteps.end(), [&](const Step& s) { return s.step == step; });
    return found == kSteps.end() ? 1 : found->leastYears;
}

std::vector<FriseTick> ticksIn(const FriseRange& range, TickStep step) {
    constexpr double kFurthest = 9000;
    const FriseRange bounded{std::clamp(range.from, -kFurthest, kFurthest), std::clamp(range.to, -kFurthest, kFurthest)};
    constexpr int kMonday = 4;  // 1 January 1970 was a Thursday
    Collector c{bounded};
    switch (step.unit) {
        case TickUnit::Year: addYears(c, step.every); break;
        case TickUnit::Month: addMonths(c, step.every, false); break;
        case TickUnit::HalfMonth: addMonths(c, 1, true); break;
        case TickUnit::Week: addDays(c, 7, kMonday); break;
        case TickUnit::Day: addDays(c, step.every, 0); break;
        case TickUnit::Hour: addMinutes(c, step.every * 60); break;
        case TickUnit::Minute: addMinutes(c, step.every); break;
    }
    return std::move(c.ticks);
}

}  // namespace arobase

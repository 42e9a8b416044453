#include "data/frise_time.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace arobase {
namespace {

constexpr int kMinutesADay = 24 * 60;
constexpr int kFurthestYear = 9999;

bool isLeap(int year) { return std::chrono::year(year).is_leap(); }
double daysOf(int year) { return isLeap(year) ? 366 : 365; }

bool hasMonth(const HistDate& d) { return d.month >= 1 && d.month <= 12; }
bool hasDay(const HistDate& d) { return hasMonth(d) && d.day >= 1 && d.day <= daysInMonth(d.year, d.month); }
bool hasMinute(const HistDate& d) { return hasDay(d) && d.minute >= 0 && d.minute < kMinutesADay; }

}  // namespace

int daysInMonth(int year, int month) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : kDays[std::clamp(month, 1, 12) - 1];
}

long long dayNumber(int year, int month, int day) {
    using namespace std::chrono;
    const sys_days first{std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(std::clamp(month, 1, 12))) / 1};
    return first.time_since_epoch().count() + day - 1;
}

HistDate dateOfDay(long long number) {
    using namespace std::chrono;
    const year_month_day date{sys_days{days{number}}};
    return {int(date.year()), static_cast<int>(unsigned(date.month())), static_cast<int>(unsigned(date.day()))};
}

double yearsAtDay(int year, int month, int day) {
    return year + static_cast<double>(dayNumber(year, month, day) - dayNumber(year, 1, 1)) / daysOf(year);
}

HistDate dateAt(double years) {
    // Half a second of grace: an instant that was computed as a minute's beginning belongs to that minute.
    constexpr double kGraceMinutes = 1.0 / 120;
    const double bounded = std::clamp(years, -static_cast<double>(kFurthestYear), kFurthestYear + 0.999999);
    int year = static_cast<int>(std::floor(bounded));
    auto minutes = static_cast<long long>((bounded - year) * daysOf(year) * kMinutesADay + kGraceMinutes);
    minutes = std::max(0LL, minutes);
    HistDate date = dateOfDay(dayNumber(year, 1, 1) + minutes / kMinutesADay);
    date.minute = static_cast<int>(minutes % kMinutesADay);
    return date;
}

DatePrecision precisionOf(const HistDate& date) {
    if (hasMinute(date)) return DatePrecision::Minute;
    if (hasDay(date)) return DatePrecision::Day;
    return hasMonth(date) ? DatePrecision::Month : DatePrecision::Year;
}

FriseSpan spanOf(const HistDate& date) {
    const double year = date.year;
    switch (precisionOf(date)) {
        case DatePrecision::Year: return {year, year + 1};
        case DatePrecision::Month: {
            const double next = date.month == 12 ? year + 1 : yearsAtDay(date.year, date.month + 1, 1);
            return {yearsAtDay(date.year, date.month, 1), next};
        }
        case DatePrecision::Day: {
            const double from = yearsAtDay(date.year, date.month, date.day);
            return {from, yearsAtDay(date.year, date.month, date.day + 1)};
        }
        case DatePrecision::Minute: break;
    }
    const double minute = 1 / (daysOf(date.year) * kMinutesADay);
    const double from = yearsAtDay(date.year, date.month, date.day) + date.minute * minute;
    return {from, from + minute};
}

FriseSpan spanOf(const FriseItem& item) {
    const FriseSpan first = spanOf(item.date);
    if (item.end.year == 0) return first;
    const FriseSpan last = spanOf(item.end);
    return last.to > first.to ? FriseSpan{first.from, last.to} : first;
}

double shortestYears(DatePrecision precision) {
    switch (precision) {
        case DatePrecision::Year: return 1;
        case DatePrecision::Month: return 1.0 / 12;
        case DatePrecision::Day: return 1.0 / 365;
        case DatePrecision::Minute: break;
    }
    return 1.0 / 365 / 24;
}

}  // namespace arobase

#pragma once
// Time as the frise has it: a year is one unit long whatever its days, and a date is a stretch as wide as it is precise.
#include <cstdint>

#include "data/exhibition.h"

namespace arobase {

/// Coarse to fine.
enum class DatePrecision : std::uint8_t { Year, Month, Day, Minute };

/// Years, `to` excluded: January 2004 is [2004, 2004.0847).
struct FriseSpan {
    double from = 0;
    double to = 0;
    bool operator==(const FriseSpan&) const = default;
};

DatePrecision precisionOf(const HistDate& date);
/// All that the date may mean. A month or day that does not exist counts as unknown.
FriseSpan spanOf(const HistDate& date);
/// From the start of its date to the end of its period; of its date where it has none, or where the end comes first.
FriseSpan spanOf(const FriseItem& item);

/// Where a day begins, in years. `month` 1–12, `day` 1–31; a day beyond its month runs into the next.
double yearsAtDay(int year, int month, int day);
/// Days since 1 January 1970 in the Gregorian calendar, before 1582 too.
long long dayNumber(int year, int month, int day);
/// Year, month and day of that number.
HistDate dateOfDay(long long number);
/// The date that holds that instant, known to the minute. Years beyond ±9999 are taken as those.
HistDate dateAt(double years);
int daysInMonth(int year, int month);

/// Shortest stretch that a frise of dates known so precisely is worth: one such date.
double shortestYears(DatePrecision precision);

}  // namespace arobase

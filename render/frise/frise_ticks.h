#pragma once
// The ruler of the frise: which instants are marked at a zoom, from millennia to minutes.
#include <vector>

#include "render/frise/frise_view.h"

namespace arobase {

enum class TickUnit : std::uint8_t { Year, Month, HalfMonth, Week, Day, Hour, Minute };

/// Every `every` units: each 10 years from a round one, each 3 months from January, each Monday, each 6 hours from midnight.
struct TickStep {
    TickUnit unit = TickUnit::Year;
    int every = 1;
    bool operator==(const TickStep&) const = default;
};

struct FriseTick {
    double at = 0;       ///< years
    HistDate date;       ///< as precise as its unit
    bool major = false;  ///< begins a greater unit: January, the first days of a month, midnight
};

/// The finest step whose ticks are never closer than `minPx`; each millennium where even that is too close. As long as the
/// steps reach (down to a minute of three times `minPx`), ticks are nowhere further apart than three times `minPx`.
TickStep tickStep(const FriseView& view, float minPx);
/// Least distance of two ticks of that step, in years, wherever they are.
double leastYears(TickStep step);
/// Those in [range.from, range.to), and one before; at most some hundreds. Sorted.
std::vector<FriseTick> ticksIn(const FriseRange& range, TickStep step);

}  // namespace arobase

#pragma once
// Where the frise's axis stands: years to px and back, dragging, zooming.
#include "data/frise_time.h"
#include "render/vec.h"

namespace arobase {

/// Years shown, `to` excluded: [1999, 2020) shows 1999 … 2019 whole.
struct FriseRange {
    double from = 1999;
    double to = 2020;
    bool operator==(const FriseRange&) const = default;
    double years() const { return to - from; }
};

/// Maps years to px along `x … x + width`.
struct FriseView {
    FriseRange range;
    float x = 0;
    float width = 1;
    float toPx(double year) const;
    double toYear(float px) const;
    float yearWidth() const;  ///< px of one year
};

FriseRange pannedFrise(const FriseView& view, float deltaPx);
/// Keeps the instant under `px`; the span stays within [minYears, maxYears].
FriseRange zoomedFrise(const FriseView& view, float px, double factor, double minYears, double maxYears);
/// Moves the range (keeping its span) until it lies within [from, to]; a longer span is shortened.
FriseRange boundedFrise(FriseRange range, double from, double to);

}  // namespace arobase

#include "render/frise/frise_view.h"

#include <algorithm>
#include <cmath>

namespace arobase {

namespace {
/// A window too small for an axis still has one: a pixel.
double axisPx(const FriseView& view) { return std::max(1.0, static_cast<double>(view.width)); }
}  // namespace

float FriseView::toPx(double year) const {
    return static_cast<float>(static_cast<double>(x) + (year - range.from) / (range.to - range.from) * axisPx(*this));
}

double FriseView::toYear(float px) const {
    return range.from + (static_cast<double>(px) - static_cast<double>(x)) / axisPx(*this) * (range.to - range.from);
}

float FriseView::yearWidth() const { return static_cast<float>(axisPx(*this) / (range.to - range.from)); }

FriseRange pannedFrise(const FriseView& view, float deltaPx) {
    // No drag is longer than this; a wilder one would drown the span in its own rounding.
    constexpr double kFurthestYears = 1e6;
    const double years = static_cast<double>(deltaPx) / axisPx(view) * (view.range.to - view.range.from);
    const double shift = std::clamp(years, -kFurthestYears, kFurthestYears);
    return {view.range.from - shift, view.range.to - shift};
}

FriseRange zoomedFrise(const FriseView& view, float px, double factor, double minYears, double maxYears) {
    const double fixed = view.toYear(px), span = view.range.to - view.range.from;
    const double newSpan = std::clamp(span / factor, std::min(minYears, maxYears), maxYears);
    const double share = (fixed - view.range.from) / span;
    return {fixed - share * newSpan, fixed + (1 - share) * newSpan};
}

FriseRange boundedFrise(FriseRange range, double from, double to) {
    const double span = std::min(range.to - range.from, to - from);
    const double start = std::clamp(range.from, from, to - span);
    return {start, start + span};
}

}  // namespace arobase

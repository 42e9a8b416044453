#pragma once
// The frise's geometry: years to px, landmarks packed into rows, what does not fit counted in badges.
#include <functional>
#include <span>
#include <vector>

#include "data/exhibition.h"
#include "render/vec.h"

namespace arobase {

/// Years shown, `to` excluded: [1999, 2020) shows 1999 … 2019 whole.
struct FriseRange {
    double from = 1999;
    double to = 2020;
    bool operator==(const FriseRange&) const = default;
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

/// Ticks: a year label every `everyYears`, never closer than `minPx`.
int tickStepYears(const FriseView& view, float minPx);

struct FriseSlot {
    int item = 0;       ///< index into the items
    int lane = 0;
    int row = 0;
    Rect box;           ///< dot and title
    float dotX = 0;     ///< px, middle of the dot
};

/// What did not fit in a lane in one year.
struct FriseBadge {
    int lane = 0;
    int year = 0;
    Rect box;
    std::vector<int> items;
};

struct FrisePacking {
    std::vector<FriseSlot> slots;
    std::vector<FriseBadge> badges;
    int total = 0;      ///< items whose year is in the range: slots + badged, always
    int badged() const;
};

struct FrisePackJob {
    std::span<const FriseItem> items;
    FriseView view;
    std::vector<Rect> lanes;       ///< one per track, px
    int rows = 2;                  ///< rows of titles per lane, above the badge strip
    float rowPx = 30;
    float badgePx = 22;            ///< height of the badge strip at the foot of a lane
    float padPx = 12;              ///< air after a title
    float dotPx = 8;               ///< radius of a dot with the air to its title
    int selected = -1;             ///< placed first, whatever its importance
    std::function<float(const FriseItem&)> titleWidthPx;

    FrisePacking run() const;
};

}  // namespace arobase

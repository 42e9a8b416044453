#pragma once
// Where visitors' landmarks stand in their strip of the frise, along one axis: pills of one's own, which are read, then everybody's by
// year. What finds no place of its own is together with its neighbours: every landmark is in exactly one place or one group.
#include <vector>

#include "app/adding.h"

namespace arobase::screens {

struct StripSpan {
    float from = 0, to = 0;  ///< px
    bool overlaps(const StripSpan& o) const { return from < o.to && o.from < to; }
};

/// Landmarks that stand at one place: one is a sign of its own, several are counted.
struct StripGroup {
    float x = 0;                 ///< px, its middle
    int fromYear = 0, toYear = 0;
    std::vector<const ContributedLandmark*> landmarks;
};

/// A pill of that width at its year; `at` says where it is, wanted beforehand.
struct StripPill {
    const ContributedLandmark* landmark = nullptr;
    float yearX = 0;
    StripSpan at;
};

struct StripPlaces {
    std::vector<StripPill> pills;    ///< those that found room
    std::vector<StripGroup> groups;  ///< from left to right, clear of one another and of the pills
};

/// `wanted`: the most important first; the first one always has its place where it is no wider than the strip less two groups.
/// `years`: one group a year, by year, its x in the middle of what is seen of it. Groups are `groupPx` wide.
StripPlaces placedInStrip(std::vector<StripPill> wanted, std::vector<StripGroup> years, StripSpan strip, float groupPx);

}  // namespace arobase::screens

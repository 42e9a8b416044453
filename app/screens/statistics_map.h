#pragma once
// Statistics on the map: areas filled by class for rates and means, discs for numbers (a number filled over an area would say
// that large areas have more).
#include "app/screens/screen.h"
#include "app/statistics_view.h"

namespace arobase::screens {

/// What the open (or closing) statistics show; made once a scene.
struct StatisticsOnMap {
    StatisticsView view;
    Statistics statistics;
    std::vector<double> bounds;  ///< of the classes; empty for numbers
    int most = 0;                ///< largest count of an area
};

inline constexpr int kStatisticsClasses = 5;

/// nullopt when none are open, or without an atlas.
std::optional<StatisticsOnMap> statisticsOnMap(const Content& content, const State& state);

/// Class and colour of a département's land (its own or its région's); −1: nothing to fill.
int landClass(const Context& c, const StatisticsOnMap& on, std::string_view departement);
/// Colour of a class, spread over the ramp when there are fewer than five.
Rgba statisticsColour(const Context& c, int index, const StatisticsOnMap& on);
float discRadiusPx(const Context& c, const StatisticsOnMap& on, int count);
/// Discs or values at their areas on that view.
void drawStatistics(Context& c, const MapView& view, const StatisticsOnMap& on, bool card);

/// "3,4", in the visitor's language.
std::string statisticsText(const Context& c, double value);
/// The same for machines: "3.4".
std::string decimalText(double value);

}  // namespace arobase::screens

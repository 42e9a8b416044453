#pragma once
// What the statistics show: the unit, what is measured, and the page of the list.
#include <optional>
#include <string>
#include <string_view>

#include "data/statistics.h"

namespace arobase {

struct StatisticsView {
    AreaUnit unit = AreaUnit::Region;
    AreaMeasure measure = AreaMeasure::Count;
    int page = 0;
    bool operator==(const StatisticsView&) const = default;
};

std::string_view unitName(AreaUnit unit);           ///< "region", "departement", "epci"
std::string_view measureName(AreaMeasure measure);  ///< "count", "rate", "mean"
std::optional<AreaUnit> unitByName(std::string_view name);
std::optional<AreaMeasure> measureByName(std::string_view name);

/// The id of a selection of statistics, "region rate 1", and back; nullopt for anything else.
std::string toId(const StatisticsView& view);
std::optional<StatisticsView> statisticsView(std::string_view id);

}  // namespace arobase

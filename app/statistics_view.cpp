#include "app/statistics_view.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace arobase {
namespace {

constexpr std::array<std::string_view, 3> kUnits{"region", "departement", "epci"}, kMeasures{"count", "rate", "mean"};
constexpr int kPages = 1000;

template <class Value>
std::optional<Value> named(const std::array<std::string_view, 3>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

}  // namespace

std::string_view unitName(AreaUnit unit) { return kUnits[static_cast<std::size_t>(unit)]; }
std::string_view measureName(AreaMeasure measure) { return kMeasures[static_cast<std::size_t>(measure)]; }
std::optional<AreaUnit> unitByName(std::string_view name) { return named<AreaUnit>(kUnits, name); }
std::optional<AreaMeasure> measureByName(std::string_view name) { return named<AreaMeasure>(kMeasures, name); }

std::string toId(const StatisticsView& view) {
    return std::string(unitName(view.unit)) + " " + std::string(measureName(view.measure)) + " " + std::to_string(view.page);
}

std::optional<StatisticsView> statisticsView(std::string_view id) {
    const std::size_t first = id.find(' '), second = id.find(' ', first == std::string_view::npos ? first : first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    const auto unit = unitByName(id.substr(0, first));
    const auto measure = measureByName(id.substr(first + 1, second - first - 1));
    const std::string_view page = id.substr(second + 1);
    int number = -1;
    const auto [end, error] = std::from_chars(page.data(), page.data() + page.size(), number);
    if (!unit || !measure || error != std::errc() || end != page.data() + page.size() || number < 0 || number > kPages) return std::nullopt;
    return StatisticsView{*unit, *measure, number};
}

}  // namespace arobase

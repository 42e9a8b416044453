#include "data/statistics.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "data/utf8.h"

namespace arobase {
namespace {

constexpr double kPer = 100000;

/// Codes of the département and the EPCI that an award counts in; empty where there is none.
struct Home {
    std::string_view departement, epci;
};

Home homeOf(const Collectivite& who, const Atlas& atlas) {
    if (who.kind == CollectiviteKind::Epci) return {who.departement, who.code};
    if (who.kind == CollectiviteKind::Departement) return {who.departement.empty() ? who.code : who.departement, {}};
    const Place* place = atlas.find(PlaceKind::Commune, who.code);
    return {place ? place->departement : std::string_view(who.departement), place ? place->epci : std::string_view()};
}

/// The région of a département; an overseas collectivité without one is an area of its own.
std::string_view regionOf(std::string_view departement, const Atlas& atlas) {
    const Place* place = atlas.find(PlaceKind::Departement, departement);
    if (!place) return {};
    return atlas.find(PlaceKind::Region, place->region) ? place->region : place->code;
}

std::string_view areaCode(const Home& home, AreaUnit unit, const Atlas& atlas) {
    if (unit == AreaUnit::Epci) return home.epci;
    return unit == AreaUnit::Departement ? home.departement : regionOf(home.departement, atlas);
}

AreaStatistics areaOf(const Place& place) {
    AreaStatistics area;
    area.code = place.code;
    area.name = place.name;
    area.population = place.population;
    return area;
}

/// Every area of the unit that is shown even without an award.
std::map<std::string, AreaStatistics, std::less<>> emptyAreas(const Atlas& atlas, AreaUnit unit) {
    std::map<std::string, AreaStatistics, std::less<>> areas;
    if (unit == AreaUnit::Epci) return areas;
    for (const Place& place : atlas.places()) {
        if (place.kind != PlaceKind::Departement || place.population == 0) continue;  // nobody lives in some
        const std::string_view code = unit == AreaUnit::Departement ? place.code : regionOf(place.code, atlas);
        const Place* region = unit == AreaUnit::Region ? atlas.find(PlaceKind::Region, code) : nullptr;
        areas.try_emplace(std::string(code), areaOf(region ? *region : place));
    }
    return areas;
}

}  // namespace

int AreaStatistics::count() const { return std::accumulate(byLevel.begin(), byLevel.end(), 0); }

std::optional<double> AreaStatistics::rate() const {
    if (population == 0) return std::nullopt;
    return count() * kPer / population;
}

std::optional<double> AreaStatistics::meanLevel() const {
    if (levelsKnown() == 0) return std::nullopt;
    double sum = 0;
    for (std::size_t level = 1; level < byLevel.size(); ++level) sum += static_cast<double>(level) * byLevel[level];
    return sum / levelsKnown();
}

AreaStatistics Statistics::whole() const {
    AreaStatistics sum = elsewhere;
    for (const AreaStatistics& area : areas) {
        for (std::size_t level = 0; level < sum.byLevel.size(); ++level) sum.byLevel[level] += area.byLevel[level];
        sum.population += area.population;
    }
    return sum;
}

const AreaStatistics* Statistics::find(std::string_view code) const {
    const auto it = std::find_if(areas.begin(), areas.end(), [&](const AreaStatistics& a) { return a.code == code; });
    return it == areas.end() ? nullptr : &*it;
}

Statistics statisticsOf(const Exhibition& exhibition, const Atlas& atlas, int year, AreaUnit unit) {
    auto areas = emptyAreas(atlas, unit);
    Statistics statistics;
    statistics.unit = unit;
    statistics.year = year;
    for (const int a : exhibition.awardsOf(year)) {
        const Award& award = exhibition.awards[static_cast<std::size_t>(a)];
        const Collectivite& who = exhibition.collectivites[static_cast<std::size_t>(award.collectivite)];
        const std::string_view code = areaCode(homeOf(who, atlas), unit, atlas);
        auto found = areas.find(code);
        if (found == areas.end() && unit == AreaUnit::Epci)
            if (const Place* epci = atlas.find(PlaceKind::Epci, code)) found = areas.emplace(std::string(code), areaOf(*epci)).first;
        AreaStatistics& area = found == areas.end() ? statistics.elsewhere : found->second;
        ++area.byLevel[static_cast<std::size_t>(award.level)];
    }
    for (auto& [code, area] : areas) statistics.areas.push_back(std::move(area));
    const auto key = [](const AreaStatistics& area) { return foldedText(area.name, ' '); };
    std::stable_sort(statistics.areas.begin(), statistics.areas.end(),
                     [&](const AreaStatistics& a, const AreaStatistics& b) { return key(a) < key(b); });
    return statistics;
}

std::optional<double> measured(const AreaStatistics& area, AreaMeasure measure) {
    if (measure == AreaMeasure::Count) return area.count();
    return measure == AreaMeasure::Rate ? area.rate() : area.meanLevel();
}

std::vector<double> classBounds(const Statistics& statistics, AreaMeasure measure, int classes) {
    std::vector<double> values;
    for (const AreaStatistics& area : statistics.areas)
        if (const auto value = measured(area, measure); value && *value > 0) values.push_back(*value);
    if (values.empty() || classes < 1) return {};
    if (measure == AreaMeasure::MeanLevel) return {1, 2, 3, 4, 5};
    std::sort(values.begin(), values.end());
    classes = std::min(classes, std::max(1, static_cast<int>(values.size()) / 2));
    std::vector<double> bounds{values.front()};
    for (int i = 1; i < classes; ++i) {
        const auto at = values.size() * static_cast<std::size_t>(i) / static_cast<std::size_t>(classes);
        if (values[at] > bounds.back()) bounds.push_back(values[at]);
    }
    if (values.back() > bounds.back() || bounds.size() == 1) bounds.push_back(values.back());
    return bounds;
}

int classOf(std::optional<double> value, const std::vector<double>& bounds) {
    if (!value || bounds.size() < 2 || *value <= 0 || *value < bounds.front() || *value > bounds.back()) return -1;
    const auto above = std::upper_bound(bounds.begin() + 1, bounds.end() - 1, *value);
    return static_cast<int>(above - bounds.begin()) - 1;
}

}  // namespace arobase

#include "app/program/statistics_verb.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/program/csv_field.h"
#include "app/program/paths.h"
#include "app/program/show_options.h"
#include "app/statistics_view.h"

namespace arobase {
namespace {

using Json = nlohmann::ordered_json;

Json toJson(const AreaStatistics& area) {
    const auto rate = area.rate(), mean = area.meanLevel();
    return {{"code", area.code}, {"name", area.name}, {"count", area.count()}, {"by_level", area.byLevel}, {"population", area.population},
            {"rate_per_100000", rate ? Json(*rate) : Json()}, {"mean_level", mean ? Json(*mean) : Json()}};
}

std::string number(const std::optional<double>& value) {
    if (!value) return "";
    std::ostringstream out;
    out << *value;
    return out.str();
}

void printRow(const AreaStatistics& area) {
    std::cout << csvField(area.code) << ',' << csvField(area.name) << ',' << area.count();
    for (const int n : area.byLevel) std::cout << ',' << n;
    std::cout << ',' << (area.population > 0 ? std::to_string(area.population) : "") << ',' << number(area.rate()) << ',' << number(area.meanLevel()) << '\n';
}

}  // namespace

void addStatisticsOptions(CLI::App& command, StatisticsOptions& o) {
    command.add_option("--edition", o.edition, "Millésime de l’édition, p. ex. 2018")->required();
    command.add_option("--by", o.unit, "region, departement ou epci")->check(CLI::IsMember({"region", "departement", "epci"}));
    command.add_option("--exhibition", o.exhibition, "Dossier de l’exposition");
    command.add_option("--atlas", o.atlas, "Carte préparée par « arobase bake »");
    command.add_flag("--json", o.json, "En JSON plutôt qu’en CSV");
}

int printStatistics(const StatisticsOptions& o) {
    auto exhibition = loadExhibition(o.exhibition.empty() ? defaultExhibition() : o.exhibition);
    const auto atlas = Atlas::open(o.atlas.empty() ? defaultAtlas() : o.atlas);
    printIssues(atlas.issues, true);
    if (!exhibition.value) printIssues(exhibition.issues, true);
    if (!exhibition.value || !atlas.value) return 1;
    if (!exhibition.value->edition(o.edition)) {
        std::cerr << "arobase statistics: aucune édition " << o.edition << '\n';
        return 1;
    }
    const Statistics statistics = statisticsOf(*exhibition.value, *atlas.value, o.edition, *unitByName(o.unit));
    if (o.json) {
        Json areas = Json::array();
        for (const AreaStatistics& area : statistics.areas) areas.push_back(toJson(area));
        std::cout << Json{{"edition", o.edition}, {"by", o.unit}, {"areas", areas}, {"elsewhere", toJson(statistics.elsewhere)}, {"whole", toJson(statistics.whole())}}.dump(1) << '\n';
        return 0;
    }
    std::cout << "code,nom,collectivites,niveau_inconnu,niveau_1,niveau_2,niveau_3,niveau_4,niveau_5,population,pour_100000,niveau_moyen\n";
    for (const AreaStatistics& area : statistics.areas) printRow(area);
    if (statistics.elsewhere.count() > 0) printRow(statistics.elsewhere);
    return 0;
}

}  // namespace arobase

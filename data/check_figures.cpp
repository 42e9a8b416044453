// Figures against the population of their year and against each other; landmarks against the frise.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "data/check.h"
#include "data/check_rules.h"
#include "data/french.h"
#include "data/text_parse.h"
#include "data/utf8.h"

namespace arobase {
namespace {

struct YearPopulation {
    int year = 0;
    double millions = 0;
};

// World: United Nations, World Population Prospects 2022, mid-year, rounded to ten millions.
constexpr std::array<YearPopulation, 10> kWorld = {{{1950, 2500},
                                                    {1970, 3700},
                                                    {1990, 5320},
                                                    {1999, 6070},
                                                    {2005, 6560},
                                                    {2009, 6900},
                                                    {2015, 7430},
                                                    {2019, 7760},
                                                    {2023, 8050},
                                                    {2030, 8550}}};
// France with its overseas départements: Insee, population on 1 January, rounded to the hundred thousand.
constexpr std::array<YearPopulation, 9> kFrance = {{{1950, 42.6},
                                                    {1970, 51.7},
                                                    {1990, 58.0},
                                                    {1999, 60.1},
                                                    {2009, 64.3},
                                                    {2015, 66.4},
                                                    {2019, 67.3},
                                                    {2024, 68.4},
                                                    {2030, 69.0}}};

template <std::size_t N>
std::optional<double> interpolated(const std::array<YearPopulation, N>& table, int year) {
    for (std::size_t i = 0; i + 1 < N; ++i) {
        const YearPopulation& a = table[i];
        const YearPopulation& b = table[i + 1];
        if (year < a.year || year > b.year) continue;
        const double share = static_cast<double>(year - a.year) / static_cast<double>(b.year - a.year);
        return (a.millions + (b.millions - a.millions) * share) * 1e6;
    }
    return std::nullopt;
}

/// What the unit multiplies by; 0 when the value is no count of things.
double multiplierOf(std::string_view unit) {
    const std::string folded = foldedText(unit, ' ');
    if (folded == "milliards" || folded == "milliard") return 1e9;
    if (folded == "millions" || folded == "million") return 1e6;
    if (folded == "milliers" || folded == "mille") return 1e3;
    return unit.empty() ? 1 : 0;
}

bool isPercentage(const Figure& figure) {
    return figure.unit == "%";
}

bool mentions(const Figure& figure, std::initializer_list<std::string_view> words) {
    const std::string label = foldedText(figure.label, ' ');
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return label.find(word) != std::string::npos; });
}

bool countsPeople(const Figure& figure) {
    return multiplierOf(figure.unit) > 0 &&
           mentions(figure, {"internaute", "francais", "personne", "utilisateur", "habitant", "abonne", "population"});
}

bool countsConnected(const Figure& figure) {
    return countsPeople(figure) && mentions(figure, {"internaute", "connecte"});
}
bool sharesConnected(const Figure& figure) {
    return isPercentage(figure) && mentions(figure, {"internaute", "connecte"});
}

std::string peopleText(double count) {
    if (count >= 1e9) return decimalFr(count / 1e9, 1) + " milliards";
    if (count >= 1e6) return decimalFr(count / 1e6, 1) + " millions";
    return numberFr(std::llround(count));
}

/// As the document has it: "4,9 milliards", "54 %".
std::string asWritten(const Figure& figure) {
    return figure.valueText + (figure.unit.empty() ? "" : " " + figure.unit);
}

std::string scopeText(std::string_view scope) {
    if (scope == "monde") return "mondiale";
    if (scope == "france") return "de la France";
    return "de référence";
}

Issue figureIssue(const Figure& figure, std::string_view file, std::string rule, std::string column, std::string message) {
    return {Severity::Error, std::move(rule), std::string(file), figure.row, std::move(column), std::move(message)};
}

void refuseOutOfRange(Figure& figure, std::string_view file, Issues& issues) {
    const bool duration = toMinutes(figure.valueText).has_value();
    const std::string hidden = " ; le chiffre n’est pas affiché.";
    if (figure.value < 0) {
        figure.refusedBy = "figure-negative";
        issues.push_back(
            figureIssue(figure, file, figure.refusedBy, "value", typographicFr(asWritten(figure) + " est négatif" + hidden)));
    } else if (isPercentage(figure) && figure.value > 100) {
        figure.refusedBy = "figure-percentage-range";
        issues.push_back(
            figureIssue(figure, file, figure.refusedBy, "value", typographicFr(asWritten(figure) + " dépasse 100 %" + hidden)));
    } else if (duration && figure.unit == "par jour" && figure.value > 24 * 60) {
        figure.refusedBy = "figure-duration-range";
        issues.push_back(figureIssue(figure, file, figure.refusedBy, "value",
                                     typographicFr(asWritten(figure) + " dépasse 24 heures" + hidden)));
    }
}

void refuseBeyondPopulation(Figure& figure, std::string_view file, Issues& issues) {
    const std::optional<double> population = populationOf(figure.scope, figure.year);
    if (!population || !countsPeople(figure) || figure.value * multiplierOf(figure.unit) <= *population) return;
    figure.refusedBy = "figure-exceeds-population";
    const std::string label =
        figure.label.starts_with("de ") || figure.label.starts_with("d’") ? " " + figure.label : " " + deName(figure.label);
    issues.push_back(figureIssue(
        figure, file, figure.refusedBy, "value",
        typographicFr(asWritten(figure) + label + " en " + std::to_string(figure.year) + " : c’est plus que la population " +
                      scopeText(figure.scope) + " (" + peopleText(*population) + ") ; le chiffre n’est pas affiché.")));
}

/// A count and a share of the same people must give back the population, within five per cent.
void refuseInconsistentPair(Figure& count, Figure& share, std::string_view file, Issues& issues) {
    constexpr double kTolerance = 0.05;
    const std::optional<double> population = populationOf(count.scope, count.year);
    if (!population || share.value <= 0) return;
    const double people = count.value * multiplierOf(count.unit);
    const double implied = people / (share.value / 100);
    if (std::fabs(implied - *population) <= kTolerance * *population) return;
    count.refusedBy = share.refusedBy = "figure-ratio-inconsistent";
    issues.push_back(
        figureIssue(count, file, count.refusedBy, "value",
                    typographicFr(asWritten(count) + " = " + asWritten(share) + " en " + std::to_string(count.year) +
                                  " (lignes " + std::to_string(count.row) + " et " + std::to_string(share.row) +
                                  ") : la population " + scopeText(count.scope) + " serait de " + peopleText(implied) +
                                  " au lieu de " + peopleText(*population) + " ; les deux chiffres ne sont pas affichés.")));
}

}  // namespace

std::optional<double> populationOf(std::string_view scope, int year) {
    if (scope == "monde") return interpolated(kWorld, year);
    if (scope == "france") return interpolated(kFrance, year);
    return std::nullopt;
}

Issues refuseImplausibleFigures(std::vector<Figure>& figures, std::string_view file) {
    Issues issues;
    for (Figure& figure : figures) {
        if (!figure.refusedBy.empty()) continue;
        refuseOutOfRange(figure, file, issues);
        if (figure.refusedBy.empty()) refuseBeyondPopulation(figure, file, issues);
    }
    for (Figure& count : figures) {
        for (Figure& share : figures) {
            const bool pair = count.refusedBy.empty() && share.refusedBy.empty() && countsConnected(count) &&
                              sharesConnected(share) && count.year == share.year && count.scope == share.scope;
            if (pair) refuseInconsistentPair(count, share, file, issues);
        }
    }
    return issues;
}

void checkFigures(const Exhibition& exhibition, Issues& issues) {
    std::map<std::string, int> seen;
    const auto add = [&](Severity severity, const char* rule, const Figure& figure, const char* column,
                         const std::string& message) {
        issues.push_back({severity, rule, exhibition.files.figures, figure.row, column, typographicFr(message)});
    };
    for (const Figure& figure : exhibition.figures) {
        if (figure.source.empty())
            add(Severity::Warning, "figure-source-missing", figure, "source", "le chiffre n’a pas de source.");
        if (!figure.remark.empty() && figure.refusedBy.empty()) {
            add(Severity::Warning, "figure-remark", figure, "label", "remarque de collecte : " + figure.remark + ".");
        }
        const std::string key =
            std::to_string(figure.year) + "/" + figure.scope + "/" + figure.unit + "/" + foldedText(figure.label, ' ');
        const auto [first, inserted] = seen.emplace(key, figure.row);
        if (!inserted) {
            add(Severity::Error, "figure-duplicate", figure, "",
                "même chiffre que la ligne " + std::to_string(first->second) + ".");
        }
    }
}

}  // namespace arobase

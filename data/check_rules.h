#pragma once
// The families of rules behind checkExhibition. Private to data/ and its tests.
#include <functional>

#include "data/atlas.h"
#include "data/exhibition.h"

namespace arobase {

/// Looks a code up in the official list; nullptr when there is none. Empty: no list at hand, its rules are skipped.
using Gazetteer = std::function<const Place*(PlaceKind kind, std::string_view code)>;

/// What a commune's code meant in a year.
struct FormerCommune {
    std::string_view name;         ///< then
    const Place* today = nullptr;  ///< the commune that holds it; nullptr where it was shared out
};

/// Looks a commune's code up in the history of communes; nullopt where nothing ever happened to it, or nobody had it. Empty:
/// no history at hand.
using FormerCommunes = std::function<std::optional<FormerCommune>(std::string_view code, int year, std::string_view name)>;

void checkEditions(const Exhibition& exhibition, Issues& issues);
void checkAwards(const Exhibition& exhibition, Issues& issues);
void checkCollectivites(const Exhibition& exhibition, const Gazetteer& gazetteer, const FormerCommunes& former, Issues& issues);
void checkExcellence(const Exhibition& exhibition, Issues& issues);
void checkFrise(const Exhibition& exhibition, Issues& issues);
void checkFigures(const Exhibition& exhibition, Issues& issues);

/// Everything that a whole exhibition can be held to, in a fixed order.
Issues checkWith(const Exhibition& exhibition, const Gazetteer& gazetteer, const FormerCommunes& former = {});

/// Inhabitants of "monde" or "france" in a year, interpolated between known years; nullopt elsewhere and outside 1950–2030.
std::optional<double> populationOf(std::string_view scope, int year);

}  // namespace arobase

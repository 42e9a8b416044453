#pragma once
// The tables that search looks into. Built once, then only read.
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "data/atlas.h"
#include "data/exhibition.h"
#include "data/search/former_names.h"
#include "data/search/name_lexicon.h"
#include "data/search/search_targets.h"

namespace arobase {

inline constexpr std::uint32_t kNoTarget = std::numeric_limits<std::uint32_t>::max();

/// Codes of today that were ever labelled: first among equals.
using LabelledCodes = std::vector<std::pair<PlaceKind, std::string>>;

struct SearchTables {
    SearchTables(const Atlas* atlas, std::span<const FriseItem> landmarks, const LabelledCodes& labelled);

    std::span<const Place> placesOf(PlaceKind kind) const;
    const Place* placeOf(std::uint32_t target) const;  ///< nullptr: a landmark, or métropole
    std::string_view nameOf(std::uint32_t target) const;
    std::size_t bytes() const;

    std::span<const Place> places;
    std::span<const FriseItem> landmarks;
    CommuneHistory history;
    std::vector<SearchTarget> targets;          ///< the most important first
    std::vector<std::uint32_t> targetOf;        ///< by place; kNoTarget: it is none
    std::vector<bool> labelled;                 ///< by target
    NameLexicon names;
    std::vector<std::uint32_t> targetOfName;    ///< by number in `names`
    std::vector<FormerName> formers;            ///< by spell
    NameLexicon formerNames;
    std::vector<std::uint32_t> formerOfName;    ///< by number in `formerNames`: index into `formers`
    std::vector<std::pair<std::uint32_t, std::uint32_t>> postalCodes;  ///< code as a number, target; in order

private:
    void addNames();
    void addFormerNames();
    void addPostalCodes();
};

}  // namespace arobase

#pragma once
// What can be found, the most important first, and under which names.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/atlas.h"
#include "data/exhibition.h"

namespace arobase {

/// Territory: métropole as a whole, or one overseas.
enum class FoundKind : std::uint8_t { Commune, Departement, Region, Epci, Territory, Landmark };

struct SearchTarget {
    FoundKind kind = FoundKind::Commune;
    std::uint32_t index = 0;  ///< into Atlas::places(), or Exhibition::frise; no meaning for métropole
};

/// Places by population, then landmarks by their importance. Régions overseas are left out: they are the territory.
std::vector<SearchTarget> searchTargets(std::span<const Place> places, std::span<const FriseItem> landmarks);

/// Every way of writing a name, as searchWords() gives them: whole, then without its article or its « CC du ».
std::vector<std::vector<std::string>> writtenNames(std::string_view name);

}  // namespace arobase

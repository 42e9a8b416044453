#pragma once
// The main rivers of Europe, from a set-up package, over métropole and its surroundings.
#include <filesystem>
#include <vector>

#include "data/geo/territory_builder.h"
#include "data/geo_types.h"
#include "data/result.h"

namespace arobase {

using RiverLine = std::vector<LonLat>;

std::filesystem::path riversFile(const std::filesystem::path& packages);

/// None, without a word, when the package is not there; with an issue when it cannot be read.
std::vector<RiverLine> readRivers(const std::filesystem::path& packages, Issues& issues);

/// Puts them into every level of métropole, as BorderRank::River. What cannot be projected is left out.
void addRivers(const std::vector<RiverLine>& rivers, BakedTerritory& metropole);

}  // namespace arobase

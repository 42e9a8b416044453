#pragma once
// Where the outlines of communes are not known: about where each EPCI lies, from the boxes of its communes.
#include <vector>

#include "data/geo/cog_tables.h"
#include "data/geo/territory_builder.h"
#include "data/territory.h"

namespace arobase {

/// A hull for each EPCI that has members with a box in the territory, by SIREN, cut to the land. It is never true to the
/// border: whoever shows it says so.
std::vector<BakedArea> epciHulls(const Territory& territory, const CogTables& cog, const std::vector<WorldPolygon>& land, WorldPoint origin,
                                 const Projector& projector, const GeometryEngine& engine);

}  // namespace arobase

#pragma once
// The communes of a territory and the départements made of them: one set of arcs for both.
#include <span>
#include <string>
#include <vector>

#include "data/geo/geo_sources.h"
#include "data/geo/topology.h"
#include "data/territory.h"

namespace arobase {

/// Communes with an outline, in the territory's CRS.
struct TerritoryCommunes {
    std::vector<const GeoFeature*> communes;
    std::vector<std::vector<WorldPolygon>> polygons;  ///< parallel
    std::vector<int> area;                            ///< parallel: index into `areas`
    std::vector<int> epci;                            ///< parallel: index into GeoSources::cog.epci; −1: none
    int lost = 0;                                     ///< vertices outside the domain of the projection
};

/// Those of the sources that lie in one of the areas. Empty when one of the areas lacks many of its communes: a map half made
/// of them would not fit together.
TerritoryCommunes communesOf(const GeoSources& sources, std::span<const LandArea* const> areas, const Projector& projector);

/// A topology whose areas are communes, and the same arcs with départements on their sides.
struct CommuneTopology {
    Topology communes;
    Topology areas;
};

/// From a topology whose areas are those communes. `marker` sees the rings of the départements; its marks come out in both.
CommuneTopology dissolvedCommunes(Topology topology, const TerritoryCommunes& communes, std::size_t areaCount, const EdgeMarker& marker);

}  // namespace arobase

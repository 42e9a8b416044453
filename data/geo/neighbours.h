#pragma once
// The countries around a territory, in its CRS, and where its land borders are.
#include <vector>

#include "data/geo/geo_sources.h"
#include "data/geo/geometry_engine.h"
#include "data/geo/near_test.h"
#include "data/geo/shapes.h"
#include "data/geo/topology.h"
#include "data/territory.h"

namespace arobase {

struct Surroundings {
    std::vector<std::vector<WorldPolygon>> countries;  ///< clipped; one entry per country that shows
    std::vector<WorldPolygon> ownLand;                 ///< the same land as the territory, as the countries' source draws it
};

/// Marks of the edges of a territory's outline.
inline constexpr std::uint8_t kMarkCoast = 0;
inline constexpr std::uint8_t kMarkCountry = 1;

/// Rings that jump across the antimeridian go on past 180° instead: once, for all territories.
void takeOutJumps(std::vector<Country>& countries);

/// What is within reach of any view of the territory, of countries without jumps. What cannot be projected is left out.
Surroundings surroundingsOf(const Territory& territory, const WorldBox& land, const std::vector<Country>& countries,
                            const Projector& projector, const GeometryEngine& engine);

/// Marks single edges as kMarkCountry where `near` says that a neighbour is, else kMarkCoast. Runs shorter than `shortestM`
/// take the mark of what surrounds them. `near` must outlive the marker.
EdgeMarker countryBorderMarker(const NearTest& near, double shortestM);

}  // namespace arobase

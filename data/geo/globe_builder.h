#pragma once
// Countries and territories → the globe that the atlas holds.
#include <vector>

#include "data/geo/geo_sources.h"
#include "data/geo/territory_builder.h"
#include "data/globe.h"

namespace arobase {

/// As GlobeLevel, but owning its data.
struct BakedGlobeLevel {
    double toleranceM = 0;
    std::vector<GlobePoint> vertices;
    std::vector<std::uint32_t> land;
    std::vector<GlobeSegment> coast, borders;
};

struct BakedTravel {
    LonLat anchor;
    WorldPoint legalAnchor;
    std::vector<TravelPoint> vertices;
    std::vector<std::uint32_t> land;
    std::vector<TravelSegment> outline;
};

struct BakedGlobe {
    std::vector<BakedGlobeLevel> levels;
    std::vector<BakedTravel> travels;
};

/// The land of the world, finest level first; none when there is no country.
std::vector<BakedGlobeLevel> buildGlobeLevels(const std::vector<Country>& countries, const GeometryEngine& engine, Issues& issues);

/// A territory as it travels. Without any level: an anchor in the middle of its home box, and no outline.
BakedTravel buildTravel(const Territory& territory, const BakedTerritory& baked, const std::vector<LandArea>& areas, const GeometryEngine& engine);

}  // namespace arobase

#pragma once
// Outlines of one territory → what the atlas holds of it: touchable areas, and land, neighbours and borders by level.
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "data/atlas.h"
#include "data/geo/commune_mesh.h"
#include "data/geo/geo_sources.h"
#include "data/result.h"
#include "data/territory.h"

namespace arobase {

/// As AtlasLevel, but owning its data.
struct BakedLevel {
    double toleranceM = 0;
    WorldPoint origin;
    std::vector<LocalPoint> vertices;
    std::vector<std::uint32_t> land;
    std::vector<std::uint32_t> neighbours;
    std::array<std::vector<BorderSegment>, kBorderRanks> borders;
    std::vector<IndexRange> areaRanges;
    CommuneLevel communes;
};

struct BakedArea {
    std::string code;
    std::string name;
    WorldBox box;
    std::vector<std::uint32_t> ringStarts;
    std::vector<LocalPoint> ringPoints;
};

struct BakedCommune {
    std::string code;
    std::string name;
    std::string epci;
    int area = -1;
};

struct BakedTerritory {
    std::string code;
    int epsg = 0;
    WorldBox box;
    WorldPoint areaOrigin;
    std::vector<BakedArea> areas;
    std::vector<BakedArea> hulls;  ///< of EPCI, by SIREN; where the outlines of communes are not known
    std::vector<BakedCommune> communes;
    int millesime = 0;  ///< year whose list of communes they are; set by the bake
    std::vector<BakedLevel> levels;
};

/// Polygons with their corners relative to `origin`.
BakedArea bakedArea(std::string code, std::string name, const std::vector<WorldPolygon>& polygons, WorldPoint origin);

/// Builds a territory from those of the areas that belong to it, on up to `threads` threads: the same whatever their number.
/// Without areas, it has a code and no level. `progress` is told the share done, 0 to 1, on the calling thread; it may be empty.
BakedTerritory buildTerritory(const Territory& territory, const GeoSources& sources, int threads, Issues& issues,
                              const std::function<void(double)>& progress);

}  // namespace arobase

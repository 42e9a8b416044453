#pragma once
// Everything that a bake starts from, read from the packages and, when there is one, from a folder of real boundaries.
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "data/bake.h"
#include "data/cog/history_builder.h"
#include "data/geo/cog_tables.h"
#include "data/geo/shapes.h"
#include "data/result.h"

namespace arobase {

/// A département, or an overseas collectivité as a whole.
struct LandArea {
    std::string code;
    std::string name;
    std::string region;
    std::vector<LonLatPolygon> polygons;
    bool fromWorldAtlas = false;  ///< same linework as the countries around it
};

struct Country {
    std::string name;
    bool french = false;  ///< France or one of its overseas collectivités
    std::vector<LonLatPolygon> polygons;
};

struct GeoSources {
    std::vector<LandArea> areas;  ///< by code; one for each département and each overseas collectivité with an outline
    std::vector<Country> countries;
    std::vector<std::vector<LonLat>> rivers;  ///< main ones; empty without their package
    std::vector<GeoFeature> communes;  ///< outlines, by code; empty without real boundaries
    CogTables cog;
    BakedHistory history;
    /// Points inside the real outlines, by code; empty without real boundaries.
    std::unordered_map<std::string, LonLat> communePoints;
    std::unordered_map<std::string, LonLat> epciPoints;
    bool realDepartements = false;
    std::string attribution;
    std::string approximationNote;
};

/// Reads what bake() needs, on up to `threads` threads. No value when there is no département outline at all.
Result<GeoSources> readGeoSources(const BakeSources& sources, int threads);

/// The files that those sources are read from, in a fixed order (for the key).
std::vector<std::filesystem::path> sourceFiles(const BakeSources& sources);

}  // namespace arobase

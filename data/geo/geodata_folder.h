#pragma once
// A folder of real boundaries, whatever its files are called: layers are recognised by their names and code columns.
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "data/geo/cog_tables.h"
#include "data/geo/shapes.h"
#include "data/result.h"

namespace arobase {

struct GeodataFolder {
    std::vector<GeoFeature> departements;                   ///< outlines, all of one layer, by code
    std::vector<GeoFeature> communes;                       ///< outlines, those of a territory all of one layer, by code
    std::vector<GeoFeature> collectivites;                  ///< overseas collectivités (975…988), dissolved from communes
    std::unordered_map<std::string, LonLat> communePoints;  ///< inside the commune's largest polygon
    std::unordered_map<std::string, LonLat> epciPoints;
};

/// Vector files and zip archives among some files and folders, and in their sub-folders, in path order. A database is itself.
std::vector<std::filesystem::path> geodataFiles(const std::vector<std::filesystem::path>& sources);

/// Reads the sources. For each kind the most recent layers come first (a year in the file's name), then the most detailed;
/// what one lacks comes from the next, but département outlines are all from one layer, and so are the communes of a
/// territory, so that they fit together: the most recent layer that is complete and not much coarser than another.
/// Unrecognised layers are ignored, and so are those not named in `layers` when it names some (see chooseLayers); one without codes
/// is joined by its names to the official tables. Sources without any are an Error issue and an empty value.
Result<GeodataFolder> readGeodataFolder(const std::vector<std::filesystem::path>& sources, const std::vector<std::string>& layers,
                                        const CogTables& cog, int threads);

}  // namespace arobase

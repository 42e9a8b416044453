#pragma once
// What would be drawn of a source of boundaries, layer by layer: for whoever is about to give it to bake().
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "data/atlas.h"
#include "data/result.h"

namespace arobase {

struct LayerInspection {
    std::string file;
    std::string layer;
    std::string kind;             ///< "communes", "EPCI", "départements"; empty: not one that we use
    std::string crs;              ///< "EPSG:2154"…
    bool crsInferred = false;     ///< the layer names none
    long long drawn = 0;          ///< features with at least one sound polygon
    long long refused = 0;        ///< the others
    long long vertices = 0;       ///< of the polygons drawn
    LonLat boxMin, boxMax;        ///< WGS84 box of what is drawn; both 0 without any
    std::string codeColumn;
    std::string nameColumn;
    bool byName = false;          ///< no code column: joined by the names
    long long matched = 0;        ///< features drawn whose code (or name) the official tables know
    Issues issues;
};

struct Inspection {
    std::vector<LayerInspection> layers;
    Issues issues;  ///< of files that could not be opened
    bool drawsAnything() const;
};

/// Called now and then with the number of features read so far. May be empty.
using InspectProgress = std::function<void(const std::string& layer, long long features)>;

/// Looks into files, folders and zip archives; `onlyLayer` restricts to layers of that name (empty: all). `atlas` holds the
/// official codes; null: nothing is matched. Never throws for bad data.
Inspection inspect(const std::vector<std::filesystem::path>& sources, const std::string& onlyLayer, const Atlas* atlas,
                   const InspectProgress& progress);

}  // namespace arobase

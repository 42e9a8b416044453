#pragma once
// Polygons of vector files (GeoPackage, Shapefile, GeoJSON, TopoJSON, FlatGeobuf, GML, KML, MapInfo, and zip archives of these), in
// WGS84. Local files only.
#include <filesystem>
#include <string>
#include <vector>

#include "data/geo/shapes.h"
#include "data/result.h"

namespace arobase {

/// What a file says of one of its layers.
struct VectorLayerInfo {
    std::string name;
    std::vector<std::string> fields;
    bool polygons = false;  ///< its geometry type is, or may be, polygons
    long long featureCount = 0;
};

/// True for the endings of those formats.
bool isVectorFile(const std::filesystem::path& file);

/// Names by which the other functions open what is in `file`: itself, or the vector files in a zip archive, whatever the depth.
std::vector<std::filesystem::path> vectorEntries(const std::filesystem::path& file);

/// The layers of a file. No value when it cannot be opened as a vector file.
Result<std::vector<VectorLayerInfo>> vectorLayers(const std::filesystem::path& file);

/// Every polygon feature of a layer (the first layer when `layer` is empty), with the text of two fields. Any CRS becomes
/// WGS84; a layer without one is in degrees, or in Lambert-93 when its numbers are those of France in metres. A feature of which nothing can be drawn
/// is left out; one issue a cause names the layer and the first of those features.
Result<std::vector<GeoFeature>> readPolygons(const std::filesystem::path& file, const std::string& layer,
                                             const std::string& codeField, const std::string& nameField);

}  // namespace arobase

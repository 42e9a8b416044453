#pragma once
// Polygons of vector files (GeoPackage, Shapefile, GeoJSON, TopoJSON, FlatGeobuf, GML, KML, MapInfo, and zip archives of these), in
// WGS84. Local files, and a PostGIS database that is named as one.
#include <cstdint>
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

/// A PostGIS connection string, "PG:dbname=…": asked for by whoever writes it. Nothing else is looked for outside this machine's files.
bool isDatabase(const std::filesystem::path& source);

/// A source as messages name it: an archive without GDAL's prefix, a connection string without its password.
std::string shownSource(const std::filesystem::path& source);

/// Names by which the other functions open what is in `file`: itself, or the vector files in a zip archive, whatever the depth.
std::vector<std::filesystem::path> vectorEntries(const std::filesystem::path& file);

/// The layers of a file. No value when it cannot be opened as a vector file, or a database does not answer within five seconds.
Result<std::vector<VectorLayerInfo>> vectorLayers(const std::filesystem::path& file);

/// Every polygon feature of a layer (the first layer when `layer` is empty), with the text of two fields. Any CRS becomes
/// WGS84; a layer without one is in degrees, or in Lambert-93 when its numbers are those of France in metres. A feature of which nothing can be drawn
/// is left out; one issue a cause names the layer and the first of those features.
Result<std::vector<GeoFeature>> readPolygons(const std::filesystem::path& file, const std::string& layer,
                                             const std::string& codeField, const std::string& nameField);

/// Hash of what is in a database: of every row of its layers (of those in `layers`, when it names some). 0 when it does not answer.
std::uint64_t hashOfDatabase(const std::filesystem::path& source, const std::vector<std::string>& layers);

}  // namespace arobase

#include "data/geo/vector_reader.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <memory>
#include <utility>

#include "data/geo/layer_crs.h"
#include "data/geo/open_vector.h"

namespace arobase {

namespace {

/// Nothing but these formats is ever opened; registering twice does nothing.
void registerDrivers() {
    RegisterOGRGeoJSON();
    RegisterOGRTopoJSON();
    RegisterOGRGeoPackage();
    RegisterOGRShape();
    RegisterOGRFlatGeobuf();
    RegisterOGRGML();
    RegisterOGRKML();
    RegisterOGRTAB();
}

bool inArchive(const std::filesystem::path& file) { return file.native().starts_with("/vsizip/"); }

Issue issueAbout(const std::filesystem::path& file, Severity severity, std::string rule, std::string message) {
    Issue issue;
    issue.severity = severity;
    issue.rule = std::move(rule);
    issue.file = file.string();
    issue.message = std::move(message);
    return issue;
}

std::vector<LonLat> ringOf(const OGRLinearRing* ring) {
    std::vector<LonLat> points;
    const int count = ring == nullptr ? 0 : ring->getNumPoints();
    for (int i = 0; i < count; ++i) points.push_back({ring->getX(i), ring->getY(i)});
    if (points.size() > 1 && points.front() == points.back()) points.pop_back();
    return points;
}

void appendPolygons(const OGRGeometry& geometry, std::vector<LonLatPolygon>& out) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        const OGRPolygon* polygon = geometry.toPolygon();
        LonLatPolygon result;
        result.rings.push_back(ringOf(polygon->getExteriorRing()));
        for (int i = 0; i < polygon->getNumInteriorRings(); ++i) result.rings.push_back(ringOf(polygon->getInteriorRing(i)));
        const bool finite = std::ranges::all_of(result.rings, [](const std::vector<LonLat>& ring) {
            return std::ranges::all_of(ring, [](LonLat p) { return std::isfinite(p.lon) && std::isfinite(p.lat); });
        });
        if (finite && result.rings[0].size() >= 3) out.push_back(std::move(result));
    } else if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) appendPolygons(*part, out);
    } else if (geometry.hasCurveGeometry() != 0) {
        const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
        if (linear && linear->hasCurveGeometry() == 0) appendPolygons(*linear, out);
    }
}

std::string textOf(const OGRFeature& feature, int field) {
    return field < 0 || feature.IsFieldSetAndNotNull(field) == 0 ? std::string() : feature.GetFieldAsString(field);
}

int fieldIndex(OGRLayer& layer, const std::string& name) {
    return name.empty() ? -1 : layer.GetLayerDefn()->GetFieldIndex(name.c_str());
}

}  // namespace

QuietErrors::QuietErrors() {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
}

QuietErrors::~QuietErrors() { CPLPopErrorHandler(); }

void DatasetDeleter::operator()(GDALDataset* dataset) const { delete dataset; }

Dataset openVector(const std::filesystem::path& file) {
    std::error_code error;
    // A path that the system does not know may still name one of GDAL's virtual (network) file systems.
    if (!inArchive(file) && !std::filesystem::is_regular_file(file, error)) return nullptr;
    registerDrivers();
    const char* const drivers[] = {"GeoJSON", "TopoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "GML", "KML", "MapInfo File", nullptr};
    const char* const options[] = {"IMMUTABLE=YES", nullptr};
    const bool geoPackage = file.extension() == ".gpkg";
    return Dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, geoPackage ? options : nullptr, nullptr));
}

bool isVectorFile(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    constexpr std::string_view kEndings[] = {".gpkg", ".shp", ".geojson", ".json", ".topojson", ".fgb", ".gml", ".kml", ".tab", ".mif"};
    return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

std::vector<std::filesystem::path> vectorEntries(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    if (ending != ".zip" && ending != ".ZIP") return {file};
    const QuietErrors quiet;
    std::error_code error;
    const std::string archive = "/vsizip/" + std::filesystem::absolute(file, error).string();
    std::vector<std::filesystem::path> entries;
    char** const names = VSIReadDirRecursive(archive.c_str());
    for (int i = 0; names != nullptr && names[i] != nullptr; ++i)
        if (isVectorFile(names[i])) entries.emplace_back(archive + "/" + names[i]);
    CSLDestroy(names);
    std::sort(entries.begin(), entries.end());
    return entries;
}

Result<std::vector<VectorLayerInfo>> vectorLayers(const std::filesystem::path& file) {
    const QuietErrors quiet;
    Result<std::vector<VectorLayerInfo>> result;
    const Dataset dataset = openVector(file);
    if (!dataset) {
        result.issues.push_back(issueAbout(file, Severity::Warning, "geodata-unreadable",
                                           std::string("fichier géographique illisible : ") + CPLGetLastErrorMsg()));
        return result;
    }
    result.value.emplace();
    for (OGRLayer* layer : dataset->GetLayers()) {
        VectorLayerInfo info;
        info.name = layer->GetName();
        const OGRFeatureDefn* definition = layer->GetLayerDefn();
        for (int i = 0; i < definition->GetFieldCount(); ++i) info.fields.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
        const OGRwkbGeometryType type = wkbFlatten(layer->GetGeomType());
        info.polygons = OGR_GT_IsSubClassOf(type, wkbSurface) != 0 || OGR_GT_IsSubClassOf(type, wkbMultiSurface) != 0 ||
                        type == wkbUnknown || type == wkbGeometryCollection;
        info.featureCount = layer->GetFeatureCount();
        result.value->push_back(std::move(info));
    }
    return result;
}

Result<std::vector<GeoFeature>> readPolygons(const std::filesystem::path& file, const std::string& layerName,
                                             const std::string& codeField, const std::string& nameField) {
    const QuietErrors quiet;
    Result<std::vector<GeoFeature>> result;
    const Dataset dataset = openVector(file);
    OGRLayer* layer = nullptr;
    if (dataset) layer = layerName.empty() ? dataset->GetLayer(0) : dataset->GetLayerByName(layerName.c_str());
    if (layer == nullptr) {
        result.issues.push_back(issueAbout(
            file, Severity::Error, "geodata-unreadable",
            std::string("fichier géographique absent ou illisible ; relancer la mise en place. ") + CPLGetLastErrorMsg()));
        return result;
    }
    const LayerCrs crs = crsOf(*layer);
    OGRCoordinateTransformation* const transformation = crs.toWgs84.get();
    const int code = fieldIndex(*layer, codeField);
    const int name = fieldIndex(*layer, nameField);
    result.value.emplace();
    int skipped = 0;
    for (const OGRFeatureUniquePtr& feature : *layer) {
        GeoFeature out{textOf(*feature, code), textOf(*feature, name), {}};
        OGRGeometry* geometry = feature->GetGeometryRef();
        const bool placed = geometry != nullptr && (transformation == nullptr || geometry->transform(transformation) == OGRERR_NONE) && crs.readable;
        if (placed) appendPolygons(*geometry, out.polygons);
        if (out.polygons.empty()) {
            ++skipped;
        } else {
            result.value->push_back(std::move(out));
        }
    }
    if (skipped > 0) {
        result.issues.push_back(issueAbout(file, Severity::Info, "geodata-no-polygon",
                                           std::to_string(skipped) + " objet(s) sans polygone, laissé(s) de côté"));
    }
    return result;
}

}  // namespace arobase

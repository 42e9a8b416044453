#include "data/geo/vector_reader.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <mutex>
#include <utility>

#include "data/geo/layer_crs.h"
#include "data/geo/open_vector.h"
#include "data/geo/placed_feature.h"

namespace arobase {

namespace {

/// A file may name another by an address (the CRS of a GeoJSON, a schema of a GML): none is ever asked for.
CPLHTTPResult* refuseAddress(const char* url, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*, void*) {
    auto* answer = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    answer->nStatus = 1;  // no answer at all would let GDAL ask after all
    answer->pszErrBuf = CPLStrdup(CPLSPrintf("adresse non suivie : %s", url));
    return answer;
}

void stayOffTheNetwork() {
    static std::once_flag once;
    std::call_once(once, [] {
        CPLHTTPSetFetchCallback(refuseAddress, nullptr);
        CPLSetConfigOption("GDAL_HTTP_TIMEOUT", "1");
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{none}");
        CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");
    });
}

/// Nothing but these formats is ever opened; registering twice does nothing.
void registerDrivers() {
    stayOffTheNetwork();
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
    const int code = fieldIndex(*layer, codeField);
    const int name = fieldIndex(*layer, nameField);
    result.value.emplace();
    FeatureRemarks remarks;
    long long features = 0, vertices = 0;
    for (const OGRFeatureUniquePtr& feature : *layer) {
        if (++features > kMaxLayerFeatures || vertices > kMaxLayerVertices) {
            result.issues.push_back(tooLarge(file.string(), layer->GetName()));
            break;
        }
        GeoFeature out{textOf(*feature, code, remarks), textOf(*feature, name, remarks), {}};
        PlacedFeature here = placed(*feature, crs, false);
        for (const FeatureRemark& remark : here.remarks) remarks.add(remark, static_cast<long long>(feature->GetFID()));
        vertices += here.vertices;
        out.polygons = std::move(here.polygons);
        if (!out.polygons.empty()) result.value->push_back(std::move(out));
    }
    remarks.report(file.string(), layer->GetName(), result.issues);
    return result;
}

}  // namespace arobase

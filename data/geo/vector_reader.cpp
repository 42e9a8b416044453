#include "data/geo/vector_reader.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <regex>
#include <span>
#include <utility>

#include "data/file_limit.h"
#include "data/french.h"
#include "data/geo/hash.h"
#include "data/geo/layer_crs.h"
#include "data/geo/open_vector.h"
#include "data/geo/placed_feature.h"
#include "data/geo/topojson_arcs.h"

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
    RegisterOGRLIBKML();
    RegisterOGRKML();
    RegisterOGRTAB();
}

/// "password=…" (bare or quoted) and "//user:…@" of a connection string.
std::string withoutPassword(std::string text) {
    static const std::regex kKey(R"((password\s*=\s*)('(?:[^'\\]|\\.)*'?|[^\s&']+))", std::regex::icase);
    static const std::regex kAddress(R"((//[^:/@\s]*:)[^\s]*@)");
    text = std::regex_replace(text, kKey, "$1…");
    return std::regex_replace(text, kAddress, "$1…@");
}

bool inArchive(const std::filesystem::path& file) { return file.native().starts_with("/vsizip/"); }

Issue issueAbout(const std::filesystem::path& file, Severity severity, std::string rule, std::string message) {
    Issue issue;
    issue.severity = severity;
    issue.rule = std::move(rule);
    issue.file = shownSource(file);
    issue.message = std::move(message);
    return issue;
}

/// What GDAL has to say of a layer, in its own words.
void report(const QuietErrors& errors, const std::filesystem::path& file, Issues& issues) {
    for (const std::string& words : errors.said())
        issues.push_back(issueAbout(file, Severity::Warning, "geodata-library", "GDAL signale\u202f: «\u202f" + withoutPassword(words) + "\u202f»"));
}

/// What GDAL said last, without a password in it.
std::string lastError(const std::filesystem::path& file) {
    std::string text = CPLGetLastErrorMsg();
    if (isDatabase(file)) {
        for (std::size_t at = text.find(file.native()); at != std::string::npos; at = text.find(file.native())) text.replace(at, file.native().size(), shownSource(file));
        text = withoutPassword(text);
    }
    std::erase(text, '\n');
    return text;
}

Issue unreadable(const std::filesystem::path& file, Severity severity, const std::string& words) {
    const std::string why = lastError(file);
    if (isDatabase(file)) return issueAbout(file, severity, "geodata-unreadable", "la base PostGIS ne répond pas ou refuse la connexion\u202f: " + why);
    constexpr const char* kFormats = "format inconnu ou non admis\u202f; on lit GeoPackage, Shapefile, GeoJSON, TopoJSON, FlatGeobuf, GML, KML, MapInfo, et des archives zip de ceux-ci";
    return issueAbout(file, severity, "geodata-unreadable", words + (why.empty() ? kFormats : why));
}

int fieldIndex(OGRLayer& layer, const std::string& name) {
    return name.empty() ? -1 : layer.GetLayerDefn()->GetFieldIndex(name.c_str());
}

}  // namespace

namespace {

void CPL_STDCALL hear(CPLErr level, CPLErrorNum, const char* words) {
    constexpr std::size_t kKept = 5;
    auto& said = *static_cast<std::vector<std::string>*>(CPLGetErrorHandlerUserData());
    if (level < CE_Warning || said.size() >= kKept || std::ranges::find(said, words) != said.end()) return;
    said.emplace_back(words);
}

}  // namespace

QuietErrors::QuietErrors() {
    CPLPushErrorHandlerEx(hear, &m_said);
    CPLErrorReset();
}

QuietErrors::~QuietErrors() { CPLPopErrorHandler(); }

void DatasetDeleter::operator()(GDALDataset* dataset) const { delete dataset; }

bool isDatabase(const std::filesystem::path& source) { return source.native().starts_with("PG:"); }

std::string shownSource(const std::filesystem::path& source) {
    constexpr std::string_view kArchive = "/vsizip/";
    const std::string& name = source.native();
    if (isDatabase(source)) return withoutPassword(name);
    return name.starts_with(kArchive) ? name.substr(kArchive.size()) : name;
}

namespace {

std::string endingOf(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return ending;
}

bool isJson(const std::filesystem::path& file) {
    const std::string ending = endingOf(file);
    return ending == ".json" || ending == ".topojson" || ending == ".geojson";
}

/// A format that GDAL holds in memory as a whole.
bool readWhole(const std::filesystem::path& file) { return isJson(file) || endingOf(file) == ".kml"; }

std::uintmax_t sizeOf(const std::filesystem::path& file) {
    VSIStatBufL status;
    return VSIStatL(file.c_str(), &status) == 0 ? static_cast<std::uintmax_t>(status.st_size) : 0;
}

Dataset openDatabase(const std::filesystem::path& source) {
    static std::once_flag once;
    std::call_once(once, [] {
        ::setenv("PGCONNECT_TIMEOUT", "5", 0);  // libpq's own default is to wait for ever
        RegisterOGRPG();
    });
    const char* const drivers[] = {"PostgreSQL", nullptr};
    return Dataset(GDALDataset::Open(source.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr));
}

}  // namespace

Dataset openVector(const std::filesystem::path& file) {
    if (isDatabase(file)) return openDatabase(file);
    std::error_code error;
    // A path that the system does not know may still name one of GDAL's virtual (network) file systems.
    if (!inArchive(file) && !std::filesystem::is_regular_file(file, error)) return nullptr;
    registerDrivers();
    if (readWhole(file) && sizeOf(file) > kMaxWholeTextBytes) {
        CPLError(CE_Failure, CPLE_AppDefined, "%s", tooLargeWords(kMaxWholeTextBytes).c_str());
        return nullptr;
    }
    // LIBKML reads the columns of a KML (ExtendedData), KML its names only: it is asked where the first gives up.
    const char* const drivers[] = {"GeoJSON", "TopoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "GML", "LIBKML", "KML", "MapInfo File", nullptr};
    const char* const options[] = {"IMMUTABLE=YES", nullptr};
    const bool geoPackage = endingOf(file) == ".gpkg";
    return Dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, geoPackage ? options : nullptr, nullptr));
}

bool isVectorFile(const std::filesystem::path& file) {
    const std::string ending = endingOf(file);
    constexpr std::string_view kEndings[] = {".gpkg", ".shp", ".geojson", ".json", ".topojson", ".fgb", ".gml", ".kml", ".tab", ".mif"};
    return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

std::vector<std::filesystem::path> vectorEntries(const std::filesystem::path& file) {
    if (isDatabase(file) || endingOf(file) != ".zip") return {file};
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
        result.issues.push_back(unreadable(file, isDatabase(file) ? Severity::Error : Severity::Warning, "fichier géographique illisible\u202f: "));
        return result;
    }
    result.value.emplace();
    if (const int missing = isJson(file) ? missingArcs(file) : 0; missing > 0)
        result.issues.push_back(issueAbout(file, Severity::Warning, "geodata-arcs", countFr(missing, "arc") + " de la topologie n’existe(nt) pas\u202f: des contours sont incomplets"));
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
        result.issues.push_back(unreadable(file, Severity::Error, "fichier géographique absent ou illisible\u202f; relancer la mise en place. "));
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
            result.issues.push_back(tooLarge(shownSource(file), layer->GetName()));
            break;
        }
        GeoFeature out{textOf(*feature, code, remarks), textOf(*feature, name, remarks), {}};
        PlacedFeature here = placed(*feature, crs, false);
        for (const FeatureRemark& remark : here.remarks) remarks.add(remark, static_cast<long long>(feature->GetFID()));
        vertices += here.vertices;
        out.polygons = std::move(here.polygons);
        if (!out.polygons.empty()) result.value->push_back(std::move(out));
    }
    remarks.report(shownSource(file), layer->GetName(), result.issues);
    report(quiet, file, result.issues);
    return result;
}

std::uint64_t hashOfDatabase(const std::filesystem::path& source, const std::vector<std::string>& layers) {
    const QuietErrors quiet;
    std::uint64_t hash = 0;
    const Dataset dataset = openVector(source);
    if (!dataset) return hash;
    const auto add = [&](const void* bytes, std::size_t size) { hash = hashOf(std::span(static_cast<const std::byte*>(bytes), size), hash); };
    for (OGRLayer* layer : dataset->GetLayers()) {
        const std::string name = layer->GetName();
        if (!layers.empty() && std::ranges::find(layers, name) == layers.end()) continue;
        add(name.data(), name.size());
        for (const OGRFeatureUniquePtr& feature : *layer) {
            for (int i = 0; i < feature->GetFieldCount(); ++i) add(feature->GetFieldAsString(i), std::strlen(feature->GetFieldAsString(i)) + 1);
            const OGRGeometry* geometry = feature->GetGeometryRef();
            std::vector<unsigned char> wkb(geometry != nullptr ? geometry->WkbSize() : 0);
            if (geometry != nullptr && geometry->exportToWkb(wkbNDR, wkb.data(), wkbVariantIso) == OGRERR_NONE) add(wkb.data(), wkb.size());
        }
    }
    return hash;
}

}  // namespace arobase

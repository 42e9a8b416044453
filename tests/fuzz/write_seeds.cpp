// Writes the seeds that are no text in the tree: a layer of communes in every format that we open, and the files of a small bake.
//   fuzz_write_seeds FOLDER    FOLDER/vector/…, FOLDER/bake/…, FOLDER/atlas/…, FOLDER/landmarks/…
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "data/bake.h"
#include "data/landmarks/landmark_exchange.h"
#include "data/landmarks/landmark_queue.h"
#include "data/landmarks/landmark_store.h"
#include "data/landmarks/secrets.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/small_packages.h"
#include "tests/fuzz/vector_file.h"

namespace {

namespace fs = std::filesystem;
using namespace arobase;

std::string bytesOf(const fs::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

void write(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

void writeFeature(OGRLayer& layer, const char* code, const char* wkt) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    feature->SetField("INSEE_COM", code);
    feature->SetField("NOM", "L'Haÿ-les-Roses");
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry);
    feature->SetGeometryDirectly(geometry);
    if (layer.CreateFeature(feature.get()) != OGRERR_NONE) std::fprintf(stderr, "%s: not written\n", wkt);
}

/// A layer of communes with a hole, several parts, a third coordinate and, where the format has them, arcs.
void writeLayer(const fs::path& file, const char* driver, OGRwkbGeometryType type, const char* shape) {
    GDALDriver* const known = GetGDALDriverManager()->GetDriverByName(driver);
    const std::unique_ptr<GDALDataset> dataset(known->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    fuzz::require(dataset != nullptr, driver);
    OGRSpatialReference crs;
    crs.importFromEPSG(4326);
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = dataset->CreateLayer("COMMUNE", &crs, type, nullptr);
    fuzz::require(layer != nullptr, driver);
    OGRFieldDefn code("INSEE_COM", OFTString), name("NOM", OFTString);
    code.SetWidth(5);
    name.SetWidth(20);
    layer->CreateField(&code);
    layer->CreateField(&name);
    writeFeature(*layer, "01053", "POLYGON ((5 46,5.2 46,5.2 46.2,5 46.2,5 46),(5.05 46.05,5.1 46.05,5.1 46.1,5.05 46.05))");
    writeFeature(*layer, "1016", shape);
}

constexpr const char* kSeveral = "MULTIPOLYGON (((5 46,5.2 46,5.2 46.2,5 46)),((6 46,6.1 46,6.1 46.1,6 46)))";
constexpr const char* kHigh = "POLYGON Z ((5 46 1,5.2 46 2,5.2 46.2 3,5 46 1))";
constexpr const char* kArcs = "CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (5 46,5.1 46.1,5.2 46),(5.2 46,5 46)))";

/// The files of a format, laid out as the vector target reads them.
void pack(std::size_t format, const fs::path& stem, const fs::path& seed) {
    std::string input(1, static_cast<char>(format));
    const fuzz::Endings endings = fuzz::kFormats[format];
    for (std::size_t i = 0; i < endings.size(); ++i) {
        const std::string bytes = bytesOf(stem.string() + std::string(endings[i]));
        if (i + 1 < endings.size()) input += {static_cast<char>(bytes.size() % 256), static_cast<char>(bytes.size() / 256)};
        input += bytes;
    }
    write(seed, input);
}

void writeVectors(const fs::path& seeds) {
    GDALAllRegister();
    struct Format {
        std::size_t number;
        const char* driver;
        const char* ending;
        OGRwkbGeometryType type;
        const char* shape;
    };
    const Format formats[] = {{0, "GPKG", ".gpkg", wkbUnknown, kSeveral},      {0, "GPKG", ".gpkg", wkbUnknown, kArcs},
                              {1, "GeoJSON", ".geojson", wkbPolygon25D, kHigh},     {3, "FlatGeobuf", ".fgb", wkbUnknown, kSeveral},
                              {3, "FlatGeobuf", ".fgb", wkbUnknown, kArcs},    {4, "GML", ".gml", wkbUnknown, kSeveral},
                              {4, "GML", ".gml", wkbCurvePolygon, kArcs},           {5, "KML", ".kml", wkbPolygon, kSeveral},
                              {6, "MapInfo File", ".mif", wkbPolygon, kSeveral},    {7, "MapInfo File", ".tab", wkbPolygon, kSeveral},
                              {8, "ESRI Shapefile", ".shp", wkbPolygon, kSeveral}, {8, "ESRI Shapefile", ".shp", wkbPolygon25D, kHigh}};
    int count = 0;
    for (const Format& format : formats) {
        const fuzz::Workshop folder;
        writeLayer(folder.path() / ("COMMUNE" + std::string(format.ending)), format.driver, format.type, format.shape);
        pack(format.number, folder.path() / "COMMUNE", seeds / "vector" / (std::to_string(count++) + "-" + format.driver));
    }
    const fuzz::Workshop folder;
    writeLayer("/vsizip/" + folder.path().string() + "/COMMUNE.zip/ADE/COMMUNE.gml", "GML", wkbUnknown, kSeveral);
    pack(9, folder.path() / "COMMUNE", seeds / "vector" / "zip");
}

void writeBake(const fs::path& seeds) {
    const fuzz::Workshop folder;
    for (std::size_t i = 0; i < fuzz::kSmallPackages.size(); ++i) {
        const auto& [name, text] = fuzz::kSmallPackages[i];
        folder.write(name, text);
        write(seeds / "bake" / fs::path(name).filename().string().insert(0, std::to_string(i) + "-"), static_cast<char>(i) + std::string(text));
    }
    const fs::path file = folder.path() / "carte.bake";
    fuzz::require(bake({folder.path() / "packages", {folder.path() / "COMMUNE.geojson"}}, file, {}).value.has_value(), "the small bake");
    write(seeds / "atlas" / "small", '\1' + bytesOf(file));
    write(seeds / "atlas" / "small-unchanged", '\0' + bytesOf(file));
}

void writeLandmarks(const fs::path& seeds) {
    VisitorLandmark l = *makeLandmark({1999, "usages", "Le « 4 @ », à L’Haÿ", "94038", "L’Haÿ-les-Roses"}, {1990, 2030, {}, "Borne 1"}, 1'795'908'954'120).value;
    l.codeShelf = 7;
    l.codeHash = "$argon2id$v=19$m=19456,t=2,p=1$sel$empreinte";
    write(seeds / "landmarks" / "queue", '\0' + queueLine(l) + queueLine(l).substr(0, 50));
    l.state = LandmarkState::Approved;
    l.decided = l.created + 1;
    VisitorLandmark back = l;
    back.id = std::string(32, 'a');
    back.state = LandmarkState::Refused;
    const fuzz::Workshop folder;
    const LandmarkStore store((folder.path() / "reperes.gpkg").string());
    fuzz::require(store.add(l).value.has_value() && store.add(back).value.has_value(), "the small store");
    write(seeds / "landmarks" / "store", '\4' + bytesOf(folder.path() / "reperes.gpkg"));
    write(seeds / "landmarks" / "csv", '\1' + csvOf({{publicPart(l), publicPart(back)}, {tombstoneOf("x")}}));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    writeVectors(argv[1]);
    writeBake(argv[1]);
    writeLandmarks(argv[1]);
    return 0;
}

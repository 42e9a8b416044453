// Boundaries in every format that we open: looked into, joined to a small country by codes and names, and read as a bake reads them.
#include <cmath>
#include <string>

#include "data/geo/geodata_folder.h"
#include "data/geo/vector_reader.h"
#include "data/inspect.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/small_world.h"
#include "tests/fuzz/vector_file.h"

namespace {

using namespace arobase;

void expectOnEarth(const std::vector<GeoFeature>& features) {
    for (const GeoFeature& feature : features)
        for (const LonLatPolygon& polygon : feature.polygons) {
            fuzz::require(!polygon.rings.empty() && polygon.rings[0].size() >= 3, "a polygon without an outline");
            for (const auto& ring : polygon.rings)
                for (const LonLat p : ring) fuzz::require(std::abs(p.lon) <= 181 && std::abs(p.lat) <= 91, "a point off the Earth");
        }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::SmallWorld& world = fuzz::smallWorld();
    static const fuzz::Workshop folder;
    folder.clear();
    fuzz::Input input(data, size);
    const fuzz::Endings endings = fuzz::kFormats[input.choice(fuzz::kFormats.size())];
    std::filesystem::path file;
    for (std::size_t i = 0; i < endings.size(); ++i) {
        const bool last = i + 1 == endings.size();
        const std::string_view bytes = last ? input.rest() : input.piece();
        if (last || !bytes.empty()) file = folder.write("COMMUNE" + std::string(endings[i]), bytes);
    }
    const Inspection inspection = inspect({file}, {}, &*world.atlas, {});
    for (const LayerInspection& layer : inspection.layers) {
        fuzz::require(std::isfinite(layer.boxMin.lon) && std::isfinite(layer.boxMax.lat), "a box without end");
        fuzz::require(layer.matched <= layer.drawn, "more known than drawn");
    }
    for (const auto& entry : vectorEntries(file)) {
        const auto layers = vectorLayers(entry);
        for (std::size_t i = 0; layers && i < layers.value->size(); ++i) {
            const VectorLayerInfo& layer = (*layers.value)[i];
            const std::string first = layer.fields.empty() ? std::string() : layer.fields.front();
            if (const auto features = readPolygons(entry, layer.name, first, first)) expectOnEarth(*features.value);
        }
    }
    if (const auto read = readGeodataFolder({file}, {}, world.tables, 1)) expectOnEarth(read.value->communes);
    return 0;
}

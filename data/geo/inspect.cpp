#include "data/inspect.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <set>
#include <utility>

#include "data/geo/geodata_folder.h"
#include "data/geo/layer_choice.h"
#include "data/geo/layer_crs.h"
#include "data/geo/layer_kind.h"
#include "data/geo/name_join.h"
#include "data/geo/open_vector.h"
#include "data/geo/placed_feature.h"

namespace arobase {

namespace {

PlaceKind placeKind(LayerKind kind) {
    return kind == LayerKind::Commune ? PlaceKind::Commune : kind == LayerKind::Epci ? PlaceKind::Epci : PlaceKind::Departement;
}

std::string nameOf(LayerKind kind) {
    return kind == LayerKind::Commune ? "communes" : kind == LayerKind::Epci ? "EPCI" : "départements";
}

class LayerInspector {
public:
    LayerInspector(OGRLayer& layer, const VectorLayerInfo& info, const Atlas* atlas, const InspectProgress& progress, LayerInspection& result)
        : m_layer(layer), m_atlas(atlas), m_progress(progress), m_result(result), m_crs(crsOf(layer)), m_kind(kindOf(info)) {
        m_result.crs = m_crs.name;
        m_result.crsInferred = m_crs.inferred;
        if (!m_kind) return;
        const LayerColumns columns = columnsOf(info, *m_kind);
        m_result.kind = nameOf(*m_kind);
        m_result.codeColumn = columns.code;
        m_result.nameColumn = columns.name;
        m_departementColumn = columns.departement;
        m_result.byName = columns.code.empty() && !columns.name.empty() && m_atlas != nullptr;
    }

    void run() {
        long long index = 0;
        for (const OGRFeatureUniquePtr& feature : m_layer) {
            if (++index > kMaxLayerFeatures || m_result.vertices > kMaxLayerVertices) {
                m_result.issues.push_back(tooLarge(m_result.file, m_result.layer));
                break;
            }
            if (m_progress && index % 500 == 0) m_progress(m_result.layer, index);
            look(*feature);
        }
        if (m_result.drawn > 0) {
            m_result.boxMin = {m_box.MinX, m_box.MinY};
            m_result.boxMax = {m_box.MaxX, m_box.MaxY};
        }
        if (m_result.byName) join();
        m_remarks.report(m_result.file, m_result.layer, m_result.issues);
        remark();
    }

private:
    void look(OGRFeature& feature) {
        const PlacedFeature here = placed(feature, m_crs, true);
        for (const FeatureRemark& remark : here.remarks) m_remarks.add(remark, static_cast<long long>(feature.GetFID()));
        if (here.polygons.empty()) {
            ++m_result.refused;
            return;
        }
        m_box.Merge(here.box.min.lon, here.box.min.lat);
        m_box.Merge(here.box.max.lon, here.box.max.lat);
        ++m_result.drawn;
        m_result.vertices += here.vertices;
        match(feature);
    }

    void match(const OGRFeature& feature) {
        std::string name = wordsOf(feature, m_result.nameColumn);
        if (m_result.byName) m_named.push_back({wordsOf(feature, m_departementColumn), std::move(name), {}});
        if (!m_kind || m_result.codeColumn.empty() || m_atlas == nullptr) return;
        if (m_atlas->find(placeKind(*m_kind), officialCode(wordsOf(feature, m_result.codeColumn), *m_kind)) != nullptr) ++m_result.matched;
    }

    /// As the bake reads them: repaired, with a remark.
    std::string wordsOf(const OGRFeature& feature, const std::string& column) {
        return column.empty() ? std::string() : textOf(feature, feature.GetFieldIndex(column.c_str()), m_remarks);
    }

    /// As the bake joins it.
    void join() {
        std::vector<OfficialName> names;
        for (const Place& place : m_atlas->places()) {
            if (place.kind != placeKind(*m_kind)) continue;
            const bool commune = place.kind == PlaceKind::Commune;
            const Place* departement = commune ? m_atlas->find(PlaceKind::Departement, place.departement) : nullptr;
            names.push_back({std::string(place.code), std::string(place.name), std::string(commune ? place.departement : ""),
                             std::string(departement ? departement->name : "")});
        }
        joinByName(m_named, NameJoin(names), m_result.file, m_result.layer, m_result.issues);
        m_result.matched = static_cast<long long>(m_named.size());
    }

    void remark() {
        const auto say = [&](Severity severity, const char* rule, std::string words) {
            m_result.issues.push_back({severity, rule, m_result.file, 0, m_result.layer, std::move(words)});
        };
        if (m_crs.swapped) say(Severity::Warning, "geodata-axes", "les axes semblent inversés (latitude avant longitude)\u202f; la carte serait ailleurs");
        if (!m_crs.readable) say(Severity::Error, "geodata-crs", "ni système de coordonnées, ni nombres qui en disent un\u202f; ajoutez un fichier .prj");
        else if (m_crs.inferred) say(Severity::Info, "geodata-crs", "système de coordonnées absent\u202f; lu comme " + m_crs.name);
        if (m_result.byName && m_result.matched > 0) say(Severity::Info, "geodata-by-name", "aucune colonne de code\u202f: jointe par les noms");
        if (m_kind && m_result.codeColumn.empty() && !m_result.byName) say(Severity::Error, "geodata-no-code", "aucune colonne de code reconnue (insee_com, code_insee, code_siren, insee_dep, code)");
        if (!m_kind) say(Severity::Info, "geodata-kind", "ni communes, ni EPCI, ni départements\u202f: laissée de côté");
    }

    OGRLayer& m_layer;
    const Atlas* m_atlas;
    const InspectProgress& m_progress;
    LayerInspection& m_result;
    LayerCrs m_crs;
    std::optional<LayerKind> m_kind;
    std::string m_departementColumn;
    std::vector<GeoFeature> m_named;  // without their polygons: code is the département
    FeatureRemarks m_remarks;
    OGREnvelope m_box;
};

/// `known` takes the names of the file's layers.
void inspectFile(const std::filesystem::path& file, const std::string& onlyLayer, const Atlas* atlas, const InspectProgress& progress, Inspection& result,
                 std::set<std::string>& known) {
    const auto infos = vectorLayers(file);
    result.issues.insert(result.issues.end(), infos.issues.begin(), infos.issues.end());
    if (!infos) return;
    const QuietErrors quiet;
    const auto dataset = openVector(file);
    for (std::size_t i = 0; dataset && i < infos.value->size(); ++i) {
        const VectorLayerInfo& info = (*infos.value)[i];
        known.insert(info.name);
        OGRLayer* layer = dataset->GetLayer(static_cast<int>(i));
        if (layer == nullptr || (!onlyLayer.empty() && onlyLayer != info.name)) continue;
        LayerInspection& one = result.layers.emplace_back();
        one.file = shownSource(file);
        one.layer = info.name;
        LayerInspector(*layer, info, atlas, progress, one).run();
    }
    for (const std::string& words : quiet.said())
        result.issues.push_back({Severity::Warning, "geodata-library", shownSource(file), 0, "", "GDAL signale\u202f: «\u202f" + words + "\u202f»"});
}

}  // namespace

bool Inspection::drawsAnything() const {
    return std::any_of(layers.begin(), layers.end(), [](const LayerInspection& layer) { return layer.drawn > 0 && !layer.kind.empty() && (!layer.codeColumn.empty() || (layer.byName && layer.matched > 0)); });
}

Inspection inspect(const std::vector<std::filesystem::path>& sources, const std::string& onlyLayer, const Atlas* atlas, const InspectProgress& progress) {
    Inspection result;
    std::set<std::string> known;
    for (const std::filesystem::path& file : geodataFiles(sources)) {
        const auto entries = vectorEntries(file);
        if (entries.empty()) result.issues.push_back({Severity::Warning, "geodata-unreadable", shownSource(file), 0, "", "aucun fichier géographique dans cette archive"});
        for (const std::filesystem::path& entry : entries) inspectFile(entry, onlyLayer, atlas, progress, result, known);
    }
    const std::string first = sources.empty() ? std::string() : shownSource(sources.front());
    const bool looked = !known.empty() || result.issues.empty();  // else nothing could be opened, and that is said
    if (!onlyLayer.empty() && looked && !known.contains(onlyLayer)) result.issues.push_back(noSuchLayer(first, onlyLayer, known));
    if (result.layers.empty() && result.issues.empty()) result.issues.push_back({Severity::Error, "geodata-empty", first, 0, "", "aucun fichier géographique ici"});
    return result;
}

}  // namespace arobase

#include "data/geo/placed_feature.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "data/geo/open_vector.h"
#include "data/utf8.h"

namespace arobase {

namespace {

using Geometry = std::unique_ptr<OGRGeometry>;
using Polygons = std::vector<OGRPolygon*>;

constexpr int kMaxDepth = 32;  // of collections in collections

bool isFinite(const OGRPolygon& polygon) {
    for (const OGRLinearRing* ring : polygon)
        for (int i = 0; i < ring->getNumPoints(); ++i)
            if (!std::isfinite(ring->getX(i)) || !std::isfinite(ring->getY(i))) return false;
    return true;
}

void collect(OGRGeometry& geometry, Polygons& out, int depth = 0) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        if (geometry.IsEmpty() == 0) out.push_back(geometry.toPolygon());
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0 && depth < kMaxDepth) {
        for (OGRGeometry* part : *geometry.toGeometryCollection()) collect(*part, out, depth + 1);
    }
}

/// Closes the rings that are open; true if there was one.
bool closeRings(OGRPolygon& polygon) {
    bool open = false;
    for (OGRLinearRing* ring : polygon) open = open || ring->get_IsClosed() == 0;
    if (open) polygon.closeRings();
    return open;
}

std::vector<LonLat> ringOf(const OGRLinearRing& ring) {
    std::vector<LonLat> points;
    const int count = ring.getNumPoints();
    points.reserve(static_cast<std::size_t>(std::max(count, 0)));
    for (int i = 0; i < count; ++i) points.push_back({ring.getX(i), ring.getY(i)});
    if (points.size() > 1 && points.front() == points.back()) points.pop_back();
    return points;
}

void take(const OGRPolygon& polygon, PlacedFeature& out) {
    LonLatPolygon result;
    for (const OGRLinearRing* ring : polygon) {
        out.vertices += ring->getNumPoints();
        std::vector<LonLat> points = ringOf(*ring);
        if (!result.rings.empty() && points.empty()) continue;
        result.rings.push_back(std::move(points));
    }
    if (!result.rings.empty() && result.rings[0].size() >= 3) out.polygons.push_back(std::move(result));
}

/// Without a word from the library: the remark says it.
bool crossesItself(const OGRPolygon& polygon) {
    const QuietErrors quiet;
    return polygon.IsValid() == 0;
}

PlacedFeature refused(const char* rule, const char* words) {
    PlacedFeature none;
    none.remarks.push_back({rule, words});
    return none;
}

/// Arcs are made lines before they are moved: a circle in one projection is none in another.
Geometry linearised(Geometry given) {
    Geometry geometry = std::move(given);
    if (geometry->hasCurveGeometry() != 0) geometry.reset(geometry->getLinearGeometry());
    if (geometry) geometry->flattenTo2D();
    return geometry;
}

}  // namespace

PlacedFeature placed(OGRFeature& feature, const LayerCrs& crs, bool validate) {
    Geometry given(feature.StealGeometry());
    if (!given || given->IsEmpty() != 0) return refused("geodata-empty", "sans géométrie");
    const Geometry geometry = linearised(std::move(given));
    Polygons polygons;
    if (geometry) collect(*geometry, polygons);
    if (polygons.empty()) return refused("geodata-no-polygon", "sans polygone");
    const std::size_t parts = polygons.size();
    std::erase_if(polygons, [](const OGRPolygon* polygon) { return !isFinite(*polygon); });
    if (polygons.empty()) return refused("geodata-not-finite", "avec une coordonnée qui n’est pas un nombre");
    PlacedFeature out;
    if (polygons.size() < parts) out.remarks.push_back({"geodata-part-not-finite", "dont une partie a une coordonnée qui n’est pas un nombre, laissée de côté"});
    if (!crs.readable) return refused("geodata-not-projected", "sans système de coordonnées");
    bool open = false, crossing = false;
    OGREnvelope box;
    for (OGRPolygon* polygon : polygons) {
        open = closeRings(*polygon) || open;
        const bool moved = !crs.toWgs84 || polygon->transform(crs.toWgs84.get()) == OGRERR_NONE;
        if (!moved || !isFinite(*polygon)) return refused("geodata-not-projected", "hors du domaine de la projection");
        OGREnvelope one;
        polygon->getEnvelope(&one);
        box.Merge(one);
        crossing = crossing || (validate && crossesItself(*polygon));
    }
    if (!(box.MinX >= -181 && box.MaxX <= 181 && box.MinY >= -91 && box.MaxY <= 91)) return refused("geodata-off-earth", "hors de la Terre");
    for (const OGRPolygon* polygon : polygons) take(*polygon, out);
    if (out.polygons.empty()) return refused("geodata-no-polygon", "sans polygone");
    if (open) out.remarks.push_back({"geodata-unclosed", "dont un contour n’est pas fermé, refermé(s)"});
    if (crossing) out.remarks.push_back({"geodata-repaired", "contour(s) à réparer (auto-intersection)"});
    out.box = {{box.MinX, box.MinY}, {box.MaxX, box.MaxY}};
    return out;
}

void FeatureRemarks::add(const FeatureRemark& remark, long long feature) {
    constexpr std::size_t kNamed = 5;
    Reason& reason = m_reasons[remark.rule];
    reason.words = remark.words;
    ++reason.count;
    if (reason.first.size() < kNamed) reason.first.push_back(feature);
}

void FeatureRemarks::report(const std::string& file, const std::string& layer, Issues& issues) const {
    for (const auto& [rule, reason] : m_reasons) {
        std::string message = std::to_string(reason.count) + " " + reason.words + (reason.count > 1 ? " (objets " : " (objet ");
        for (std::size_t i = 0; i < reason.first.size(); ++i) message += (i > 0 ? ", " : "") + std::to_string(reason.first[i]);
        message += static_cast<std::size_t>(reason.count) > reason.first.size() ? "…)" : ")";
        const bool usual = rule == "geodata-empty";  // many files have one or two
        issues.push_back({usual ? Severity::Info : Severity::Warning, rule, file, 0, layer, std::move(message)});
    }
}

std::string textOf(const OGRFeature& feature, int field, FeatureRemarks& remarks) {
    if (field < 0 || feature.IsFieldSetAndNotNull(field) == 0) return {};
    RepairedText repaired = repairedUtf8(feature.GetFieldAsString(field));
    if (repaired.invalidBytes > 0)
        remarks.add({"geodata-encoding", "dont un texte n’est pas dans le codage annoncé (UTF-8, .cpg), lu comme du Windows-1252"}, static_cast<long long>(feature.GetFID()));
    return std::move(repaired.text);
}

Issue tooLarge(const std::string& file, const std::string& layer) {
    return {Severity::Error, "geodata-too-large", file, 0, layer,
            "couche trop grande (plus de " + std::to_string(kMaxLayerFeatures / 1'000'000) + " millions d’objets ou de " +
                std::to_string(kMaxLayerVertices / 1'000'000) + " millions de sommets)\u202f: la suite n’est pas lue"};
}

}  // namespace arobase

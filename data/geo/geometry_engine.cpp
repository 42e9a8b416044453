#include "data/geo/geometry_engine.h"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <algorithm>
#include <utility>

namespace arobase {

namespace {

double xOf(LonLat p) {
    return p.lon;
}
double yOf(LonLat p) {
    return p.lat;
}
double xOf(WorldPoint p) {
    return p.x;
}
double yOf(WorldPoint p) {
    return p.y;
}

template <class Point>
Point make(double x, double y) {
    return Point{x, y};
}

void ignoreMessage(const char*, void*) {}

struct GeosDeleter {
    GEOSContextHandle_t context = nullptr;
    void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(context, g); }
    void operator()(const GEOSPreparedGeometry* g) const { GEOSPreparedGeom_destroy_r(context, g); }
};
using Geometry = std::unique_ptr<GEOSGeometry, GeosDeleter>;

Geometry own(GEOSContextHandle_t context, GEOSGeometry* geometry) {
    return {geometry, GeosDeleter{context}};
}

/// A line or, when `closed`, a ring with its first point repeated. nullptr when it is too short.
template <class Point>
GEOSGeometry* toLine(GEOSContextHandle_t context, const std::vector<Point>& points, bool closed) {
    const std::size_t least = closed ? 3 : 2;
    if (points.size() < least) return nullptr;
    const auto count = static_cast<unsigned>(points.size() + (closed ? 1 : 0));
    GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(context, count, 2);
    if (sequence == nullptr) return nullptr;
    for (unsigned i = 0; i < count; ++i) {
        const Point p = points[i % points.size()];
        GEOSCoordSeq_setXY_r(context, sequence, i, xOf(p), yOf(p));
    }
    return closed ? GEOSGeom_createLinearRing_r(context, sequence) : GEOSGeom_createLineString_r(context, sequence);
}

template <class Point>
Geometry toGeometry(GEOSContextHandle_t context, const PolygonOf<Point>& polygon) {
    if (polygon.rings.empty()) return own(context, nullptr);
    GEOSGeometry* shell = toLine(context, polygon.rings[0], true);
    if (shell == nullptr) return own(context, nullptr);
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < polygon.rings.size(); ++i) {
        if (GEOSGeometry* hole = toLine(context, polygon.rings[i], true)) holes.push_back(hole);
    }
    return own(context, GEOSGeom_createPolygon_r(context, shell, holes.data(), static_cast<unsigned>(holes.size())));
}

/// A collection of those of the polygons that are usable; invalid ones are repaired when `repair`.
template <class Point>
Geometry toMulti(GEOSContextHandle_t context, const std::vector<PolygonOf<Point>>& polygons, bool repair) {
    std::vector<GEOSGeometry*> parts;
    for (const PolygonOf<Point>& polygon : polygons) {
        Geometry part = toGeometry(context, polygon);
        if (part && repair && GEOSisValid_r(context, part.get()) != 1) part = own(context, GEOSMakeValid_r(context, part.get()));
        if (part) parts.push_back(part.release());
    }
    // A repaired part may be of another type; without one, the stricter type makes nearness tests fast.
    const bool plain = std::all_of(parts.begin(), parts.end(),
                                   [&](const GEOSGeometry* g) { return GEOSGeomTypeId_r(context, g) == GEOS_POLYGON; });
    return own(context, GEOSGeom_createCollection_r(context, plain ? GEOS_MULTIPOLYGON : GEOS_GEOMETRYCOLLECTION, parts.data(),
                                                    static_cast<unsigned>(parts.size())));
}

template <class Point>
std::vector<Point> ringPoints(GEOSContextHandle_t context, const GEOSGeometry* ring) {
    std::vector<Point> points;
    const GEOSCoordSequence* sequence = ring == nullptr ? nullptr : GEOSGeom_getCoordSeq_r(context, ring);
    unsigned count = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(context, sequence, &count) == 0 || count < 2) return points;
    points.reserve(count - 1);
    for (unsigned i = 0; i + 1 < count; ++i) {
        double x = 0;
        double y = 0;
        GEOSCoordSeq_getXY_r(context, sequence, i, &x, &y);
        points.push_back(make<Point>(x, y));
    }
    return points;
}

/// Appends the polygons of a geometry of any type; lines and points are left out.
template <class Point>
void appendPolygons(GEOSContextHandle_t context, const GEOSGeometry* geometry, std::vector<PolygonOf<Point>>& out) {
    if (geometry == nullptr || GEOSisEmpty_r(context, geometry) != 0) return;
    const int type = GEOSGeomTypeId_r(context, geometry);
    if (type == GEOS_POLYGON) {
        PolygonOf<Point> polygon;
        polygon.rings.push_back(ringPoints<Point>(context, GEOSGetExteriorRing_r(context, geometry)));
        const int holes = GEOSGetNumInteriorRings_r(context, geometry);
        for (int i = 0; i < holes; ++i) {
            polygon.rings.push_back(ringPoints<Point>(context, GEOSGetInteriorRingN_r(context, geometry, i)));
        }
        out.push_back(std::move(polygon));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(context, geometry);
        for (int i = 0; i < parts; ++i) appendPolygons(context, GEOSGetGeometryN_r(context, geometry, i), out);
    }
}

template <class Point>
std::vector<PolygonOf<Point>> toPolygons(GEOSContextHandle_t context, const Geometry& geometry) {
    std::vector<PolygonOf<Point>> out;
    appendPolygons(context, geometry.get(), out);
    return out;
}

}  // namespace

struct GeometryEngine::Impl {
    GEOSContextHandle_t context = GEOS_init_r();
    Impl() {
        // A failed operation shows in its return value; the library's own messages would go to nobody.
        GEOSContext_setErrorMessageHandler_r(context, ignoreMessage, nullptr);
        GEOSContext_setNoticeMessageHandler_r(context, ignoreMessage, nullptr);
    }
    ~Impl() { GEOS_finish_r(context); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
};

GeometryEngine::GeometryEngine() : m_impl(std::make_unique<Impl>()) {}
GeometryEngine::~GeometryEngine() = default;
GeometryEngine::GeometryEngine(GeometryEngine&&) noexcept = default;
GeometryEngine& GeometryEngine::operator=(GeometryEngine&&) noexcept = default;

std::vector<LonLatPolygon> GeometryEngine::clipped(const LonLatPolygon& polygon, const LonLatBox& box) const {
    GEOSContextHandle_t context = m_impl->context;
    const Geometry shape = toGeometry(context, polygon);
    if (!shape) return {};
    return toPolygons<LonLat>(context, own(context, GEOSClipByRect_r(context, shape.get(), box.min.lon, box.min.lat, box.max.lon, box.max.lat)));
}

std::vector<WorldPolygon> GeometryEngine::intersection(const std::vector<WorldPolygon>& a,
                                                       const std::vector<WorldPolygon>& b) const {
    GEOSContextHandle_t context = m_impl->context;
    const Geometry collectedA = toMulti(context, a, true);
    const Geometry collectedB = toMulti(context, b, true);
    const Geometry left = own(context, collectedA ? GEOSUnaryUnion_r(context, collectedA.get()) : nullptr);
    const Geometry right = own(context, collectedB ? GEOSUnaryUnion_r(context, collectedB.get()) : nullptr);
    if (!left || !right) return {};
    return toPolygons<WorldPoint>(context, own(context, GEOSIntersection_r(context, left.get(), right.get())));
}

bool GeometryEngine::valid(const std::vector<LonLatPolygon>& polygons) const {
    const Geometry all = toMulti(m_impl->context, polygons, false);
    return all && GEOSisValid_r(m_impl->context, all.get()) == 1;
}

bool GeometryEngine::valid(const WorldPolygon& polygon) const {
    const Geometry shape = toGeometry(m_impl->context, polygon);
    return shape && GEOSisValid_r(m_impl->context, shape.get()) == 1;
}

std::vector<LonLatPolygon> GeometryEngine::dissolved(const std::vector<LonLatPolygon>& polygons) const {
    GEOSContextHandle_t context = m_impl->context;
    const Geometry collected = toMulti(context, polygons, true);
    return toPolygons<LonLat>(context, own(context, collected ? GEOSUnaryUnion_r(context, collected.get()) : nullptr));
}

std::vector<WorldPolygon> GeometryEngine::band(const std::vector<std::vector<WorldPoint>>& lines, double radiusM) const {
    GEOSContextHandle_t context = m_impl->context;
    std::vector<GEOSGeometry*> parts;
    for (const std::vector<WorldPoint>& line : lines) {
        if (GEOSGeometry* part = toLine(context, line, false)) parts.push_back(part);
    }
    const Geometry all = own(
        context, GEOSGeom_createCollection_r(context, GEOS_MULTILINESTRING, parts.data(), static_cast<unsigned>(parts.size())));
    if (!all) return {};
    constexpr int kQuadrantSegments = 2;
    return toPolygons<WorldPoint>(context, own(context, GEOSBufferWithStyle_r(context, all.get(), radiusM, kQuadrantSegments,
                                                                              GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_ROUND, 2.0)));
}

std::vector<WorldPolygon> GeometryEngine::madeValid(const WorldPolygon& polygon) const {
    const Geometry shape = toGeometry(m_impl->context, polygon);
    if (!shape) return {};
    return toPolygons<WorldPoint>(m_impl->context, own(m_impl->context, GEOSMakeValid_r(m_impl->context, shape.get())));
}

std::optional<std::vector<WorldTriangle>> GeometryEngine::triangulated(const WorldPolygon& polygon) const {
    GEOSContextHandle_t context = m_impl->context;
    const Geometry shape = toGeometry(context, polygon);
    if (!shape || GEOSisValid_r(context, shape.get()) != 1) return std::nullopt;
    if (polygon.rings.size() == 1 && polygon.rings[0].size() == 3)
        return std::vector<WorldTriangle>{{polygon.rings[0][0], polygon.rings[0][1], polygon.rings[0][2]}};
    const Geometry mesh = own(context, GEOSConstrainedDelaunayTriangulation_r(context, shape.get()));
    if (!mesh) return std::nullopt;
    std::vector<WorldTriangle> triangles;
    const int parts = GEOSGetNumGeometries_r(context, mesh.get());
    triangles.reserve(static_cast<std::size_t>(std::max(parts, 0)));
    for (int i = 0; i < parts; ++i) {
        const GEOSGeometry* part = GEOSGetGeometryN_r(context, mesh.get(), i);
        if (GEOSGeomTypeId_r(context, part) != GEOS_POLYGON) return std::nullopt;
        const auto corners = ringPoints<WorldPoint>(context, GEOSGetExteriorRing_r(context, part));
        if (corners.size() != 3) return std::nullopt;
        triangles.push_back({corners[0], corners[1], corners[2]});
    }
    return triangles;
}

std::optional<LonLat> GeometryEngine::pointInside(const std::vector<LonLatPolygon>& polygons) const {
    GEOSContextHandle_t context = m_impl->context;
    Geometry best = own(context, nullptr);
    double bestArea = -1;
    for (const LonLatPolygon& polygon : polygons) {
        Geometry shape = toGeometry(context, polygon);
        double area = 0;
        if (!shape || GEOSArea_r(context, shape.get(), &area) == 0 || area <= bestArea) continue;
        bestArea = area;
        best = std::move(shape);
    }
    if (!best) return std::nullopt;
    Geometry point = own(context, GEOSGetCentroid_r(context, best.get()));
    if (!point || GEOSContains_r(context, best.get(), point.get()) != 1) {
        point = own(context, GEOSPointOnSurface_r(context, best.get()));
    }
    LonLat result;
    if (!point || GEOSGeomGetX_r(context, point.get(), &result.lon) != 1 ||
        GEOSGeomGetY_r(context, point.get(), &result.lat) != 1) {
        return std::nullopt;
    }
    return result;
}

std::vector<WorldPolygon> GeometryEngine::concaveHull(const std::vector<WorldPoint>& points, double ratio) const {
    GEOSContextHandle_t context = m_impl->context;
    const Geometry line = own(context, toLine(context, points, false));
    if (!line) return {};
    return toPolygons<WorldPoint>(context, own(context, GEOSConcaveHull_r(context, line.get(), ratio, 0)));
}

struct GeometryEngine::Mask::Impl {
    GEOSContextHandle_t context = nullptr;
    Geometry land;
    std::unique_ptr<const GEOSPreparedGeometry, GeosDeleter> prepared;
};

GeometryEngine::Mask::Mask(const GeometryEngine& engine, const std::vector<WorldPolygon>& land) : m_impl(std::make_unique<Impl>()) {
    GEOSContextHandle_t context = m_impl->context = engine.m_impl->context;
    const Geometry collected = toMulti(context, land, true);
    m_impl->land = own(context, collected ? GEOSUnaryUnion_r(context, collected.get()) : nullptr);
    if (m_impl->land) m_impl->prepared = {GEOSPrepare_r(context, m_impl->land.get()), GeosDeleter{context}};
}

GeometryEngine::Mask::~Mask() = default;

std::vector<WorldPolygon> GeometryEngine::Mask::of(const WorldPolygon& polygon) const {
    GEOSContextHandle_t context = m_impl->context;
    const Geometry shape = toGeometry(context, polygon);
    if (!shape || !m_impl->prepared) return {};
    if (GEOSPreparedContains_r(context, m_impl->prepared.get(), shape.get()) == 1) return {polygon};
    return toPolygons<WorldPoint>(context, own(context, GEOSIntersection_r(context, m_impl->land.get(), shape.get())));
}

}  // namespace arobase

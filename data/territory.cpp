#include "data/territory.h"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace arobase {

namespace {

constexpr std::array<Territory, 12> kTerritories{{
    {"FR", "France métropolitaine", 2154, {-5.30, 41.25}, {9.75, 51.20}},
    {"971", "Guadeloupe", 5490, {-61.85, 15.80}, {-60.95, 16.55}},
    {"972", "Martinique", 5490, {-61.26, 14.36}, {-60.78, 14.91}},
    {"973", "Guyane", 2972, {-54.65, 2.05}, {-51.55, 5.90}},
    {"974", "La Réunion", 2975, {55.18, -21.42}, {55.87, -20.84}},
    {"976", "Mayotte", 4471, {44.98, -13.04}, {45.33, -12.60}},
    {"975", "Saint-Pierre-et-Miquelon", 4467, {-56.45, 46.72}, {-56.08, 47.17}},
    {"978", "Saint-Martin", 5490, {-63.17, 18.03}, {-62.96, 18.14}},
    {"977", "Saint-Barthélemy", 5490, {-62.93, 17.86}, {-62.77, 17.97}},
    {"988", "Nouvelle-Calédonie", 3163, {163.40, -22.85}, {168.30, -19.40}},
    // Every archipelago: Société and Australes in the west, Marquises in the north, Gambier in the south-east.
    {"987", "Polynésie française", 3297, {-154.90, -28.10}, {-134.20, -7.70}},
    {"986", "Wallis-et-Futuna", 8903, {-178.30, -14.48}, {-176.00, -13.08}},
}};

/// What PROJ's database says of those CRS, from degrees to metres: asking it takes a start some twenty milliseconds. A test
/// holds each against the database.
struct KnownPipeline {
    int epsg;
    const char* projection;
};
constexpr std::array<KnownPipeline, 9> kPipelines{{
    {2154, "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80"},
    {5490, "+proj=utm +zone=20 +ellps=GRS80"},
    {2972, "+proj=utm +zone=22 +ellps=GRS80"},
    {2975, "+proj=utm +zone=40 +south +ellps=GRS80"},
    {4471, "+proj=utm +zone=38 +south +ellps=GRS80"},
    {4467, "+proj=utm +zone=21 +ellps=GRS80"},
    {3163, "+proj=lcc +lat_0=-21.5 +lon_0=166 +lat_1=-20.6666666666667 +lat_2=-22.3333333333333 +x_0=400000 +y_0=300000 +ellps=GRS80"},
    {3297, "+proj=utm +zone=6 +south +ellps=GRS80"},
    {8903, "+proj=utm +zone=1 +south +ellps=GRS80"},
}};

/// Frees whatever PROJ hands out.
struct ProjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
using ProjObject = std::unique_ptr<PJ, ProjDeleter>;
using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjDeleter>;

bool isFinite(const PJ_COORD& c) {
    return std::isfinite(c.xy.x) && std::isfinite(c.xy.y);
}

}  // namespace

std::span<const Territory> territories() {
    return kTerritories;
}

std::optional<int> territoryByCode(std::string_view code) {
    const auto found = std::find_if(kTerritories.begin(), kTerritories.end(), [&](const Territory& t) { return t.code == code; });
    if (found == kTerritories.end()) return std::nullopt;
    return static_cast<int>(found - kTerritories.begin());
}

int territoryOfCode(std::string_view code) {
    const bool overseas = (code.size() == 3 || code.size() == 5) && (code.starts_with("97") || code.starts_with("98"));
    return overseas ? territoryByCode(code.substr(0, 3)).value_or(0) : 0;
}

std::string departementOfCommune(std::string_view code) {
    const bool overseas = code.starts_with("97") || code.starts_with("98");
    return std::string(code.substr(0, overseas ? 3 : 2));
}

namespace {

ProjContext quietContext() {
    ProjContext context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

ProjObject knownOperation(PJ_CONTEXT* context, int epsg) {
    const auto known = std::ranges::find(kPipelines, epsg, &KnownPipeline::epsg);
    if (known == kPipelines.end()) return nullptr;
    const std::string pipeline = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step " + std::string(known->projection);
    return ProjObject(proj_create(context, pipeline.c_str()));
}

ProjObject operationOfDatabase(PJ_CONTEXT* context, int epsg) {
    const std::string name = "EPSG:" + std::to_string(epsg);
    const ProjObject crs(proj_create(context, name.c_str()));
    // The legal datums agree with WGS84 within a metre by definition (null transformations), so the step is from the
    // CRS's own geographic base: one operation, exact both ways, with no choice by area of use.
    const ProjObject base(crs ? proj_crs_get_geodetic_crs(context, crs.get()) : nullptr);
    const ProjObject raw(base ? proj_create_crs_to_crs_from_pj(context, base.get(), crs.get(), nullptr, nullptr) : nullptr);
    return ProjObject(raw ? proj_normalize_for_visualization(context, raw.get()) : nullptr);
}

}  // namespace

struct Projector::Impl {
    ProjContext context = quietContext();  // must outlive the object made in it, so it comes first
    ProjObject operation;
};

Projector::Projector(int epsg, Definitions from) : m_impl(std::make_unique<Impl>()) {
    PJ_CONTEXT* context = m_impl->context.get();
    if (from == Definitions::Own) m_impl->operation = knownOperation(context, epsg);
    if (!m_impl->operation) m_impl->operation = operationOfDatabase(context, epsg);
    if (!m_impl->operation) throw std::runtime_error("PROJ: système de coordonnées EPSG:" + std::to_string(epsg) + " introuvable");
}

Projector::~Projector() = default;
Projector::Projector(Projector&&) noexcept = default;
Projector& Projector::operator=(Projector&&) noexcept = default;

std::optional<WorldPoint> Projector::forward(LonLat point) const {
    if (!std::isfinite(point.lon) || !std::isfinite(point.lat) || std::abs(point.lat) > 90) return std::nullopt;
    const PJ_COORD out = proj_trans(m_impl->operation.get(), PJ_FWD, proj_coord(point.lon, point.lat, 0, 0));
    if (!isFinite(out)) return std::nullopt;
    return WorldPoint{out.xy.x, out.xy.y};
}

std::optional<LonLat> Projector::inverse(WorldPoint point) const {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return std::nullopt;
    const PJ_COORD out = proj_trans(m_impl->operation.get(), PJ_INV, proj_coord(point.x, point.y, 0, 0));
    if (!isFinite(out) || std::abs(out.xy.y) > 90) return std::nullopt;
    return LonLat{out.xy.x, out.xy.y};
}

}  // namespace arobase

#include "data/geo/neighbours.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace arobase {

namespace {

/// Half the size of the window of surroundings, metres. Zoomed out three times from home on the widest screen, a view still
/// ends inside it.
WorldPoint halfWindowM(const Territory& territory, const WorldBox& land) {
    if (territory.code == "FR") return {4300e3, 2700e3};
    constexpr double kLeastM = 1500e3;
    return {std::max(kLeastM, land.width() * 1.5), std::max(kLeastM, land.height() * 1.5)};
}

/// Longitude brought within 180° of another, so that a box across the antimeridian stays one box.
double unwrapped(double lon, double about) {
    return about + std::remainder(lon - about, 360.0);
}

/// Smallest box in degrees that holds the window, from points along its edges.
std::optional<LonLatBox> windowInDegrees(const Territory& territory, const WorldBox& land, const Projector& projector) {
    const WorldPoint half = halfWindowM(territory, land);
    const WorldPoint centre = land.centre();
    const std::optional<LonLat> middle = projector.inverse(centre);
    if (!middle) return std::nullopt;
    LonLatBox box{*middle, *middle};
    constexpr int kSteps = 16;
    for (int i = -kSteps; i <= kSteps; ++i) {
        const double t = static_cast<double>(i) / kSteps;
        for (const WorldPoint p : {WorldPoint{half.x * t, half.y}, WorldPoint{half.x * t, -half.y},
                                   WorldPoint{half.x, half.y * t}, WorldPoint{-half.x, half.y * t}}) {
            const std::optional<LonLat> at = projector.inverse({centre.x + p.x, centre.y + p.y});
            if (!at) continue;
            const double lon = unwrapped(at->lon, middle->lon);
            box = {{std::min(box.min.lon, lon), std::min(box.min.lat, at->lat)},
                   {std::max(box.max.lon, lon), std::max(box.max.lat, at->lat)}};
        }
    }
    return box;
}

LonLatBox boxOf(const LonLatPolygon& polygon) {
    LonLatBox box{{1e9, 1e9}, {-1e9, -1e9}};
    for (const LonLat p : polygon.rings[0]) {
        box = {{std::min(box.min.lon, p.lon), std::min(box.min.lat, p.lat)},
               {std::max(box.max.lon, p.lon), std::max(box.max.lat, p.lat)}};
    }
    return box;
}

bool overlap(const LonLatBox& a, const LonLatBox& b) {
    return a.min.lon <= b.max.lon && b.min.lon <= a.max.lon && a.min.lat <= b.max.lat && b.min.lat <= a.max.lat;
}

LonLatPolygon shifted(LonLatPolygon polygon, double degrees) {
    for (std::vector<LonLat>& ring : polygon.rings) {
        for (LonLat& p : ring) p.lon += degrees;
    }
    return polygon;
}

/// The source draws a country across the antimeridian as one ring that jumps from 180° to −180°; here it goes on past 180°.
LonLatPolygon withoutJumps(LonLatPolygon polygon) {
    double previous = polygon.rings[0][0].lon;
    for (std::vector<LonLat>& ring : polygon.rings) {
        for (LonLat& p : ring) previous = p.lon = unwrapped(p.lon, previous);
    }
    return polygon;
}

/// Long edges follow their parallel or meridian once projected, as the edge of the window must.
std::vector<LonLat> densified(const std::vector<LonLat>& ring) {
    constexpr double kStepDeg = 1;
    std::vector<LonLat> result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        const LonLat b = ring[(i + 1) % ring.size()];
        const double steps = std::max(1.0, std::ceil(std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat)) / kStepDeg));
        for (double k = 0; k < steps; ++k) {
            result.push_back({a.lon + (b.lon - a.lon) * k / steps, a.lat + (b.lat - a.lat) * k / steps});
        }
    }
    return result;
}

/// Points that cannot be projected are dropped, and with them rings of fewer than three.
WorldPolygon projected(const LonLatPolygon& polygon, const Projector& projector) {
    WorldPolygon result;
    for (const std::vector<LonLat>& ring : polygon.rings) {
        std::vector<WorldPoint> points;
        for (const LonLat p : densified(ring)) {
            if (const auto at = projector.forward(p)) points.push_back(*at);
        }
        if (points.size() < 3 && result.rings.empty()) return result;
        if (points.size() >= 3) result.rings.push_back(std::move(points));
    }
    return result;
}

void appendClipped(const LonLatPolygon& polygon, const LonLatBox& window, const Projector& projector, const GeometryEngine& engine,
                   std::vector<WorldPolygon>& out) {
    const LonLatBox box = boxOf(polygon);
    for (const double turn : {-360.0, 0.0, 360.0}) {
        if (!overlap({{box.min.lon + turn, box.min.lat}, {box.max.lon + turn, box.max.lat}}, window)) continue;
        const LonLatPolygon placed = turn == 0 ? polygon : shifted(polygon, turn);
        const bool inside = box.min.lon + turn >= window.min.lon && box.max.lon + turn <= window.max.lon &&
                            box.min.lat >= window.min.lat && box.max.lat <= window.max.lat;
        const std::vector<LonLatPolygon> parts = inside ? std::vector{placed} : engine.clipped(placed, window);
        for (const LonLatPolygon& part : parts) {
            WorldPolygon world = projected(part, projector);
            if (!world.rings.empty()) out.push_back(std::move(world));
        }
    }
}

/// The territory's own land, as another source draws it, is not its neighbour.
bool isOwnLand(const WorldBox& land, const LonLatPolygon& polygon, const Projector& projector) {
    const LonLatBox box = boxOf(polygon);
    const auto middle = projector.forward({(box.min.lon + box.max.lon) / 2, (box.min.lat + box.max.lat) / 2});
    constexpr double kMarginM = 5000;
    return middle && middle->x >= land.min.x - kMarginM && middle->x <= land.max.x + kMarginM &&
           middle->y >= land.min.y - kMarginM && middle->y <= land.max.y + kMarginM;
}

/// Runs of edges of the same kind around a ring.
struct Run {
    std::size_t first = 0;
    std::size_t count = 0;
    int kind = 0;
    double lengthM = 0;
};

constexpr int kShared = 2;

std::vector<Run> runsOf(const std::vector<int>& kinds, const std::vector<WorldPoint>& ring) {
    const std::size_t size = kinds.size();
    std::size_t start = 0;
    while (start < size && kinds[start] == kinds[(start + size - 1) % size]) ++start;
    start = start == size ? 0 : start;
    std::vector<Run> runs;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t edge = (start + i) % size;
        if (runs.empty() || runs.back().kind != kinds[edge]) runs.push_back({edge, 0, kinds[edge], 0});
        const WorldPoint a = ring[edge];
        const WorldPoint b = ring[(edge + 1) % size];
        ++runs.back().count;
        runs.back().lengthM += std::hypot(b.x - a.x, b.y - a.y);
    }
    return runs;
}

/// Gives short runs of one kind the kind of the runs that they lie between.
void absorbShortRuns(std::vector<int>& kinds, const std::vector<WorldPoint>& ring, int kind, double shortestM) {
    const std::vector<Run> runs = runsOf(kinds, ring);
    if (runs.size() < 2) return;
    const int other = kind == kMarkCoast ? kMarkCountry : kMarkCoast;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Run& run = runs[i];
        const int before = runs[(i + runs.size() - 1) % runs.size()].kind;
        const int after = runs[(i + 1) % runs.size()].kind;
        if (run.kind != kind || run.lengthM >= shortestM || (before != other && after != other)) continue;
        for (std::size_t k = 0; k < run.count; ++k) kinds[(run.first + k) % kinds.size()] = other;
    }
}

}  // namespace

void takeOutJumps(std::vector<Country>& countries) {
    for (Country& country : countries)
        for (LonLatPolygon& polygon : country.polygons) polygon = withoutJumps(std::move(polygon));
}

Surroundings surroundingsOf(const Territory& territory, const WorldBox& land, const std::vector<Country>& countries,
                            const Projector& projector, const GeometryEngine& engine) {
    Surroundings result;
    const std::optional<LonLatBox> window = windowInDegrees(territory, land, projector);
    if (!window) return result;
    for (const Country& country : countries) {
        std::vector<WorldPolygon> polygons;
        for (const LonLatPolygon& polygon : country.polygons) {
            const bool own = country.french && isOwnLand(land, polygon, projector);
            appendClipped(polygon, *window, projector, engine, own ? result.ownLand : polygons);
        }
        if (!polygons.empty()) result.countries.push_back(std::move(polygons));
    }
    return result;
}

EdgeMarker countryBorderMarker(const NearTest& near, double shortestM) {
    return [&near, shortestM](const std::vector<WorldPoint>& ring, const std::vector<bool>& single,
                                     std::vector<std::uint8_t>& marks) {
        std::vector<bool> close(ring.size());
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const bool asked = single[i] || single[(i + ring.size() - 1) % ring.size()];
            close[i] = asked && near.within(ring[i]);
        }
        std::vector<int> kinds(ring.size(), kShared);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if (single[i]) kinds[i] = close[i] && close[(i + 1) % ring.size()] ? kMarkCountry : kMarkCoast;
        }
        absorbShortRuns(kinds, ring, kMarkCoast, shortestM);
        absorbShortRuns(kinds, ring, kMarkCountry, shortestM);
        for (std::size_t i = 0; i < ring.size(); ++i) marks[i] = kinds[i] == kMarkCountry ? kMarkCountry : kMarkCoast;
    };
}

}  // namespace arobase

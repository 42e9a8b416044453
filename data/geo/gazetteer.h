#pragma once
// Official tables and positions → the places of the atlas.
#include <optional>
#include <string>
#include <vector>

#include "data/atlas.h"
#include "data/geo/geo_sources.h"
#include "data/geo/geometry_engine.h"
#include "data/result.h"

namespace arobase {

/// As Place, but owning its texts.
struct BakedPlace {
    PlaceKind kind = PlaceKind::Commune;
    std::string code;
    std::string name;
    std::string departement;
    std::string region;
    std::string epci;
    std::uint32_t population = 0;
    std::optional<LonLat> position;
    bool prefecture = false;
    bool approximate = false;
    std::string postalCodes = {};
};

/// Every commune, EPCI, département (overseas collectivités too) and région, by kind then code. How many have no position is
/// an Info issue.
std::vector<BakedPlace> makeGazetteer(const GeoSources& sources, const GeometryEngine& engine, Issues& issues);

}  // namespace arobase

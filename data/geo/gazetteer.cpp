#include "data/geo/gazetteer.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace arobase {

namespace {

struct Position {
    LonLat at;
    bool approximate = true;
};

class GazetteerMaker {
public:
    GazetteerMaker(const GeoSources& sources, const GeometryEngine& engine) : m_sources(sources), m_engine(engine) {}

    std::vector<BakedPlace> make(Issues& issues);

private:
    void addCommunes();
    void addEpci();
    void addDepartements();
    void addRegions();
    std::optional<Position> communePosition(const CogCommune& commune) const;
    std::optional<Position> positionByPostalCode(const CogCommune& commune) const;
    void placeByPostalCode();
    void report(Issues& issues) const;

    const GeoSources& m_sources;
    const GeometryEngine& m_engine;
    std::vector<BakedPlace> m_places;
    std::unordered_map<std::string, std::string> m_epciByCommune;
    std::unordered_map<std::string, std::size_t> m_communeByCode;  // into m_places
    std::unordered_map<std::string, std::vector<LonLat>> m_positionsByPostalCode;
    int m_placedByPostalCode = 0;
};

LonLat centreOf(const LonLatBox& box) {
    return {(box.min.lon + box.max.lon) / 2, (box.min.lat + box.max.lat) / 2};
}

/// Real outline, else the box that IGN gives it or the boxes of what it was made of, else the only island it can be.
std::optional<Position> GazetteerMaker::communePosition(const CogCommune& commune) const {
    const auto real = m_sources.communePoints.find(commune.code);
    if (real != m_sources.communePoints.end()) return Position{real->second, false};
    std::optional<LonLatBox> box;
    const auto take = [&](const std::string& code) {
        const auto found = m_sources.cog.communeBoxes.find(code);
        if (found == m_sources.cog.communeBoxes.end()) return;
        const LonLatBox& other = found->second;
        if (!box) box = other;
        box = LonLatBox{{std::min(box->min.lon, other.min.lon), std::min(box->min.lat, other.min.lat)},
                        {std::max(box->max.lon, other.max.lon), std::max(box->max.lat, other.max.lat)}};
    };
    take(commune.code);
    for (const std::string& code : commune.formerCodes) take(code);
    if (box) return Position{centreOf(*box), true};
    // Saint-Martin and Saint-Barthélemy are one commune each: the outline of the collectivité is theirs.
    const auto area = std::find_if(m_sources.areas.begin(), m_sources.areas.end(),
                                   [&](const LandArea& a) { return a.code == commune.departement; });
    if (area == m_sources.areas.end()) return std::nullopt;
    const auto siblings = std::count_if(m_sources.cog.communes.begin(), m_sources.cog.communes.end(),
                                        [&](const CogCommune& c) { return c.departement == commune.departement; });
    const auto inside = siblings == 1 ? m_engine.pointInside(area->polygons) : std::nullopt;
    if (!inside) return std::nullopt;
    return Position{*inside, true};
}

void GazetteerMaker::addCommunes() {
    for (const CogEpci& epci : m_sources.cog.epci) {
        for (const std::string& member : epci.members) m_epciByCommune.emplace(member, epci.siren);
    }
    std::set<std::string> prefectures;
    for (const CogDepartement& d : m_sources.cog.departements) prefectures.insert(d.prefecture);
    for (const CogCommune& commune : m_sources.cog.communes) {
        BakedPlace place;
        place.code = commune.code;
        place.name = commune.name;
        place.departement = commune.departement;
        place.region = commune.region;
        const auto epci = m_epciByCommune.find(commune.code);
        if (epci != m_epciByCommune.end()) place.epci = epci->second;
        for (const std::string& code : commune.postalCodes) place.postalCodes += (place.postalCodes.empty() ? "" : " ") + code;
        place.population = commune.population;
        place.prefecture = prefectures.contains(commune.code);
        if (const auto position = communePosition(commune)) {
            place.position = position->at;
            place.approximate = position->approximate;
            for (const std::string& code : commune.postalCodes) m_positionsByPostalCode[code].push_back(position->at);
        }
        m_communeByCode.emplace(place.code, m_places.size());
        m_places.push_back(std::move(place));
    }
    placeByPostalCode();
}

/// A commune that was split off since the boxes were made lies among those that share its postal code.
std::optional<Position> GazetteerMaker::positionByPostalCode(const CogCommune& commune) const {
    LonLat sum;
    double count = 0;
    for (const std::string& code : commune.postalCodes) {
        const auto found = m_positionsByPostalCode.find(code);
        if (found == m_positionsByPostalCode.end()) continue;
        for (const LonLat p : found->second) {
            sum = {sum.lon + p.lon, sum.lat + p.lat};
            count += 1;
        }
    }
    if (count == 0) return std::nullopt;
    return Position{{sum.lon / count, sum.lat / count}, true};
}

void GazetteerMaker::placeByPostalCode() {
    for (const CogCommune& commune : m_sources.cog.communes) {
        BakedPlace& place = m_places[m_communeByCode.at(commune.code)];
        if (place.position) continue;
        // Overseas, one postal code may cover islands far apart.
        if (commune.departement.size() != 2) continue;
        if (const auto position = positionByPostalCode(commune)) {
            place.position = position->at;
            place.approximate = true;
            ++m_placedByPostalCode;
        }
    }
}

void GazetteerMaker::addEpci() {
    for (const CogEpci& epci : m_sources.cog.epci) {
        BakedPlace place;
        place.kind = PlaceKind::Epci;
        place.code = epci.siren;
        place.name = epci.name;
        place.population = epci.population;
        const auto largest = m_communeByCode.find(epci.largestMember);
        if (largest != m_communeByCode.end()) {
            const BakedPlace& commune = m_places[largest->second];
            place.departement = commune.departement;
            place.region = commune.region;
            place.position = commune.position;  // unless something better follows
            place.approximate = true;
        }
        const auto box = m_sources.cog.epciBoxes.find(epci.siren);
        if (box != m_sources.cog.epciBoxes.end()) place.position = centreOf(box->second);
        const auto real = m_sources.epciPoints.find(epci.siren);
        if (real != m_sources.epciPoints.end()) {
            place.position = real->second;
            place.approximate = false;
        }
        m_places.push_back(std::move(place));
    }
}

void GazetteerMaker::addDepartements() {
    std::map<std::string, std::uint32_t> population;
    for (const CogCommune& commune : m_sources.cog.communes) population[commune.departement] += commune.population;
    for (const CogDepartement& departement : m_sources.cog.departements) {
        BakedPlace place;
        place.kind = PlaceKind::Departement;
        place.code = departement.code;
        place.name = departement.name;
        place.departement = departement.code;
        place.region = departement.region;
        place.population = population[departement.code];
        const auto area = std::find_if(m_sources.areas.begin(), m_sources.areas.end(),
                                       [&](const LandArea& a) { return a.code == departement.code; });
        if (area != m_sources.areas.end()) {
            place.position = m_engine.pointInside(area->polygons);
            place.approximate = area->fromWorldAtlas || !m_sources.realDepartements;
        }
        m_places.push_back(std::move(place));
    }
}

void GazetteerMaker::addRegions() {
    std::map<std::string, std::uint32_t> population;
    for (const CogCommune& commune : m_sources.cog.communes) population[commune.region] += commune.population;
    for (const CogRegion& region : m_sources.cog.regions) {
        BakedPlace place;
        place.kind = PlaceKind::Region;
        place.code = region.code;
        place.name = region.name;
        place.region = region.code;
        place.population = population[region.code];
        std::vector<LonLatPolygon> polygons;
        for (const LandArea& area : m_sources.areas) {
            if (area.region == region.code) polygons.insert(polygons.end(), area.polygons.begin(), area.polygons.end());
        }
        place.position = m_engine.pointInside(m_engine.dissolved(polygons));
        place.approximate = !m_sources.realDepartements;
        m_places.push_back(std::move(place));
    }
}

void GazetteerMaker::report(Issues& issues) const {
    std::map<std::string, int> missing;
    int communes = 0;
    int without = 0;
    for (const BakedPlace& place : m_places) {
        if (place.kind != PlaceKind::Commune) continue;
        ++communes;
        if (place.position) continue;
        ++without;
        ++missing[place.departement];
    }
    Issue issue;
    issue.severity = Severity::Info;
    issue.rule = "gazetteer-coverage";
    issue.message = std::to_string(communes - without) + " communes placées sur " + std::to_string(communes);
    if (m_placedByPostalCode > 0) issue.message += ", dont " + std::to_string(m_placedByPostalCode) + " d’après leur code postal";
    for (const auto& [departement, count] : missing) {
        issue.message += (departement == missing.begin()->first ? "\u202f; sans position\u202f: " : ", ") + departement + " (" +
                         std::to_string(count) + ")";
    }
    issues.push_back(std::move(issue));
}

std::vector<BakedPlace> GazetteerMaker::make(Issues& issues) {
    addCommunes();
    addEpci();
    addDepartements();
    addRegions();
    report(issues);
    std::sort(m_places.begin(), m_places.end(),
              [](const BakedPlace& a, const BakedPlace& b) { return a.kind != b.kind ? a.kind < b.kind : a.code < b.code; });
    return std::move(m_places);
}

}  // namespace

std::vector<BakedPlace> makeGazetteer(const GeoSources& sources, const GeometryEngine& engine, Issues& issues) {
    return GazetteerMaker(sources, engine).make(issues);
}

}  // namespace arobase

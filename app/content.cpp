#include "app/content.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "app/inset_file.h"
#include "app/name_file.h"
#include "app/tour_file.h"

namespace arobase {

CommuneGrid::CommuneGrid(std::vector<CommunePoint> points) {
    for (const CommunePoint& p : points) m_box.add(p.at);
    if (points.empty()) return;
    m_rows = static_cast<int>(m_box.height() / kCellM) + 1;
    m_columns = static_cast<int>(m_box.width() / kCellM) + 1;
    // Sorted by counting, in the order given within a cell.
    std::vector<std::uint32_t> cells(points.size());
    m_cellStart.assign(static_cast<std::size_t>(m_rows) * static_cast<std::size_t>(m_columns) + 1, 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        cells[i] = static_cast<std::uint32_t>(rowOf(points[i].at.y) * m_columns + columnOf(points[i].at.x));
        ++m_cellStart[cells[i] + 1];
    }
    std::partial_sum(m_cellStart.begin(), m_cellStart.end(), m_cellStart.begin());
    std::vector<std::size_t> next(m_cellStart.begin(), m_cellStart.end() - 1);
    m_points.resize(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) m_points[next[cells[i]]++] = points[i];
}

int CommuneGrid::rowOf(double y) const { return std::clamp(static_cast<int>((y - m_box.min.y) / kCellM), 0, m_rows - 1); }
int CommuneGrid::columnOf(double x) const { return std::clamp(static_cast<int>((x - m_box.min.x) / kCellM), 0, m_columns - 1); }

std::span<const CommunePoint> CommuneGrid::cell(int row, int column) const {
    const auto c = static_cast<std::size_t>(row * m_columns + column);
    return std::span(m_points).subspan(m_cellStart[c], m_cellStart[c + 1] - m_cellStart[c]);
}

const Place* Content::place(std::string_view communeCode) const {
    return atlas ? atlas->find(PlaceKind::Commune, communeCode) : nullptr;
}

const Place* Content::placeOf(int collectivite) const {
    const Collectivite& who = exhibition.collectivites[static_cast<std::size_t>(collectivite)];
    const PlaceKind kind = who.kind == CollectiviteKind::Commune ? PlaceKind::Commune
                           : who.kind == CollectiviteKind::Epci  ? PlaceKind::Epci
                                                                 : PlaceKind::Departement;
    return atlas ? atlas->find(kind, identities.today[static_cast<std::size_t>(collectivite)].front()) : nullptr;
}

namespace {

void placeCollectivites(Content& content) {
    for (std::size_t i = 0; i < content.exhibition.collectivites.size(); ++i) {
        const Collectivite& c = content.exhibition.collectivites[i];
        const Place* place = content.placeOf(static_cast<int>(i));
        const auto position = c.position || !place ? c.position : place->position;
        const auto& projector = content.projectors[static_cast<std::size_t>(c.territory)];
        content.collectiviteAt.push_back(position ? projector.forward(*position) : std::nullopt);
    }
}

void placeCommunes(Content& content) {
    std::vector<std::vector<CommunePoint>> byTerritory(territories().size());
    if (content.atlas) {
        const auto places = content.atlas->places();
        byTerritory.front().reserve(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i].kind != PlaceKind::Commune || !places[i].position) continue;
            const auto territory = static_cast<std::size_t>(territoryOfCode(places[i].departement));
            const auto at = content.projectors[territory].forward(*places[i].position);
            if (!at) continue;
            byTerritory[territory].push_back({static_cast<int>(i), *at});
            if (places[i].prefecture) content.prefectures.push_back({static_cast<int>(i), *at});
        }
    }
    for (auto& points : byTerritory) content.communes.emplace_back(std::move(points));
}

/// Box of some départements of métropole, from their outlines; of two corners where the atlas has none of them.
WorldBox boxOf(const Content& content, std::span<const std::string_view> departements, LonLat southWest, LonLat northEast) {
    WorldBox box;
    if (content.atlas)
        for (const AtlasArea& area : content.atlas->territories()[0].areas) {
            if (std::find(departements.begin(), departements.end(), area.code) == departements.end()) continue;
            box.add(area.box.min);
            box.add(area.box.max);
        }
    if (box.empty())
        for (const LonLat corner : {southWest, northEast})
            if (const auto at = content.projectors[0].forward(corner)) box.add(*at);
    return box;
}

/// As a card the magnifier shows Paris and the départements around it, the densest; large, the whole region.
void findMagnified(Content& content) {
    constexpr std::array<std::string_view, 8> kRegion{"75", "92", "93", "94", "77", "78", "91", "95"};
    content.homes.push_back(boxOf(content, kRegion, {1.446, 48.120}, {3.559, 49.242}));
    content.magnifierCard = boxOf(content, std::span(kRegion).first(4), {2.145, 48.688}, {2.616, 49.013});
}

void findHomes(Content& content) {
    for (std::size_t t = 0; t < territories().size(); ++t) {
        const Territory& territory = territories()[t];
        WorldBox home;
        for (const LonLat corner : {territory.homeMin, territory.homeMax, LonLat{territory.homeMin.lon, territory.homeMax.lat},
                                    LonLat{territory.homeMax.lon, territory.homeMin.lat}})
            if (const auto at = content.projectors[t].forward(corner)) home.add(*at);
        content.homes.push_back(home);
    }
}

}  // namespace

Content loadContent(const ContentSources& sources) {
    Content content;
    // The atlas is verified whole: as long as all the rest together.
    std::future<Result<Atlas>> opening = std::async(std::launch::async, [&] { return Atlas::open(sources.atlas); });
    Result<Exhibition> exhibition = loadExhibition(sources.exhibition);
    content.issues = std::move(exhibition.issues);
    if (exhibition.value) content.exhibition = std::move(*exhibition.value);
    content.frise = std::make_unique<FrisePacker>(content.exhibition.frise, static_cast<int>(content.exhibition.tracks.size()));
    content.doubtfulDates = std::any_of(content.exhibition.frise.begin(), content.exhibition.frise.end(), [](const FriseItem& i) { return !i.doubt.empty(); });
    for (const Territory& territory : territories()) content.projectors.emplace_back(territory.epsg);
    Result<Atlas> atlas = opening.get();
    content.issues.insert(content.issues.end(), atlas.issues.begin(), atlas.issues.end());
    if (atlas.value) content.atlas.emplace(std::move(*atlas.value));
    if (!sources.cues.empty()) {
        Result<std::vector<Cue>> cues = readCues(sources.cues);
        content.issues.insert(content.issues.end(), cues.issues.begin(), cues.issues.end());
        if (cues.value) content.cues = std::move(*cues.value);
    }
    Result<InsetPlaces> insets = readInsets(insetFile(sources.exhibition));
    content.issues.insert(content.issues.end(), insets.issues.begin(), insets.issues.end());
    if (insets.value) content.insets = *insets.value;
    const Atlas* baked = content.atlas ? &*content.atlas : nullptr;
    Result<NamePlaces> names = readNames(nameFile(sources.exhibition), content.exhibition, baked);
    content.issues.insert(content.issues.end(), names.issues.begin(), names.issues.end());
    if (names.value) content.names = std::move(*names.value);
    Result<std::vector<Tour>> tours = readTours(tourFile(sources.exhibition), content.exhibition);
    content.issues.insert(content.issues.end(), tours.issues.begin(), tours.issues.end());
    if (tours.value) content.tours = std::move(*tours.value);
    content.identities = identify(content.exhibition, baked);
    placeCollectivites(content);
    placeCommunes(content);
    content.communeClasses = CommuneClassTables(content.exhibition, content.identities, baked);
    findHomes(content);
    findMagnified(content);
    return content;
}

std::future<Content> startLoading(ContentSources sources) {
    return std::async(std::launch::async, [sources = std::move(sources)] { return loadContent(sources); });
}

}  // namespace arobase

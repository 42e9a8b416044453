#include "app/bench/bench_map.h"

#include <algorithm>
#include <functional>

#include "data/french.h"

namespace arobase::bench {
namespace {

constexpr std::array<Rgba, 6> kColours{{{251, 250, 247}, {188, 211, 234}, {134, 175, 217}, {74, 134, 192}, {27, 90, 154}, {240, 125, 0}}};
constexpr Rgba kBorder{201, 207, 214}, kInk{20, 32, 43}, kHalo{251, 250, 247};

}  // namespace

BenchMap::BenchMap(const Content& content, TextEngine& text) : m_content(content), m_text(text) {
    if (!content.atlas) return;
    showEdition(0);
    const auto& points = content.communes[0].points();
    const auto places = content.atlas->places();
    std::vector<std::uint64_t> order(points.size());  // most populous first, else as they are
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = std::uint64_t{~places[static_cast<std::size_t>(points[i].place)].population} << 32 | i;
    std::ranges::sort(order);
    m_byPopulation.reserve(order.size());
    for (const std::uint64_t key : order) m_byPopulation.push_back(points[key & 0xFFFFFFFF]);
    for (const CommunePoint& p : m_byPopulation)
        if (const std::string_view name = places[static_cast<std::size_t>(p.place)].name; name.find('\'') != std::string_view::npos) m_apostrophes.emplace(p.place, typographicFr(name));
}

std::string_view BenchMap::nameOf(int place) const {
    const auto written = m_apostrophes.find(place);
    return written == m_apostrophes.end() ? m_content.atlas->places()[static_cast<std::size_t>(place)].name : std::string_view(written->second);
}

template <class ClassOf>
void BenchMap::showClasses(const ClassOf& classOf) {
    std::vector<std::uint8_t> classes;
    for (const AtlasCommune& commune : m_content.atlas->territories()[0].communes) classes.push_back(static_cast<std::uint8_t>(1 + classOf(commune)));
    if (!classes.empty()) m_classes = std::make_shared<const std::vector<std::uint8_t>>(std::move(classes));
}

void BenchMap::showEdition(int edition) {
    showClasses([turn = static_cast<std::size_t>(edition)](const AtlasCommune& commune) { return (std::hash<std::string_view>{}(commune.code) + turn) % 5; });
}

void BenchMap::showPopulation() {
    std::unordered_map<std::string_view, std::uint32_t> populations;
    for (const Place& place : m_content.atlas->places())
        if (place.kind == PlaceKind::Commune) populations.emplace(place.code, place.population);
    showClasses([&](const AtlasCommune& commune) {
        const auto known = populations.find(commune.code);
        const auto bounds = populationBounds();
        return std::ranges::upper_bound(bounds, known == populations.end() ? 0U : known->second) - bounds.begin();
    });
}

void BenchMap::showLastFigure() {
    showClasses([](const AtlasCommune& commune) { return commune.code.empty() ? 0 : (commune.code.back() - '0') / 2 % 5; });
}

Rgba BenchMap::colourOf(int classNumber) { return kColours[static_cast<std::size_t>(std::clamp(classNumber, 1, 5))]; }

std::span<const Rgba> BenchMap::colours() { return std::span(kColours).subspan(1); }

int BenchMap::communesIn(const MapCamera& camera, int widthPx, int heightPx) const {
    const Rect screen{0, 0, static_cast<float>(widthPx), static_cast<float>(heightPx)};
    const AtlasTerritory& land = m_content.atlas->territories()[0];
    const AtlasLevel& level = land.levels[static_cast<std::size_t>(levelFor(land, camera.metresPerPx))];
    const WorldBox seen = MapView{0, 0, false, camera, screen, screen.centre()}.visible();
    const auto local = [&](WorldPoint p) { return LocalPoint{static_cast<float>(p.x - level.origin.x), static_cast<float>(p.y - level.origin.y)}; };
    const LocalBox box{local(seen.min), local(seen.max)};
    std::vector<bool> met(land.communes.size());
    for (const FillChunk& chunk : level.communes) {
        if (!chunk.box.overlaps(box)) continue;
        for (const FeatureVertex& corner : chunk.vertices)
            if (corner.feature < met.size()) met[corner.feature] = true;
    }
    return static_cast<int>(std::ranges::count(met, true));
}

void BenchMap::drawMap(const MapView& view, const Parts& parts, DrawList& list) const {
    const int level = levelFor(m_content.atlas->territories()[0], view.camera.metresPerPx);
    CommuneDraw draw{0, level, CommunePart::Fills, {}, view.mesh(), m_classes, {}, kBorder, 1};
    std::copy(kColours.begin(), kColours.end(), draw.palette.begin());
    list.beginGround(view.mesh());
    if (parts.fills) list.communes(draw);
    draw.part = CommunePart::Borders;
    for (const CommuneBorder rank : {CommuneBorder::Commune, CommuneBorder::Epci, CommuneBorder::Outer}) {
        draw.border = rank;
        if (parts.borders) list.communes(draw);
    }
    list.endGround();
}

void BenchMap::drawNames(const MapView& view, int count, DrawList& list) {
    const TextStyle style{17, FontWeight::Medium, false};
    const WorldBox seen = view.visible();
    const auto places = m_content.atlas->places();
    m_candidates.clear();
    m_names.clear();
    for (const CommunePoint& p : m_byPopulation) {
        if (static_cast<int>(m_candidates.size()) >= count) break;
        if (p.at.x < seen.min.x || p.at.x > seen.max.x || p.at.y < seen.min.y || p.at.y > seen.max.y) continue;
        const Place& place = places[static_cast<std::size_t>(p.place)];
        const std::string_view name = nameOf(static_cast<int>(p.place));
        const float width = m_text.widthPx(name, style);
        m_candidates.push_back({std::string(place.code), view.toScreen(p.at), 2, {width, style.sizePx * 1.12f}, static_cast<int>(m_candidates.size())});
        m_names.push_back(name);
    }
    LabelJob job;
    job.candidates = m_candidates;
    job.bounds = view.clip;
    job.previous = &m_memory;
    const LabelPlacement& placement = m_solver.place(job);
    m_placed = static_cast<int>(placement.placed.size());
    for (const PlacedLabel& placed : placement.placed) {
        const auto run = m_text.shape(m_names[static_cast<std::size_t>(placed.candidate)], style);
        list.label({run, kInk, kHalo, 2}, {placed.box.x, placed.box.y + placed.box.h * 0.78f});
    }
    m_memory = placement.memory;
}

void BenchMap::draw(const MapCamera& camera, int widthPx, int heightPx, const Parts& parts, DrawList& list) {
    const Rect screen{0, 0, static_cast<float>(widthPx), static_cast<float>(heightPx)};
    list.clear(screen);
    if (!m_content.atlas) return;
    const MapView view{0, 0, false, camera, screen, screen.centre()};
    drawMap(view, parts, list);
    if (parts.names > 0) drawNames(view, parts.names, list);
}

}  // namespace arobase::bench

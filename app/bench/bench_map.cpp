#include "app/bench/bench_map.h"

#include <algorithm>
#include <functional>

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
}

void BenchMap::showEdition(int edition) {
    std::vector<std::uint8_t> classes;
    const auto turn = static_cast<std::size_t>(edition);
    for (const AtlasCommune& commune : m_content.atlas->territories()[0].communes)
        classes.push_back(static_cast<std::uint8_t>(1 + (std::hash<std::string_view>{}(commune.code) + turn) % 5));
    if (!classes.empty()) m_classes = std::make_shared<const std::vector<std::uint8_t>>(std::move(classes));
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
        const float width = m_text.widthPx(place.name, style);
        m_candidates.push_back({std::string(place.code), view.toScreen(p.at), 2, {width, style.sizePx * 1.12f}, static_cast<int>(m_candidates.size())});
        m_names.push_back(place.name);
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

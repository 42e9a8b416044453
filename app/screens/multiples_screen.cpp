// All editions at once: a small map of France each, its overseas territories where somebody is known there, the year, and how
// many are known. A tap shows that edition.
#include <algorithm>
#include <cmath>
#include <set>

#include "app/screens/comparison_marks.h"

namespace arobase::screens {
namespace {

constexpr double kGapMm = 2, kWideCell = 1.75, kLargestInsetMm = 8.5, kSmallestInsetMm = 4.5;

struct Grid {
    int columns = 1, rows = 1;
    float w = 0, h = 0;
};

/// As many columns as make the cells nearest to the shape of a map with its words beside it.
Grid gridFor(const Context& c, const Rect& room, int cells) {
    const float gap = c.mm(kGapMm);
    Grid best;
    double worst = 1e9;
    for (int columns = 1; columns <= cells; ++columns) {
        const int rows = (cells + columns - 1) / columns;
        const Grid grid{columns, rows, (room.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns),
                        (room.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows)};
        if (grid.w <= 0 || grid.h <= 0) continue;
        const double empty = columns * rows - cells, shape = std::abs(std::log(static_cast<double>(grid.w / grid.h) / kWideCell));
        if (shape + 0.05 * empty >= worst) continue;
        worst = shape + 0.05 * empty;
        best = grid;
    }
    return best;
}

void land(Context& c, const MapView& view, double coastMm) {
    const AtlasTerritory& territory = c.content.atlas->territories()[static_cast<std::size_t>(view.territory)];
    if (territory.levels.empty()) return;
    const int level = levelFor(territory, view.camera.metresPerPx);
    c.b.list().mesh({view.territory, level, MeshPart::Land, 0, view.mesh(), c.b.colour("land"), 0});
    c.b.list().mesh({view.territory, level, MeshPart::Borders, static_cast<int>(BorderRank::Coast), view.mesh(), c.b.colour("coast"), c.mm(coastMm)});
}

/// The awards of that year on that territory, the small ones last.
void marks(Context& c, const MapView& view, int year) {
    std::vector<std::pair<int, Vec2>> found;
    for (const int a : c.content.exhibition.awardsOf(year)) {
        const Award& award = c.content.exhibition.awards[static_cast<std::size_t>(a)];
        const auto who = static_cast<std::size_t>(award.collectivite);
        const auto& at = c.content.collectiviteAt[who];
        if (at && c.content.exhibition.collectivites[who].territory == view.territory) found.emplace_back(award.level, view.toScreen(*at));
    }
    std::ranges::stable_sort(found, std::greater<>(), [](const auto& f) { return f.first; });
    for (const auto& [level, px] : found) {
        const float radius = c.mm(level == 0 ? 0.7 : 0.65 + 0.12 * level);
        c.b.list().disc(px, radius + c.mm(0.18), c.b.colour("land"));
        c.b.list().disc(px, radius, level == 0 ? c.b.colour("land") : c.b.colour(levelToken(level)), level == 0 ? c.b.colour("text_dim") : Rgba{0, 0, 0, 0},
                        level == 0 ? c.mm(0.25) : 0);
    }
}

MapView viewOf(const Context& c, int territory, const Rect& box, double insideMm) {
    const Rect inside = box.inset(c.mm(insideMm));
    const WorldBox& home = territory == 0 ? c.content.atlas->territories()[0].box : c.content.homes[static_cast<std::size_t>(territory)];
    MapView view;
    view.territory = territory;
    view.camera = fitted(home, inside.w, inside.h);
    view.clip = box;
    view.middlePx = inside.centre();
    return view;
}

/// Side of square cards that find room there, px.
float insetSide(const Context& c, std::size_t cards, const Rect& room) {
    const float gap = c.mm(1);
    for (double side = kLargestInsetMm; side > kSmallestInsetMm; side -= 0.25) {
        const auto columns = static_cast<std::size_t>(std::max(1.f, (room.w + gap) / (c.mm(side) + gap)));
        const auto rows = static_cast<float>((cards + columns - 1) / columns);
        if (rows * (c.mm(side) + gap) <= room.h) return c.mm(side);
    }
    return c.mm(kSmallestInsetMm);
}

/// Overseas territories of that year, as small cards from the lower edge up.
void overseas(Context& c, int year, const Rect& words) {
    std::set<int> territories;
    for (const int a : c.content.exhibition.awardsOf(year)) {
        const auto who = static_cast<std::size_t>(c.content.exhibition.awards[static_cast<std::size_t>(a)].collectivite);
        if (c.content.exhibition.collectivites[who].territory != 0) territories.insert(c.content.exhibition.collectivites[who].territory);
    }
    const float side = insetSide(c, territories.size(), words);
    float x = words.x, y = words.bottom() - side - c.mm(0.5);
    for (const int territory : territories) {
        const Rect box{x, y, side, side};
        c.b.list().rect(box, c.b.colour("sea"), c.mm(0.8), c.b.colour("panel_border"), c.mm(0.2));
        const MapView view = viewOf(c, territory, box, 0.9);
        land(c, view, 0.12);
        marks(c, view, year);
        x += side + c.mm(1);
        if (x + side > words.right() + c.mm(0.5)) x = words.x, y -= side + c.mm(1);
    }
}

void cell(Context& c, const Edition& edition, const Rect& box) {
    const Coverage coverage = coverageOf(c.content.exhibition, edition.year);
    const bool current = edition.year == c.state.year;
    Node& node = c.b.open("multiple-" + std::to_string(edition.year), Role::Button, box);
    node.text = std::to_string(edition.year);
    node.value = std::to_string(coverage.known);
    node.spoken = c.tr("edition.year", {{"year", node.text}}) + c.tr("list.colon") + coverageLine(c, edition);
    node.action = "SelectYear " + node.text;
    node.captures = true;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("sea");
    const TextStyle style = c.b.label(FontWeight::SemiBold);
    node.textPx = style.sizePx;
    const std::string year = node.text;
    const float side = std::min(box.h, box.w * 0.6f);
    const Rect map{box.x, box.y, side, box.h}, words{box.x + side + c.mm(1), box.y, box.w - side - c.mm(2), box.h};
    if (current) c.b.list().rect(box.inset(-c.mm(0.8)), {0, 0, 0, 0}, c.mm(2), c.b.colour("selection"), c.mm(0.5));
    if (c.content.atlas) {
        const MapView view = viewOf(c, 0, map, 1);
        land(c, view, 0.18);
        marks(c, view, edition.year);
    }
    float y = words.y + c.mm(1);
    c.b.words(year, {words.x, y + c.mm(3)}, style, c.b.colour("text"), TextAlign::Left);
    y += c.mm(7);
    const std::string known = c.count("compare.known", coverage.known);
    const std::string of = coverage.declared ? c.tr("compare.of", {{"declared", c.number(*coverage.declared)}}) : c.tr("compare.of_unknown");
    const TextStyle tiny = c.b.tiny(FontWeight::Medium);
    for (const std::string& text : {known, of})
        for (const std::string& line : c.b.engine().wrap(text, tiny, words.w)) {
            c.b.words(line, {words.x, y + c.mm(1.6)}, tiny, c.b.colour(&text == &known ? "text" : "text_dim"), TextAlign::Left);
            y += c.b.lineHeight(tiny);
        }
    if (c.content.atlas) overseas(c, edition.year, {words.x, y, words.w, words.bottom() - y});
    c.b.close();
}

}  // namespace

void multiples(Context& c) {
    const auto& editions = c.content.exhibition.editions;
    const Rect& room = c.layout.multiples;
    Node& node = c.b.open("multiples", Role::Map, room);
    node.spoken = c.tr("compare.mode_multiples");
    const Grid grid = gridFor(c, room, static_cast<int>(editions.size()));
    const float gap = c.mm(kGapMm);
    for (std::size_t i = 0; i < editions.size(); ++i) {
        const auto column = static_cast<float>(static_cast<int>(i) % grid.columns), line = static_cast<float>(static_cast<int>(i) / grid.columns);
        cell(c, editions[i], {room.x + column * (grid.w + gap), room.y + line * (grid.h + gap), grid.w, grid.h});
    }
    c.b.close();
}

}  // namespace arobase::screens

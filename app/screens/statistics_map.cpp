#include "app/screens/statistics_map.h"

#include <algorithm>
#include <cmath>

#include "render/map/mark_spread.h"

namespace arobase::screens {
namespace {

constexpr double kLargestDiscMm = 8, kSmallestDiscMm = 1.5, kCardShare = 0.62, kShiftMm = 12;

/// Where an area's value stands, and on which territory; nullopt when it has no place.
struct Site {
    int territory = 0;
    WorldPoint at;
};

std::optional<Site> siteOf(const Context& c, const StatisticsOnMap& on, const AreaStatistics& area) {
    const Atlas& atlas = *c.content.atlas;
    const PlaceKind kind = on.view.unit == AreaUnit::Epci ? PlaceKind::Epci : on.view.unit == AreaUnit::Departement ? PlaceKind::Departement : PlaceKind::Region;
    const Place* place = atlas.find(kind, area.code);
    if (!place) place = atlas.find(PlaceKind::Departement, area.code);  // an overseas collectivité among the régions
    if (!place || !place->position) return std::nullopt;
    int territory = territoryOfCode(place->departement);
    if (place->kind == PlaceKind::Region)
        for (const Place& departement : atlas.places())
            if (departement.kind == PlaceKind::Departement && departement.region == place->code) territory = territoryOfCode(departement.code);
    const auto at = c.content.projectors[static_cast<std::size_t>(territory)].forward(*place->position);
    return at ? std::optional(Site{territory, *at}) : std::nullopt;
}

struct Symbol {
    const AreaStatistics* area;
    std::string words;
    TextStyle style;
    Vec2 truePx, px;
    float radiusPx = 0;
};

void drawSymbol(Context& c, const MapView& view, const StatisticsOnMap& on, const Symbol& symbol) {
    Node& node = c.b.open((view.slot == kMagnifier ? "magnified-value-" : "value-") + symbol.area->code, Role::Figure,
                          {symbol.px.x - symbol.radiusPx, symbol.px.y - symbol.radiusPx, 2 * symbol.radiusPx, 2 * symbol.radiusPx});
    node.text = symbol.words;
    node.value = symbol.area->code;
    node.spoken = c.data(symbol.area->name) + c.tr("list.colon") + symbol.words;
    node.textPx = symbol.style.sizePx;
    if (on.view.measure == AreaMeasure::Count) {
        const Rgba fill = statisticsColour(c, kStatisticsClasses - 2, on);
        node.bg = fill;
        node.fg = inkOn(fill);
        const Rgba ink = node.fg;
        c.b.list().disc(symbol.px, symbol.radiusPx, c.b.colour("land"));
        c.b.list().disc(symbol.px, symbol.radiusPx - c.mm(0.25), fill);
        c.b.words(symbol.words, symbol.px, symbol.style, ink);
    } else {
        node.bg = c.b.colour("halo");
        node.fg = c.b.colour("text");
        const Rgba ink = node.fg, halo = node.bg;
        c.b.words(symbol.words, symbol.px, symbol.style, ink, TextAlign::Centre, halo, c.mm(0.55));
    }
    c.b.close();
}

}  // namespace

std::optional<StatisticsOnMap> statisticsOnMap(const Content& content, const State& state) {
    const Selection& shown = state.selection.kind == SelectionKind::None ? state.leaving : state.selection;
    const bool open = state.selection.kind == SelectionKind::Statistics || (shown.kind == SelectionKind::Statistics && sheetShare(state) > 0);
    const auto view = open ? statisticsView(shown.id) : std::nullopt;
    if (!view || !content.atlas) return std::nullopt;
    StatisticsOnMap on{*view, statisticsOf(content.exhibition, *content.atlas, state.year, view->unit), {}, 0};
    if (view->measure != AreaMeasure::Count) on.bounds = classBounds(on.statistics, view->measure, kStatisticsClasses);
    for (const AreaStatistics& area : on.statistics.areas) on.most = std::max(on.most, area.count());
    return on;
}

int landClass(const Context& c, const StatisticsOnMap& on, std::string_view departement) {
    if (on.view.unit == AreaUnit::Epci || on.view.measure == AreaMeasure::Count) return -1;
    const Place* place = c.content.atlas->find(PlaceKind::Departement, departement);
    const AreaStatistics* area = on.view.unit == AreaUnit::Region && place ? on.statistics.find(place->region) : nullptr;
    if (!area) area = on.statistics.find(departement);
    return area ? classOf(measured(*area, on.view.measure), on.bounds) : -1;
}

Rgba statisticsColour(const Context& c, int index, const StatisticsOnMap& on) {
    const auto classes = on.bounds.size() < 2 ? kStatisticsClasses : static_cast<int>(on.bounds.size()) - 1;
    const int step = classes == 1 ? kStatisticsClasses - 1 : index * (kStatisticsClasses - 1) / (classes - 1);
    return c.b.colour("class" + std::to_string(std::clamp(step, 0, kStatisticsClasses - 1) + 1));
}

float discRadiusPx(const Context& c, const StatisticsOnMap& on, int count) {
    const double share = on.most > 0 ? std::sqrt(static_cast<double>(count) / on.most) : 0;
    return c.mm(std::max(kSmallestDiscMm, kLargestDiscMm * share));
}

void drawStatistics(Context& c, const MapView& view, const StatisticsOnMap& on, bool card) {
    std::vector<Symbol> symbols;
    std::vector<SpreadMark> room;
    for (const AreaStatistics& area : on.statistics.areas) {
        const auto value = measured(area, on.view.measure);
        const auto site = area.count() > 0 && value ? siteOf(c, on, area) : std::nullopt;
        if (!site || site->territory != view.territory) continue;
        const Vec2 px = view.toScreen(site->at);
        Rect inside = view.clip;
        if (card) inside = {inside.x + c.mm(3), inside.y + c.mm(4), inside.w - c.mm(6), inside.h - c.mm(10)};  // between name and scale bar
        if (!inside.contains(px)) continue;
        Symbol symbol{&area, statisticsText(c, *value), card ? c.b.tiny(FontWeight::SemiBold) : c.b.small(FontWeight::SemiBold), px, px, 0};
        const float half = c.b.engine().widthPx(symbol.words, symbol.style) / 2;
        symbol.radiusPx = on.view.measure == AreaMeasure::Count
                              ? std::max(discRadiusPx(c, on, area.count()) * static_cast<float>(card ? kCardShare : 1), half + c.mm(0.7))
                              : half;
        room.push_back({px, symbol.radiusPx});
        symbols.push_back(std::move(symbol));
    }
    const auto moved = spread(room, c.mm(kShiftMm), view.clip.inset(c.mm(1)));
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        symbols[i].px = moved[i];
        if (length(symbols[i].px - symbols[i].truePx) > symbols[i].radiusPx)
            c.b.list().line(symbols[i].truePx, symbols[i].px, c.mm(0.25), withAlpha(c.b.colour("text"), 0.55));
    }
    for (const Symbol& symbol : symbols) drawSymbol(c, view, on, symbol);
}

std::string statisticsText(const Context& c, double value) {
    const int decimals = value >= 10 ? 0 : value >= 1 ? 1 : 2;
    const double step = std::pow(10, decimals), rounded = std::round(value * step) / step;
    const std::string words = decimalFr(rounded == 0 && value > 0 ? 1 / step : rounded, decimals);
    if (!c.state.english()) return words;
    std::string english = words;
    std::replace(english.begin(), english.end(), ',', '.');
    return english;
}

std::string decimalText(double value) {
    std::string words = std::to_string(value);
    while (words.back() == '0') words.pop_back();
    if (words.back() == '.') words.pop_back();
    return words;
}

}  // namespace arobase::screens

// Statistics of an edition: what is counted, the legend of the map, and a bar with its number for each area. In alphabetical
// order: nothing here is a ranking.
#include <algorithm>
#include <cmath>

#include "app/screens/sheet_column.h"
#include "app/screens/statistics_map.h"

namespace arobase::screens {
namespace {

constexpr double kChipMm = 15, kRowMm = 8.2, kNameMm = 47, kValueMm = 21;

/// One of a row of choices; the one in force is filled.
Rect chip(SheetColumn& s, float x, const std::string& id, const std::string& words, const std::string& action, bool chosen) {
    Context& c = s.c;
    const TextStyle style = c.b.small(FontWeight::SemiBold);
    const Rect box{x, s.y, c.b.engine().widthPx(words, style) + c.mm(6), c.mm(kChipMm)};
    Node& node = c.b.open(id, Role::Button, box);
    node.text = words;
    node.action = action;
    node.captures = true;
    node.value = chosen ? "on" : "off";
    node.fg = c.b.colour(chosen ? "panel" : "button_text");
    node.bg = c.b.colour(chosen ? "text" : "button");
    node.textPx = style.sizePx;
    const Rgba fill = node.bg, ink = node.fg;
    c.b.list().rect(box, fill, box.h / 2, c.b.colour(chosen ? "text" : "button_border"), c.mm(0.3));
    c.b.words(words, box.centre(), style, ink);
    c.b.close();
    return box;
}

void choices(SheetColumn& s, const StatisticsView& view) {
    Context& c = s.c;
    const auto action = [](StatisticsView wanted) {
        return "ShowStatistics " + std::string(unitName(wanted.unit)) + " " + std::string(measureName(wanted.measure)) + " 0";
    };
    float x = s.x;
    for (const AreaUnit unit : {AreaUnit::Region, AreaUnit::Departement, AreaUnit::Epci}) {
        const std::string name(unitName(unit));
        x = chip(s, x, "statistics-" + name, c.tr("statistics.unit_" + name), action({unit, view.measure, 0}), unit == view.unit).right() + c.mm(2);
    }
    s.y += c.mm(kChipMm + 2);
    x = s.x;
    for (const AreaMeasure measure : {AreaMeasure::Count, AreaMeasure::Rate, AreaMeasure::MeanLevel}) {
        const std::string name(measureName(measure));
        x = chip(s, x, "statistics-" + name, c.tr("statistics.measure_" + name), action({view.unit, measure, 0}), measure == view.measure).right() + c.mm(2);
    }
    s.y += c.mm(kChipMm + 2.5);
}

/// Classes of the map: their colour, their bounds, and how many areas each holds; then those of which nothing is known.
void classLegend(SheetColumn& s, const StatisticsOnMap& on) {
    Context& c = s.c;
    const std::size_t classes = on.bounds.size() < 2 ? 0 : on.bounds.size() - 1;
    std::vector<int> areas(classes + 1, 0);
    for (const AreaStatistics& area : on.statistics.areas) {
        const int at = classOf(measured(area, on.view.measure), on.bounds);
        ++areas[at < 0 ? classes : static_cast<std::size_t>(at)];
    }
    const float step = s.width / static_cast<float>(classes + 1), height = c.mm(4.5);
    for (std::size_t i = 0; i <= classes; ++i) {
        const bool none = i == classes;
        const Rect swatch{s.x + step * static_cast<float>(i), s.y, step - c.mm(1), height};
        const std::string bounds = none ? c.tr("statistics.none") : statisticsText(c, on.bounds[i]) + "–" + statisticsText(c, on.bounds[i + 1]);
        Node& node = c.b.open("statistics-class-" + std::to_string(i), Role::Legend, {swatch.x, swatch.y, swatch.w, c.mm(14)});
        node.text = bounds;
        node.value = std::to_string(areas[i]);
        node.spoken = bounds + c.tr("list.colon") + c.count("statistics.areas", areas[i]);
        node.fg = c.b.colour("text");
        node.bg = c.b.colour("panel");
        node.textPx = c.b.tiny().sizePx;
        c.b.list().rect(swatch, none ? c.b.colour("land") : statisticsColour(c, static_cast<int>(i), on), c.mm(0.8), c.b.colour("panel_border"), c.mm(0.2));
        c.b.words(bounds, {swatch.x + swatch.w / 2, swatch.bottom() + c.mm(3)}, c.b.tiny(FontWeight::Medium), c.b.colour("text"));
        c.b.words("(" + std::to_string(areas[i]) + ")", {swatch.x + swatch.w / 2, swatch.bottom() + c.mm(7.2)}, c.b.tiny(), c.b.colour("text_dim"));
        c.b.close();
    }
    s.y += height + c.mm(10.5);
}

/// A number is shown by the area of a disc: one of the smallest, one of the largest.
void discLegend(SheetColumn& s, const StatisticsOnMap& on) {
    Context& c = s.c;
    float x = s.x;
    const float high = 2 * discRadiusPx(c, on, on.most) + c.mm(1);
    int last = 0;
    for (const int n : {1, (on.most + 1) / 2, on.most}) {
        if (n <= last) continue;
        last = n;
        const float radius = discRadiusPx(c, on, n);
        Node& node = c.b.open("statistics-disc-" + std::to_string(n), Role::Legend, {x, s.y, 2 * radius, high});
        node.text = c.number(n);
        node.spoken = c.count("count.collectivites", n);
        node.fg = c.b.colour("text");
        node.bg = c.b.colour("panel");
        node.textPx = c.b.small().sizePx;
        c.b.list().disc({x + radius, s.y + high / 2}, radius, statisticsColour(c, kStatisticsClasses - 2, on));
        const std::string words = node.text;
        x += 2 * radius + c.mm(1.5);
        c.b.words(words, {x, s.y + high / 2}, c.b.small(FontWeight::Medium), c.b.colour("text"), TextAlign::Left);
        x += c.b.engine().widthPx(words, c.b.small(FontWeight::Medium)) + c.mm(5);
        c.b.close();
    }
    s.y += high + c.mm(2);
}

/// The bar of an area: stacked by level when awards are counted.
void bar(Context& c, const AreaStatistics& area, const StatisticsOnMap& on, Rect room, double most) {
    c.b.list().rect({room.x, room.y, c.mm(0.25), room.h}, c.b.colour("panel_border"));
    const auto value = measured(area, on.view.measure);
    if (!value || *value <= 0 || most <= 0) return;
    if (on.view.measure != AreaMeasure::Count) {
        c.b.list().rect({room.x, room.y, room.w * static_cast<float>(*value / most), room.h}, statisticsColour(c, classOf(value, on.bounds), on));
        return;
    }
    float x = room.x;
    for (int i = kLevels; i >= 0; --i) {
        const int n = area.byLevel[static_cast<std::size_t>(i)];
        if (n == 0) continue;
        const float width = room.w * static_cast<float>(n / most);
        c.b.list().rect({x, room.y, width, room.h}, c.b.colour(i == 0 ? "ribbon_unknown" : levelToken(i)));
        x += width;
    }
}

void row(SheetColumn& s, const std::string& id, const std::string& name, const AreaStatistics& area, const StatisticsOnMap& on, double most, bool strong) {
    Context& c = s.c;
    const float height = c.mm(kRowMm), middle = s.y + height / 2;
    const TextStyle style = c.b.small(strong ? FontWeight::SemiBold : FontWeight::Regular);
    const auto value = measured(area, on.view.measure);
    std::string words = value ? statisticsText(c, *value) : "–";
    if (on.view.measure == AreaMeasure::MeanLevel && value) words += " (" + std::to_string(area.levelsKnown()) + ")";
    Node& node = c.b.open(id, Role::Figure, {s.x, s.y, s.width, height});
    node.text = name + " " + words;
    node.value = value ? decimalText(*value) : "";
    node.spoken = name + c.tr("list.colon") + words;
    if (on.view.unit == AreaUnit::Departement && !area.code.empty()) node.action = "SelectDepartement " + area.code;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = style.sizePx;
    TextStyle fitted = style;
    const float room = c.mm(kNameMm - 2), wanted = c.b.engine().widthPx(name, style);
    if (wanted > room) fitted.sizePx *= std::max(0.8f, room / wanted);
    const auto lines = c.b.engine().wrap(name, fitted, room, 2);
    const float line = fitted.sizePx * 1.05f;
    for (std::size_t i = 0; i < lines.size(); ++i)
        c.b.words(lines[i], {s.x, middle + (static_cast<float>(i) - static_cast<float>(lines.size() - 1) / 2) * line}, fitted, c.b.colour("text"), TextAlign::Left);
    const Rect bars{s.x + c.mm(kNameMm), s.y + c.mm(1.4), s.width - c.mm(kNameMm + kValueMm), height - c.mm(2.8)};
    if (!strong) bar(c, area, on, bars, most);
    const bool zero = !value || *value <= 0;
    c.b.words(words, {s.x + s.width, middle}, c.b.small(strong ? FontWeight::Bold : FontWeight::SemiBold), c.b.colour(zero ? "text_dim" : "text"), TextAlign::Right);
    c.b.close();
    s.y += height;
}

void pager(SheetColumn& s, const StatisticsView& view, int page, int pages) {
    Context& c = s.c;
    const float side = c.mm(kChipMm);
    const auto action = [&](int to) {
        return "ShowStatistics " + std::string(unitName(view.unit)) + " " + std::string(measureName(view.measure)) + " " + std::to_string(to);
    };
    const Rect left{s.x + s.width / 2 - c.mm(16) - side, s.y, side, side}, right{s.x + s.width / 2 + c.mm(16), s.y, side, side};
    c.b.button("statistics-before", "‹", left, action(std::max(0, page - 1)), page > 0);
    c.b.button("statistics-after", "›", right, action(page + 1), page + 1 < pages);
    c.b.text("statistics-page", Role::Text, std::to_string(page + 1) + " / " + std::to_string(pages), {s.x + s.width / 2, s.y + side / 2 - c.b.lineHeight(c.b.label()) / 2},
             c.b.label(), c.b.colour("text_dim"), TextAlign::Centre, c.b.colour("panel"));
}

std::string elsewhereName(const Context& c, AreaUnit unit) { return c.tr(unit == AreaUnit::Epci ? "statistics.no_epci" : "statistics.no_place"); }

}  // namespace

void statisticsSheet(SheetColumn& s, const StatisticsOnMap& on) {
    Context& c = s.c;
    const StatisticsView& view = on.view;
    s.heading("sheet-name", c.tr("statistics.title", {{"year", std::to_string(c.state.year)}}));
    if (const Edition* edition = c.content.exhibition.edition(c.state.year)) s.text("statistics-coverage", coverageLine(c, *edition), c.b.small(), "text_dim", 2);
    s.y = std::max(s.y + c.mm(2), s.panel.y + c.mm(21));
    choices(s, view);
    if (view.measure == AreaMeasure::Count)
        discLegend(s, on);
    else
        classLegend(s, on);
    s.text("statistics-note", c.tr("statistics.note_" + std::string(measureName(view.measure))), c.b.tiny(), "text_dim", 2);
    s.gap(1);
    row(s, "statistics-whole", c.tr("statistics.whole"), on.statistics.whole(), on, 0, true);
    std::vector<const AreaStatistics*> rows;
    int without = 0;  // départements are many: those without an award are counted on a line
    for (const AreaStatistics& area : on.statistics.areas)
        if (view.unit == AreaUnit::Region || area.count() > 0)
            rows.push_back(&area);
        else
            ++without;
    if (on.statistics.elsewhere.count() > 0) rows.push_back(&on.statistics.elsewhere);
    double most = view.measure == AreaMeasure::MeanLevel ? kLevels : 0;
    for (const AreaStatistics* area : rows) most = std::max(most, measured(*area, view.measure).value_or(0));
    if (without > 0) s.text("statistics-without", c.count("statistics.without", without), c.b.tiny(), "text_dim", 1);
    const float bottom = std::min(s.panel.bottom(), c.layout.screen.bottom()) - c.mm(kChipMm + 5);
    const int perPage = std::max(1, static_cast<int>((bottom - s.y) / c.mm(kRowMm)));
    const int pages = std::max(1, (static_cast<int>(rows.size()) + perPage - 1) / perPage), page = std::min(view.page, pages - 1);
    for (int i = page * perPage; i < std::min((page + 1) * perPage, static_cast<int>(rows.size())); ++i) {
        const AreaStatistics& area = *rows[static_cast<std::size_t>(i)];
        const bool elsewhere = &area == &on.statistics.elsewhere;
        row(s, "statistics-area-" + (elsewhere ? "none" : area.code), elsewhere ? elsewhereName(c, view.unit) : c.data(area.name), area, on, most, false);
    }
    if (rows.empty()) s.text("statistics-empty", c.tr("statistics.empty"), c.b.label(), "text_dim", 2);
    s.gap(2);
    if (pages > 1) pager(s, view, page, pages);
}

}  // namespace arobase::screens

// The whole frise as a page for a wall: what a kiosk shows one decade at a time stands side by side, and nothing can be touched.
#include <algorithm>

#include "app/screens/decades_sheet.h"
#include "app/screens/frise_parts.h"

namespace arobase::screens {
namespace {

constexpr double kNumeralMm = 6.2, kYearMm = 9.5, kTitleMm = 12;
constexpr double kColumnMm = 30;  // years, not halves of them
constexpr double kCellMm = 44, kWideCellMm = 62, kCellGapMm = 6;

void pageTitle(Context& c, const FriseView& view) {
    const Rect& area = c.layout.title;
    const TextStyle large{c.layout.metrics.emForCapMm(kTitleMm), FontWeight::Bold, true}, years{c.layout.metrics.emForCapMm(kTitleMm), FontWeight::Regular, true};
    const Rgba frise = c.b.colour("frise");
    const Rect words = c.b.text("page-title", Role::Heading, c.data(c.content.exhibition.title), {area.x, area.y}, large, c.b.colour("text"), TextAlign::Left, frise);
    c.b.text("page-years", Role::Heading, rangeText(c, view.range), {words.right() + c.mm(9), area.y}, years, c.b.colour("text_dim"), TextAlign::Left, frise);
}

/// Figures of a year that may be shown.
std::vector<const Figure*> figuresOf(const Context& c, int year, std::string_view scope) {
    std::vector<const Figure*> figures;
    for (const Figure& f : c.content.exhibition.figures)
        if (f.year == year && f.scope == scope && f.refusedBy.empty()) figures.push_back(&f);
    return figures;
}

/// A figure over what it counts, whose words get that much room at most; how wide it is.
float figureCell(Context& c, const Figure& figure, Vec2 at, float mostPx, const std::string& id) {
    const TextStyle numeral{c.layout.metrics.emForCapMm(kNumeralMm), FontWeight::Bold, true}, words = c.b.small();
    const Rgba ink = c.b.colour("text"), dim = c.b.colour("text_dim"), ground = c.b.colour("frise");
    const Rect value = c.b.text(id, Role::Figure, figureValue(c, figure), at, numeral, ink, TextAlign::Left, ground);
    const std::string label = figureLabel(c, figure);
    const float width = std::max(value.w, std::min(c.b.engine().widthPx(label, words) + c.mm(0.5), mostPx));
    c.b.paragraph(id + "-label", Role::Text, label, {at.x, value.bottom()}, width, words, dim, ground, 2);
    return width;
}

/// Figures of the document that contradict themselves are left out, and that is said.
void refusedFigures(Context& c, int year, Vec2 at, float widthPx, const std::string& id) {
    int refused = 0;
    for (const Figure& f : c.content.exhibition.figures) refused += f.year == year && !f.refusedBy.empty();
    if (refused > 0) c.b.paragraph(id + "-refused", Role::Text, c.count("figure.refused", refused), at, widthPx, c.b.tiny(), c.b.colour("text_dim"), c.b.colour("frise"), 3);
}

/// One year: its number, then a row for the world and one for France.
void figuresOfYear(Context& c, int year, const Rect& block) {
    const std::string id = "page-figures-" + std::to_string(year);
    const TextStyle number{c.layout.metrics.emForCapMm(kYearMm), FontWeight::Bold, true}, scopeStyle = c.b.small(FontWeight::SemiBold);
    const Rgba ground = c.b.colour("frise");
    const float right = block.right() - c.mm(8), left = block.x + c.mm(43), pitch = (block.h - c.mm(2)) / 2;
    c.b.list().line({block.x, block.y}, {right, block.y}, c.mm(0.5), c.b.colour("text"));
    c.b.text(id, Role::Heading, std::to_string(year), {block.x, block.y + c.mm(2)}, number, c.b.colour("text"), TextAlign::Left, ground);
    float y = block.y + c.mm(3.4);
    for (const std::string_view scope : {"monde", "france"}) {
        const auto figures = figuresOf(c, year, scope);
        const std::string row = id + "-" + std::string(scope);
        if (!figures.empty()) c.b.text(row, Role::Text, c.tr("scope." + std::string(scope)), {left, y + c.mm(2.4)}, scopeStyle, c.b.colour("accent_text"), TextAlign::Left, ground);
        float x = left + c.mm(22);
        for (std::size_t i = 0; i < figures.size(); ++i) x += figureCell(c, *figures[i], {x, y}, c.mm(figures.size() <= 2 ? kWideCellMm : kCellMm), row + "-" + std::to_string(i)) + c.mm(kCellGapMm);
        if (scope == "monde") refusedFigures(c, year, {x, y + c.mm(2.6)}, std::min(right - x, c.mm(90)), id);
        y += pitch;
    }
}

void pageFigures(Context& c) {
    const std::vector<int> years = figureYears(c.content.exhibition);
    const Rect& band = c.layout.caption;
    const float width = band.w / static_cast<float>(std::max<std::size_t>(1, years.size()));
    for (std::size_t i = 0; i < years.size(); ++i) figuresOfYear(c, years[i], {band.x + static_cast<float>(i) * width, band.y, width, band.h});
}

/// What the colours of the ribbon say, beside it.
void ribbonLegend(Context& c) {
    const FriseAreas& f = c.layout.frise;
    const TextStyle words = c.b.tiny();
    const float pitch = c.mm(5.8), side = c.mm(3.6), x = f.axisX + f.axisWidth + c.mm(9);
    float y = f.ribbon.bottom() - pitch * (kLevels + 1);
    for (int level = kLevels; level >= 0; --level) {
        const Rect box{x, y + (pitch - side) / 2, side, side};
        const std::string text = c.tr("level." + std::to_string(level));
        Node& node = c.b.open("page-level-" + std::to_string(level), Role::Legend, {x, y, side + c.mm(2) + c.b.engine().widthPx(text, words), pitch});
        node.text = text;
        node.fg = c.b.colour("text_dim");
        node.bg = c.b.colour("frise");
        node.textPx = words.sizePx;
        const Rgba ink = node.fg;
        c.b.list().rect(box, level > 0 ? c.b.colour(levelToken(level)) : withAlpha(c.b.colour("ribbon_unknown"), 0.55));
        if (level == 0) c.b.list().hatch(box, c.b.colour("ribbon_unknown"), c.mm(1.6));
        c.b.words(text, {box.right() + c.mm(2), box.centre().y}, words, ink, TextAlign::Left);
        c.b.close();
        y += pitch;
    }
}

}  // namespace

void frisePage(Context& outer) {
    State unlit = outer.state;  // a page has no chosen year
    unlit.year = 0;
    Context c{{outer.content, unlit}, outer.layout, outer.b, outer.labels, outer.desk, nullptr};
    const FriseView view = friseView(c.content, c.layout, c.state);
    c.b.list().rect(c.layout.screen, c.b.colour("frise"));
    pageTitle(c, view);
    pageFigures(c);
    Node& node = c.b.open("frise", Role::Frise, c.layout.frise.area);
    node.spoken = c.tr("frise.spoken");
    friseRuler(c, view, c.mm(kColumnMm));
    friseOverview(c, view);
    friseLanes(c, view);
    ribbonLegend(c);
    c.b.close();
    const Rect& foot = c.layout.attribution;
    c.b.paragraph("sources", Role::Attribution, c.tr("sheet.source", {{"source", c.tr("source.frise")}}), {foot.x, foot.y}, foot.w, c.b.tiny(), c.b.colour("text_dim"), c.b.colour("frise"), 1);
}

}  // namespace arobase::screens

// Key figures at their years, as large as the years leave room.
#include <algorithm>

#include "app/screens/decades_sheet.h"
#include "app/screens/frise_parts.h"

namespace arobase::screens {
namespace {

/// The figure that stands for a year: the first that may be shown, France before the world for equals.
const Figure* headline(const Context& c, int year) {
    const Figure* found = nullptr;
    for (const Figure& f : c.content.exhibition.figures)
        if (f.year == year && f.refusedBy.empty() && f.unit != "rang" && !found) found = &f;
    return found;
}

constexpr double kStackedCapMm = 4.9;

TextStyle numeralStyle(const Context& c, double capMm) { return {c.layout.metrics.emForCapMm(capMm), FontWeight::Bold, true}; }

/// What a figure counts, in a box beside or under it: as large as its room allows, never cut.
void figureWords(Context& c, const std::string& words, const Rect& room) {
    for (const TextStyle& style : {c.b.small(), c.b.tiny()}) {
        const auto lines = c.b.engine().wrap(words, style, room.w);
        const float pitch = c.b.lineHeight(style), total = pitch * static_cast<float>(lines.size());
        if (total > room.h && style.sizePx > c.b.tiny().sizePx) continue;
        float y = room.centre().y - (total - pitch) / 2;
        for (const std::string& line : lines) {
            c.b.words(line, {room.x, y}, style, c.b.colour("text_dim"), TextAlign::Left);
            y += pitch;
        }
        return;
    }
}

/// The value and what it counts side by side, or one over the other where the years leave little room. Size of the numeral, px.
float figureNumeral(Context& c, const Figure& figure, const std::string& value, const Rect& room) {
    const std::string words = figureLabel(c, figure) + " (" + c.tr("scope." + figure.scope) + ")";
    const TextStyle big = numeralStyle(c, 6.6);
    const float width = c.b.engine().widthPx(value, big), gap = c.mm(3.5);
    const Rgba ink = c.b.colour("text");
    if (room.w >= width + c.mm(22)) {
        c.b.words(value, {room.x + c.mm(1), room.centre().y}, big, ink, TextAlign::Left);
        figureWords(c, words, {room.x + width + gap, room.y, room.w - width - c.mm(4), room.h});
        return big.sizePx;
    }
    const float above = c.mm(8);
    const TextStyle stacked = numeralStyle(c, kStackedCapMm);
    c.b.words(value, {room.x + c.mm(1), room.y + above / 2}, stacked, ink, TextAlign::Left);
    figureWords(c, words, {room.x + c.mm(1), room.y + above, room.w - c.mm(1), room.h - above});
    return stacked.sizePx;
}

}  // namespace

void friseFigures(Context& c, const FriseView& view) {
    const FriseAreas& f = c.layout.frise;
    const std::vector<int> years = figureYears(c.content.exhibition);
    c.b.list().pushClip({f.axisX, f.area.y, f.axisWidth, f.area.h});
    for (std::size_t i = 0; i < years.size(); ++i) {
        const Figure* figure = headline(c, years[i]);
        const float left = view.toPx(years[i]);
        const float next = i + 1 < years.size() ? view.toPx(years[i + 1]) : f.axisX + f.axisWidth;
        const float x = std::max(left, f.axisX), room = std::min(next, f.axisX + f.axisWidth) - x - c.mm(3);
        if (!figure || left > f.axisX + f.axisWidth || left + view.yearWidth() < f.axisX) continue;
        const std::string value = figureValue(c, *figure);
        if (room < c.b.engine().widthPx(value, numeralStyle(c, kStackedCapMm)) + c.mm(2)) continue;
        Node& node = c.b.open("figures-" + std::to_string(years[i]), Role::Figure, {x, f.figures.y, room, f.figures.h});
        node.action = "SelectFigures " + std::to_string(years[i]);
        node.value = std::to_string(years[i]);
        node.spoken = std::to_string(years[i]) + c.tr("list.colon") + value + " " + figureLabel(c, *figure);
        node.fg = c.b.colour("text");
        node.bg = c.b.colour("frise");
        node.text = value;
        node.textPx = figureNumeral(c, *figure, value, node.box);
        c.b.close();
    }
    c.b.list().popClip();
}

}  // namespace arobase::screens

// Key figures at their years, as large as the years leave room.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

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

/// What a figure counts, as large as its room allows; nothing where it would be cut.
struct FigureWords {
    std::vector<std::string> lines;
    TextStyle style;
};

FigureWords wordsIn(Context& c, const std::string& words, const Rect& room) {
    for (const TextStyle& style : {c.b.small(), c.b.tiny()}) {
        auto lines = c.b.engine().wrap(words, style, room.w);
        const bool wide = std::ranges::any_of(lines, [&](const std::string& line) { return c.b.engine().widthPx(line, style) > room.w; });
        if (!wide && c.b.lineHeight(style) * static_cast<float>(lines.size()) <= room.h) return {std::move(lines), style};
    }
    return {};
}

void write(Context& c, const FigureWords& words, const Rect& room) {
    const float pitch = c.b.lineHeight(words.style);
    float y = room.centre().y - pitch * (static_cast<float>(words.lines.size()) - 1) / 2;
    for (const std::string& line : words.lines) {
        c.b.words(line, {room.x, y}, words.style, c.b.colour("text_dim"), TextAlign::Left);
        y += pitch;
    }
}

/// The value and what it counts side by side, or one over the other where the years leave little room.
struct FigurePlace {
    TextStyle numeral;
    Vec2 origin;
    Rect room;
    FigureWords words;
};

/// nullopt: a number without what it counts would say nothing.
std::optional<FigurePlace> placed(Context& c, const Figure& figure, const std::string& value, const Rect& room) {
    const std::string words = figureLabel(c, figure) + " (" + c.tr("scope." + figure.scope) + ")";
    const TextStyle big = numeralStyle(c, 6.6), stacked = numeralStyle(c, kStackedCapMm);
    const float width = c.b.engine().widthPx(value, big), above = c.mm(8);
    const FigurePlace beside{big, {room.x + c.mm(1), room.centre().y}, {room.x + width + c.mm(3.5), room.y, room.w - width - c.mm(4), room.h}, {}};
    const FigurePlace under{stacked, {room.x + c.mm(1), room.y + above / 2}, {room.x + c.mm(1), room.y + above, room.w - c.mm(1), room.h - above}, {}};
    for (FigurePlace place : {beside, under}) {
        if (place.room.w < c.mm(18) || c.b.engine().widthPx(value, place.numeral) > room.w - c.mm(2)) continue;
        place.words = wordsIn(c, words, place.room);
        if (!place.words.lines.empty()) return place;
    }
    return std::nullopt;
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
        const Rect box{x, f.figures.y, room, f.figures.h};
        const auto place = placed(c, *figure, value, box);
        if (!place) continue;
        Node& node = c.b.open("figures-" + std::to_string(years[i]), Role::Figure, box);
        node.action = "SelectFigures " + std::to_string(years[i]);
        node.value = std::to_string(years[i]);
        node.spoken = std::to_string(years[i]) + c.tr("list.colon") + value + " " + figureLabel(c, *figure);
        node.fg = c.b.colour("text");
        node.bg = c.b.colour("frise");
        node.text = value;
        node.textPx = place->numeral.sizePx;
        c.b.words(value, place->origin, place->numeral, c.b.colour("text"), TextAlign::Left);
        write(c, place->words, place->room);
        c.b.close();
    }
    c.b.list().popClip();
}

}  // namespace arobase::screens

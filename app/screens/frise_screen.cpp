// The frise: years, key figures, three lanes of landmarks, the ribbon of labelled collectivités, the cursor.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/screen.h"

namespace arobase::screens {
namespace {

std::string tr(const Context& c, const FriseTrack& track) { return c.tr(track.nameKey); }

Rgba trackColour(const Context& c, int track) {
    return c.b.colour(c.content.exhibition.tracks[static_cast<std::size_t>(track)].colourToken);
}

void background(Context& c, const FriseView& view) {
    const FriseAreas& f = c.layout.frise;
    c.b.list().rect(f.area, c.b.colour("frise"));
    c.b.list().pushClip({f.axisX, f.area.y, f.axisWidth, f.area.h});
    for (int year = static_cast<int>(std::floor(view.range.from)); year < view.range.to; ++year) {
        const float x = view.toPx(year);
        if (year % 2 == 0) c.b.list().rect({x, f.header.bottom(), view.yearWidth(), f.area.bottom() - f.header.bottom()}, c.b.colour("frise_band"));
    }
    const float x = view.toPx(c.state.year);
    c.b.list().rect({x, f.area.y, view.yearWidth(), f.area.h}, withAlpha(c.b.colour("cursor"), 0.08));
    c.b.list().popClip();
    c.b.list().line({0, f.area.y}, {f.area.right(), f.area.y}, c.mm(0.25), c.b.colour("frise_line"));
    for (const Rect& lane : f.lanes)
        c.b.list().line({f.area.x + c.mm(7), lane.y - c.mm(0.6)}, {f.axisX + f.axisWidth, lane.y - c.mm(0.6)}, c.mm(0.2), c.b.colour("frise_line"));
}

void years(Context& c, const FriseView& view) {
    const FriseAreas& f = c.layout.frise;
    const int step = tickStepYears(view, std::max(60.f, c.mm(16)));
    for (int year = static_cast<int>(std::floor(view.range.from)); year < view.range.to; ++year) {
        const bool current = year == c.state.year;
        const float left = view.toPx(year), width = view.yearWidth();
        const Vec2 middle{left + width / 2, f.header.y + f.header.h / 2 + c.mm(0.6)};
        const Rect column{std::max(left, f.axisX), f.area.y, std::min(left + width, f.axisX + f.axisWidth) - std::max(left, f.axisX), f.header.h};
        if (column.empty()) continue;
        Node& node = c.b.open("year-" + std::to_string(year), Role::Text, column);
        node.value = std::to_string(year);
        node.action = "SelectYear " + std::to_string(year);
        node.text = std::to_string(year);
        const TextStyle style = c.b.label(current ? FontWeight::Bold : FontWeight::Medium);
        node.fg = c.b.colour(current ? "cursor" : "text_dim");
        node.bg = c.b.colour("frise");
        node.textPx = style.sizePx;
        const float half = c.b.engine().widthPx(node.text, style) / 2;
        const bool fits = middle.x - half >= f.axisX - width / 2 && middle.x + half <= f.area.right();
        const bool aside = !current && static_cast<float>(std::abs(year - c.state.year)) * width < 2.3f * half;  // room for the bold year
        const Rgba ink = node.fg;
        if (fits && (current || ((year - 1999) % step == 0 && !aside))) c.b.words(std::to_string(year), middle, style, ink);
        c.b.close();
    }
}

void laneNames(Context& c) {
    const FriseAreas& f = c.layout.frise;
    const float x = f.area.x + c.mm(7), width = f.names.w - c.mm(10);
    const auto& tracks = c.content.exhibition.tracks;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const auto heightOf = [&](const TextStyle& style) {
            return c.b.lineHeight(style) * static_cast<float>(c.b.engine().wrap(tr(c, tracks[i]), style, width).size());
        };
        const TextStyle large = c.b.label(FontWeight::SemiBold), little = c.b.small(FontWeight::SemiBold);
        const TextStyle style = heightOf(large) <= f.lanes[i].h ? large : little;
        c.b.paragraph("lane-" + tracks[i].id, Role::Heading, tr(c, tracks[i]), {x, f.lanes[i].centre().y - heightOf(style) / 2}, width, style,
                      trackColour(c, static_cast<int>(i)), c.b.colour("frise"));
    }
    c.b.paragraph("lane-figures", Role::Heading, c.tr("frise.figures"), {x, f.figures.centre().y - c.b.lineHeight(c.b.label()) / 2}, width,
                  c.b.label(FontWeight::SemiBold), c.b.colour("text"), c.b.colour("frise"), 1);
    c.b.paragraph("lane-ribbon", Role::Heading, c.tr("frise.ribbon"), {x, f.ribbon.bottom() - 2 * c.b.lineHeight(c.b.label())}, width,
                  c.b.label(FontWeight::SemiBold), c.b.colour("text"), c.b.colour("frise"), 2);
}

void item(Context& c, const FriseSlot& slot) {
    const FriseItem& what = c.content.exhibition.frise[static_cast<std::size_t>(slot.item)];
    const bool selected = c.state.selection.kind == SelectionKind::Landmark && c.state.selection.id == what.id;
    Node& node = c.b.open("landmark-" + what.id, Role::FriseItem, slot.box);
    const std::string words = c.data(what.title);
    node.text = words;
    node.spoken = std::to_string(what.date.year) + c.tr("list.colon") + words;
    node.value = what.id;
    node.action = "SelectLandmark " + what.id;
    node.fg = c.b.colour(selected ? "cursor" : "text");
    node.bg = c.b.colour("frise");
    const TextStyle style = c.b.body(selected ? FontWeight::SemiBold : FontWeight::Regular);
    node.textPx = style.sizePx;
    const Rgba ink = node.fg, tint = trackColour(c, what.track);
    const float y = slot.box.centre().y, dot = c.mm(1.15);
    if (what.doubt.empty())
        c.b.list().disc({slot.dotX, y}, dot, tint);
    else  // a doubtful date is a hollow dot
        c.b.list().disc({slot.dotX, y}, dot, {0, 0, 0, 0}, tint, c.mm(0.45));
    c.b.words(words, {slot.dotX + dot + c.mm(1.2), y}, style, ink, TextAlign::Left);
    c.b.close();
}

void badge(Context& c, const FriseBadge& what) {
    const std::string words = "+" + std::to_string(what.items.size());
    const TextStyle style = c.b.small(FontWeight::SemiBold);
    const float width = std::min(what.box.w - 2, std::max(c.mm(9), c.b.engine().widthPx(words, style) + c.mm(3)));
    const Rect pill{what.box.x + c.mm(0.4), what.box.y, width, what.box.h - c.mm(0.4)};
    Node& node = c.b.open("badge-" + std::to_string(what.lane) + "-" + std::to_string(what.year), Role::Badge, pill);
    node.text = words;
    node.value = std::to_string(what.items.size());
    node.spoken = c.count("frise.more", static_cast<long long>(what.items.size()));
    node.action = "OpenBadge " + std::to_string(what.lane) + " " + std::to_string(what.year);
    node.fg = trackColour(c, what.lane);
    node.bg = c.b.colour("frise");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    c.b.list().rect(pill, withAlpha(ink, 0.16), pill.h / 2);
    c.b.words(words, pill.centre(), style, ink);
    c.b.close();
}

void landmarks(Context& c) {
    const FrisePacking packing = friseJob(c.content, c.layout, c.state, c.b.engine(), c.b.body()).run();
    c.b.list().pushClip({c.layout.frise.axisX - c.mm(1), c.layout.frise.area.y, c.layout.frise.axisWidth + c.mm(1), c.layout.frise.area.h});
    for (const FriseBadge& b : packing.badges) badge(c, b);
    for (const FriseSlot& s : packing.slots) item(c, s);
    c.b.list().popClip();
}

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

void figures(Context& c, const FriseView& view) {
    const FriseAreas& f = c.layout.frise;
    std::vector<int> years;
    for (const Figure& figure : c.content.exhibition.figures)
        if (std::find(years.begin(), years.end(), figure.year) == years.end()) years.push_back(figure.year);
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

/// Bars of one edition: what is known by level from the ground up, then what is declared beyond it, hatched.
void ribbonBar(Context& c, const Edition& e, const FriseView& view, float pxPerCount) {
    const FriseAreas& f = c.layout.frise;
    const auto known = c.content.exhibition.knownByLevel(e.year);
    std::array<int, kLevels + 1> shown = known;
    bool declaredSplit = true;
    for (int level = 1; level <= kLevels; ++level) declaredSplit = declaredSplit && e.declaredByLevel[static_cast<std::size_t>(level)].has_value();
    if (declaredSplit) {
        shown[0] = 0;  // the declared split says all that there is
        for (int level = 1; level <= kLevels; ++level) shown[static_cast<std::size_t>(level)] = *e.declaredByLevel[static_cast<std::size_t>(level)];
    }
    int sum = 0;
    for (const int n : shown) sum += n;
    const int total = std::max(e.declaredCount.value_or(sum), sum);
    const float left = view.toPx(e.year) + view.yearWidth() * 0.16f, width = view.yearWidth() * 0.68f;
    const float bottom = f.ribbon.bottom();
    const bool current = e.year == c.state.year;
    Node& node = c.b.open("ribbon-" + std::to_string(e.year), Role::Ribbon,
                          {view.toPx(e.year), f.ribbon.y, view.yearWidth(), f.ribbon.h});
    node.value = std::to_string(total);
    node.action = "SelectYear " + std::to_string(e.year);
    float y = bottom;
    const auto piece = [&](int n, Rgba colour) {
        const float h = static_cast<float>(n) * pxPerCount;
        if (h <= 0) return;
        c.b.list().rect({left, y - h, width, h}, colour);
        y -= h;
    };
    for (int level = 1; level <= kLevels; ++level) piece(shown[static_cast<std::size_t>(level)], c.b.colour(levelToken(level)));
    const float knownTop = y;
    piece(total - sum + shown[0], withAlpha(c.b.colour("ribbon_unknown"), 0.55));
    if (y < knownTop) c.b.list().hatch({left, y, width, knownTop - y}, c.b.colour("ribbon_unknown"), c.mm(1.6));
    const FontWeight weight = current ? FontWeight::Bold : FontWeight::Medium;
    const std::string words = e.declaredCount ? std::to_string(*e.declaredCount) : "?";
    const float room = view.yearWidth() - c.mm(0.8);
    const TextStyle style = c.b.engine().widthPx(words, c.b.small(weight)) <= room ? c.b.small(weight) : c.b.tiny(weight);
    node.text = words;
    node.spoken = std::to_string(e.year) + c.tr("list.colon") +
                  (e.declaredCount ? c.count("edition.count", *e.declaredCount) : c.tr("edition.count_unknown"));
    node.fg = c.b.colour(current ? "cursor" : "text_dim");
    node.bg = c.b.colour("frise");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    if (current || c.b.engine().widthPx(words, style) <= room) c.b.words(words, {left + width / 2, y - c.mm(2.6)}, style, ink);
    c.b.close();
}

void ribbon(Context& c, const FriseView& view) {
    const FriseAreas& f = c.layout.frise;
    int most = 1;
    for (const Edition& e : c.content.exhibition.editions) most = std::max(most, e.declaredCount.value_or(0));
    const float pxPerCount = (f.ribbon.h - c.mm(6)) / static_cast<float>(most);
    c.b.list().pushClip({f.axisX, f.area.y, f.axisWidth, f.area.h});
    c.b.list().line({f.axisX, f.ribbon.bottom()}, {f.axisX + f.axisWidth, f.ribbon.bottom()}, c.mm(0.2), c.b.colour("frise_line"));
    for (const Edition& e : c.content.exhibition.editions)
        if (e.year + 1 > view.range.from && e.year < view.range.to) ribbonBar(c, e, view, pxPerCount);
    c.b.list().popClip();
}

/// The one line of light: through the whole frise, with a handle in the header to take it by.
void cursor(Context& c, const FriseView& view) {
    const FriseAreas& f = c.layout.frise;
    const float x = view.toPx(c.state.year + 0.5);
    if (x < f.axisX || x > f.axisX + f.axisWidth) return;
    const Rgba light = c.b.colour("cursor");
    const float reach = std::max(c.mm(7.5), view.yearWidth() / 2);
    Node& node = c.b.open("cursor", Role::Cursor, {x - reach, f.area.y - c.mm(3), 2 * reach, f.header.h + c.mm(3)});
    node.value = std::to_string(c.state.year);
    node.spoken = c.tr("frise.cursor", {{"year", std::to_string(c.state.year)}});
    node.captures = true;
    c.b.list().glow({x, f.area.y}, c.mm(7), withAlpha(light, 0.35));
    c.b.list().line({x, f.header.bottom() - c.mm(0.8)}, {x, f.area.bottom()}, c.mm(0.35), withAlpha(light, 0.7));
    c.b.list().triangle({x - c.mm(2), f.area.y, c.mm(4), c.mm(2.2)}, 2, light);
    c.b.close();
}

}  // namespace

void frise(Context& c) {
    const FriseView view = friseView(c.content, c.layout, c.state);
    Node& node = c.b.open("frise", Role::Frise, c.layout.frise.area);
    node.spoken = c.tr("frise.spoken");
    node.captures = true;
    background(c, view);
    laneNames(c);
    years(c, view);
    ribbon(c, view);
    cursor(c, view);
    figures(c, view);
    landmarks(c);
    c.b.close();
}

}  // namespace arobase::screens

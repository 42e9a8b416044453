// The ribbon under the lanes: how many collectivités were labelled in each edition, by level; the open laureate's levels; and
// where the lanes show less than everything, the window that they are.
#include <algorithm>
#include <array>

#include "app/screens/frise_parts.h"

namespace arobase::screens {
namespace {

/// The open sheet's collectivité by edition; −1: not known there.
int levelIn(const Context& c, int year) {
    if (c.state.selection.kind != SelectionKind::Collectivite) return -1;
    const Exhibition& e = c.content.exhibition;
    const auto who = e.collectivite(c.state.selection.id);
    if (!who) return -1;
    for (const int a : e.collectivites[static_cast<std::size_t>(*who)].awards)
        if (e.awards[static_cast<std::size_t>(a)].year == year) return e.awards[static_cast<std::size_t>(a)].level;
    return -1;
}

/// Its symbol over the bar of an edition.
void laureateMark(Context& c, int year, int level, Vec2 at) {
    const Exhibition& e = c.content.exhibition;
    const Collectivite& who = e.collectivites[static_cast<std::size_t>(*e.collectivite(c.state.selection.id))];
    const float radius = c.mm(2.6);
    Node& node = c.b.open("braid-" + std::to_string(year), Role::Mark, {at.x - radius, at.y - radius, 2 * radius, 2 * radius});
    node.value = std::to_string(level);
    node.action = "SelectYear " + std::to_string(year);
    node.spoken = std::to_string(year) + c.tr("list.colon") + (level > 0 ? std::string(static_cast<std::size_t>(level), '@') : c.tr("frise.unknown"));
    drawMark(c.b, at, radius, level, who.kind, year == c.state.year);
    c.b.close();
}

/// Bars of one edition: what is known by level from the ground up, then what is declared beyond it, hatched.
void ribbonBar(Context& c, const Edition& e, const FriseView& view, float pxPerCount, int laureate) {
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
    const bool written = current || c.b.engine().widthPx(words, style) <= room;
    if (written && laureate < 0) c.b.words(words, {left + width / 2, y - c.mm(2.6)}, style, ink);
    c.b.close();
    if (laureate >= 0) laureateMark(c, e.year, laureate, {left + width / 2, std::max(y - c.mm(3.2), f.ribbon.y + c.mm(3))});
}

/// The window, what is outside of it dimmed, and two lines that lead from it up to the lanes.
void window(Context& c, const FriseView& view, const FriseView& whole) {
    const FriseAreas& f = c.layout.frise;
    const float left = whole.toPx(view.range.from), right = whole.toPx(view.range.to), width = std::max(c.mm(1.2), right - left);
    const Rgba veil = withAlpha(c.b.colour("frise"), 0.62), line = c.b.colour("cursor");
    c.b.list().rect(onPixels({f.axisX, f.ribbon.y, left - f.axisX, f.ribbon.h}), veil);
    c.b.list().rect(onPixels({left + width, f.ribbon.y, f.axisX + f.axisWidth - left - width, f.ribbon.h}), veil);
    Node& node = c.b.open("overview-window", Role::Text, {left, f.ribbon.y, width, f.ribbon.h});
    node.value = rangeText(c, view.range);
    node.spoken = c.tr("frise.window", {{"range", node.value}});
    c.b.list().rect(node.box, withAlpha(line, 0.06), c.mm(1.2), line, c.mm(0.5));
    c.b.close();
    const float middle = f.ribbon.y + f.ribbon.h / 2, grip = c.mm(2.2);
    for (const float x : {left, left + width}) c.b.list().line({x, middle - grip}, {x, middle + grip}, c.mm(1.1), line);
}

}  // namespace

void friseOverview(Context& c, const FriseView& view) {
    const FriseAreas& f = c.layout.frise;
    const FriseView whole = overviewView(c.content, c.layout);
    int most = 1;
    for (const Edition& e : c.content.exhibition.editions) most = std::max(most, e.declaredCount.value_or(0));
    const float pxPerCount = (f.ribbon.h - c.mm(6)) / static_cast<float>(most);
    Node& node = c.b.open("overview", Role::Ribbon, {f.axisX, f.ribbon.y, f.axisWidth, f.area.bottom() - f.ribbon.y});
    node.spoken = c.tr("frise.overview");
    node.captures = true;
    c.b.list().pushClip({f.axisX, f.area.y, f.axisWidth, f.area.h});
    c.b.list().rect(onPixels({whole.toPx(c.state.year), f.ribbon.y, whole.yearWidth(), f.ribbon.h}), withAlpha(c.b.colour("cursor"), 0.08));
    c.b.list().line({f.axisX, f.ribbon.bottom()}, {f.axisX + f.axisWidth, f.ribbon.bottom()}, c.mm(0.2), c.b.colour("frise_line"));
    for (const Edition& e : c.content.exhibition.editions)
        if (e.year + 1 > whole.range.from && e.year < whole.range.to) ribbonBar(c, e, whole, pxPerCount, levelIn(c, e.year));
    if (view.range != whole.range) window(c, view, whole);
    c.b.list().popClip();
    c.b.close();
}

}  // namespace arobase::screens

// The search: its button beside the ways home, and its panel with field, keyboard, results, or what there is to browse.
#include <algorithm>

#include "app/screens/keyboard.h"
#include "app/screens/search_screen.h"

#include "app/screens/buttons.h"

namespace arobase::screens {
namespace {

/// A ring and its handle.
void magnifyingGlass(Context& c, Vec2 middle, float radius, Rgba ink, Rgba ground) {
    const float line = radius * 0.34f, handle = radius * 1.75f, foot = radius * 0.72f;
    const Vec2 centre{middle.x - radius * 0.3f, middle.y - radius * 0.3f};
    c.b.list().line({centre.x + foot, centre.y + foot}, {centre.x + handle * 0.95f, centre.y + handle * 0.95f}, line * 1.15f, ink);
    c.b.list().disc(centre, radius, ground, ink, line);
}

/// What is typed, with the place of the next letter; nothing yet: what can be.
void field(Context& c, const SearchLayout& l) {
    const std::string& query = c.state.search.query;
    const TextStyle style = query.empty() ? c.b.label(FontWeight::Regular) : c.b.body(FontWeight::Medium);
    Node& node = c.b.open("search-field", Role::Text, l.field);
    node.text = query.empty() ? c.tr("search.hint") : query;
    node.spoken = c.tr("search.title") + c.tr("list.colon") + node.text;
    node.value = query;
    node.fg = c.b.colour(query.empty() ? "text_dim" : "text");
    node.bg = c.b.colour("panel");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg, ground = node.bg;
    std::string words = node.text;
    c.b.list().rect(l.field, ground, l.field.h / 2, c.b.colour("focus"), c.mm(0.6));
    magnifyingGlass(c, {l.field.x + c.mm(9.5), l.field.centre().y}, c.mm(2.7), c.b.colour("text_dim"), ground);
    const float x = l.field.x + c.mm(17), room = l.field.right() - c.mm(8) - x;
    while (c.b.engine().widthPx(words, style) > room && !query.empty()) {  // the end is what one looks at
        words.erase(0, 1);
        while (!words.empty() && (static_cast<unsigned char>(words.front()) & 0xC0U) == 0x80U) words.erase(0, 1);
    }
    c.b.words(words, {x, l.field.centre().y}, style, ink, TextAlign::Left);
    const float caret = x + (query.empty() ? -c.mm(0.8) : c.b.engine().widthPx(words, style) + c.mm(0.9));
    c.b.list().line({caret, l.field.centre().y - c.mm(3.6)}, {caret, l.field.centre().y + c.mm(3.6)}, c.mm(0.5), c.b.colour("focus"));
    c.b.close();
}

const Award* awardShown(const Context& c, const Collectivite& who, int year) {
    const Exhibition& e = c.content.exhibition;
    const auto found = std::ranges::find_if(who.awards, [&](int a) { return e.awards[static_cast<std::size_t>(a)].year == year; });
    return found == who.awards.end() ? nullptr : &e.awards[static_cast<std::size_t>(*found)];
}

/// What the shown edition says of a laureate; an edition that names it where that one does not.
std::string labelLine(const Context& c, const Collectivite& who) {
    if (const Award* award = awardShown(c, who, c.state.year)) return c.tr("level_short." + std::to_string(award->level));
    return c.tr("search.other_year", {{"year", std::to_string(c.content.exhibition.awards[static_cast<std::size_t>(who.awards.back())].year)}});
}

std::string kindLine(const Context& c, const SearchHit& hit) {
    if (hit.landmark) return c.tr("search.landmark", {{"year", std::to_string(hit.landmark->date.year)}});
    std::string line = c.tr(hit.kind == FoundKind::Territory ? "search.territory" : "kind." + std::string(foundKindName(hit.kind)));
    const Atlas* atlas = c.content.atlas ? &*c.content.atlas : nullptr;
    const bool inside = hit.place && (hit.kind == FoundKind::Commune || hit.kind == FoundKind::Epci);
    const Place* departement = atlas && inside ? atlas->find(PlaceKind::Departement, hit.place->departement) : nullptr;
    if (departement) line += " · " + c.data(departement->name);
    return line;
}

/// How a result was found, when it is not by its name of today.
std::string formerLine(const Context& c, const SearchHit& hit) {
    if (hit.spell == kNoSpell || !hit.place || !c.content.atlas) return "";
    return formerNameLine(c, hit.spell, *hit.place);
}

void mark(Context& c, Vec2 at, const SearchHit& hit, const Collectivite* who) {
    if (hit.landmark) return c.b.list().disc(at, c.mm(2.2), c.b.colour(c.content.exhibition.tracks[static_cast<std::size_t>(hit.landmark->track)].colourToken));
    const Award* award = who ? awardShown(c, *who, c.state.year) : nullptr;
    if (award) return drawMark(c.b, at, c.mm(3.8), award->level, who->kind, false);
    const bool commune = hit.kind == FoundKind::Commune;
    if (commune)
        c.b.list().disc(at, c.mm(1.5), {0, 0, 0, 0}, c.b.colour("text_dim"), c.mm(0.5));
    else
        c.b.list().rect({at.x - c.mm(2), at.y - c.mm(2), c.mm(4), c.mm(4)}, {0, 0, 0, 0}, c.mm(0.8), c.b.colour("text_dim"), c.mm(0.5));
}

void result(Context& c, const SearchHit& hit, const Rect& box, std::size_t number) {
    const int laureate = laureateOf(c.content, hit);
    const Collectivite* who = laureate < 0 ? nullptr : &c.content.exhibition.collectivites[static_cast<std::size_t>(laureate)];
    const std::string former = formerLine(c, hit), kind = kindLine(c, hit), label = who ? labelLine(c, *who) : "";
    Node& node = c.b.open("result-" + std::string(foundKindName(hit.kind)) + "-" + std::string(hit.code), Role::Button, box);
    node.text = c.data(hit.name);
    node.value = std::string(hit.code);
    node.spoken = node.text + ", " + kind + (former.empty() ? "" : ", " + former) + (label.empty() ? "" : ", " + label);
    node.action = foundAction(hit);
    node.captures = true;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = c.b.label().sizePx;
    const std::string name = node.text;
    const bool chosen = static_cast<int>(number) == c.state.search.chosen;
    if (chosen) c.b.list().rect(box, {0, 0, 0, 0}, c.mm(2.5), c.b.colour("focus"), c.mm(0.5));
    mark(c, {box.x + c.mm(6.5), box.centre().y}, hit, who);
    const float x = box.x + c.mm(13), aside = label.empty() ? 0 : c.b.engine().widthPx(label, c.b.small(FontWeight::SemiBold)) + c.mm(4);
    const float room = box.right() - c.mm(3) - x;
    const auto fitted = [&](const std::string& words, const TextStyle& style, float width) {
        const auto lines = c.b.engine().wrap(words, style, width, 1);
        return lines.empty() ? words : lines.front();
    };
    const TextStyle strong = c.b.label(FontWeight::SemiBold), small = c.b.small();
    c.b.words(fitted(name, strong, room - aside), {x, box.y + c.mm(4.6)}, strong, c.b.colour("text"), TextAlign::Left);
    c.b.words(fitted(former.empty() ? kind : former + " · " + kind, small, room), {x, box.y + c.mm(10.9)}, small, c.b.colour(former.empty() ? "text_dim" : "accent_text"), TextAlign::Left);
    if (!label.empty()) c.b.words(label, {box.right() - c.mm(3), box.y + c.mm(4.6)}, c.b.small(FontWeight::SemiBold), c.b.colour("text"), TextAlign::Right);
    c.b.list().line({box.x + c.mm(2), box.bottom() + c.mm(0.8)}, {box.right() - c.mm(2), box.bottom() + c.mm(0.8)}, c.mm(0.15), c.b.colour("panel_border"));
    c.b.close();
}

void results(Context& c, const SearchLayout& l) {
    const auto hits = c.content.search.of(c.content).find(c.state.search.query, l.results());
    const std::string heading = hits.empty() ? c.tr("search.none", {{"text", c.state.search.query}}) : c.tr("search.results");
    c.b.paragraph("search-crumb", Role::Text, heading, {l.back.x, l.crumb.centre().y - c.b.lineHeight(c.b.label()) / 2}, l.crumb.right() - l.back.x, c.b.label(FontWeight::SemiBold),
                  c.b.colour("text"), c.b.colour("panel"), 1);
    if (hits.empty())
        c.b.paragraph("search-none", Role::Text, c.tr("search.none_hint"), {l.list.x, l.list.y + c.mm(2)}, l.list.w, c.b.label(), c.b.colour("text_dim"), c.b.colour("panel"), 3);
    for (std::size_t i = 0; i < hits.size(); ++i) result(c, hits[i], l.cell(i, l.resultColumns, true), i);
}

}  // namespace

void searchButton(Context& c) {
    const SignButton what{"search", c.state.search.open ? toText(CloseSearch{}) : toText(OpenSearch{}), "search.title", "search.narrow", "search.spoken"};
    signButton(c, what, c.layout.search, c.b.body(FontWeight::SemiBold), [&](Vec2 m, float radius, Rgba ink, Rgba fill) { magnifyingGlass(c, m, radius, ink, fill); });
}

void searchPanel(Context& c) {
    if (!c.state.search.open || c.state.screen != ScreenId::Explore || c.layout.stage) return;
    const SearchLayout l = searchLayout(c.layout);
    Node& node = c.b.open("search-panel", Role::Sheet, l.panel);
    node.captures = true;
    c.b.list().rect({0, 0, c.layout.screen.w, l.panel.bottom()}, withAlpha(c.b.colour("sea"), 0.82));  // the map steps back
    c.b.list().rect(l.panel, c.b.colour("panel"), c.mm(4), c.b.colour("panel_border"), c.mm(0.25));
    c.b.list().pushClip(l.panel);
    field(c, l);
    keyboard(c, l.keyboard, !c.state.search.query.empty());
    if (c.state.search.query.empty())
        browser(c, l);
    else
        results(c, l);
    closeButton(c, "search-close", l.close, c.tr("search.close"), toText(CloseSearch{}));
    c.b.list().popClip();
    c.b.close();
}

}  // namespace arobase::screens

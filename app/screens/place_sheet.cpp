// Sheets of a collectivité, of any commune, and of a département.
#include <algorithm>
#include <cmath>

#include "app/screens/epci_hulls.h"
#include "app/screens/history_lines.h"
#include "app/screens/sheet_column.h"
#include "data/french_places.h"
#include "data/utf8.h"

namespace arobase::screens {
namespace {

const Atlas* atlasOf(const Context& c) { return c.content.atlas ? &*c.content.atlas : nullptr; }

std::string nameOf(const Context& c, PlaceKind kind, std::string_view code) {
    const Atlas* atlas = atlasOf(c);
    const Place* place = atlas ? atlas->find(kind, code) : nullptr;
    return place ? c.data(place->name) : std::string(code);
}

std::string regionOfDepartement(const Context& c, std::string_view departement) {
    const Atlas* atlas = atlasOf(c);
    const Place* place = atlas ? atlas->find(PlaceKind::Departement, departement) : nullptr;
    return place && place->region != departement ? nameOf(c, PlaceKind::Region, place->region) : "";
}

/// "Oise · Hauts-de-France"; one name alone where both are the same (La Réunion).
std::string whereLine(const Context& c, std::string_view departement) {
    const std::string name = nameOf(c, PlaceKind::Departement, departement), region = regionOfDepartement(c, departement);
    return region.empty() || region == name ? name : name + " · " + region;
}

/// Of the commune itself, or by name of the one that holds it today.
void population(SheetColumn& s, const Place* place, bool otherCommune = false) {
    if (!place || place->population == 0) return;
    if (otherCommune)
        s.text("sheet-population", s.c.tr(pluralKey("sheet.population_in", place->population, s.c.state.english()),
                                          {{"name", s.c.data(place->name)}, {"n", s.c.number(place->population)}}),
               s.c.b.label(), "text_dim");
    else
        s.text("sheet-population", s.c.count("sheet.population", place->population), s.c.b.label(), "text_dim");
}

/// Intercommunalité of a commune today, by name.
void intercommunality(SheetColumn& s, const Place* place) {
    const Atlas* atlas = atlasOf(s.c);
    if (!atlas || !place || place->kind != PlaceKind::Commune || place->epci.empty()) return;
    const Place* epci = atlas->find(PlaceKind::Epci, place->epci);
    if (!epci) return;
    const std::string name = s.c.data(epci->name);
    const bool wide = s.c.b.engine().widthPx(name, s.c.b.label()) > s.lineWidth();
    s.text("sheet-epci", name, wide ? s.c.b.small() : s.c.b.label(), "text_dim", 2);
}

/// Short name of one source: a site's host, or the title of one of the association's documents ("seed 003_…").
std::string sourceName(const Context& c, std::string_view source) {
    if (source.starts_with("seed ") && source.size() >= 8) return c.tr("source.seed_" + std::string(source.substr(5, 3)));
    const std::size_t start = source.find("://");
    if (start == std::string_view::npos) return c.data(source);
    std::string_view rest = source.substr(start + 3);
    if (rest.starts_with("www.")) rest.remove_prefix(4);
    return std::string(rest.substr(0, rest.find('/')));
}

/// "Source : host, host" — where each datum comes from, short enough to read.
std::string sourceLine(const Context& c, std::string_view source) {
    std::string names;
    while (!source.empty()) {
        const std::size_t cut = std::min(source.find(" ; "), source.size());
        if (!names.empty()) names += ", ";
        names += sourceName(c, source.substr(0, cut));
        source.remove_prefix(std::min(cut + 3, source.size()));
    }
    return c.tr("sheet.source", {{"source", names}});
}

/// Index into Exhibition::awards; -1: none that year.
int awardIndex(const Context& c, const Collectivite& who, int year) {
    const auto found = std::ranges::find_if(who.awards, [&](int a) { return c.content.exhibition.awards[static_cast<std::size_t>(a)].year == year; });
    return found == who.awards.end() ? -1 : *found;
}

const Award* awardIn(const Context& c, const Collectivite& who, int year) {
    const int index = awardIndex(c, who, year);
    return index < 0 ? nullptr : &c.content.exhibition.awards[static_cast<std::size_t>(index)];
}

void levelBlock(SheetColumn& s, const Collectivite& who) {
    Context& c = s.c;
    const Award* award = awardIn(c, who, c.state.year);
    const std::string year = std::to_string(c.state.year);
    if (!award) {
        s.text("sheet-level", c.tr("sheet.unknown_this_year", {{"year", year}}), c.b.body(), "text_dim");
        return;
    }
    const float radius = c.mm(8.5), top = s.y;
    const Vec2 centre{s.x + radius, top + radius};
    if (award->level == kLevels) c.b.list().glow(centre, radius * 1.9f, withAlpha(c.b.colour("accent"), 0.3));
    drawMark(c.b, centre, radius, award->level, who.kind, false);
    const float x = s.x + 2 * radius + c.mm(6), width = s.width - 2 * radius - c.mm(6);
    const TextStyle strong = c.b.body(FontWeight::SemiBold);
    const std::string words = c.tr("level." + std::to_string(award->level));
    const auto lines = static_cast<float>(c.b.engine().wrap(words, strong, width).size());
    const float height = lines * c.b.lineHeight(strong) + c.b.lineHeight(c.b.label());
    const Rect box = c.b.paragraph("sheet-level", Role::Text, words, {x, centre.y - height / 2}, width, strong, c.b.colour("text"), c.b.colour("panel"));
    c.b.text("sheet-level-year", Role::Text, c.tr("sheet.in_year", {{"year", year}}), {x, box.bottom()}, c.b.label(), c.b.colour("text_dim"),
             TextAlign::Left, c.b.colour("panel"));
    s.y = top + 2 * radius + c.mm(2);
}

void mentions(SheetColumn& s, const Award* award) {
    if (!award || award->mention.empty()) return;
    s.gap(2.5);
    s.text("sheet-mention", s.c.data(award->mention), s.c.b.label(FontWeight::SemiBold), "accent_text", 3);
}

}  // namespace

void listRow(SheetColumn& s, const Award& award, const Collectivite& who, const std::string& aside) {
    Context& c = s.c;
    const float height = c.mm(15);
    Node& node = c.b.open("list-" + who.code, Role::Button, {s.x, s.y, s.width, height});
    const auto index = static_cast<int>(&award - c.content.exhibition.awards.data());
    node.text = c.data(c.content.nameThen(index));
    node.value = who.code;
    node.action = "SelectCollectivite " + who.code;
    node.spoken = node.text + ", " + c.tr("level." + std::to_string(award.level)) + (aside.empty() ? "" : ", " + aside);
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = c.b.body().sizePx;
    const std::string name = node.text;
    const Rgba ink = node.fg;
    const float middle = s.y + height / 2, right = aside.empty() ? 0 : c.b.engine().widthPx(aside, c.b.small()) + c.mm(3);
    drawMark(c.b, {s.x + c.mm(5), middle}, c.mm(3.6), award.level, who.kind, false);
    const auto line = c.b.engine().wrap(name, c.b.body(), s.width - c.mm(13) - right, 1);
    c.b.words(line.empty() ? name : line.front(), {s.x + c.mm(12), middle}, c.b.body(), ink, TextAlign::Left);
    if (!aside.empty()) c.b.words(aside, {s.x + s.width, middle}, c.b.small(), c.b.colour("text_dim"), TextAlign::Right);
    c.b.close();
    s.y += height;
}

namespace {

/// The nearest collectivités of this edition in the same territory, as the crow flies.
void neighbours(SheetColumn& s, int territory, WorldPoint from, const std::string& except) {
    Context& c = s.c;
    struct Near {
        double metres;
        const Award* award;
        const Collectivite* who;
    };
    std::vector<Near> near;
    const Exhibition& e = c.content.exhibition;
    for (const int a : e.awardsOf(c.state.year)) {
        const Award& award = e.awards[static_cast<std::size_t>(a)];
        const auto index = static_cast<std::size_t>(award.collectivite);
        const Collectivite& who = e.collectivites[index];
        const auto& at = c.content.collectiviteAt[index];
        if (who.territory == territory && at && who.code != except) near.push_back({std::hypot(at->x - from.x, at->y - from.y), &award, &who});
    }
    std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.metres < b.metres; });
    if (near.size() > 3) near.resize(3);
    if (near.empty() || !s.room(c.mm(28))) return;
    s.rule();
    s.text("sheet-neighbours", c.tr("sheet.neighbours", {{"year", std::to_string(c.state.year)}}), c.b.label(FontWeight::SemiBold));
    s.gap(1);
    for (const Near& n : near)
        if (s.room(c.mm(15)))
            listRow(s, *n.award, *n.who, c.tr("sheet.km", {{"n", c.number(std::max(1L, std::lround(n.metres / 1000)))}}));
}

/// Laureates of another name or other limits on the ground of this commune; false when there is none.
bool former(SheetColumn& s, std::string_view code) {
    Context& c = s.c;
    const std::vector<int> laureates = formerLaureates(c.content, code);
    if (laureates.empty()) return false;
    s.gap(2);
    s.text("sheet-former", c.tr("sheet.former"), c.b.label(FontWeight::SemiBold));
    s.gap(1);
    for (const int index : laureates) {
        const Collectivite& who = c.content.exhibition.collectivites[static_cast<std::size_t>(index)];
        const Award& last = c.content.exhibition.awards[static_cast<std::size_t>(who.awards.back())];
        if (s.room(c.mm(15))) listRow(s, last, who, std::to_string(last.year));
    }
    return true;
}

}  // namespace

void collectiviteSheet(SheetColumn& s, const std::string& code) {
    Context& c = s.c;
    const auto index = c.content.exhibition.collectivite(code);
    if (!index) return;
    const Collectivite& who = c.content.exhibition.collectivites[static_cast<std::size_t>(*index)];
    const Place* place = c.content.placeOf(*index);
    const int then = awardIndex(c, who, c.state.year);
    s.heading("sheet-name", c.data(then < 0 ? who.name : c.content.nameThen(then)));
    s.text("sheet-where", whereLine(c, who.departement), c.b.label(), "text_dim");
    intercommunality(s, place);
    const bool renamed = place && then >= 0 && foldedText(c.content.nameThen(then), ' ') != foldedText(place->name, ' ');
    population(s, place, place && (place->code != who.code || (renamed && who.kind == CollectiviteKind::Commune)));
    const bool found = c.state.former >= 0 && place && who.kind == CollectiviteKind::Commune;  // by a name that it no longer has
    if (!found || !formerLines(s, *place, c.state.former, 2)) historyLines(s, *index, then);
    s.gap(4);
    levelBlock(s, who);
    const Award* award = awardIn(c, who, c.state.year);
    mentions(s, award);
    s.gap(3);
    trajectory(s, who);
    former(s, who.code);
    const Award* last = award ? award : &c.content.exhibition.awards[static_cast<std::size_t>(who.awards.back())];
    s.rule();
    if (award && award->deduced) s.text("sheet-deduced", c.tr("sheet.deduced"), c.b.small(), "doubt", 2);
    if (place && place->approximate && !who.position) s.text("sheet-approximate", c.tr("sheet.approximate"), c.b.small(), "text_dim", 2);
    if (hasHull(c, who)) s.text("sheet-hull", c.tr("sheet.approximate_outline"), c.b.small(), "text_dim", 2);
    s.text("sheet-source", sourceLine(c, last->source), c.b.small(), "text_dim", 3);
    if (const auto& at = c.content.collectiviteAt[static_cast<std::size_t>(*index)]; at)
        neighbours(s, who.territory, *at, who.code);
    else
        s.text("sheet-no-position", c.tr("sheet.no_position"), c.b.small(), "doubt", 2);
}

namespace {

/// What has to stand under the first lines of a place: that it has no award, how one takes part, the nearest laureate.
float restOfPlaceSheet(const SheetColumn& s) {
    const Context& c = s.c;
    const auto join = static_cast<float>(c.b.engine().wrap(c.tr("sheet.join_how"), c.b.small(), s.width).size());
    return c.mm(4 + 3 + 5 + 1 + 15) + c.b.lineHeight(c.b.body()) + 2 * c.b.lineHeight(c.b.label()) + join * c.b.lineHeight(c.b.small());
}

}  // namespace

void placeSheet(SheetColumn& s, const std::string& code) {
    Context& c = s.c;
    const Place* place = c.content.place(code);
    if (!place) return;
    s.heading("sheet-name", c.data(place->name));
    s.text("sheet-where", whereLine(c, place->departement), c.b.label(), "text_dim");
    population(s, place);
    formerLines(s, *place, c.state.former, 3);
    if (s.room(restOfPlaceSheet(s) + 2 * c.b.lineHeight(c.b.label()))) intercommunality(s, place);
    s.gap(4);
    if (!former(s, place->code)) s.text("sheet-level", c.tr("sheet.no_award_known"), c.b.body());
    s.gap(3);
    notYetLabelled(s, *place);
    if (place->approximate && s.room(2 * c.b.lineHeight(c.b.small()))) s.text("sheet-approximate", c.tr("sheet.approximate"), c.b.small(), "text_dim", 2);
    if (!place->position && s.room(c.b.lineHeight(c.b.small()))) s.text("sheet-no-position", c.tr("sheet.no_position"), c.b.small(), "doubt", 1);
}

void departementSheet(SheetColumn& s, const std::string& code) {
    Context& c = s.c;
    const Atlas* atlas = atlasOf(c);
    const Place* place = atlas ? atlas->find(PlaceKind::Departement, code) : nullptr;
    if (!place) return;
    s.heading("sheet-name", c.data(place->name));
    const std::string region = regionOfDepartement(c, code);
    s.text("sheet-where", region.empty() || region == c.data(place->name) ? c.tr("kind.departement") + " " + code
                                                                          : c.tr("kind.departement") + " " + code + " · " + region,
           c.b.label(), "text_dim");
    population(s, place);
    s.rule();
    std::vector<std::pair<const Award*, const Collectivite*>> here;
    for (const int a : c.content.exhibition.awardsOf(c.state.year)) {
        const Award& award = c.content.exhibition.awards[static_cast<std::size_t>(a)];
        const Collectivite& who = c.content.exhibition.collectivites[static_cast<std::size_t>(award.collectivite)];
        if (who.departement == code) here.emplace_back(&award, &who);
    }
    std::sort(here.begin(), here.end(), [](const auto& a, const auto& b) { return a.second->name < b.second->name; });
    const std::string n = c.number(static_cast<long long>(here.size())), year = std::to_string(c.state.year);
    s.text("sheet-count",
           here.empty() ? c.tr("sheet.none_known_here", {{"where", c.state.english() ? std::string(place->name) : inDepartement(code, place->name)}, {"year", year}})
                        : c.tr(pluralKey("sheet.known_here", static_cast<long long>(here.size()), c.state.english()), {{"n", n}, {"year", year}}),
           c.b.body(FontWeight::SemiBold));
    s.gap(2);
    std::size_t written = 0;
    for (; written < here.size() && s.room(c.mm(27)); ++written) listRow(s, *here[written].first, *here[written].second);
    if (written < here.size()) s.text("sheet-more", c.count("sheet.more", static_cast<long long>(here.size() - written)), c.b.label(), "text_dim");
    s.gap(2);
    s.text("sheet-partial", c.tr("sheet.partial"), c.b.small(), "text_dim", 3);
}

}  // namespace arobase::screens

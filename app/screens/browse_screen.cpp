// Search without a keyboard: buttons for the territories, a région's départements, the stretches of a département's alphabet,
// and the communes of one.
#include <algorithm>

#include "app/action.h"
#include "app/screens/search_screen.h"
#include "data/french_places.h"
#include "data/utf8.h"

namespace arobase::screens {
namespace {

struct Choice {
    std::string id, words, action, value;
};

std::string go(const std::string& region, const std::string& departement, int stretch, int page = 0) { return toText(Browse{region, departement, stretch, page}); }

/// Overseas there is no step between the territory and its communes.
bool overseas(std::string_view departement) { return departement.size() > 2; }

std::string folded(const Place* place) { return foldedText(place->name, ' '); }

/// Régions of métropole, then the territories overseas, each by its name.
std::vector<Choice> areas(const Context& c) {
    std::vector<const Place*> regions, territories;
    const auto places = c.content.atlas->places();
    const auto metropolitan = [&](const Place& region) {
        return std::ranges::any_of(places, [&](const Place& d) { return d.kind == PlaceKind::Departement && d.region == region.code && !overseas(d.code); });
    };
    const auto inhabited = [&](const Place& d) {
        return std::ranges::any_of(places, [&](const Place& p) { return p.kind == PlaceKind::Commune && p.departement == d.code; });
    };
    for (const Place& place : places) {
        if (place.kind == PlaceKind::Region && metropolitan(place)) regions.push_back(&place);
        if (place.kind == PlaceKind::Departement && overseas(place.code) && inhabited(place)) territories.push_back(&place);
    }
    std::ranges::sort(regions, {}, folded);
    std::ranges::sort(territories, {}, folded);
    std::vector<Choice> choices;
    for (const Place* r : regions) choices.push_back({"browse-region-" + std::string(r->code), c.data(r->name), go(std::string(r->code), "", -1), std::string(r->code)});
    for (const Place* t : territories) choices.push_back({"browse-departement-" + std::string(t->code), c.data(t->name), go("", std::string(t->code), -1), std::string(t->code)});
    return choices;
}

std::vector<Choice> departements(const Context& c, const std::string& region) {
    std::vector<const Place*> found;
    for (const Place& place : c.content.atlas->places())
        if (place.kind == PlaceKind::Departement && place.region == region) found.push_back(&place);
    std::ranges::sort(found, {}, folded);
    std::vector<Choice> choices;
    for (const Place* d : found)
        choices.push_back({"browse-departement-" + std::string(d->code), c.data(d->name) + " (" + std::string(d->code) + ")", go(region, std::string(d->code), -1), std::string(d->code)});
    return choices;
}

/// Cells of a page; one less for each where a pager is needed.
struct Page {
    std::size_t from = 0, to = 0;
    int number = 0, count = 1;
};
Page pageOf(std::size_t choices, std::size_t cells, int wanted) {
    Page page{0, choices, 0, 1};
    if (choices <= cells) return page;
    const std::size_t each = std::max<std::size_t>(1, cells - std::min<std::size_t>(cells - 1, 2));
    page.count = static_cast<int>((choices + each - 1) / each);
    page.number = std::clamp(wanted, 0, page.count - 1);
    page.from = static_cast<std::size_t>(page.number) * each;
    page.to = std::min(choices, page.from + each);
    return page;
}

void button(Context& c, const Choice& choice, const Rect& box) {
    Node& node = c.b.open(choice.id, Role::Button, box);
    node.text = choice.words;
    node.value = choice.value;
    node.action = choice.action;
    node.captures = true;
    node.fg = c.b.colour("button_text");
    node.bg = c.b.colour("button");
    const float room = box.w - c.mm(5);
    TextStyle style = c.b.label(FontWeight::Medium);
    auto lines = c.b.engine().wrap(choice.words, style, room);
    if (lines.size() > 1) {
        style = c.b.small(FontWeight::Medium);
        lines = c.b.engine().wrap(choice.words, style, room, 2);
        constexpr std::string_view kTo = " – ";
        const std::size_t dash = choice.words.find(kTo);  // "from – to" is broken there and nowhere else
        if (lines.size() > 1 && dash != std::string::npos) lines = {choice.words.substr(0, dash + kTo.size() - 1), choice.words.substr(dash + kTo.size())};
    }
    node.textPx = style.sizePx;
    const Rgba fill = node.bg, ink = node.fg;
    c.b.list().rect(box, fill, c.mm(2.5), c.b.colour("button_border"), c.mm(0.3));
    const float step = style.sizePx * 1.15f, first = box.centre().y - step * static_cast<float>(lines.size() - 1) / 2;
    for (std::size_t i = 0; i < lines.size(); ++i) c.b.words(lines[i], {box.centre().x, first + step * static_cast<float>(i)}, style, ink);
    c.b.close();
}

void grid(Context& c, const SearchLayout& l, const std::vector<Choice>& choices, int columns) {
    const SearchState& at = c.state.search;
    const Page page = pageOf(choices.size(), l.cells(columns), at.page);
    std::size_t cell = 0;
    for (std::size_t i = page.from; i < page.to; ++i) button(c, choices[i], l.cell(cell++, columns, true));
    if (page.count == 1) return;
    const auto turn = [&](int to) { return go(at.region, at.departement, at.stretch, to); };
    const std::size_t last = l.cells(columns) - 1;
    c.b.button("browse-before", "‹", l.cell(last - 1, columns, true), turn(std::max(0, page.number - 1)), page.number > 0);
    c.b.button("browse-after", "›", l.cell(last, columns, true), turn(std::min(page.count - 1, page.number + 1)), page.number + 1 < page.count);
}

void crumb(Context& c, const SearchLayout& l, const std::string& words, const std::string& before) {
    if (!before.empty()) c.b.button("browse-back", "‹", l.back, before);
    const float x = before.empty() ? l.back.x : l.crumb.x;
    c.b.paragraph("search-crumb", Role::Text, words, {x, l.crumb.centre().y - c.b.lineHeight(c.b.label()) / 2}, l.crumb.right() - x, c.b.label(FontWeight::SemiBold), c.b.colour("text"),
                  c.b.colour("panel"), 1);
}

std::string nameOf(const Context& c, PlaceKind kind, const std::string& code) {
    const Place* place = c.content.atlas->find(kind, code);
    return place ? c.data(place->name) : code;
}

void ofDepartement(Context& c, const SearchLayout& l) {
    const SearchState& at = c.state.search;
    const auto communes = communesByName(c.content, at.departement);
    const auto stretches = nameStretches(communes, l.cells(kBrowseColumns), l.cells(kStretchColumns));
    const std::string name = nameOf(c, PlaceKind::Departement, at.departement), above = go(at.region, "", -1);
    const bool few = stretches.size() <= 1;
    if (at.stretch < 0 && !few) {
        std::vector<Choice> choices;
        for (std::size_t i = 0; i < stretches.size(); ++i)
            choices.push_back({"browse-stretch-" + std::to_string(i), c.data(stretches[i].label), go(at.region, at.departement, static_cast<int>(i)), stretches[i].label});
        crumb(c, l, c.tr("search.browse_departement", {{"name", name}}), above);
        return grid(c, l, choices, kStretchColumns);
    }
    crumb(c, l, c.tr("search.browse_communes", {{"name", name}}), few ? above : go(at.region, at.departement, -1));
    std::vector<Choice> choices;
    if (!stretches.empty()) {
        const NameStretch& s = stretches[few ? 0 : std::min(stretches.size() - 1, static_cast<std::size_t>(at.stretch))];
        for (std::size_t i = s.from; i < s.to; ++i)
            choices.push_back({"browse-commune-" + std::string(communes[i]->code), c.data(communes[i]->name), toText(ShowFound{"commune", std::string(communes[i]->code), -1}),
                               std::string(communes[i]->code)});
    }
    grid(c, l, choices, kBrowseColumns);
}

}  // namespace

void browser(Context& c, const SearchLayout& l) {
    if (!c.content.atlas) return crumb(c, l, c.tr("problem.map"), "");
    const SearchState& at = c.state.search;
    if (!at.departement.empty()) return ofDepartement(c, l);
    if (at.region.empty()) {
        crumb(c, l, c.tr("search.browse"), "");
        return grid(c, l, areas(c), kBrowseColumns);
    }
    const std::string name = nameOf(c, PlaceKind::Region, at.region);
    crumb(c, l, c.tr("search.browse_region", {{"of", c.state.english() ? name : deRegion(at.region, name)}}), go("", "", -1));
    grid(c, l, departements(c, at.region), kBrowseColumns);
}

}  // namespace arobase::screens

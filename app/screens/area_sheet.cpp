// Sheets of an EPCI that was never labelled, and of a région.
#include <algorithm>

#include "app/screens/sheet_column.h"
#include "data/french_places.h"
#include "data/utf8.h"

namespace arobase::screens {
namespace {

std::string departementName(const Context& c, std::string_view code) {
    const Place* place = c.content.atlas->find(PlaceKind::Departement, code);
    return place ? c.data(place->name) : std::string(code);
}

void inhabitants(SheetColumn& s, const Place& place) {
    if (place.population > 0) s.text("sheet-population", s.c.count("sheet.population", place.population), s.c.b.label(), "text_dim");
}

int knownIn(const Context& c, std::string_view departement) {
    const Exhibition& e = c.content.exhibition;
    return static_cast<int>(std::ranges::count_if(e.awardsOf(c.state.year), [&](int a) {
        return e.collectivites[static_cast<std::size_t>(e.awards[static_cast<std::size_t>(a)].collectivite)].departement == departement;
    }));
}

/// A département of a région: a tap goes there.
void departementRow(SheetColumn& s, const Place& departement, const Rect& box) {
    Context& c = s.c;
    const int known = knownIn(c, departement.code);
    Node& node = c.b.open("sheet-departement-" + std::string(departement.code), Role::Button, box);
    node.text = c.data(departement.name);
    node.value = std::to_string(known);
    node.spoken = node.text + c.tr("list.colon") + c.count("count.collectivites", known);
    node.action = "ShowFound departement " + std::string(departement.code) + " -1";
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = c.b.small().sizePx;
    const std::string name = node.text, value = node.value;
    const auto lines = c.b.engine().wrap(name, c.b.small(FontWeight::Medium), box.w - c.mm(9), 2);
    const float step = c.b.small().sizePx * 1.15f;
    for (std::size_t i = 0; i < lines.size(); ++i)
        c.b.words(lines[i], {box.x, box.centre().y + step * (static_cast<float>(i) - static_cast<float>(lines.size() - 1) / 2)}, c.b.small(FontWeight::Medium), c.b.colour("text"), TextAlign::Left);
    c.b.words(value, {box.right() - c.mm(1), box.centre().y}, c.b.small(FontWeight::SemiBold), c.b.colour(known > 0 ? "text" : "text_dim"), TextAlign::Right);
    c.b.list().line({box.x, box.bottom()}, {box.right(), box.bottom()}, c.mm(0.15), c.b.colour("panel_border"));
    c.b.close();
}

}  // namespace

void epciSheet(SheetColumn& s, const std::string& code) {
    Context& c = s.c;
    const Place* place = c.content.atlas ? c.content.atlas->find(PlaceKind::Epci, code) : nullptr;
    if (!place) return;
    s.heading("sheet-name", c.data(place->name));
    s.text("sheet-where", c.tr("kind.epci") + " · " + departementName(c, place->departement), c.b.label(), "text_dim", 2);
    inhabitants(s, *place);
    s.gap(4);
    s.text("sheet-level", c.tr("sheet.no_award_known"), c.b.body());
    s.gap(3);
    notYetLabelled(s, *place);
}

void regionSheet(SheetColumn& s, const std::string& code) {
    Context& c = s.c;
    const Place* place = c.content.atlas ? c.content.atlas->find(PlaceKind::Region, code) : nullptr;
    if (!place) return;
    s.heading("sheet-name", c.data(place->name));
    s.text("sheet-where", c.tr("kind.region"), c.b.label(), "text_dim");
    inhabitants(s, *place);
    std::vector<const Place*> departements;
    int known = 0;
    for (const Place& d : c.content.atlas->places())
        if (d.kind == PlaceKind::Departement && d.region == code) {
            departements.push_back(&d);
            known += knownIn(c, d.code);
        }
    std::ranges::sort(departements, {}, [](const Place* d) { return foldedText(d->name, ' '); });
    const std::string year = std::to_string(c.state.year);
    s.gap(3);
    const std::string where = c.state.english() ? std::string(place->name) : inRegion(code, place->name);
    s.text("sheet-count", known == 0 ? c.tr("sheet.none_known_here", {{"where", where}, {"year", year}}) : c.tr(pluralKey("sheet.known_here", known, c.state.english()), {{"n", c.number(known)}, {"year", year}}),
           c.b.body(FontWeight::SemiBold), "text", 3);
    s.gap(3);
    const float gap = c.mm(6), width = (s.width - gap) / 2, height = c.mm(15), top = s.y;
    const std::size_t half = (departements.size() + 1) / 2;
    for (std::size_t i = 0; i < departements.size(); ++i) {
        const std::size_t row = i % half;
        const Rect box{s.x + (i < half ? 0 : width + gap), top + static_cast<float>(row) * height, width, height};
        if (box.bottom() <= std::min(s.panel.bottom(), c.layout.screen.bottom()) - c.mm(4)) departementRow(s, *departements[i], box);
    }
    s.y = top + static_cast<float>(half) * height;
    s.gap(2);
    if (s.room(2 * c.b.lineHeight(c.b.small()))) s.text("sheet-partial", c.tr("sheet.partial"), c.b.small(), "text_dim", 2);
}

}  // namespace arobase::screens

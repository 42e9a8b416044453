// The panel of a comparison: how much of each edition is known, then who rose, stayed, fell, came, left, and of whom nothing
// can be said. By progress, then alphabet: nothing here is a ranking.
#include <algorithm>

#include "app/screens/comparison_list.h"
#include "app/screens/comparison_marks.h"
#include "app/screens/sheet_column.h"
#include "data/french_places.h"

namespace arobase::screens {
namespace {

std::string coverage(const Context& c, const Coverage& one) {
    const std::string year = std::to_string(one.year), n = c.number(one.known);
    if (!one.declared) return c.tr(pluralKey("compare.coverage_only", one.known, c.state.english()), {{"year", year}, {"n", n}});
    return c.tr(pluralKey("compare.coverage", one.known, c.state.english()), {{"year", year}, {"n", n}, {"declared", c.number(*one.declared)}});
}

/// "dans le Pas-de-Calais"; in English the name alone, after its preposition.
std::string whereWords(const Context& c, const Collectivite& who) {
    const Place* place = c.content.atlas ? c.content.atlas->find(PlaceKind::Departement, who.departement) : nullptr;
    if (!place) return {};
    return c.state.english() ? c.tr("compare.in", {{"name", std::string(place->name)}}) : c.data(inDepartement(who.departement, place->name));
}

/// Goes there: the list stays under its sheet.
std::string actionFor(const Context& c, const Collectivite& who) {
    if (who.kind == CollectiviteKind::Commune && c.content.place(who.code)) return "ShowFound commune " + who.code + " -1";
    if (who.kind == CollectiviteKind::Epci && c.content.atlas && c.content.atlas->find(PlaceKind::Epci, who.code)) return "ShowFound epci " + who.code + " -1";
    return "SelectCollectivite " + who.code;
}

void head(Context& c, const Comparison& comparison, const ListLine& line, const Rect& box, const Rect& room) {
    const int n = comparison.count(line.progress);
    Node& node = c.b.open("comparison-group-" + std::string(progressName(line.progress)), Role::Heading, box.intersection(room));
    node.text = progressWords(c, comparison, line.progress) + " (" + c.number(n) + ")";
    node.value = std::to_string(n);
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    const TextStyle style = c.b.label(FontWeight::SemiBold);
    node.textPx = style.sizePx;
    const std::string words = node.text;
    const float middle = box.y + box.h * 0.58f;
    c.b.words(words, {box.x, middle}, style, c.b.colour("text"), TextAlign::Left);
    c.b.list().line({box.x, box.bottom() - c.mm(0.3)}, {box.right(), box.bottom() - c.mm(0.3)}, c.mm(0.2), c.b.colour("panel_border"));
    c.b.close();
}

void row(Context& c, const Comparison& comparison, const ComparedOne& one, const Rect& box, const Rect& room) {
    const Collectivite& who = c.content.exhibition.collectivites[static_cast<std::size_t>(one.collectivite)];
    const std::string name = c.data(c.content.nameThen(one.after >= 0 ? one.after : one.before)), aside = levelsLine(c, comparison, one);
    Node& node = c.b.open("comparison-" + who.code, Role::Button, box.intersection(room));
    node.text = name + " " + aside;
    node.value = progressName(one.progress);
    node.spoken = name + c.tr("list.comma") + whereWords(c, who) + c.tr("list.colon") + progressWords(c, comparison, one.progress) + c.tr("list.comma") + aside;
    node.action = actionFor(c, who);
    node.enabled = box.y >= room.y - 0.5f && box.bottom() <= room.bottom() + 0.5f;  // half a row is no target for a finger
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = c.b.body().sizePx;
    const float middle = box.centre().y, right = c.b.engine().widthPx(aside, c.b.small()) + c.mm(3);
    drawProgressMark(c.b, {box.x + c.mm(5), middle}, c.mm(3.4), one.progress, false);
    TextStyle style = c.b.body();
    const float space = box.w - c.mm(12) - right, wide = c.b.engine().widthPx(name, style);
    if (wide > space) style.sizePx *= std::max(0.75f, space / wide);
    const auto lines = c.b.engine().wrap(name, style, space, 2);
    for (std::size_t i = 0; i < lines.size(); ++i)
        c.b.words(lines[i], {box.x + c.mm(12), middle + (static_cast<float>(i) - static_cast<float>(lines.size() - 1) / 2) * style.sizePx * 1.1f}, style,
                  c.b.colour("text"), TextAlign::Left);
    c.b.words(aside, {box.right(), middle}, c.b.small(), c.b.colour("text_dim"), TextAlign::Right);
    c.b.close();
}

/// How much of the list is seen, and where.
void scrollBar(Context& c, const Rect& room, double heightMm) {
    const float whole = c.mm(heightMm);
    if (whole <= room.h) return;
    const float x = room.right() + c.mm(3), length = std::max(c.mm(8), room.h * room.h / whole);
    const float at = static_cast<float>(c.state.compare.scrollMm) * c.layout.metrics.pxPerMm / (whole - room.h);
    c.b.list().rect({x, room.y, c.mm(0.8), room.h}, c.b.colour("cell_empty"), c.mm(0.4));
    c.b.list().rect({x, room.y + (room.h - length) * std::clamp(at, 0.f, 1.f), c.mm(0.8), length}, c.b.colour("button_border"), c.mm(0.4));
}

void list(Context& c, const Comparison& comparison) {
    const Rect room = comparisonListBox(c.layout);
    Node& node = c.b.open("comparison-list", Role::Sheet, room);
    node.captures = true;
    node.value = decimalFr(c.state.compare.scrollMm, 1);
    c.b.list().pushClip(room);
    const int columns = listColumns(c.layout);
    const float gap = c.mm(10), width = (room.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (const ListLine& line : listLines(comparison, columns)) {
        const Rect box{room.x + static_cast<float>(line.column) * (width + gap), room.y + c.mm(line.topMm - c.state.compare.scrollMm), line.index < 0 ? room.w : width,
                       c.mm(line.heightMm)};
        if (box.bottom() <= room.y || box.y >= room.bottom()) continue;
        if (line.index >= 0)
            row(c, comparison, comparison.all[static_cast<std::size_t>(line.index)], box, room);
        else
            head(c, comparison, line, box, room);
    }
    c.b.list().popClip();
    scrollBar(c, room, listHeightMm(comparison, columns));
    c.b.close();
}

}  // namespace

std::string coverageWords(const Context& c, const Coverage& one) { return coverage(c, one); }

void comparisonSheet(Context& c) {
    const Comparison* comparison = comparisonShown(c);
    if (!comparison) return;
    SheetColumn s(c, c.layout.sheet);
    s.heading("sheet-name", c.tr("compare.title", {{"from", std::to_string(comparison->from.year)}, {"to", std::to_string(comparison->to.year)}}));
    s.gap(1);
    s.text("comparison-from", coverage(c, comparison->from), c.b.label(), "text");
    s.text("comparison-to", coverage(c, comparison->to), c.b.label(), "text");
    s.gap(1);
    if (!comparison->from.complete() || !comparison->to.complete()) s.text("comparison-note", c.tr("compare.note"), c.b.tiny(), "text_dim", 2);
    if (comparison->all.empty()) {
        s.y = comparisonListBox(c.layout).y;
        return s.text("comparison-empty", c.tr("compare.empty"), c.b.label(), "text_dim", 3);
    }
    list(c, *comparison);
}

}  // namespace arobase::screens

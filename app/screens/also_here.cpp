// At the foot of a sheet: what the same tap may have meant as well.
#include <algorithm>

#include "app/screens/sheet_column.h"

namespace arobase::screens {
namespace {

constexpr double kRowMm = 15, kHeadMm = 9, kFootMm = 3;
constexpr std::size_t kMostRows = 4;

std::size_t rows(const Context& c) { return std::min(kMostRows, c.state.also.size()); }

/// The award of this year; nullptr: none.
const Award* awardNow(const Context& c, const Selection& what) {
    if (what.kind != SelectionKind::Collectivite) return nullptr;
    for (const int a : c.content.exhibition.awardsOf(c.state.year)) {
        const Award& award = c.content.exhibition.awards[static_cast<std::size_t>(a)];
        if (c.content.exhibition.collectivites[static_cast<std::size_t>(award.collectivite)].code == what.id) return &award;
    }
    return nullptr;
}

std::string nameOf(const Context& c, const Selection& what) {
    if (const Award* award = awardNow(c, what)) return c.data(c.content.nameThen(static_cast<int>(award - c.content.exhibition.awards.data())));
    const Place* place = c.content.place(what.id);
    return place != nullptr ? c.data(place->name) : what.id;
}

void row(Context& c, const Selection& what, const Rect& box) {
    const Award* award = awardNow(c, what);
    const std::string name = nameOf(c, what);
    Node& node = c.b.open("also-" + what.id, Role::Button, box);
    node.text = name;
    node.value = what.id;
    node.action = (what.kind == SelectionKind::Collectivite ? "SelectCollectivite " : "SelectPlace ") + what.id;
    node.captures = true;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = c.b.body().sizePx;
    const Rgba ink = node.fg;
    const Vec2 mark{box.x + c.mm(5), box.centre().y};
    if (award != nullptr)
        drawMark(c.b, mark, c.mm(3.6), award->level, c.content.exhibition.collectivites[static_cast<std::size_t>(award->collectivite)].kind, false);
    else
        c.b.list().disc(mark, c.mm(1), c.b.colour("text_dim"));
    const auto line = c.b.engine().wrap(name, c.b.body(), box.w - c.mm(13), 1);
    c.b.words(line.empty() ? name : line.front(), {box.x + c.mm(12), box.centre().y}, c.b.body(), ink, TextAlign::Left);
    c.b.close();
}

}  // namespace

float alsoHereHeight(const Context& c) { return c.state.also.empty() ? 0 : c.mm(kHeadMm + kFootMm + kRowMm * static_cast<double>(rows(c))); }

void alsoHere(Context& c, const Rect& panel, float heightPx) {
    const float bottom = std::min(panel.bottom(), c.layout.screen.bottom()), x = panel.x + c.mm(7), width = panel.w - c.mm(14);
    float y = bottom - heightPx;
    c.b.list().rect({panel.x + c.mm(0.3), y, panel.w - c.mm(0.6), heightPx - c.mm(0.5)}, c.b.colour("panel"), c.mm(3));
    c.b.list().line({x, y}, {x + width, y}, c.mm(0.2), c.b.colour("panel_border"));
    c.b.paragraph("also-here", Role::Text, c.tr("sheet.also_here"), {x, y + c.mm(2)}, width, c.b.label(FontWeight::SemiBold), c.b.colour("text"), c.b.colour("panel"), 1);
    y += c.mm(kHeadMm);
    for (std::size_t i = 0; i < rows(c); ++i, y += c.mm(kRowMm)) row(c, c.state.also[i], {x, y, width, c.mm(kRowMm)});
}

}  // namespace arobase::screens

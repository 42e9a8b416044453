// The panel that slides in: from the right in landscape, from below in portrait. What it shows depends on the selection.
#include "app/action.h"
#include "app/screens/adding_parts.h"
#include "app/screens/buttons.h"
#include "app/screens/comparison_marks.h"
#include "app/screens/sheet_column.h"

#include <charconv>

namespace arobase::screens {
namespace {

int numberIn(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void content(SheetColumn& s, const Selection& selection) {
    const std::string& id = selection.id;
    switch (selection.kind) {
        case SelectionKind::Collectivite: return collectiviteSheet(s, id);
        case SelectionKind::Place: return placeSheet(s, id);
        case SelectionKind::Departement: return departementSheet(s, id);
        case SelectionKind::Landmark: return landmarkCard(s, id);
        case SelectionKind::Figures: return figuresCard(s, numberIn(id));
        case SelectionKind::Badge: return badgeCard(s, id);
        case SelectionKind::Decades: return decadesSheet(s);
        case SelectionKind::Statistics:
            if (s.c.statistics) statisticsSheet(s, *s.c.statistics);
            return;
        case SelectionKind::Comparison: return comparisonSheet(s.c);
        case SelectionKind::Contributed: return contributedCard(s, id);
        case SelectionKind::Epci: return epciSheet(s, id);
        case SelectionKind::Region: return regionSheet(s, id);
        case SelectionKind::Guide: return guideSheet(s);
        case SelectionKind::Recap: return recapSheet(s);
        case SelectionKind::None: return;
    }
}

}  // namespace

void sheet(Context& c) {
    if (sheetShare(c.state) <= 0) return;
    const bool open = c.state.selection.kind != SelectionKind::None;
    const Rect& panel = c.layout.sheet;
    Node& node = c.b.open("sheet", Role::Sheet, panel);
    node.captures = true;
    node.enabled = open;
    node.value = open ? c.state.selection.id : "";
    c.b.list().rect(panel, c.b.colour("panel"), c.mm(4), c.b.colour("panel_border"), c.mm(0.25));
    c.b.list().pushClip(panel);
    const float alsoPx = open ? alsoHereHeight(c) : 0;
    SheetColumn column(c, {panel.x, panel.y, panel.w, std::min(panel.bottom(), c.layout.screen.bottom()) - alsoPx - panel.y});
    if (alsoPx <= 0) column.panel = panel;
    content(column, open ? c.state.selection : c.state.leaving);
    if (alsoPx > 0) alsoHere(c, panel, alsoPx);
    c.b.list().popClip();
    const Rect close{panel.right() - c.mm(18.5), panel.y + c.mm(3.5), c.mm(15), c.mm(15)};
    closeButton(c, "sheet-close", close, c.tr(c.state.selection.kind == SelectionKind::Comparison ? "compare.close" : "sheet.close"), "CloseSheet");
    c.b.close();
}

namespace {

/// Nodes of the second sheet have ids of their own, and do what they do for its visitor.
void takeForLeft(Node& node) {
    node.id = "left-" + node.id;
    if (!node.action.empty()) node.action = toText(ForLeft{node.action});
    for (Node& child : node.children) takeForLeft(child);
}

}  // namespace

void leftSheet(Context& c) {
    if (leftSheetShare(c.state) <= 0 || c.layout.leftSheet.empty()) return;
    State his = c.state;
    his.selection = c.state.left.selection;
    his.leaving = c.state.left.leaving;
    his.sheetWasOpen = c.state.left.sheetWasOpen;
    his.selectionSinceS = c.state.left.selectionSinceS;
    his.also.clear();
    Layout layout = c.layout;
    layout.sheet = c.layout.leftSheet;
    layout.sheet.x -= (1 - leftSheetShare(c.state)) * (layout.sheet.right());
    Context own{{c.content, his}, layout, c.b, c.labels, c.desk, nullptr};
    sheet(own);
    takeForLeft(c.b.scene().root.children.back());
}

}  // namespace arobase::screens

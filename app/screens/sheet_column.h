#pragma once
// A column of text in the sheet: each call writes under the last.
#include <algorithm>

#include "app/screens/screen.h"

namespace arobase::screens {

struct SheetColumn {
    Context& c;
    Rect panel;
    float x = 0, width = 0, y = 0;

    SheetColumn(Context& context, Rect sheet)
        : c(context), panel(sheet), x(sheet.x + context.mm(7)), width(sheet.w - context.mm(14)), y(sheet.y + context.mm(6)) {}

    bool room(float heightPx) const { return y + heightPx <= std::min(panel.bottom(), c.layout.screen.bottom()) - c.mm(4); }
    void gap(double millimetres) { y += c.mm(millimetres); }
    /// Width of a line here: less beside the close button.
    float lineWidth() const { return y < panel.y + c.mm(19) ? width - c.mm(17) : width; }
    /// Leaves room for the close button on the right of the first lines.
    void heading(const std::string& id, const std::string& words) {
        y = c.b.paragraph(id, Role::Heading, words, {x, y}, width - c.mm(17), c.b.heading(), c.b.colour("text"), c.b.colour("panel"), 3)
                .bottom();
    }
    void text(const std::string& id, const std::string& words, const TextStyle& style, std::string_view colour = "text", int lines = 0) {
        if (words.empty()) return;
        y = c.b.paragraph(id, Role::Text, words, {x, y}, lineWidth(), style, c.b.colour(colour), c.b.colour("panel"), lines).bottom();
    }
    void rule() {
        gap(2.5);
        c.b.list().line({x, y}, {x + width, y}, c.mm(0.2), c.b.colour("panel_border"));
        gap(2.5);
    }
};

/// A line that leads elsewhere; `value` says to whom it does.
void linkRow(SheetColumn& s, const std::string& id, const std::string& value, const std::string& words, const std::string& action);
/// A collectivité of a list, with what stands at the right of its line; a tap opens its sheet.
void listRow(SheetColumn& s, const Award& award, const Collectivite& who, const std::string& aside = {});
/// The nearest labelled collectivités of a territory, in the shown edition, else in any.
void nearestLabelled(SheetColumn& s, int territory, const std::optional<WorldPoint>& from, const std::string& except);
/// « Pas encore labellisée ? »: how one takes part, and who around does.
void notYetLabelled(SheetColumn& s, const Place& place);

/// Its levels over the years, as steps; nothing where an edition is not known.
void trajectory(SheetColumn& s, const Collectivite& who);

void epciSheet(SheetColumn& s, const std::string& code);
void regionSheet(SheetColumn& s, const std::string& code);
/// Room that the other things of the same tap take at the sheet's foot, px; 0 when there are none.
float alsoHereHeight(const Context& c);
void alsoHere(Context& c, const Rect& panel, float heightPx);

void collectiviteSheet(SheetColumn& s, const std::string& code);
void placeSheet(SheetColumn& s, const std::string& code);
/// Of the open statistics (statistics_map.h).
void statisticsSheet(SheetColumn& s, const StatisticsOnMap& on);
void departementSheet(SheetColumn& s, const std::string& code);
void landmarkCard(SheetColumn& s, const std::string& id);
void figuresCard(SheetColumn& s, int year);
/// `id` as SelectionKind::Badge has it.
void badgeCard(SheetColumn& s, const std::string& id);
/// Where one may go from here, and what was explored so far.
void guideSheet(SheetColumn& s);
void recapSheet(SheetColumn& s);
/// All key figures, year beside year.
void decadesSheet(SheetColumn& s);

}  // namespace arobase::screens

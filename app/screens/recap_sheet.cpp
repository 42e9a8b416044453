// « Vous avez exploré » : the list, and a code to take it away without any network.
#include <algorithm>

#include "app/action.h"
#include "app/recap.h"
#include "app/screens/qr_figure.h"
#include "app/screens/sheet_column.h"
#include "data/landmark_names.h"

namespace arobase::screens {
namespace {

constexpr double kQrMm = 62, kRowMm = 8.2;
constexpr std::size_t kQrBytes = 420;  // more makes modules too small for a phone an arm's length away

std::string_view dotOf(const Context& c, const Selection& what) {
    if (what.kind != SelectionKind::Landmark) return "accent";
    if (const FriseItem* item = landmarkOf(c.content.exhibition.frise, what.id)) {
        const std::string& track = c.content.exhibition.tracks[static_cast<std::size_t>(item->track)].id;
        return track == "outils" ? "track_outils" : track == "usages" ? "track_usages" : "track_politiques";
    }
    return "text_dim";
}

/// Names down to `bottom`, the latest first; how many had no room.
std::size_t names(SheetColumn& s, float width, float bottom) {
    Context& c = s.c;
    const auto& explored = c.state.explored;
    for (std::size_t i = 0; i < explored.size(); ++i) {
        if (s.y + c.mm(kRowMm) > bottom - (i + 1 < explored.size() ? c.mm(kRowMm) : 0)) return explored.size() - i;
        const Selection& what = explored[explored.size() - 1 - i];
        const auto lines = c.b.engine().wrap(exploredName(c.content, c.state, what), c.b.label(), width - c.mm(6), 1);
        c.b.list().disc({s.x + c.mm(1.6), s.y + c.mm(kRowMm / 2)}, c.mm(1.2), c.b.colour(dotOf(c, what)));
        c.b.text("recap-" + std::to_string(i), Role::Text, lines.empty() ? what.id : lines.front(), {s.x + c.mm(5), s.y + c.mm(kRowMm / 2) - c.b.lineHeight(c.b.label()) / 2},
                 c.b.label(), c.b.colour("text"), TextAlign::Left, c.b.colour("panel"));
        s.y += c.mm(kRowMm);
    }
    return 0;
}

}  // namespace

void recapSheet(SheetColumn& s) {
    Context& c = s.c;
    const float bottom = std::min(s.panel.bottom(), c.layout.screen.bottom()) - c.mm(6);
    s.heading("recap-title", c.tr("recap.title"));
    s.text("recap-count", c.count("recap.count", static_cast<long long>(c.state.explored.size())), c.b.label(), "text_dim", 1);
    s.gap(3);
    // The code stands beside the list where the sheet is wide, else at its foot.
    const bool beside = s.width > c.mm(230);
    const float side = std::min(c.mm(kQrMm), beside ? bottom - s.y - c.mm(16) : (bottom - s.y) * 0.5f);
    const Rect room = beside ? Rect{s.x + s.width - side, s.y, side, side} : Rect{s.x, bottom - side, side, side};
    const Rect code = qrFigure(c, "recap-qr", c.tr("recap.qr"), room, recapText(c.content, c.state, kQrBytes));
    const Rect words = beside ? Rect{s.x + s.width - side, code.bottom() + c.mm(2), side, c.mm(16)}
                              : Rect{code.right() + c.mm(4), code.y + c.mm(3), s.x + s.width - code.right() - c.mm(4), code.h};
    if (!code.empty()) c.b.paragraph("recap-qr-words", Role::Text, c.tr("recap.qr"), {words.x, words.y}, words.w, c.b.small(), c.b.colour("text_dim"), c.b.colour("panel"), beside ? 3 : 5);
    const std::size_t left = names(s, beside ? s.width - side - c.mm(8) : s.width, beside ? bottom : code.y - c.mm(4));
    if (left > 0) s.text("recap-more", c.count("recap.more", static_cast<long long>(left)), c.b.label(), "text_dim", 1);
}

}  // namespace arobase::screens

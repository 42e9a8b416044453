// What visitors wrote, in a strip of the frise of its own: each year's in that year's column, a ring in its track's colour, its words
// where there is room; what cannot be read one by one is counted, and opens.
#include <algorithm>
#include <cmath>
#include <map>

#include "app/action.h"
#include "app/screens/adding_parts.h"
#include "app/screens/frise_parts.h"
#include "app/screens/sheet_column.h"

namespace arobase::screens {
namespace {

Rgba trackColourOf(const Context& c, std::string_view track) {
    for (const FriseTrack& t : c.content.exhibition.tracks)
        if (t.id == track) return c.b.colour(t.colourToken);
    return c.b.colour("text_dim");
}

/// The draft as it would be, while it is written.
ContributedLandmark preview(const Context& c) {
    const AddDraft& draft = c.state.add.draft;
    const std::string text = draftText(draft);
    return {"draft", draft.year, draft.track, text.empty() ? c.tr("add.here") : text, draft.communeName};
}

bool previews(const State& state) { return state.add.open() && state.add.step != AddStep::Thanks; }

/// Somebody else's: a ring, and its words as far as there is room.
void one(Context& c, const ContributedLandmark& l, float x, const Rect& strip, float roomTo) {
    const TextStyle style = c.b.body();
    const float start = x + c.mm(3.4), end = start + c.b.engine().widthPx(l.text, style);
    const bool reads = end <= roomTo, selected = c.state.selection == Selection{SelectionKind::Contributed, l.id};
    Node& node = c.b.open("contributed-" + l.id, Role::FriseItem, {x - c.mm(2.4), strip.y, (reads ? end : x + c.mm(2.4)) - x + c.mm(2.4), strip.h});
    node.text = reads ? l.text : "";
    node.spoken = std::to_string(l.year) + c.tr("list.colon") + l.text;
    node.value = l.id;
    node.style = landmarkStyleName(LandmarkStyle::Contributed);
    node.action = toText(SelectContributed{l.id});
    node.fg = c.b.colour(selected ? "cursor" : "text");
    node.bg = c.b.colour("frise");
    node.textPx = reads ? style.sizePx : 0;
    const Rgba ink = node.fg;
    drawLandmarkSign(c, LandmarkStyle::Contributed, {x, strip.centre().y}, trackColourOf(c, l.track));
    if (reads) c.b.words(l.text, {start, strip.centre().y}, style, ink, TextAlign::Left);
    c.b.close();
}

/// One's own, which waits: a grey pill that is always read, moved along where the strip ends, with a mark at its year.
struct Pill {
    const ContributedLandmark* landmark = nullptr;
    Rect box;
    float yearX = 0;
    std::string words;
    TextStyle style;
};

Pill pillOf(Context& c, const ContributedLandmark& l, float x, const Rect& strip) {
    Pill pill{&l, {}, x, l.text, c.b.body()};
    const float wait = c.b.engine().widthPx(c.tr("add.pending"), c.b.small()), around = c.mm(3.4 + 2.4 + 2 + 3), most = strip.w - wait - around;
    if (c.b.engine().widthPx(pill.words, pill.style) > most) pill.style = c.b.small();
    const auto lines = c.b.engine().wrap(pill.words, pill.style, most, 1);
    if (!lines.empty()) pill.words = lines.front();
    const float width = c.b.engine().widthPx(pill.words, pill.style) + wait + around;
    pill.box = {std::clamp(x - c.mm(2.4), strip.x, std::max(strip.x, strip.right() - width)), strip.y + c.mm(0.3), width, strip.h - c.mm(0.6)};
    return pill;
}

void draw(Context& c, const Pill& pill) {
    const ContributedLandmark& l = *pill.landmark;
    const std::string wait = c.tr("add.pending");
    Node& node = c.b.open("waiting-" + l.id, Role::FriseItem, pill.box);
    node.text = l.text;
    node.spoken = std::to_string(l.year) + c.tr("list.colon") + l.text + " (" + wait + ")";
    node.value = l.id;
    node.style = landmarkStyleName(LandmarkStyle::Contributed);
    node.action = l.id == "draft" ? "" : toText(SelectContributed{l.id});
    node.fg = c.b.colour("text_dim");
    node.bg = c.b.colour("frise");
    node.textPx = pill.style.sizePx;
    const Rgba ink = node.fg;
    const float y = pill.box.centre().y, start = pill.box.x + c.mm(5.8);
    c.b.list().rect(pill.box, c.b.colour("frise"), pill.box.h / 2);
    c.b.list().rect(pill.box, withAlpha(ink, 0.10), pill.box.h / 2, withAlpha(ink, 0.8), c.mm(0.3));
    c.b.list().triangle({pill.yearX - c.mm(1.2), pill.box.y - c.mm(0.3), c.mm(2.4), c.mm(1.3)}, 2, ink);
    drawLandmarkSign(c, LandmarkStyle::Contributed, {pill.box.x + c.mm(2.9), y}, mixed(trackColourOf(c, l.track), ink, 0.5));
    c.b.words(pill.words, {start, y}, pill.style, ink, TextAlign::Left);
    c.b.words(wait, {start + c.b.engine().widthPx(pill.words, pill.style) + c.mm(2), y}, c.b.small(), ink, TextAlign::Left);
    c.b.close();
}

/// What only this visitor sees, the latest first: it goes before the others where room is short.
std::vector<const ContributedLandmark*> ownOf(const Context& c, const ContributedLandmark& draft) {
    std::vector<const ContributedLandmark*> own;
    if (c.state.screen != ScreenId::Explore || c.layout.stage) return own;
    if (previews(c.state)) own.push_back(&draft);
    for (auto l = c.state.add.own.rbegin(); l != c.state.add.own.rend(); ++l) own.push_back(&*l);
    return own;
}

std::vector<Pill> pillsOf(Context& c, const FriseView& view, const ContributedLandmark& draft, const Rect& strip) {
    std::vector<Pill> pills;
    for (const ContributedLandmark* l : ownOf(c, draft)) {
        const float x = view.toPx(l->year + 0.5);
        if (x < strip.x || x > strip.right()) continue;
        const Pill pill = pillOf(c, *l, x, strip);
        if (std::ranges::none_of(pills, [&](const Pill& p) { return p.box.overlaps(pill.box); })) pills.push_back(pill);
    }
    return pills;
}

void counted(Context& c, int year, const std::vector<const ContributedLandmark*>& landmarks, float x, const Rect& strip) {
    const std::string words = std::to_string(landmarks.size());
    const TextStyle style = c.b.small(FontWeight::SemiBold);
    const float width = std::max(c.mm(6), c.b.engine().widthPx(words, style) + c.mm(3));
    Node& node = c.b.open("contributed-of-" + std::to_string(year), Role::Badge, {x - width / 2, strip.y + c.mm(0.8), width, strip.h - c.mm(1.6)});
    node.text = words;
    node.value = words;
    node.spoken = c.count("add.of_visitors", static_cast<long long>(landmarks.size()));
    node.action = toText(SelectContributed{landmarks.front()->id});
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("frise");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    const Rect box = node.box;
    c.b.list().rect(box, withAlpha(ink, 0.08), box.h / 2, withAlpha(ink, 0.5), c.mm(0.3));
    c.b.words(words, box.centre(), style, ink);
    c.b.close();
}

const ContributedLandmark* found(const State& state, const std::string& id) {
    for (const auto* list : {&state.add.own, &state.contributed})
        for (const ContributedLandmark& l : *list)
            if (l.id == id) return &l;
    return nullptr;
}

}  // namespace

void contributed(Context& c) {
    const Rect& strip = c.layout.frise.visitors;
    if (strip.empty()) return;
    const FriseView view = friseView(c.content, c.layout, c.state);
    const ContributedLandmark draft = preview(c);
    const std::vector<Pill> pills = pillsOf(c, view, draft, strip);
    std::map<int, std::vector<const ContributedLandmark*>> years;
    for (const ContributedLandmark& l : c.state.contributed) years[l.year].push_back(&l);
    c.b.list().line({c.layout.frise.area.x + c.mm(7), strip.y}, {strip.right(), strip.y}, c.mm(0.2), c.b.colour("frise_line"));
    c.b.paragraph("lane-visitors", Role::Heading, c.tr("add.lane"), {c.layout.frise.area.x + c.mm(7), strip.centre().y - c.b.lineHeight(c.b.small()) / 2},
                  c.layout.frise.names.w - c.mm(9), c.b.small(FontWeight::SemiBold), c.b.colour("text"), c.b.colour("frise"), 1);
    c.b.list().pushClip(strip);
    for (auto it = years.begin(); it != years.end(); ++it) {
        const float x = view.toPx(it->first + 0.5), half = std::min(view.yearWidth() / 2, c.mm(3.4));
        const auto covers = [&](const Pill& p) { return p.box.x < x + half && x - half < p.box.right(); };
        if (x < strip.x || x > strip.right() || std::ranges::any_of(pills, covers)) continue;
        const auto next = std::next(it);
        float limit = next == years.end() ? strip.right() : std::min(strip.right(), view.toPx(next->first + 0.5) - half);
        for (const Pill& p : pills)
            if (p.box.x > x) limit = std::min(limit, p.box.x - c.mm(1));
        if (it->second.size() == 1)
            one(c, *it->second.front(), x, strip, limit);
        else
            counted(c, it->first, it->second, x, strip);
    }
    for (const Pill& pill : pills) draw(c, pill);
    c.b.list().popClip();
}

void contributedCard(SheetColumn& s, const std::string& id) {
    Context& c = s.c;
    const ContributedLandmark* l = found(c.state, id);
    if (!l) return;
    const bool own = std::ranges::any_of(c.state.add.own, [&](const ContributedLandmark& o) { return o.id == id; });
    s.text("card-visitor", c.tr(own ? "add.card_own" : "add.card_visitor"), c.b.label(FontWeight::SemiBold), "accent_text");
    s.gap(1);
    for (const FriseTrack& t : c.content.exhibition.tracks)
        if (t.id == l->track) s.text("card-track", c.tr(t.nameKey), c.b.label(FontWeight::SemiBold), t.colourToken);
    s.text("card-date", std::to_string(l->year) + (l->communeName.empty() ? "" : ", " + l->communeName), c.b.label(), "text_dim");
    s.gap(2);
    s.text("card-title", l->text, c.b.heading());
    if (own) {
        s.gap(3);
        s.text("card-waits", c.tr("add.waits"), c.b.label(), "text_dim");
    }
    s.rule();
    for (const auto* list : {&c.state.add.own, &c.state.contributed})
        for (const ContributedLandmark& other : *list) {
            if (other.year != l->year || other.id == id || !s.room(c.mm(15))) continue;
            linkRow(s, "list-" + other.id, other.id, other.text, toText(SelectContributed{other.id}));
        }
}

}  // namespace arobase::screens

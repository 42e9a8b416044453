// What visitors wrote, in a strip of the frise of its own: each year's in that year's column, a ring in its track's colour, its words
// where there is room; what cannot be read one by one is counted, and opens.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "app/action.h"
#include "app/screens/adding_parts.h"
#include "app/screens/frise_parts.h"
#include "app/screens/sheet_column.h"
#include "app/screens/visitor_strip.h"

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
struct PillWords {
    std::string words;
    TextStyle style;
    float widthPx = 0;
};

PillWords pillOf(Context& c, const ContributedLandmark& l, float mostPx) {
    PillWords pill{l.text, c.b.body()};
    const float around = c.b.engine().widthPx(c.tr("add.pending"), c.b.small()) + c.mm(3.4 + 2.4 + 2 + 3), most = mostPx - around;
    if (c.b.engine().widthPx(pill.words, pill.style) > most) pill.style = c.b.small();
    const auto lines = c.b.engine().wrap(pill.words, pill.style, most, 1);
    if (!lines.empty()) pill.words = lines.front();
    pill.widthPx = c.b.engine().widthPx(pill.words, pill.style) + around;
    return pill;
}

void draw(Context& c, const StripPill& place, const Rect& strip, float mostPx) {
    const ContributedLandmark& l = *place.landmark;
    const PillWords pill = pillOf(c, l, mostPx);
    const Rect box{place.at.from, strip.y + c.mm(0.3), place.at.to - place.at.from, strip.h - c.mm(0.6)};
    const std::string wait = c.tr("add.pending");
    Node& node = c.b.open("waiting-" + l.id, Role::FriseItem, box);
    node.text = l.text;
    node.spoken = std::to_string(l.year) + c.tr("list.colon") + l.text + " (" + wait + ")";
    node.value = l.id;
    node.style = landmarkStyleName(LandmarkStyle::Contributed);
    node.action = l.id == "draft" ? "" : toText(SelectContributed{l.id});
    node.fg = c.b.colour("text_dim");
    node.bg = c.b.colour("frise");
    node.textPx = pill.style.sizePx;
    const Rgba ink = node.fg;
    const float y = box.centre().y, start = box.x + c.mm(5.8);
    c.b.list().rect(box, c.b.colour("frise"), box.h / 2);
    c.b.list().rect(box, withAlpha(ink, 0.10), box.h / 2, withAlpha(ink, 0.8), c.mm(0.3));
    c.b.list().triangle({place.yearX - c.mm(1.2), box.y - c.mm(0.3), c.mm(2.4), c.mm(1.3)}, 2, ink);
    drawLandmarkSign(c, LandmarkStyle::Contributed, {box.x + c.mm(2.9), y}, mixed(trackColourOf(c, l.track), ink, 0.5));
    c.b.words(pill.words, {start, y}, pill.style, ink, TextAlign::Left);
    c.b.words(wait, {start + c.b.engine().widthPx(pill.words, pill.style) + c.mm(2), y}, c.b.small(), ink, TextAlign::Left);
    c.b.close();
}

/// Written in this visit, and waiting: what staff have approved since is everybody's.
bool isOwn(const Context& c, const ContributedLandmark& l) {
    const auto is = [&](const ContributedLandmark& o) { return o.id == l.id; };
    return std::ranges::none_of(c.state.contributed, is) && std::ranges::any_of(c.state.add.own, is);
}

/// What only this visitor sees, the latest first: it goes before the others where room is short.
std::vector<const ContributedLandmark*> ownOf(const Context& c, const ContributedLandmark& draft) {
    std::vector<const ContributedLandmark*> own;
    if (c.state.screen != ScreenId::Explore || c.layout.stage) return own;
    if (previews(c.state)) own.push_back(&draft);
    for (auto l = c.state.add.own.rbegin(); l != c.state.add.own.rend(); ++l)
        if (isOwn(c, *l)) own.push_back(&*l);
    return own;
}

float countWidth(const Context& c, std::size_t count) {
    return std::max(c.mm(6), c.b.engine().widthPx(std::to_string(count), c.b.small(FontWeight::SemiBold)) + c.mm(3));
}

std::string yearsText(int from, int to) { return std::to_string(from) + (to > from ? "–" + std::to_string(to) : ""); }

void counted(Context& c, const StripGroup& group, const Rect& strip) {
    const std::string words = std::to_string(group.landmarks.size());
    const TextStyle style = c.b.small(FontWeight::SemiBold);
    const float width = countWidth(c, group.landmarks.size());
    Node& node = c.b.open("contributed-of-" + std::to_string(group.fromYear), Role::Badge, {group.x - width / 2, strip.y + c.mm(0.8), width, strip.h - c.mm(1.6)});
    node.text = words;
    node.value = words;
    node.spoken = yearsText(group.fromYear, group.toYear) + c.tr("list.colon") + c.count("add.of_visitors", static_cast<long long>(group.landmarks.size()));
    node.action = toText(OpenBadge{visitorsLane(c.content), static_cast<double>(group.fromYear), static_cast<double>(group.toYear + 1), 0});
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("frise");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    const Rect box = node.box;
    c.b.list().rect(box, withAlpha(ink, 0.08), box.h / 2, withAlpha(ink, 0.5), c.mm(0.3));
    c.b.words(words, box.centre(), style, ink);
    c.b.close();
}

bool shownTo(const Context& c, const ContributedLandmark& l) {
    const auto& tracks = c.content.exhibition.tracks;
    for (std::size_t i = 0; i < tracks.size(); ++i)
        if (tracks[i].id == l.track) return c.layout.frise.shown(i);
    return true;
}

/// Middle of what is seen of that year; nullopt when it is out of sight.
std::optional<float> middleOf(const FriseView& view, int year, const Rect& strip) {
    const float from = std::max(view.toPx(year), strip.x), to = std::min(view.toPx(year + 1), strip.right());
    return to > from ? std::optional((from + to) / 2) : std::nullopt;
}

std::vector<StripPill> wantedPills(Context& c, const FriseView& view, const ContributedLandmark& draft, const Rect& strip, float groupPx) {
    std::vector<StripPill> wanted;
    for (const ContributedLandmark* l : ownOf(c, draft)) {
        const auto x = middleOf(view, l->year, strip);
        if (!x || (l != &draft && !shownTo(c, *l))) continue;
        const float width = pillOf(c, *l, strip.w - 2 * groupPx).widthPx;
        wanted.push_back({l, *x, {*x - c.mm(2.4), *x - c.mm(2.4) + width}});
    }
    return wanted;
}

std::vector<StripGroup> yearsOf(const Context& c, const FriseView& view, const Rect& strip) {
    std::map<int, std::vector<const ContributedLandmark*>> years;
    for (const ContributedLandmark& l : c.state.contributed)
        if (shownTo(c, l)) years[l.year].push_back(&l);
    std::vector<StripGroup> groups;
    for (auto& [year, landmarks] : years)
        if (const auto x = middleOf(view, year, strip)) groups.push_back({*x, year, year, std::move(landmarks)});
    return groups;
}

/// How far the words of the group at `i` may go.
float roomRight(const Context& c, const StripPlaces& places, std::size_t i, const Rect& strip, float groupPx) {
    float limit = i + 1 < places.groups.size() ? places.groups[i + 1].x - groupPx / 2 : strip.right();
    for (const StripPill& p : places.pills)
        if (p.at.from > places.groups[i].x) limit = std::min(limit, p.at.from - c.mm(1));
    return limit;
}

/// The others of its year as far as there is room, then a line that leads to all of them.
void sameYear(SheetColumn& s, const std::vector<const ContributedLandmark*>& all, const ContributedLandmark& of) {
    Context& c = s.c;
    const auto there = std::ranges::count(all, of.year, [](const ContributedLandmark* l) { return l->year; });
    std::ptrdiff_t left = there - 1;
    for (const ContributedLandmark* other : all) {
        if (other->year != of.year || other->id == of.id) continue;
        if (!s.room(c.mm(left > 1 ? 40 : 20))) break;
        linkRow(s, "list-" + other->id, other->id, other->text, toText(SelectContributed{other->id}));
        --left;
    }
    if (left > 0 && s.room(c.mm(15)))
        linkRow(s, "list-all", std::to_string(there), std::to_string(of.year) + c.tr("list.colon") + c.count("add.of_visitors", there), toText(OpenBadge{visitorsLane(c.content), static_cast<double>(of.year), of.year + 1.0, 0}));
}

}  // namespace

void contributed(Context& c) {
    const Rect& strip = c.layout.frise.visitors;
    if (strip.empty()) return;
    const FriseView view = friseView(c.content, c.layout, c.state);
    const ContributedLandmark draft = preview(c);
    const float groupPx = std::max(c.mm(6.8), countWidth(c, c.state.contributed.size()) + c.mm(0.8));
    const StripPlaces places = placedInStrip(wantedPills(c, view, draft, strip, groupPx), yearsOf(c, view, strip), {strip.x, strip.right()}, groupPx);
    c.b.list().line({c.layout.frise.area.x + c.mm(7), strip.y}, {strip.right(), strip.y}, c.mm(0.2), c.b.colour("frise_line"));
    c.b.paragraph("lane-visitors", Role::Heading, c.tr("add.lane"), {c.layout.frise.area.x + c.mm(7), strip.centre().y - c.b.lineHeight(c.b.small()) / 2},
                  c.layout.frise.names.w - c.mm(9), c.b.small(FontWeight::SemiBold), c.b.colour("text"), c.b.colour("frise"), 1);
    c.b.list().pushClip(strip);
    for (std::size_t i = 0; i < places.groups.size(); ++i) {
        const StripGroup& group = places.groups[i];
        if (group.landmarks.size() > 1 || isOwn(c, *group.landmarks.front()))
            counted(c, group, strip);
        else
            one(c, *group.landmarks.front(), group.x, strip, roomRight(c, places, i, strip, groupPx));
    }
    for (const StripPill& pill : places.pills) draw(c, pill, strip, strip.w - 2 * groupPx);
    c.b.list().popClip();
}

void contributedCard(SheetColumn& s, const std::string& id) {
    Context& c = s.c;
    const auto all = visitorsLandmarks(c.state);
    const auto at = std::ranges::find(all, id, [](const ContributedLandmark* l) { return l->id; });
    if (at == all.end()) return;
    const ContributedLandmark* l = *at;
    const bool own = isOwn(c, *l);
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
    sameYear(s, all, *l);
}

}  // namespace arobase::screens

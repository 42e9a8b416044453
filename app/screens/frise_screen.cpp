// The frise: the ruler, key figures, lanes of landmarks, the overview, the cursor.
#include <algorithm>
#include <cmath>

#include "app/action.h"
#include "app/screens/frise_parts.h"

namespace arobase::screens {

Rgba trackColour(const Context& c, int track) {
    const auto& colours = c.b.theme().colours;
    const std::string& token = c.content.exhibition.tracks[static_cast<std::size_t>(track)].colourToken;
    if (colours.contains(token)) return c.b.colour(token);
    std::vector<Rgba> all;
    for (auto it = colours.lower_bound("track_"); it != colours.end() && it->first.starts_with("track_"); ++it) all.push_back(it->second);
    return all.empty() ? c.b.colour("text") : all[static_cast<std::size_t>(track) % all.size()];
}

namespace {

void background(Context& c) {
    const FriseAreas& f = c.layout.frise;
    const float below = c.layout.glass.bottom() - f.area.bottom();  // under what one reaches seated the frise's ground goes on
    c.b.list().rect(onPixels({f.area.x, f.area.y, f.area.w, f.area.h + std::max(0.f, below)}), c.b.colour("frise"));
}

void rules(Context& c) {
    const FriseAreas& f = c.layout.frise;
    c.b.list().line({0, f.area.y}, {f.area.right(), f.area.y}, c.mm(0.25), c.b.colour("frise_line"));
    for (const Rect& lane : f.lanes)
        c.b.list().line({f.area.x + c.mm(7), lane.y - c.mm(0.6)}, {f.axisX + f.axisWidth, lane.y - c.mm(0.6)}, c.mm(0.2), c.b.colour("frise_line"));
}

/// A lane's name shows and hides its landmarks: a disc of its colour, hollow while they are hidden.
void laneName(Context& c, int track) {
    const FriseAreas& f = c.layout.frise;
    const Rect& lane = f.lanes[static_cast<std::size_t>(track)];
    const bool shown = f.shown(static_cast<std::size_t>(track));
    const std::string words = trackName(c, track), id = c.content.exhibition.tracks[static_cast<std::size_t>(track)].id;
    const float x = f.area.x + c.mm(13), width = f.axisX - x - c.mm(2);
    const auto linesOf = [&](const TextStyle& style) { return c.b.engine().wrap(words, style, width); };
    const TextStyle large = c.b.label(FontWeight::SemiBold), little = c.b.small(FontWeight::SemiBold);
    const TextStyle style = c.b.lineHeight(large) * static_cast<float>(linesOf(large).size()) <= lane.h ? large : little;
    Node& node = c.b.open("lane-" + id, Role::Button, {f.area.x + c.mm(5), lane.y - c.mm(0.6), f.axisX - f.area.x - c.mm(5.5), lane.h + c.mm(1)});
    node.text = words;
    node.spoken = c.tr(shown ? "frise.hide_track" : "frise.show_track", {{"track", words}});
    node.value = shown ? "1" : "0";
    node.action = "ToggleTrack " + std::to_string(track);
    node.captures = true;
    node.fg = shown ? trackColour(c, track) : c.b.colour("text_dim");
    node.bg = c.b.colour("frise");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg, tint = trackColour(c, track);
    const auto lines = linesOf(style);
    const float pitch = c.b.lineHeight(style);
    float y = lane.centre().y - pitch * (static_cast<float>(lines.size()) - 1) / 2;
    const Vec2 disc{f.area.x + c.mm(9), y};
    if (shown)
        c.b.list().disc(disc, c.mm(2), tint);
    else
        c.b.list().disc(disc, c.mm(2), {0, 0, 0, 0}, tint, c.mm(0.5));
    for (const std::string& line : lines) {
        c.b.words(line, {x, y}, style, ink, TextAlign::Left);
        y += pitch;
    }
    c.b.close();
}

/// The largest in which a heading is whole in so many lines; the smallest where it is in none.
TextStyle wholeIn(Context& c, const std::string& words, float widthPx, std::size_t lines) {
    TextStyle style = c.b.label(FontWeight::SemiBold);
    for (const TextStyle& smaller : {c.b.small(FontWeight::SemiBold), c.b.tiny(FontWeight::SemiBold)}) {
        const auto wrapped = c.b.engine().wrap(words, style, widthPx);
        const bool wide = std::ranges::any_of(wrapped, [&](const std::string& line) { return c.b.engine().widthPx(line, style) > widthPx; });
        if (!wide && wrapped.size() <= lines) return style;
        style = smaller;
    }
    return style;
}

void names(Context& c, const FriseView& view) {
    const FriseAreas& f = c.layout.frise;
    for (int track = 0; track < static_cast<int>(f.lanes.size()); ++track) laneName(c, track);
    const Rgba ink = c.b.colour("text"), ground = c.b.colour("frise");
    if (!f.range.empty()) {
        const std::string range = rangeText(c, view.range);
        const TextStyle style = wholeIn(c, range, f.range.w, 1);
        c.b.paragraph("frise-range", Role::Heading, range, {f.range.x, f.range.centre().y - c.b.lineHeight(style) / 2}, f.range.w, style, ink, ground, 1);
    }
    const std::string ribbon = c.tr("frise.ribbon");
    const TextStyle style = wholeIn(c, ribbon, f.names.w - c.mm(10), 2);
    c.b.paragraph("lane-ribbon", Role::Heading, ribbon, {f.range.x, f.ribbon.bottom() - 2 * c.b.lineHeight(style)}, f.names.w - c.mm(10), style, ink, ground, 2);
}

/// « ‹ 10 ans › »
void decades(Context& c) {
    const FriseAreas& f = c.layout.frise;
    for (const int by : {-1, 1}) {
        const std::string id = by < 0 ? "decade-previous" : "decade-next";
        c.b.button(id, by < 0 ? "‹" : "›", by < 0 ? f.decadeBack : f.decadeOn, "StepDecade " + std::to_string(by));
    }
    const float left = f.decadeBack.right(), right = f.decadeOn.x;
    const TextStyle style = c.b.small(FontWeight::Medium);
    const std::string words = c.tr("frise.decade");
    if (c.b.engine().widthPx(words, style) <= right - left - c.mm(1)) c.b.words(words, {(left + right) / 2, f.decadeOn.centre().y}, style, c.b.colour("text_dim"));
}

/// Of its lane's colour, faint enough for what is written on it to keep seven to one in the theme of high contrast.
constexpr double kBadgeTint = 0.09;

/// « mars 2004 · Ouverture du magasin … », as much of it as the card has room for.
void cardLine(Context& c, const FriseItem& what, const FriseSlot& slot, float x) {
    const TextStyle style = c.b.small();
    std::string words = dateText(c, what.date);
    if (const std::string text = landmarkText(c, what); !text.empty() && !c.state.english()) words += " · " + text;
    const auto lines = c.b.engine().wrap(words, style, slot.box.right() - x, 1);
    if (!lines.empty()) c.b.words(lines.front(), {x, slot.box.y + c.layout.frise.rowPx * 1.42f}, style, c.b.colour("text_dim"), TextAlign::Left);
}

std::string_view formName(FriseForm form) {
    static constexpr std::string_view kNames[] = {"dot", "line", "pill", "card"};
    return kNames[static_cast<std::size_t>(form)];
}

constexpr int kThin = 3;  // importance from which a title stands back

bool isSelected(const Context& c, const FriseItem& what) {
    const auto is = [&](const Selection& s) { return s.kind == SelectionKind::Landmark && s.id == what.id; };
    return is(c.state.selection) || is(c.state.left.selection);
}

/// Under a title: all that the date may mean, as a thin line where that is more than a dot; the pill of the first importance.
void itemGround(Context& c, const FriseSlot& slot) {
    if (slot.form == FriseForm::Dot) return;
    const FriseAreas& f = c.layout.frise;
    const Rgba tint = trackColour(c, slot.lane);
    const float from = std::max(slot.fromPx, f.axisX), to = std::min(slot.toPx, f.axisX + f.axisWidth), y = slot.box.y + f.rowPx - c.mm(0.5);
    if (to - from > c.mm(4)) c.b.list().line({from, y}, {to - c.mm(0.6), y}, c.mm(0.3), withAlpha(tint, 0.45));
    if (slot.form != FriseForm::Pill) return;
    const Rect around{slot.box.x - c.mm(0.9), slot.box.y + c.mm(0.5), slot.box.w + c.mm(2.3), f.rowPx - c.mm(1)};
    c.b.list().rect(around, withAlpha(tint, kBadgeTint), around.h / 2, withAlpha(tint, 0.5), c.mm(0.2));
}

/// A dot alone, the only one of its stretch that found no room for its title, stands where the badge would be.
void itemSign(Context& c, const FriseSlot& slot) {
    const FriseItem& what = c.content.exhibition.frise[static_cast<std::size_t>(slot.item)];
    const bool alone = slot.form == FriseForm::Dot;
    const Vec2 at{slot.dotX, alone ? slot.box.centre().y : slot.box.y + c.layout.frise.rowPx / 2};
    if (alone && isSelected(c, what)) c.b.list().disc(at, c.mm(2.1), {0, 0, 0, 0}, c.b.colour("cursor"), c.mm(0.4));
    drawLandmarkSign(c, styleOf(what), at, trackColour(c, what.track));
}

void item(Context& c, const FriseSlot& slot) {
    const FriseItem& what = c.content.exhibition.frise[static_cast<std::size_t>(slot.item)];
    const bool selected = isSelected(c, what), pill = slot.form == FriseForm::Pill;
    Node& node = c.b.open("landmark-" + what.id, Role::FriseItem, slot.box);
    const std::string words = c.data(what.title);
    node.spoken = dateText(c, what.date) + c.tr("list.colon") + words;
    node.value = what.id;
    node.style = std::string(formName(slot.form)) + " " + std::string(landmarkStyleName(styleOf(what)));
    node.action = "SelectLandmark " + what.id;
    if (slot.form == FriseForm::Dot) return c.b.close();
    node.text = words;
    node.fg = c.b.colour(selected ? "cursor" : what.importance >= kThin ? "text_dim" : "text");
    node.bg = pill ? mixed(c.b.colour("frise"), trackColour(c, what.track), kBadgeTint) : c.b.colour("frise");
    const TextStyle style = c.b.body(selected ? FontWeight::SemiBold : FontWeight::Regular);
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    const float x = slot.dotX + c.mm(1.15) + c.mm(1.2);
    c.b.words(words, {x, slot.box.y + c.layout.frise.rowPx / 2}, style, ink, TextAlign::Left);
    if (slot.form == FriseForm::Card) cardLine(c, what, slot, x);
    c.b.close();
}

/// "+12", "+4,5 k".
std::string badgeText(const Context& c, int count) {
    if (count < 1000) return "+" + std::to_string(count);
    const std::string thousands = count < 10'000 ? decimalFr(count / 1000.0, 1) : std::to_string(count / 1000);
    std::string words = "+" + thousands + "\u202Fk";
    if (c.state.english()) std::replace(words.begin(), words.end(), ',', '.');
    return words;
}

/// "2004", "2004-03", "2004-03-15" …: as short as tells badges of one ruler apart.
std::string badgeName(const FriseBadge& what) {
    const HistDate date = dateAt(what.from);
    std::string name = std::to_string(date.year);
    if (date.month != 1 || date.day != 1 || date.minute != 0) name += "-" + std::to_string(date.month) + "-" + std::to_string(date.day);
    return date.minute == 0 ? name : name + "-" + std::to_string(date.minute);
}

void badge(Context& c, const FriseBadge& what) {
    const std::string words = badgeText(c, what.count);
    TextStyle style = c.b.small(FontWeight::SemiBold);
    if (c.b.engine().widthPx(words, style) > what.box.w - c.mm(1)) style = c.b.tiny(FontWeight::SemiBold);
    const float width = std::min(what.box.w, c.b.engine().widthPx(words, style) + c.mm(3));
    const Rect pill{what.box.centre().x - width / 2, what.box.y, width, what.box.h};
    Node& node = c.b.open("badge-" + std::to_string(what.lane) + "-" + badgeName(what), Role::Badge, pill);
    node.text = words;
    node.spoken = c.count("frise.more", what.count);
    node.value = std::to_string(what.count);
    node.action = toText(OpenBadge{what.lane, what.from, what.to, 0});
    node.fg = trackColour(c, what.lane);
    const Rgba ink = node.fg;
    const Rgba ground = mixed(c.b.colour("frise"), ink, kBadgeTint);
    node.bg = ground;
    node.textPx = style.sizePx;
    // Its own ground: under the cursor's column a tint alone would be too dark for what is written on it.
    c.b.list().rect(pill, ground, pill.h / 2, withAlpha(ink, 0.5), c.mm(0.2));
    c.b.words(words, pill.centre(), style, ink);
    c.b.close();
}

void landmarks(Context& c) {
    const FrisePacking packing = frisePacking(c.content, c.layout, c.state, c.b.engine(), c.b.body());
    const FriseAreas& f = c.layout.frise;
    const float right = f.lanes.empty() ? f.axisX + f.axisWidth : f.lanes.front().right();
    c.b.list().pushClip({f.axisX - c.mm(1), f.area.y, right - f.axisX + c.mm(1), f.area.h});
    for (const FriseBadge& b : packing.badges) badge(c, b);
    // Grounds, signs, words: prims of one kind side by side are drawn by the shader that knows that kind alone.
    for (const FriseSlot& s : packing.slots) itemGround(c, s);
    for (const FriseSlot& s : packing.slots) itemSign(c, s);
    for (const FriseSlot& s : packing.slots) item(c, s);
    c.b.list().popClip();
}

/// The one line of light: through the lanes, with a handle in the header to take it by.
void cursor(Context& c, const FriseView& view) {
    const FriseAreas& f = c.layout.frise;
    const float x = view.toPx(c.state.year + 0.5);
    if (x < f.axisX || x > f.axisX + f.axisWidth) return;
    const bool whole = !c.state.frise.range;
    const Rgba light = c.b.colour("cursor");
    const float reach = std::clamp(view.yearWidth() / 2, c.mm(7.5), c.mm(15));
    Node& node = c.b.open("cursor", Role::Cursor, {x - reach, f.area.y - c.mm(3), 2 * reach, f.header.h + c.mm(3)});
    node.value = std::to_string(c.state.year);
    node.spoken = c.tr("frise.cursor", {{"year", std::to_string(c.state.year)}});
    node.captures = true;
    c.b.list().glow({x, f.area.y}, c.mm(7), withAlpha(light, 0.35));
    c.b.list().line({x, f.header.bottom() - c.mm(0.8)}, {x, whole ? f.area.bottom() : f.ribbon.y}, c.mm(0.35), withAlpha(light, 0.7));
    c.b.list().triangle({x - c.mm(2), f.area.y, c.mm(4), c.mm(2.2)}, 2, light);
    c.b.close();
}

}  // namespace

void friseLanes(Context& c, const FriseView& view) {
    rules(c);
    names(c, view);
    landmarks(c);
}

void frise(Context& c) {
    const FriseView view = friseView(c.content, c.layout, c.state);
    Node& node = c.b.open("frise", Role::Frise, c.layout.frise.area);
    node.spoken = c.tr("frise.spoken");
    node.captures = true;
    background(c);
    if (!c.layout.stage && c.state.screen == ScreenId::Explore) friseLegend(c);
    friseRuler(c, view, tickLeastPx(c.layout));
    rules(c);
    names(c, view);
    friseOverview(c, view);
    cursor(c, view);
    friseFigures(c, view);
    landmarks(c);
    if (!c.layout.stage && c.state.screen == ScreenId::Explore) decades(c);
    c.b.close();
}

}  // namespace arobase::screens

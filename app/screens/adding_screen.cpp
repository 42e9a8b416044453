// « Ajouter mon repère »: its button beside the ways home, and its panel with year, track, text, commune, notice and keyboard.
#include <algorithm>

#include "app/action.h"
#include "app/screens/adding_layout.h"
#include "app/screens/adding_parts.h"
#include "app/screens/buttons.h"
#include "app/screens/keyboard.h"
#include "data/landmarks/landmark_text.h"
#include "data/landmarks/landmark.h"

namespace arobase::screens {
namespace {

/// What was written and where the next letter goes, in two lines; nothing yet: what can be.
void field(Context& c, const AddingLayout& l, const std::string& written, const std::string& hint) {
    const bool empty = written.empty();
    const TextStyle style = empty ? c.b.label(FontWeight::Regular) : c.b.body(FontWeight::Medium);
    Node& node = c.b.open("add-field", Role::Text, l.field);
    node.text = empty ? hint : written;
    node.spoken = c.tr("add.title") + c.tr("list.colon") + node.text;
    node.value = written;
    node.fg = c.b.colour(empty ? "text_dim" : "text");
    node.bg = c.b.colour("panel");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg, ground = node.bg;
    const std::string words = node.text;
    c.b.list().rect(l.field, ground, c.mm(4), c.b.colour("focus"), c.mm(0.6));
    const float x = l.field.x + c.mm(6), room = l.field.w - c.mm(12), pitch = c.b.lineHeight(style);
    const auto lines = c.b.engine().wrap(words, style, room);
    const std::size_t most = 2, first = lines.size() > most ? lines.size() - most : 0;  // the end is what one looks at
    const std::size_t shown = std::max<std::size_t>(1, lines.size() - first);
    float y = l.field.centre().y - pitch * (static_cast<float>(shown) - 1) / 2, caret = x;
    for (std::size_t i = first; i < lines.size(); ++i, y += pitch) {
        c.b.words(lines[i], {x, y}, style, ink, TextAlign::Left);
        if (!empty) caret = x + c.b.engine().widthPx(lines[i], style) + c.mm(0.9);
    }
    if (!lines.empty()) y -= pitch;
    if (!empty && written.back() == ' ') caret += c.mm(1.6);
    if (!c.state.keys.dead.empty()) {  // the mark that waits for its letter stands where it will be
        c.b.words(c.state.keys.dead, {caret, y}, style, c.b.colour("text_dim"), TextAlign::Left);
        caret += c.b.engine().widthPx(c.state.keys.dead, style) + c.mm(0.6);
    }
    c.b.list().line({caret, y - c.mm(3.4)}, {caret, y + c.mm(3.4)}, c.mm(0.5), c.b.colour("focus"));
    c.b.close();
}

void counter(Context& c, const AddingLayout& l) {
    const std::size_t count = perceivedLength(c.state.add.draft.text);
    const bool full = count >= kLandmarkMaxLength;
    const std::string words = c.tr("add.counter", {{"n", std::to_string(count)}, {"most", std::to_string(kLandmarkMaxLength)}});
    c.b.text("add-counter", Role::Text, words, {l.counter.right(), l.counter.centre().y - c.b.lineHeight(c.b.label()) / 2}, c.b.label(FontWeight::SemiBold),
             c.b.colour(full ? "accent_text" : "text_dim"), TextAlign::Right, c.b.colour("panel"));
}

/// Years side by side, the chosen one large in the middle; each is a button, the whole follows a finger.
void wheel(Context& c, const AddingLayout& l) {
    const FriseRange whole = wholeFrise(c.content);
    const float pitch = c.mm(kWheelYearMm), middle = l.wheel.centre().x;
    Node& node = c.b.open("add-wheel", Role::Cursor, l.wheel);
    node.value = std::to_string(c.state.add.draft.year);
    node.spoken = c.tr("add.year") + c.tr("list.colon") + node.value;
    node.captures = true;
    c.b.list().rect(l.wheel, c.b.colour("frise"), c.mm(4));
    c.b.list().pushClip(l.wheel);
    const float drawn = std::min(pitch - c.mm(2), c.mm(30));
    c.b.list().rect({middle - drawn / 2, l.wheel.y + c.mm(1), drawn, l.wheel.h - c.mm(2)}, c.b.colour("panel"), c.mm(3), c.b.colour("focus"), c.mm(0.5));
    const int reach = static_cast<int>(l.wheel.w / 2 / pitch) + 1;
    for (int by = -reach; by <= reach; ++by) {
        const int year = c.state.add.draft.year + by;
        const float x = middle + static_cast<float>(by) * pitch + c.state.add.wheelPx;
        const Rect box = Rect{x - pitch / 2, l.wheel.y, pitch, l.wheel.h}.intersection(l.wheel);
        if (year < whole.from || year >= whole.to || box.w < pitch * 0.8f) continue;
        const TextStyle style = by == 0 ? TextStyle{c.layout.metrics.emForCapMm(5.6), FontWeight::Bold, true} : c.b.label();
        Node& one = c.b.open("add-year-" + std::to_string(year), Role::Text, box);
        one.text = std::to_string(year);
        one.value = one.text;
        one.action = toText(SetDraftYear{year});
        one.fg = c.b.colour(by == 0 ? "text" : "text_dim");
        one.bg = c.b.colour(by == 0 ? "panel" : "frise");
        one.textPx = style.sizePx;
        const Rgba ink = one.fg;
        c.b.words(std::to_string(year), {x, l.wheel.centre().y}, style, ink);
        c.b.close();
    }
    c.b.list().popClip();
    c.b.close();
    for (const int by : {-1, 1}) {
        const Rect& box = by < 0 ? l.earlier : l.later;
        Node& arrow = c.b.open(by < 0 ? "add-earlier" : "add-later", Role::Button, box);
        arrow.text = by < 0 ? "‹" : "›";
        arrow.spoken = c.tr(by < 0 ? "add.earlier" : "add.later");
        arrow.action = toText(StepDraftYear{by});
        arrow.captures = true;
        arrow.fg = c.b.colour("button_text");
        arrow.bg = c.b.colour("panel");
        arrow.textPx = c.b.heading().sizePx;
        const Rgba ink = arrow.fg;
        c.b.words(by < 0 ? "‹" : "›", box.centre(), c.b.heading(), ink);
        c.b.close();
    }
}

/// A name in as many lines as it takes, in the middle of its box beside a sign.
void namedButton(Context& c, const std::string& id, const std::string& words, const Rect& box, const std::string& action, bool chosen, std::string_view dot) {
    const float x = box.x + c.mm(dot.empty() ? 5 : 11), room = box.right() - c.mm(3) - x;
    TextStyle style = c.b.label(FontWeight::SemiBold);
    if (c.b.engine().wrap(words, style, room).size() > 2) style = c.b.small(FontWeight::SemiBold);
    const auto lines = c.b.engine().wrap(words, style, room, 2);
    Node& node = c.b.open(id, Role::Button, box);
    node.text = words;
    node.action = action;
    node.captures = true;
    node.value = chosen ? "1" : "0";
    node.fg = c.b.colour("button_text");
    node.bg = c.b.colour("button");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg, fill = node.bg;
    c.b.list().rect(box, fill, c.mm(4), c.b.colour(chosen ? "focus" : "button_border"), c.mm(chosen ? 0.9 : 0.35));
    if (!dot.empty()) {
        const Vec2 at{box.x + c.mm(6), box.centre().y};
        const Rgba tint = c.b.colour(dot);
        c.b.list().disc(at, c.mm(2.2), chosen ? tint : fill, tint, c.mm(0.7));
    }
    const float pitch = style.sizePx * 1.12f;
    float y = box.centre().y - pitch * (static_cast<float>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
        c.b.words(line, {x, y}, style, ink, TextAlign::Left);
        y += pitch;
    }
    c.b.close();
}

void communeRow(Context& c, const AddingLayout& l) {
    const AddDraft& draft = c.state.add.draft;
    const bool chosen = !draft.communeCode.empty();
    Rect box = l.commune;
    if (chosen) box.w -= c.mm(17.5);
    namedButton(c, "add-commune", chosen ? draft.communeName : c.tr("add.commune"), box, toText(FindDraftCommune{}), chosen, {});
    if (!chosen) return;
    const Rect without{l.commune.right() - c.mm(15), l.commune.y, c.mm(15), l.commune.h};
    closeButton(c, "add-no-commune", without, c.tr("add.no_commune"), toText(SetDraftCommune{}));
}

/// What has to be known before one writes; in its place, for as long as it holds, why one cannot publish.
void notice(Context& c, const AddingLayout& l) {
    float y = l.notice.y + c.mm(1);
    const DraftLack lack = draftLack(c.state);
    const std::string_view why = c.state.add.lost ? "add.lost" : lack == DraftLack::Enough ? "add.enough" : lack == DraftLack::Pause ? "add.pause" : "";
    if (!why.empty())
        y = c.b.paragraph("add-problem", Role::Text, c.tr(why), {l.notice.x, y}, l.notice.w, c.b.label(FontWeight::SemiBold), c.b.colour("error"), c.b.colour("panel"), 4).bottom() + c.mm(2);
    const std::string words = c.tr("add.notice");
    TextStyle style = c.b.label(FontWeight::Regular);
    const auto height = [&](const TextStyle& s) { return c.b.lineHeight(s) * static_cast<float>(c.b.engine().wrap(words, s, l.notice.w).size()); };
    if (y + height(style) > l.notice.bottom()) style = c.b.small();
    if (y + height(style) > l.notice.bottom()) style = c.b.tiny();
    c.b.paragraph("add-notice", Role::Text, words, {l.notice.x, y}, l.notice.w, style, c.b.colour("text_dim"), c.b.colour("panel"));
}

void heading(Context& c, const AddingLayout& l, const std::string& words) {
    c.b.text("add-title", Role::Heading, words, {l.title.x, l.title.centre().y - c.b.lineHeight(c.b.heading()) / 2}, c.b.heading(), c.b.colour("text"), TextAlign::Left,
             c.b.colour("panel"));
    closeButton(c, "add-close", l.close, c.tr("add.give_up"), toText(CloseAdding{}));
}

void writing(Context& c, const AddingLayout& l) {
    const AddState& add = c.state.add;
    const auto& tracks = c.content.exhibition.tracks;
    const bool sending = add.step == AddStep::Sending;
    heading(c, l, c.tr("add.mine"));
    field(c, l, add.draft.text, c.tr("add.hint"));
    counter(c, l);
    c.b.button("add-undo", c.tr("add.undo"), l.undo, toText(UndoDraft{}), !add.before.empty() && !sending);
    keyboard(c, l.keyboard, !add.draft.text.empty());
    wheel(c, l);
    for (std::size_t i = 0; i < tracks.size(); ++i)
        namedButton(c, "add-track-" + tracks[i].id, c.tr(tracks[i].nameKey), l.tracks[i], toText(SetDraftTrack{tracks[i].id}), add.draft.track == tracks[i].id, tracks[i].colourToken);
    communeRow(c, l);
    notice(c, l);
    c.b.button("add-give-up", c.tr("add.cancel"), l.giveUp, toText(CloseAdding{}), !sending);
    const bool ready = draftLack(c.state) == DraftLack::Nothing && !sending;
    c.b.button("add-publish", c.tr(sending ? "add.sending" : "add.publish"), l.publish, toText(PublishDraft{}), ready, ready);
}

void communes(Context& c, const AddingLayout& l) {
    heading(c, l, c.tr("add.which_commune"));
    field(c, l, c.state.add.query, c.tr("add.commune_hint"));
    const auto found = draftCommunes(c.content, c.state.add.query, kDraftCommunes);
    if (found.empty() && !c.state.add.query.empty())
        c.b.paragraph("add-none", Role::Text, c.tr("search.none", {{"text", c.state.add.query}}), {l.list.x, l.list.y}, l.list.w, c.b.label(), c.b.colour("text_dim"), c.b.colour("panel"), 3);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Rect box{l.list.x, l.list.y + static_cast<float>(i) * l.stepPx, l.list.w, l.rowPx};
        if (box.bottom() > l.list.bottom()) break;
        const std::string code(found[i].code), name = c.data(found[i].place->name) + " (" + std::string(found[i].place->departement) + ")";
        namedButton(c, "add-found-" + code, name, box, toText(SetDraftCommune{code}), static_cast<int>(i) == c.state.search.chosen, {});
    }
    keyboard(c, l.keyboard, !c.state.add.query.empty());
}

}  // namespace

void addButton(Context& c) {
    if (c.layout.add.empty() || c.state.arranging) return;
    const SignButton what{"add", toText(OpenAdding{}), "add.title", "add.narrow", "add.title"};
    signButton(c, what, c.layout.add, c.b.label(FontWeight::SemiBold), [&](Vec2 m, float radius, Rgba ink, Rgba) {
        c.b.list().line({m.x - radius, m.y}, {m.x + radius, m.y}, c.mm(0.8), ink);
        c.b.list().line({m.x, m.y - radius}, {m.x, m.y + radius}, c.mm(0.8), ink);
    });
}

void addPanel(Context& c) {
    const AddStep step = c.state.add.step;
    if (step == AddStep::Closed || c.state.screen != ScreenId::Explore || c.layout.stage) return;
    const AddingLayout l = addingLayout(c.layout, c.content.exhibition.tracks.size());
    Node& node = c.b.open("add-panel", Role::Sheet, l.panel);
    node.captures = true;
    c.b.list().rect({0, 0, c.layout.screen.w, l.panel.bottom()}, withAlpha(c.b.colour("sea"), 0.82));  // the map steps back
    c.b.list().rect(l.panel, c.b.colour("panel"), c.mm(4), c.b.colour("panel_border"), c.mm(0.25));
    c.b.list().pushClip(l.panel);
    if (step == AddStep::Thanks)
        addThanks(c, l);
    else if (step == AddStep::Commune)
        communes(c, l);
    else
        writing(c, l);
    c.b.list().popClip();
    c.b.close();
}

}  // namespace arobase::screens

// What is read aloud, alone on the screen in letters of seven tenths of a degree at 60 cm, with five large keys.
#include <algorithm>

#include "app/action.h"
#include "app/reader.h"
#include "app/screens/buttons.h"

namespace arobase::screens {
namespace {

constexpr double kCapMm = 7.6, kLargestCapMm = 16, kKeyMm = 26, kGapMm = 5;

TextStyle large(const Context& c, double capMm, FontWeight weight) { return {c.layout.metrics.emForCapMm(capMm), weight, true}; }

/// A key of the pad as a button, its sign in large letters.
void key(Context& c, const std::string& id, const std::string& sign, std::string_view spoken, const Rect& box, const std::string& action, bool enabled, bool primary) {
    Node& node = c.b.open(id, Role::Button, box);
    node.text = sign;
    node.spoken = c.tr(spoken);
    node.action = action;
    node.enabled = enabled;
    node.captures = true;
    node.fg = primary ? c.b.colour("text_on_accent") : c.b.colour(enabled ? "button_text" : "text_dim");
    node.bg = c.b.colour(primary ? "accent" : "button");
    const TextStyle style = large(c, kCapMm, FontWeight::Bold);
    node.textPx = style.sizePx;
    const Rgba ink = node.fg, fill = node.bg;
    c.b.list().rect(box, fill, c.mm(5), c.b.colour("button_border"), c.mm(0.5));
    c.b.words(sign, box.centre(), style, ink);
    c.b.close();
}

void keys(Context& c, const Rect& row) {
    const ReaderState& reader = c.state.reader;
    const float gap = c.mm(kGapMm), width = (row.w - 4 * gap) / 5;
    const auto at = [&](int i) { return Rect{row.x + static_cast<float>(i) * (width + gap), row.y, width, row.h}; };
    key(c, "reader-back", "‹", "reader.key_back", at(0), toText(ReadOn{-1}), true, false);
    key(c, "reader-on", "›", "reader.key_on", at(1), toText(ReadOn{1}), true, false);
    key(c, "reader-take", "OK", "reader.key_take", at(2), toText(TakeRead{}), true, true);
    key(c, "reader-softer", "−", "reader.key_softer", at(3), toText(StepVolume{-1}), reader.volume > 0, false);
    key(c, "reader-louder", "+", "reader.key_louder", at(4), toText(StepVolume{1}), reader.volume < kVolumeSteps, false);
}

/// As large as the room allows, never smaller than what can be read at 60 cm.
void entryWords(Context& c, const std::string& words, const Rect& room) {
    double cap = kLargestCapMm;
    const auto height = [&](double capMm) {
        const TextStyle style = large(c, capMm, FontWeight::Medium);
        return static_cast<float>(c.b.engine().wrap(words, style, room.w).size()) * c.b.lineHeight(style);
    };
    while (cap > kCapMm && height(cap) > room.h) cap = std::max(kCapMm, cap - 0.5);
    c.b.paragraph("reader-entry", Role::Text, words, {room.x, room.y}, room.w, large(c, cap, FontWeight::Medium), c.b.colour("text"), c.b.colour("panel"));
}

}  // namespace

void reader(Context& c) {
    const Rect& s = c.layout.screen;
    Node& page = c.b.open("reader", Role::Sheet, c.layout.glass);
    page.captures = true;
    page.spoken = c.tr("reader.title");
    page.value = c.state.reader.list + " " + std::to_string(c.state.reader.at);
    c.b.list().rect(c.layout.glass, c.b.colour("panel"));
    const ReaderList list = readerList(c, c.state.reader.list);
    const float margin = c.mm(10), side = c.mm(kKeyMm), left = s.x + margin, width = s.w - 2 * margin;
    const Rect row{left, s.bottom() - c.mm(8) - side, width, side};
    // In portrait everything stays near the keys: nobody looks up two feet from where his hand is.
    const float top = std::max(s.y + c.mm(8), row.y - c.mm(230));
    closeButton(c, "reader-close", {s.right() - margin - c.mm(18), top, c.mm(18), c.mm(18)}, c.tr("reader.close"), toText(CloseReader{}));
    const Rect head = c.b.paragraph("reader-title", Role::Heading, list.title, {left, top}, width - c.mm(24), large(c, kCapMm, FontWeight::Bold), c.b.colour("text"), c.b.colour("panel"), 2);
    const std::string position = readerPosition(c, list, c.state.reader.at), volume = c.tr("reader.volume", {{"n", c.number(c.state.reader.volume)}, {"of", c.number(kVolumeSteps)}});
    const float line = c.b.lineHeight(large(c, kCapMm, FontWeight::Regular)), foot = row.y - c.mm(4) - line;
    if (!position.empty()) c.b.text("reader-position", Role::Text, position, {left, foot}, large(c, kCapMm, FontWeight::Regular), c.b.colour("text"), TextAlign::Left, c.b.colour("panel"));
    c.b.text("reader-volume", Role::Text, volume, {row.right(), foot}, large(c, kCapMm, FontWeight::Regular), c.b.colour("text"), TextAlign::Right, c.b.colour("panel"));
    const float y = head.bottom() + c.mm(6);
    entryWords(c, readerEntry(list, c.state.reader.at).text, {left, y, width, foot - c.mm(4) - y});
    keys(c, row);
    c.b.close();
}

}  // namespace arobase::screens

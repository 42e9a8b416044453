#include "app/screens/keyboard.h"

#include <array>

#include "app/action.h"

namespace arobase {
namespace {

constexpr double kKeyMm = 15, kGapMm = 1.6;
constexpr int kColumns = 10, kRows = 5;

struct Key {
    std::string_view text;  ///< what it types; empty: it erases
    std::string_view id;
    int columns = 1;
};

constexpr std::array<Key, 46> kKeys{{
    {"1", "1"}, {"2", "2"}, {"3", "3"}, {"4", "4"}, {"5", "5"}, {"6", "6"}, {"7", "7"}, {"8", "8"}, {"9", "9"}, {"0", "0"},
    {"a", "a"}, {"z", "z"}, {"e", "e"}, {"r", "r"}, {"t", "t"}, {"y", "y"}, {"u", "u"}, {"i", "i"}, {"o", "o"}, {"p", "p"},
    {"q", "q"}, {"s", "s"}, {"d", "d"}, {"f", "f"}, {"g", "g"}, {"h", "h"}, {"j", "j"}, {"k", "k"}, {"l", "l"}, {"m", "m"},
    {"w", "w"}, {"x", "x"}, {"c", "c"}, {"v", "v"}, {"b", "b"}, {"n", "n"}, {"é", "e-acute"}, {"è", "e-grave"}, {"à", "a-grave"}, {"ç", "c-cedilla"},
    {"’", "apostrophe"}, {"-", "hyphen"}, {"/", "slash"}, {"œ", "oe"}, {" ", "space", 4}, {"", "erase", 2},
}};

}  // namespace

KeyboardSize keyboardSize(const Metrics& metrics) {
    return {metrics.mm(kColumns * (kKeyMm + kGapMm) - kGapMm), metrics.mm(kRows * (kKeyMm + kGapMm) - kGapMm)};
}

namespace screens {
namespace {

/// An arrow to the left with a cross in it.
void eraseSign(Context& c, Vec2 m, Rgba ink) {
    const float w = c.mm(5), h = c.mm(2.8), arm = c.mm(1.2), line = c.mm(0.45);
    const Vec2 tip{m.x - w - h, m.y};
    for (const float side : {-1.f, 1.f}) {
        c.b.list().line(tip, {m.x - w, m.y + side * h}, line, ink);
        c.b.list().line({m.x - w, m.y + side * h}, {m.x + w, m.y + side * h}, line, ink);
        c.b.list().line({m.x - arm, m.y - side * arm}, {m.x + arm, m.y + side * arm}, line, ink);
    }
    c.b.list().line({m.x + w, m.y - h}, {m.x + w, m.y + h}, line, ink);
}

void key(Context& c, const Key& k, const Rect& box, bool enabled) {
    const TextStyle style = k.columns > 1 ? c.b.small(FontWeight::Medium) : c.b.body(FontWeight::SemiBold);
    Node& node = c.b.open("key-" + std::string(k.id), Role::Button, box);
    const bool letter = k.text.size() > 0 && k.text != " ";
    node.text = letter ? std::string(k.text) : k.text.empty() ? "" : c.tr("keyboard.space");
    node.spoken = k.text.empty() ? c.tr("keyboard.erase") : node.text;
    node.action = k.text.empty() ? toText(EraseText{}) : toText(TypeText{std::string(k.text)});
    node.enabled = enabled;
    node.captures = true;
    node.fg = c.b.colour(enabled ? "button_text" : "text_dim");
    node.bg = c.b.colour("button");
    node.textPx = node.text.empty() ? 0 : style.sizePx;
    const Rgba fill = node.bg, ink = node.fg;
    const std::string words = node.text;
    c.b.list().rect(box, fill, c.mm(2.2), c.b.colour("button_border"), c.mm(0.3));
    if (k.text.empty())
        eraseSign(c, {box.centre().x + c.mm(1), box.centre().y}, ink);
    else
        c.b.words(words, box.centre(), style, ink);
    c.b.close();
}

}  // namespace

void keyboard(Context& c, Vec2 at, bool erases) {
    const float size = c.mm(kKeyMm), step = c.mm(kKeyMm + kGapMm);
    int column = 0, row = 0;
    for (const Key& k : kKeys) {
        const auto columns = static_cast<float>(k.columns);
        key(c, k, {at.x + static_cast<float>(column) * step, at.y + static_cast<float>(row) * step, size + (columns - 1) * step, size}, erases || !k.text.empty());
        column += k.columns;
        if (column >= kColumns) {
            column = 0;
            ++row;
        }
    }
}

}  // namespace screens
}  // namespace arobase

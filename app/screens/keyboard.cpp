#include "app/screens/keyboard.h"

#include <algorithm>
#include <array>

#include "app/action.h"
#include "app/typing.h"

namespace arobase {
namespace {

constexpr double kKeyMm = kSmallestKeyMm, kGapMm = 1.6;
constexpr int kColumns = 10, kRows = 6;

enum class KeyKind : unsigned char { Letter, Erase, Shift, Swap, Dead };

struct Key {
    std::string_view text;  ///< what it types
    std::string_view id;
    int columns = 1;
    KeyKind kind = KeyKind::Letter;
};

using Keys = std::array<Key, 55>;

constexpr Keys kAzerty{{
    {"1", "1"}, {"2", "2"}, {"3", "3"}, {"4", "4"}, {"5", "5"}, {"6", "6"}, {"7", "7"}, {"8", "8"}, {"9", "9"}, {"0", "0"},
    {"a", "a"}, {"z", "z"}, {"e", "e"}, {"r", "r"}, {"t", "t"}, {"y", "y"}, {"u", "u"}, {"i", "i"}, {"o", "o"}, {"p", "p"},
    {"q", "q"}, {"s", "s"}, {"d", "d"}, {"f", "f"}, {"g", "g"}, {"h", "h"}, {"j", "j"}, {"k", "k"}, {"l", "l"}, {"m", "m"},
    {"", "shift", 1, KeyKind::Shift}, {"w", "w"}, {"x", "x"}, {"c", "c"}, {"v", "v"}, {"b", "b"}, {"n", "n"}, {"’", "apostrophe"}, {"", "erase", 2, KeyKind::Erase},
    {"é", "e-acute"}, {"è", "e-grave"}, {"à", "a-grave"}, {"ç", "c-cedilla"}, {"œ", "oe"}, {"æ", "ae"}, {"^", "circumflex", 1, KeyKind::Dead},
    {"¨", "diaeresis", 1, KeyKind::Dead}, {"@", "at"}, {"-", "hyphen"},
    {"", "swap", 2, KeyKind::Swap}, {"«", "open-quote"}, {" ", "space", 4}, {"»", "close-quote"}, {",", "comma"}, {".", "stop"},
}};

/// The letters by the alphabet, in the places of the AZERTY ones.
constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz";

struct Variants {
    std::string_view node;
    std::array<std::string_view, 6> letters;
};
constexpr std::array<Variants, 14> kVariants{{{"key-a", {"à", "â", "ä", "æ"}},
                                              {"key-e", {"é", "è", "ê", "ë", "€"}},
                                              {"key-i", {"î", "ï"}},
                                              {"key-o", {"ô", "ö", "œ"}},
                                              {"key-u", {"ù", "û", "ü"}},
                                              {"key-y", {"ÿ"}},
                                              {"key-c", {"ç"}},
                                              {"key-n", {"ñ"}},
                                              {"key-apostrophe", {"'", "\""}},
                                              {"key-open-quote", {"“", "(", "["}},
                                              {"key-close-quote", {"”", ")", "]"}},
                                              {"key-comma", {";", "?", "%"}},
                                              {"key-stop", {"!", ":", "…"}},
                                              {"key-hyphen", {"–", "/", "+", "&", "#"}}}};

bool isLatin(std::string_view text) { return text.size() == 1 && text[0] >= 'a' && text[0] <= 'z'; }

/// Keys as they stand now: by the alphabet the same places hold other letters.
Keys keysNow(const KeyboardState& state) {
    Keys keys = kAzerty;
    if (!state.abc) return keys;
    std::size_t next = 0;
    for (Key& k : keys)
        if (isLatin(k.text)) k.text = k.id = kAlphabet.substr(next++, 1);
    return keys;
}

}  // namespace

std::span<const std::string_view> variantsOfKey(std::string_view nodeId) {
    const auto found = std::ranges::find(kVariants, nodeId, &Variants::node);
    if (found == kVariants.end()) return {};
    const auto end = std::ranges::find(found->letters, std::string_view());
    return {found->letters.begin(), static_cast<std::size_t>(end - found->letters.begin())};
}

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

/// An arrow upwards; underlined while every letter is a capital.
void shiftSign(Context& c, Vec2 m, Rgba ink, bool locked) {
    const float w = c.mm(3.2), line = c.mm(0.55);
    c.b.list().line({m.x, m.y - c.mm(3.4)}, {m.x - w, m.y}, line, ink);
    c.b.list().line({m.x, m.y - c.mm(3.4)}, {m.x + w, m.y}, line, ink);
    c.b.list().line({m.x, m.y - c.mm(3.2)}, {m.x, m.y + c.mm(2.6)}, line, ink);
    if (locked) c.b.list().line({m.x - w, m.y + c.mm(4.4)}, {m.x + w, m.y + c.mm(4.4)}, line, ink);
}

std::string writtenBy(const Context& c, const Key& k) {
    const bool capital = k.kind == KeyKind::Letter && (c.state.keys.shift || c.state.keys.locked);
    return capital ? capitalOf(k.text) : std::string(k.text);
}

std::string actionOf(const Context& c, const Key& k) {
    switch (k.kind) {
        case KeyKind::Letter: return toText(TypeText{writtenBy(c, k)});
        case KeyKind::Erase: return toText(EraseText{});
        case KeyKind::Shift: return toText(PressShift{});
        case KeyKind::Swap: return toText(SwapKeys{});
        case KeyKind::Dead: return toText(PressDead{std::string(k.text)});
    }
    return {};
}

std::string wordsOn(const Context& c, const Key& k) {
    if (k.kind == KeyKind::Erase || k.kind == KeyKind::Shift) return {};
    if (k.kind == KeyKind::Swap) return c.state.keys.abc ? "AZERTY" : "ABC";
    return k.text == " " ? c.tr("keyboard.space") : writtenBy(c, k);
}

std::string spokenBy(const Context& c, const Key& k, const std::string& words) {
    switch (k.kind) {
        case KeyKind::Erase: return c.tr("keyboard.erase");
        case KeyKind::Shift: return c.tr("keyboard.shift");
        case KeyKind::Swap: return c.tr(c.state.keys.abc ? "keyboard.azerty" : "keyboard.abc");
        case KeyKind::Dead: return c.tr(k.text == "^" ? "keyboard.circumflex" : "keyboard.diaeresis");
        default: return words;
    }
}

bool pressed(const Context& c, const Key& k) {
    const KeyboardState& s = c.state.keys;
    return (k.kind == KeyKind::Shift && (s.shift || s.locked)) || (k.kind == KeyKind::Dead && s.dead == k.text) || (k.kind == KeyKind::Erase && s.erasing);
}

void key(Context& c, const Key& k, const Rect& box, bool enabled) {
    const bool wide = k.columns > 1;
    const TextStyle style = wide ? c.b.small(FontWeight::Medium) : c.b.body(FontWeight::SemiBold);
    Node& node = c.b.open("key-" + std::string(k.id), Role::Button, box);
    node.text = wordsOn(c, k);
    node.spoken = spokenBy(c, k, node.text);
    node.action = actionOf(c, k);
    node.enabled = enabled;
    node.captures = true;
    const bool down = pressed(c, k);
    node.fg = c.b.colour(down ? "panel" : enabled ? "button_text" : "text_dim");
    node.bg = c.b.colour(down ? "focus" : "button");
    node.textPx = node.text.empty() ? 0 : style.sizePx;
    const Rgba fill = node.bg, ink = node.fg;
    const std::string words = node.text;
    c.b.list().rect(box, fill, c.mm(2.2), c.b.colour("button_border"), c.mm(0.3));
    if (!variantsOfKey(node.id).empty())  // three dots: hold it for more
        for (const int dot : {-1, 0, 1}) c.b.list().disc({box.right() - c.mm(3.2) + static_cast<float>(dot) * c.mm(0.9), box.y + c.mm(2)}, c.mm(0.26), withAlpha(ink, 0.7));
    if (k.kind == KeyKind::Erase)
        eraseSign(c, {box.centre().x + c.mm(1), box.centre().y}, ink);
    else if (k.kind == KeyKind::Shift)
        shiftSign(c, box.centre(), ink, c.state.keys.locked);
    else if (k.kind == KeyKind::Dead)
        c.b.words(words, {box.centre().x, box.centre().y + c.mm(1.6)}, c.b.heading(), ink);
    else
        c.b.words(words, box.centre(), style, ink);
    c.b.close();
}

/// The variants of a held key, in a row above it that stays over the keyboard.
void variants(Context& c, const Rect& held, const Rect& keys) {
    const auto letters = variantsOfKey(c.state.keys.variants);
    const float size = c.mm(kKeyMm), gap = c.mm(kGapMm), pad = c.mm(1.6);
    const float width = static_cast<float>(letters.size()) * (size + gap) - gap;
    const float x = std::clamp(held.centre().x - size / 2, keys.x + pad, std::max(keys.x + pad, keys.right() - width - pad));
    const float y = held.y - size - gap - pad;
    const Rect bubble{x - pad, y - pad, width + 2 * pad, size + 2 * pad};
    Node& around = c.b.open("variants", Role::Hint, bubble);
    around.captures = true;
    c.b.list().rect(bubble, c.b.colour("panel"), c.mm(3), c.b.colour("focus"), c.mm(0.6));
    float at = x;
    for (std::size_t i = 0; i < letters.size(); ++i, at += size + gap) {
        const Rect box{at, y, size, size};
        const bool capital = c.state.keys.shift || c.state.keys.locked;
        const std::string letter = capital ? capitalOf(letters[i]) : std::string(letters[i]);
        Node& node = c.b.open("variant-" + std::to_string(i), Role::Button, box);
        node.text = letter;
        node.action = toText(TypeText{letter});
        node.captures = true;
        node.fg = c.b.colour("button_text");
        node.bg = c.b.colour("button");
        node.textPx = c.b.body().sizePx;
        const Rgba fill = node.bg, ink = node.fg;
        c.b.list().rect(box, fill, c.mm(2.2), c.b.colour("button_border"), c.mm(0.3));
        c.b.words(letter, box.centre(), c.b.body(FontWeight::SemiBold), ink);
        c.b.close();
    }
    c.b.close();
}

}  // namespace

void keyboard(Context& c, const Rect& room, bool erases) {
    const float gap = c.mm(kGapMm), width = (room.w - gap * (kColumns - 1)) / kColumns, height = (room.h - gap * (kRows - 1)) / kRows;
    const Keys keys = keysNow(c.state.keys);
    int column = 0, row = 0;
    Rect held;
    for (const Key& k : keys) {
        const auto columns = static_cast<float>(k.columns);
        const Rect box{room.x + static_cast<float>(column) * (width + gap), room.y + static_cast<float>(row) * (height + gap), width + (columns - 1) * (width + gap), height};
        key(c, k, box, erases || k.kind != KeyKind::Erase || !c.state.keys.dead.empty());
        if (c.state.keys.variants == "key-" + std::string(k.id)) held = box;
        column += k.columns;
        if (column >= kColumns) {
            column = 0;
            ++row;
        }
    }
    if (!held.empty() && !variantsOfKey(c.state.keys.variants).empty()) variants(c, held, room);
}

}  // namespace screens
}  // namespace arobase

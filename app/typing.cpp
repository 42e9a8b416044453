#include "app/typing.h"

#include <algorithm>
#include <array>
#include <utility>

#include "data/landmarks/landmark_text.h"
#include "data/utf8.h"

namespace arobase {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 10> kCircumflex{{{"a", "â"}, {"e", "ê"}, {"i", "î"}, {"o", "ô"}, {"u", "û"}, {"A", "Â"}, {"E", "Ê"}, {"I", "Î"}, {"O", "Ô"}, {"U", "Û"}}};
constexpr std::array<Pair, 12> kDiaeresis{{{"a", "ä"}, {"e", "ë"}, {"i", "ï"}, {"o", "ö"}, {"u", "ü"}, {"y", "ÿ"}, {"A", "Ä"}, {"E", "Ë"}, {"I", "Ï"}, {"O", "Ö"}, {"U", "Ü"}, {"Y", "Ÿ"}}};
constexpr std::array<Pair, 19> kCapitals{{{"é", "É"}, {"è", "È"}, {"ê", "Ê"}, {"ë", "Ë"}, {"à", "À"}, {"â", "Â"}, {"ä", "Ä"}, {"ç", "Ç"}, {"î", "Î"}, {"ï", "Ï"},
                                          {"ô", "Ô"}, {"ö", "Ö"}, {"ù", "Ù"}, {"û", "Û"}, {"ü", "Ü"}, {"ÿ", "Ÿ"}, {"œ", "Œ"}, {"æ", "Æ"}, {"ñ", "Ñ"}}};

template <std::size_t N>
std::string_view lookedUp(const std::array<Pair, N>& table, std::string_view letter) {
    const auto found = std::ranges::find(table, letter, &Pair::first);
    return found == table.end() ? std::string_view() : found->second;
}

}  // namespace

bool writable(char32_t c) {
    const auto within = [c](char32_t from, char32_t to) { return c >= from && c <= to; };
    return c >= 0x20 && !within(0x7F, 0x9F) && !within(0x200B, 0x200F) && !within(0x2028, 0x202E) && !within(0x2060, 0x206F) && c != 0x061C && c != 0xFEFF &&
           c != 0xFFFD;
}

void writeInto(std::string& field, std::string_view text, const FieldLimit& limit) {
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        if (!writable(c)) continue;
        std::string longer = field;
        appendUtf8(longer, c);
        if (longer.size() > limit.bytes || perceivedLength(longer) > limit.letters) return;
        field = std::move(longer);
    }
}

void eraseLast(std::string& field) {
    const std::size_t length = perceivedLength(field);
    field = length == 0 ? std::string() : firstPerceived(field, length - 1);
}

std::string combined(std::string_view dead, std::string_view letter) {
    const std::string_view whole = dead == "^" ? lookedUp(kCircumflex, letter) : dead == "¨" ? lookedUp(kDiaeresis, letter) : std::string_view();
    if (!whole.empty()) return std::string(whole);
    if (letter == " ") return std::string(dead);
    return std::string(dead) + std::string(letter);
}

std::string capitalOf(std::string_view letter) {
    if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') return std::string(1, static_cast<char>(letter[0] - 'a' + 'A'));
    const std::string_view capital = lookedUp(kCapitals, letter);
    return std::string(capital.empty() ? letter : capital);
}

}  // namespace arobase

#include "app/action.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace arobase {

Action::Action(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(const Action& other) = default;
Action& Action::operator=(Action&& other) noexcept = default;
Action::~Action() = default;

namespace {

void append(std::string& out, int value) { out += std::to_string(value); }

template <class Real>
void appendReal(std::string& out, Real value) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);  // shortest text that reads back the same
    out.append(buffer, end.ptr);
}
void append(std::string& out, float value) { appendReal(out, value); }
void append(std::string& out, double value) { appendReal(out, value); }

/// What would end a field, and the letter that stands for it after a backslash.
constexpr std::array<std::pair<char, char>, 6> kEscapes{{{' ', 's'}, {'\t', 't'}, {'\r', 'r'}, {'\n', 'n'}, {'\\', '\\'}, {'-', '-'}}};

void append(std::string& out, const std::string& value) {
    if (value.empty()) out += '-';
    for (const char c : value) {
        const auto escape = std::find_if(kEscapes.begin(), kEscapes.end(), [c](const auto& e) { return e.first == c; });
        const bool escaped = escape != kEscapes.end() && (c != '-' || value.size() == 1);
        if (escaped) out += '\\';
        out += escaped ? escape->second : c;
    }
}

std::vector<std::string_view> splitWords(std::string_view line) {
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while ((at = line.find_first_not_of(" \t\r", at)) != std::string_view::npos) {
        const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

template <class Number>
bool read(std::string_view word, Number& value) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size()) return false;
    if constexpr (std::is_floating_point_v<Number>) return std::isfinite(value);
    return true;
}
bool read(std::string_view word, std::string& value) {
    value.clear();
    if (word == "-") return true;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] != '\\') {
            value += word[i];
            continue;
        }
        const char letter = ++i < word.size() ? word[i] : '\0';
        const auto escape = std::find_if(kEscapes.begin(), kEscapes.end(), [letter](const auto& e) { return e.second == letter; });
        if (escape == kEscapes.end()) return false;
        value += escape->first;
    }
    return true;
}

template <class One>
bool parseAs(const std::vector<std::string_view>& words, std::optional<Action>& out) {
    if (words.front() != One::kName) return false;
    One action;
    const bool good = std::apply(
        [&](auto&... field) {
            if (words.size() != sizeof...(field) + 1) return false;
            std::size_t i = 1;
            return (read(words[i++], field) && ...);
        },
        action.fields());
    if (good) out = action;
    return true;  // the name is known: no other type will fit
}

template <class... All>
std::optional<Action> parseAny(const std::vector<std::string_view>& words, const std::variant<All...>*) {
    std::optional<Action> out;
    (parseAs<All>(words, out) || ...);
    return out;
}

}  // namespace

std::string toText(const Action& action) {
    return std::visit(
        [](const auto& one) {
            std::string out(one.kName);
            std::apply([&](const auto&... field) { ((out += ' ', append(out, field)), ...); }, one.fields());
            return out;
        },
        action);
}

std::optional<Action> parseAction(std::string_view line) {
    const auto words = splitWords(line);
    if (words.empty()) return std::nullopt;
    return parseAny(words, static_cast<const Action*>(nullptr));
}

}  // namespace arobase

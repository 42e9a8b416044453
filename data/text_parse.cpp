#include "data/text_parse.h"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "data/frise_time.h"

namespace arobase {
namespace {

constexpr std::array<std::string_view, 7> kBlanks = {" ", "\t", "\n", "\r", "\u00A0", "\u202F", "\uFEFF"};
constexpr std::size_t kMaxDigits = 9;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool allDigits(std::string_view text) {
    for (const char c : text) {
        if (!isDigit(c)) return false;
    }
    return !text.empty();
}

/// End of the digits that start at `begin`, swallowing " 578" after one to three digits.
std::size_t endOfNumber(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && isDigit(text[end])) ++end;
    bool grouped = end - begin <= 3;
    while (grouped) {
        grouped = false;
        for (const std::string_view space : {kBlanks[0], kBlanks[4], kBlanks[5]}) {
            const std::size_t digits = end + space.size();
            if (!text.substr(end).starts_with(space) || digits + 3 > text.size() || !allDigits(text.substr(digits, 3))) continue;
            if (digits + 3 < text.size() && isDigit(text[digits + 3])) continue;
            end = digits + 3;
            grouped = true;
            break;
        }
    }
    return end;
}

/// True for the first (last) bytes of blanks, and of some letters too.
bool mayBeginBlank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\xC2' || c == '\xE2' || c == '\xEF'; }
bool mayEndBlank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\xA0' || c == '\xAF' || c == '\xBF'; }

}  // namespace

std::string_view trimmed(std::string_view text) {
    if (text.empty() || (!mayBeginBlank(text.front()) && !mayEndBlank(text.back()))) return text;
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view blank : kBlanks) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
            if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
        }
    }
    return text;
}

std::optional<int> toInt(std::string_view text) {
    text = trimmed(text);
    const bool negative = text.starts_with('-');
    const std::string_view digits = negative ? text.substr(1) : text;
    if (!allDigits(digits) || digits.size() > kMaxDigits) return std::nullopt;
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return negative ? -value : value;
}

std::optional<double> toDecimal(std::string_view text) {
    std::string plain;
    for (const char c : trimmed(text)) plain += c == ',' ? '.' : c;
    if (plain.empty() || plain.size() > 32 || plain.find_first_not_of("0123456789.-") != std::string::npos) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<HistDate> toHistDate(std::string_view text) {
    text = trimmed(text);
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    if (!allDigits(text.substr(0, 4))) return std::nullopt;
    HistDate date;
    date.year = toInt(text.substr(0, 4)).value_or(0);
    if (text.size() >= 7) {
        if (text[4] != '-' || !allDigits(text.substr(5, 2))) return std::nullopt;
        date.month = toInt(text.substr(5, 2)).value_or(0);
        if (date.month < 1 || date.month > 12) return std::nullopt;
    }
    if (text.size() == 10) {
        if (text[7] != '-' || !allDigits(text.substr(8, 2))) return std::nullopt;
        date.day = toInt(text.substr(8, 2)).value_or(0);
        if (date.day < 1 || date.day > daysInMonth(date.year, date.month)) return std::nullopt;
    }
    return date;
}

std::optional<double> toMinutes(std::string_view text) {
    text = trimmed(text);
    const std::size_t mark = text.find('h');
    if (mark == std::string_view::npos) return std::nullopt;
    const std::optional<int> hours = toInt(text.substr(0, mark));
    const std::string_view rest = trimmed(text.substr(mark + 1));
    const std::optional<int> minutes = rest.empty() ? 0 : toInt(rest);
    if (!hours || !minutes || *hours < 0 || *hours > 999 || *minutes < 0 || *minutes > 59) return std::nullopt;
    return *hours * 60.0 + *minutes;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> pieces;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        const std::string_view piece = trimmed(text.substr(0, end));
        if (!piece.empty()) pieces.push_back(piece);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + separator.size());
    }
    return pieces;
}

std::vector<NumberInText> numbersIn(std::string_view text) {
    std::vector<NumberInText> numbers;
    for (std::size_t i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            ++i;
            continue;
        }
        const std::size_t end = endOfNumber(text, i);
        std::string digits;
        for (const char c : text.substr(i, end - i)) {
            if (isDigit(c)) digits += c;
        }
        if (digits.size() <= kMaxDigits) numbers.push_back({toInt(digits).value_or(0), i, end});
        i = end;
    }
    return numbers;
}

}  // namespace arobase

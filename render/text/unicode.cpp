#include "render/text/unicode.h"

#include <hb.h>

#include <cstdint>

namespace arobase {
namespace {

struct Decoded {
    char32_t character = kReplacementCharacter;
    std::size_t bytes = 1;
};

constexpr bool isScalar(char32_t c) {
    return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

Decoded decodeOne(std::string_view rest) {
    const auto lead = static_cast<std::uint8_t>(rest[0]);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 && lead <= 0xF4  ? 4
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                                                             : 0;
    if (length == 0 || rest.size() < length) return {};
    char32_t value = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<std::uint8_t>(rest[i]);
        if ((byte & 0xC0) != 0x80) return {};
        value = (value << 6) | (byte & 0x3Fu);
    }
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < kSmallest[length] || !isScalar(value)) return {};
    return {value, length};
}

hb_unicode_general_category_t category(char32_t c) {
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
}

bool isDropped(char32_t c) {
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;                          // controls
    if (c == 0xAD || c == 0x61C || c == 0x180E || c == 0xFEFF) return true;         // soft hyphen, marks, byte order mark
    if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)) return true;  // zero width, bidi
    if (c >= 0x2060 && c <= 0x206F) return true;                                    // joiners, isolates, invisible operators
    if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF9 && c <= 0xFFFB)) return true;
    return c >= 0xE0000 && c <= 0xE0FFF;  // tags, variation selectors
}

bool isLineOrTabControl(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

}  // namespace

std::u32string decodeUtf8(std::string_view utf8) {
    std::u32string text;
    text.reserve(utf8.size());
    while (!utf8.empty()) {
        const Decoded decoded = decodeOne(utf8);
        text.push_back(decoded.character);
        utf8.remove_prefix(decoded.bytes);
    }
    return text;
}

std::string encodeUtf8(std::u32string_view text) {
    std::string utf8;
    utf8.reserve(text.size() + text.size() / 4);
    const auto put = [&utf8](char32_t value) { utf8.push_back(static_cast<char>(static_cast<std::uint8_t>(value))); };
    for (char32_t c : text) {
        if (!isScalar(c)) c = kReplacementCharacter;
        if (c < 0x80) {
            put(c);
            continue;
        }
        if (c < 0x800) {
            put(0xC0 | (c >> 6));
        } else if (c < 0x10000) {
            put(0xE0 | (c >> 12));
            put(0x80 | ((c >> 6) & 0x3F));
        } else {
            put(0xF0 | (c >> 18));
            put(0x80 | ((c >> 12) & 0x3F));
            put(0x80 | ((c >> 6) & 0x3F));
        }
        put(0x80 | (c & 0x3F));
    }
    return utf8;
}

std::u32string sanitized(std::u32string_view text) {
    constexpr int kMaxMarks = 3;  // more is vandalism: a tower of accents over the neighbouring lines
    std::u32string clean;
    clean.reserve(text.size());
    int marks = 0;
    for (char32_t c : text) {
        if (isLineOrTabControl(c)) c = ' ';
        if (isDropped(c)) continue;
        if (!isScalar(c)) c = kReplacementCharacter;
        if (!isCombiningMark(c)) {
            marks = 0;
        } else if (hb_codepoint_t composed = 0; !clean.empty() && marks == 0 &&
                                                hb_unicode_compose(hb_unicode_funcs_get_default(), clean.back(), c, &composed)) {
            clean.back() = composed;
            continue;
        } else if (++marks > kMaxMarks) {
            continue;
        }
        clean.push_back(c);
    }
    return clean;
}

bool isBreakingSpace(char32_t c) {
    return c == ' ' || c == '\t' || c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F || c == 0x3000;
}

bool isSpace(char32_t c) {
    return isBreakingSpace(c) || c == kNoBreakSpace || c == kNarrowNoBreakSpace || c == 0x2007;
}

bool isCombiningMark(char32_t c) {
    if (c < 0x300) return false;
    const auto kind = category(c);
    return kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

bool isWordCharacter(char32_t c) {
    const auto kind = category(c);
    return (kind >= HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER && kind <= HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER) ||
           kind == HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER;
}

}  // namespace arobase

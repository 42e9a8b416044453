#include "data/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace arobase {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::uint8_t byteAt(std::string_view text, std::size_t index) {
    return static_cast<std::uint8_t>(text[index]);
}

bool isContinuation(std::string_view text, std::size_t index) {
    return index < text.size() && (byteAt(text, index) & 0xC0U) == 0x80U;
}

/// How many bytes from `at` on are ASCII, eight at a time.
std::size_t asciiFrom(std::string_view bytes, std::size_t at) {
    const std::size_t start = at;
    for (std::uint64_t eight = 0; at + sizeof eight <= bytes.size(); at += sizeof eight) {
        std::memcpy(&eight, bytes.data() + at, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0) break;
    }
    while (at < bytes.size() && byteAt(bytes, at) < 0x80) ++at;
    return at - start;
}

struct Decoded {
    char32_t codePoint = kReplacement;
    std::size_t bytes = 0;  ///< 0: not UTF-8
};

/// Refuses overlong forms, surrogates and what lies beyond U+10FFFF.
Decoded decode(std::string_view text) {
    const std::uint8_t lead = byteAt(text, 0);
    if (lead < 0x80) return {lead, 1};
    std::size_t bytes = 0;
    char32_t value = 0;
    char32_t least = 0;
    if ((lead & 0xE0U) == 0xC0U) {
        bytes = 2, value = lead & 0x1FU, least = 0x80;
    } else if ((lead & 0xF0U) == 0xE0U) {
        bytes = 3, value = lead & 0x0FU, least = 0x800;
    } else if ((lead & 0xF8U) == 0xF0U) {
        bytes = 4, value = lead & 0x07U, least = 0x10000;
    }
    for (std::size_t i = 1; i < bytes; ++i) {
        if (!isContinuation(text, i)) return {};
        value = (value << 6U) | (byteAt(text, i) & 0x3FU);
    }
    const bool sound = bytes > 0 && value >= least && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return sound ? Decoded{value, bytes} : Decoded{};
}

/// Windows-1252 bytes 0x80–0x9F; the rest of the code page equals Latin-1.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

char32_t fromWindows1252(std::uint8_t byte) {
    return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : static_cast<char32_t>(byte);
}

/// Base letters of U+00C0…U+017F, lower case; '.' where there is none, '*' for a ligature (see foldedLetter).
constexpr std::string_view kBaseLetters =
    "aaaaaa*ceeeeiiiidnooooo.ouuuuy**aaaaaa*ceeeeiiiidnooooo.ouuuuy*y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"
    "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kBaseLetters.size() == 0x180 - 0xC0);

std::string_view foldedLigature(char32_t codePoint) {
    switch (codePoint) {
        case 0x00C6:
        case 0x00E6:
            return "ae";
        case 0x0152:
        case 0x0153:
            return "oe";
        case 0x00DF:
            return "ss";
        case 0x00DE:
        case 0x00FE:
            return "th";
        case 0x0132:
        case 0x0133:
            return "ij";
        default:
            return "";
    }
}

void appendFolded(std::string& out, char32_t codePoint) {
    if (codePoint >= 'A' && codePoint <= 'Z') {
        out += static_cast<char>(codePoint - 'A' + 'a');
    } else if ((codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9')) {
        out += static_cast<char>(codePoint);
    } else if (codePoint >= 0xC0 && codePoint < 0x180) {
        const char base = kBaseLetters[codePoint - 0xC0];
        if (base == '*') {
            out += foldedLigature(codePoint);
        } else if (base != '.') {
            out += base;
        }
    }
}

}  // namespace

char32_t takeCodePoint(std::string_view& text) {
    if (text.empty()) return 0;
    const Decoded decoded = decode(text);
    text.remove_prefix(decoded.bytes == 0 ? 1 : decoded.bytes);
    return decoded.codePoint;
}

void appendUtf8(std::string& text, char32_t codePoint) {
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) codePoint = kReplacement;
    const auto push = [&text](char32_t byte) { text += static_cast<char>(static_cast<std::uint8_t>(byte)); };
    if (codePoint < 0x80) {
        push(codePoint);
    } else if (codePoint < 0x800) {
        push(0xC0U | (codePoint >> 6U));
        push(0x80U | (codePoint & 0x3FU));
    } else if (codePoint < 0x10000) {
        push(0xE0U | (codePoint >> 12U));
        push(0x80U | ((codePoint >> 6U) & 0x3FU));
        push(0x80U | (codePoint & 0x3FU));
    } else {
        push(0xF0U | (codePoint >> 18U));
        push(0x80U | ((codePoint >> 12U) & 0x3FU));
        push(0x80U | ((codePoint >> 6U) & 0x3FU));
        push(0x80U | (codePoint & 0x3FU));
    }
}

RepairedText repairedUtf8(std::string_view bytes) {
    RepairedText repaired;
    repaired.text.reserve(bytes.size());
    std::size_t kept = 0, at = 0;  // bytes before `kept` are in the text; up to `at` they are sound
    while (at < bytes.size()) {
        at += asciiFrom(bytes, at);
        if (at == bytes.size()) break;
        const Decoded decoded = decode(bytes.substr(at));
        if (decoded.bytes > 0) {
            at += decoded.bytes;
            continue;
        }
        if (repaired.invalidBytes++ == 0) repaired.firstInvalidLine = 1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        repaired.text.append(bytes, kept, at - kept);
        appendUtf8(repaired.text, fromWindows1252(byteAt(bytes, at)));
        kept = ++at;
    }
    repaired.text.append(bytes, kept);
    return repaired;
}

std::string foldedText(std::string_view text, char separator) {
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    while (!text.empty()) {
        const char c = text.front();
        if (const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); plain && !gap) {
            out += c;
            text.remove_prefix(1);
            continue;
        }
        const std::size_t before = out.size();
        if (gap) out += separator;
        const std::size_t start = out.size();
        appendFolded(out, takeCodePoint(text));
        const bool nothing = out.size() == start;
        if (nothing) out.resize(before);
        gap = nothing && before > 0;
    }
    return out;
}

}  // namespace arobase

#include "data/landmarks/moderation_fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include <memory>

#include "data/utf8.h"

namespace arobase {
namespace {

struct SpoofCloser {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

/// The Latin letter that one character passes for; 0 if it is none.
char passesFor(const USpoofChecker* checker, UChar32 c) {
    UChar units[2], out[32];
    int32_t length = 0;
    U16_APPEND_UNSAFE(units, length, c);
    UErrorCode status = U_ZERO_ERROR;
    const int32_t got = uspoof_getSkeleton(checker, 0, units, length, out, 32, &status);
    if (U_FAILURE(status) || got != 1 || out[0] >= 128 || u_isalnum(out[0]) == 0) return '\0';
    return static_cast<char>(u_tolower(out[0]));
}

/// Small letters of some alphabets only pass for Latin in their capital form (к, К).
char latinOf(UChar32 c) {
    static const std::unique_ptr<USpoofChecker, SpoofCloser> checker([] {
        UErrorCode status = U_ZERO_ERROR;
        return uspoof_open(&status);
    }());
    if (!checker) return '\0';
    const char small = passesFor(checker.get(), c);
    return small != '\0' ? small : passesFor(checker.get(), u_toupper(c));
}

std::u16string normalized(const UNormalizer2* form, const std::u16string& text) {
    UErrorCode status = U_ZERO_ERROR;
    std::u16string out(text.size() * 18 + 8, u'\0');  // the longest NFKC of one unit has 18
    const int32_t length = unorm2_normalize(form, text.data(), static_cast<int32_t>(text.size()), out.data(), static_cast<int32_t>(out.size()), &status);
    if (U_FAILURE(status)) return text;
    out.resize(static_cast<std::size_t>(length));
    return out;
}

std::u16string plainForm(std::string_view text) {
    std::u16string units;
    while (!text.empty()) {
        const auto c = static_cast<UChar32>(takeCodePoint(text));
        UChar pair[2];
        int32_t length = 0;
        U16_APPEND_UNSAFE(pair, length, c);
        units.append(pair, static_cast<std::size_t>(length));
    }
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* casefold = unorm2_getNFKCCasefoldInstance(&status);
    const UNormalizer2* apart = unorm2_getNFDInstance(&status);
    return U_FAILURE(status) ? units : normalized(apart, normalized(casefold, units));
}

void appendFolded(std::string& out, UChar32 c) {
    if (c < 128) {
        out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        return;
    }
    if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return;
    switch (c) {
        case 0x153: out += "oe"; return;
        case 0xE6: out += "ae"; return;
        case 0x2019:
        case 0x2018:
        case 0x2BC: out += '\''; return;
        case 0x20AC: out += 'e'; return;  // €
        case 0xA3: out += 'l'; return;
        case 0xA2: out += 'c'; return;
        case 0x3BC: out += 'u'; return;
        case 0xF8: out += 'o'; return;
        case 0x142: out += 'l'; return;
        case 0x131: out += 'i'; return;
        default: break;
    }
    if (u_isUWhiteSpace(c) != 0)
        out += ' ';
    else if (u_charType(c) == U_DASH_PUNCTUATION)
        out += '-';
    else if (const char latin = latinOf(c); latin != '\0')
        out += latin;
    else
        out += (U_GET_GC_MASK(c) & (U_GC_P_MASK | U_GC_S_MASK)) != 0 ? '~' : '?';
}

}  // namespace

std::string foldedLookAlikes(std::string_view text) {
    const std::u16string units = plainForm(text);
    std::string out;
    for (int32_t i = 0; i < static_cast<int32_t>(units.size());) {
        UChar32 c = 0;
        U16_NEXT(units.data(), i, static_cast<int32_t>(units.size()), c);
        appendFolded(out, c);
    }
    return out;
}

}  // namespace arobase

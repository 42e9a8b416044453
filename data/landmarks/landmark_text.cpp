#include "data/landmarks/landmark_text.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <memory>

#include "data/utf8.h"

namespace arobase {
namespace {

constexpr int kMaxMarks = 3;  ///< on one letter: Vietnamese needs two

bool isSpace(UChar32 c) { return u_isUWhiteSpace(c) != 0 || c == 0x200B; }

/// Neither seen nor needed for anything that is seen, or not a character at all.
bool isUnwanted(UChar32 c) {
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return true;
    switch (u_charType(c)) {
        case U_CONTROL_CHAR:
        case U_FORMAT_CHAR:
        case U_PRIVATE_USE_CHAR:
        case U_SURROGATE:
        case U_UNASSIGNED: return true;
        default: return c == 0xFFFD || c == 0x2800;  // the blank braille pattern is a space in disguise
    }
}

bool isMark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

void append(std::u16string& text, UChar32 c) {
    UChar units[2];
    int32_t length = 0;
    U16_APPEND_UNSAFE(units, length, c);
    text.append(units, static_cast<std::size_t>(length));
}

/// Without what is unwanted; every run of spaces one space, none at the ends.
std::u16string plain(std::string_view text) {
    std::u16string out;
    bool gap = false;
    while (!text.empty()) {
        const auto c = static_cast<UChar32>(takeCodePoint(text));
        if (isSpace(c)) {
            gap = !out.empty();
        } else if (!isUnwanted(c)) {
            if (gap) out += u' ';
            gap = false;
            append(out, c);
        }
    }
    return out;
}

std::u16string composed(const std::u16string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
    std::u16string out(text.size() * 3 + 8, u'\0');  // NFC triples at most
    const int32_t length =
        unorm2_normalize(nfc, text.data(), static_cast<int32_t>(text.size()), out.data(), static_cast<int32_t>(out.size()), &status);
    if (U_FAILURE(status)) return text;
    out.resize(static_cast<std::size_t>(length));
    return out;
}

/// UTF-8 with no more than kMaxMarks marks in a row, and none at the start, where it would stand on nothing of ours.
std::string withFewMarks(const std::u16string& text) {
    std::string out;
    int marks = kMaxMarks;  // none at the start
    for (int32_t i = 0; i < static_cast<int32_t>(text.size());) {
        UChar32 c = 0;
        U16_NEXT(text.data(), i, static_cast<int32_t>(text.size()), c);
        if (c == u' ')
            marks = kMaxMarks;
        else
            marks = isMark(c) ? marks + 1 : 0;
        if (marks <= kMaxMarks || !isMark(c)) appendUtf8(out, static_cast<char32_t>(c));
    }
    return out;
}

std::u16string utf16Of(std::string_view text) {
    std::u16string out;
    while (!text.empty()) append(out, static_cast<UChar32>(takeCodePoint(text)));
    return out;
}

struct BreakCloser {
    void operator()(UBreakIterator* b) const { ubrk_close(b); }
};

/// Calls visit(end of cluster in UTF-16 units) until it answers false.
template <class Visit>
void eachCluster(const std::u16string& text, Visit&& visit) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBreakIterator, BreakCloser> breaks(
        ubrk_open(UBRK_CHARACTER, "", text.data(), static_cast<int32_t>(text.size()), &status));
    if (U_FAILURE(status)) return;
    for (int32_t end = ubrk_next(breaks.get()); end != UBRK_DONE; end = ubrk_next(breaks.get()))
        if (!visit(static_cast<std::size_t>(end))) return;
}

}  // namespace

std::string cleanLandmarkText(std::string_view text) {
    const std::string valid = repairedUtf8(text).text;
    std::string out = withFewMarks(composed(plain(valid)));
    // A mark that fell from the start or after a space may leave a space behind.
    const std::string again = withFewMarks(composed(plain(out)));
    return again;
}

std::size_t perceivedLength(std::string_view text) {
    std::size_t count = 0;
    eachCluster(utf16Of(text), [&](std::size_t) {
        ++count;
        return true;
    });
    return count;
}

std::string firstPerceived(std::string_view text, std::size_t length) {
    const std::u16string units = utf16Of(text);
    std::size_t count = 0, cut = 0;
    if (length == 0) return {};
    eachCluster(units, [&](std::size_t end) {
        cut = end;
        return ++count < length;
    });
    std::string out;
    for (int32_t i = 0; i < static_cast<int32_t>(cut);) {
        UChar32 c = 0;
        U16_NEXT(units.data(), i, static_cast<int32_t>(cut), c);
        appendUtf8(out, static_cast<char32_t>(c));
    }
    return out;
}

}  // namespace arobase

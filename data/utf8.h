#pragma once
// UTF-8 in and out, repair of text that is not, and the folding that makes names comparable.
#include <string>
#include <string_view>

namespace arobase {

/// Takes the first code point off `text`. U+FFFD (and one byte taken) where the bytes are not UTF-8; 0 when empty.
char32_t takeCodePoint(std::string_view& text);

/// Appends a code point; what is no Unicode scalar value becomes U+FFFD.
void appendUtf8(std::string& text, char32_t codePoint);

struct RepairedText {
    std::string text;          ///< valid UTF-8
    int invalidBytes = 0;      ///< bytes that were not UTF-8 and were read as Windows-1252
    int firstInvalidLine = 0;  ///< 1-based; 0 when there was none
};

/// Keeps valid UTF-8 and reads every other byte as Windows-1252 (of which Latin-1 is a part).
RepairedText repairedUtf8(std::string_view bytes);

/// Lower case, no accents, ligatures spelt out, everything but letters and digits turned into single `separator`s:
/// "L'Haÿ-les-Roses" → "l-hay-les-roses". Empty when nothing is left.
std::string foldedText(std::string_view text, char separator);

}  // namespace arobase

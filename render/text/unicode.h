#pragma once
// UTF-8 and the few properties of characters that shaping and line breaking need.
#include <string>
#include <string_view>

namespace arobase {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;
inline constexpr char32_t kNoBreakSpace = 0x00A0;
inline constexpr char32_t kNarrowNoBreakSpace = 0x202F;

/// Decodes UTF-8; every byte that starts no valid sequence (overlong forms, surrogates, cut sequences) is one U+FFFD.
std::u32string decodeUtf8(std::string_view utf8);

/// Encodes; what is not a Unicode scalar value becomes U+FFFD.
std::string encodeUtf8(std::u32string_view text);

/// What a line of text may hold: tabs and line ends become spaces; controls, bidi controls, zero-width characters,
/// soft hyphens, variation selectors and tags are dropped; composed where a single character exists (e + U+0301 → é);
/// no more than three combining marks on one base.
std::u32string sanitized(std::u32string_view text);

/// A space at which a line may end (not U+00A0, U+202F, U+2007).
bool isBreakingSpace(char32_t character);

/// Any space, breaking or not.
bool isSpace(char32_t character);

/// A mark drawn on the character before it.
bool isCombiningMark(char32_t character);

/// A letter or a digit of any script.
bool isWordCharacter(char32_t character);

}  // namespace arobase

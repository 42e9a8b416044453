#pragma once
// What a visitor typed, made safe to keep and to draw: no control, no invisible and no direction-changing characters.
#include <string>
#include <string_view>

namespace arobase {

/// Valid UTF-8 in NFC, one line, without control characters, bidi and zero-width marks, private and unassigned code points; spaces of
/// any kind folded to single U+0020, none at the ends; at most three marks on one letter. Applying it twice changes nothing more.
/// (A joiner between emoji goes with the zero-width marks: the family falls apart into its members.) What is left is drawn literally.
std::string cleanLandmarkText(std::string_view text);

/// Characters as a reader counts them: extended grapheme clusters (UAX #29), so that « é », « é » and « 👍🏽 » are one each.
std::size_t perceivedLength(std::string_view text);

/// The first `length` perceived characters.
std::string firstPerceived(std::string_view text, std::size_t length);

}  // namespace arobase

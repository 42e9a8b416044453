#pragma once
// A text as somebody sees it who does not look closely: for the detectors of moderation_flags.h alone.
#include <string>
#include <string_view>

namespace arobase {

/// ASCII lower case, same order: no accents, ligatures spelt out, full-width and mathematical letters plain, letters of other alphabets
/// that look Latin as those; typographic spaces, dashes and apostrophes plain; other signs '~', anything else '?'.
std::string foldedLookAlikes(std::string_view text);

/// One kind of contact in a text of foldedLookAlikes.
bool hasEmail(const std::string& folded);
bool hasPhone(const std::string& folded);
bool hasUrl(const std::string& folded);
bool hasHandle(const std::string& folded);

}  // namespace arobase

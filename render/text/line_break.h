#pragma once
// Where a line of French may end.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace arobase {

/// Ends of the pieces that a line may be broken after: at spaces (but not before « ; : ! ? » » or after « « »), and
/// after a hyphen or a dash between two words. The last entry is text.size(); empty for an empty text.
std::vector<std::size_t> breakOpportunities(std::u32string_view text);

/// Width in px of one line.
using LineWidth = std::function<float(std::u32string_view)>;

struct LineLimits {
    float maxWidthPx = 0;
    int maxLines = 0;  ///< 0: no limit
};

/// See TextEngine::wrap. Line ends in the text are kept as line ends; no line begins or ends with a space.
std::vector<std::u32string> brokenLines(std::u32string_view text, const LineLimits& limits, const LineWidth& widthPx);

}  // namespace arobase

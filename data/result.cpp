#include "data/result.h"

#include <algorithm>
#include <string_view>

namespace arobase {
namespace {

/// No-break spaces and line ends become plain spaces: a terminal, a log and grep read this line.
std::string onOneLine(std::string_view text) {
    constexpr std::string_view kNarrowNoBreakSpace = "\u202F";
    constexpr std::string_view kNoBreakSpace = "\u00A0";
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        std::size_t taken = 1;
        if (text.starts_with(kNarrowNoBreakSpace)) {
            taken = kNarrowNoBreakSpace.size();
            out += ' ';
        } else if (text.starts_with(kNoBreakSpace)) {
            taken = kNoBreakSpace.size();
            out += ' ';
        } else {
            const char c = text.front();
            out += (c == '\n' || c == '\r' || c == '\t') ? ' ' : c;
        }
        text.remove_prefix(taken);
    }
    return out;
}

}  // namespace

std::string toText(const Issue& issue) {
    std::string text = issue.file;
    if (issue.row > 0) text += ":" + std::to_string(issue.row);
    if (!issue.column.empty()) text += (text.empty() ? "[" : " [") + issue.column + "]";
    if (!text.empty()) text += ' ';
    text += issue.rule + " : " + issue.message;
    return onOneLine(text);
}

bool hasErrors(const Issues& issues) {
    return std::any_of(issues.begin(), issues.end(), [](const Issue& issue) { return issue.severity == Severity::Error; });
}

}  // namespace arobase

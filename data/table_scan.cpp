#include "data/table_scan.h"

#include <algorithm>
#include <array>

namespace arobase {
namespace {

char separatorOf(std::string_view text) {
    constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};
    std::array<int, 3> counts{};
    bool quoted = false;
    text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
    for (const char c : text.substr(0, text.find('\n'))) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        for (std::size_t i = 0; i < kSeparators.size(); ++i) counts[i] += c == kSeparators[i] ? 1 : 0;
    }
    return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

}  // namespace

TableScan scanTable(std::string_view text) {
    TableScan scan;
    scan.separator = separatorOf(text);
    scan.endsWithNewline = text.ends_with('\n');
    int line = 1;
    bool quoted = false;
    bool inRecord = false;
    const std::array<char, 3> marks{'\n', '"', scan.separator};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inRecord && c != marks[0] && c != marks[1] && c != marks[2]) continue;
        if (c == '\n') {
            ++line;
            if (!quoted) inRecord = false;
            continue;
        }
        if (!inRecord) {
            scan.records.push_back({line, i, 1});
            inRecord = true;
        }
        if (c == '"') quoted = !quoted;
        if (c == scan.separator && !quoted) ++scan.records.back().fields;
    }
    scan.openQuote = quoted;
    return scan;
}

}  // namespace arobase

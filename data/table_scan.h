#pragma once
// What can be told of a CSV text without parsing it: where its records start and whether it was cut.
#include <string_view>
#include <vector>

namespace arobase {

struct ScannedRecord {
    int line = 0;           ///< 1-based first line
    std::size_t begin = 0;  ///< byte offset
    int fields = 1;         ///< separators outside quotes, plus one
};

struct TableScan {
    char separator = ',';                ///< comma, semicolon or tab, whichever the header has most of
    std::vector<ScannedRecord> records;  ///< blank lines left out; the first is the header
    bool openQuote = false;              ///< the last record's quote is never closed
    bool endsWithNewline = false;
};

/// `text` has \n line ends only.
TableScan scanTable(std::string_view text);

}  // namespace arobase

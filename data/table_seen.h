#pragma once
// The cells of a clean CSV text, before it is known which of its rows are sound.
#include <optional>
#include <string>
#include <vector>

#include "data/table.h"
#include "data/table_scan.h"

namespace arobase {

struct SeenTable {
    std::vector<std::string> columns;  ///< never none; trimmed, ASCII lower case
    std::vector<TableCells> parts;

    std::size_t rows() const;
};

/// Columns and cells as GDAL sees them, of about so many rows; none when it sees nothing. `text` begins with the header and is
/// left as it was; nothing of it is kept. Thread: any.
std::optional<SeenTable> seenByGdal(std::string& text, std::size_t rows);

/// A long table read by several threads: a record of cells without quotes, or each between two, is what stands between its
/// separators, and those where a quote means more GDAL takes apart, beside. The same cells as GDAL sees in the whole. Cells may lie in `text`, which begins with the header. None
/// when the table is short, or GDAL does not see the columns and records that the scan saw: it then decides alone.
std::optional<SeenTable> seenInParts(const std::string& text, const TableScan& scan);

}  // namespace arobase

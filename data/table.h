#pragma once
// A CSV file as rows of text: read through GDAL after its damage has been found, named and set aside.
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/result.h"

namespace arobase {

struct TableRow {
    int line = 0;                             ///< 1-based line of the file on which the row starts
    std::span<const std::string_view> cells;  ///< as many as Table::columns, UTF-8, trimmed; they live as long as the table
};

/// Cells, and what text of theirs is not the file's own: a few large pieces of memory where a string a cell would be half a
/// million small ones.
struct TableCells {
    std::vector<std::unique_ptr<char[]>> texts;
    std::vector<std::string_view> cells;  ///< row by row
};

struct Table {
    std::string file;                  ///< name for issues
    std::vector<std::string> columns;  ///< trimmed, ASCII lower case
    std::vector<TableRow> rows;        ///< sound rows only
    std::vector<TableCells> parts;     ///< what the rows show …
    std::unique_ptr<std::string> text; ///< … and the file's text, in which some of it lies

    /// -1 when there is no such column.
    int column(std::string_view name) const;
    /// Empty when the row or the table has no such column.
    std::string_view cell(const TableRow& row, std::string_view name) const;
};

/// Reads a CSV file of any usual make (UTF-8 or Windows-1252, byte order mark or none, comma, semicolon or tab, any line end).
/// `name` is what issues call it. No value when it is missing, empty, or lacks one of `required`; each cause is one issue.
/// A truncated file keeps its sound rows. Never throws. Thread: any.
Result<Table> readTable(const std::filesystem::path& path, const std::string& name, std::span<const std::string_view> required);

}  // namespace arobase

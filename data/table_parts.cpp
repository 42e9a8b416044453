// Long tables, read by several threads.
#include <algorithm>
#include <string_view>

#include "data/table_seen.h"
#include "data/text_parse.h"
#include "data/workers.h"

namespace arobase {
namespace {

constexpr std::size_t kWorthATable = 20'000;  // rows

/// The records of one thread.
class TablePart {
public:
    TablePart(std::string_view text, const TableScan& scan, std::size_t columns) : m_text(text), m_scan(scan), m_start(scan.records.front().begin), m_columns(columns) {}

    /// Records [from, to) of the scan; false when GDAL sees other records in those that it takes apart.
    bool read(std::size_t from, std::size_t to) {
        m_cells.cells.resize((to - from) * m_columns);
        for (std::size_t record = from; record < to; ++record) {
            const std::string_view text = textOf(record);
            const std::size_t first = (record - from) * m_columns;
            if (!split(text, &m_cells.cells[first])) {
                m_intricate.append(text);
                m_intricateAt.push_back(first);
            }
        }
        return m_intricateAt.empty() || readIntricate();
    }
    TableCells take() { return std::move(m_cells); }

private:
    std::string_view textOf(std::size_t record) const {
        const std::size_t begin = m_scan.records[record].begin - m_start;
        const std::size_t end = record + 1 < m_scan.records.size() ? m_scan.records[record + 1].begin - m_start : m_text.size();
        return m_text.substr(begin, end - begin);
    }

    /// What is missing stays blank; what is too much is told when the rows are looked at. False: not for us.
    bool split(std::string_view record, std::string_view* cell) const {
        while (record.ends_with('\n')) record.remove_suffix(1);
        for (std::size_t column = 0; column < m_columns; ++column) {
            const bool quoted = record.starts_with('"');
            const std::size_t close = quoted ? record.find('"', 1) : 0;
            if (close == std::string_view::npos) return false;
            const std::size_t end = std::min(record.find(m_scan.separator, close), record.size());
            const std::string_view text = quoted ? record.substr(1, close - 1) : record.substr(0, end);
            if (quoted ? end != close + 1 : text.find('"') != std::string_view::npos) return false;
            *cell++ = trimmed(text);
            if (end == record.size()) return true;
            record.remove_prefix(end + 1);
        }
        return record.find('"') == std::string_view::npos;
    }

    bool readIntricate() {
        const std::size_t header = m_scan.records[1].begin - m_start;
        std::string own(m_text.substr(0, header));
        own += m_intricate;
        std::optional<SeenTable> seen = seenByGdal(own, m_intricateAt.size());
        if (!seen || seen->columns.size() != m_columns || seen->rows() != m_intricateAt.size()) return false;
        TableCells& quoted = seen->parts.front();
        for (std::size_t row = 0; row < m_intricateAt.size(); ++row)
            std::ranges::copy(std::span(quoted.cells).subspan(row * m_columns, m_columns), m_cells.cells.begin() + static_cast<std::ptrdiff_t>(m_intricateAt[row]));
        m_cells.texts = std::move(quoted.texts);
        return true;
    }

    std::string_view m_text;
    const TableScan& m_scan;
    const std::size_t m_start;  ///< of the text in the file that was scanned
    const std::size_t m_columns;
    TableCells m_cells;
    std::string m_intricate;                ///< records whose quotes mean more than « all of this cell » …
    std::vector<std::size_t> m_intricateAt; ///< … and where their cells go
};

}  // namespace

std::optional<SeenTable> seenInParts(const std::string& text, const TableScan& scan) {
    const std::size_t rows = scan.records.size() - 1, parts = std::min<std::size_t>(static_cast<std::size_t>(usualThreads()), rows / kWorthATable);
    if (parts < 2) return std::nullopt;
    std::string header = text.substr(0, scan.records[1].begin - scan.records.front().begin);
    std::optional<SeenTable> seen = seenByGdal(header, 0);
    if (!seen || static_cast<int>(seen->columns.size()) != scan.records.front().fields) return std::nullopt;
    std::vector<TablePart> read;
    for (std::size_t part = 0; part < parts; ++part) read.emplace_back(text, scan, seen->columns.size());
    std::vector<char> whole(parts, 0);
    const auto one = [&](std::size_t part) { whole[part] = read[part].read(1 + rows * part / parts, 1 + rows * (part + 1) / parts) ? 1 : 0; };
    shareOut(parts, static_cast<int>(parts), one, [](std::size_t) {});
    if (std::ranges::find(whole, 0) != whole.end()) return std::nullopt;
    seen->parts.clear();
    for (TablePart& part : read) seen->parts.push_back(part.take());
    return seen;
}

}  // namespace arobase

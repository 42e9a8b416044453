#include "data/table.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>

#include "data/table_scan.h"
#include "data/table_seen.h"
#include "data/text_parse.h"
#include "data/utf8.h"

namespace arobase {
namespace {

constexpr std::uintmax_t kMaxBytes = 64U << 20U;

Issue fileIssue(Severity severity, std::string rule, const std::string& file, int row, std::string message) {
    return {severity, std::move(rule), file, row, "", std::move(message)};
}

std::optional<std::string> bytesOf(const std::filesystem::path& path, const std::string& name, Issues& issues) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        issues.push_back(fileIssue(Severity::Error, "file-missing", name, 0,
                                   "le fichier est introuvable\u202F; remettez-le dans le dossier de l’exposition."));
        return std::nullopt;
    }
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error || size > kMaxBytes) {
        issues.push_back(
            fileIssue(Severity::Error, "file-unreadable", name, 0, "le fichier ne peut pas être lu ou dépasse 64 Mo."));
        return std::nullopt;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!stream) {
        issues.push_back(fileIssue(Severity::Error, "file-unreadable", name, 0, "le fichier ne peut pas être lu."));
        return std::nullopt;
    }
    return bytes;
}

bool isPlain(char c) {
    return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t';
}

/// The first byte from `at` on that is a control, but for \n and tabs: the size where there is none. Eight bytes at a time, and one
/// by one where one of them is below a space.
std::size_t nextControl(std::string_view bytes, std::size_t at) {
    for (std::uint64_t eight = 0; at + sizeof eight <= bytes.size(); at += sizeof eight) {
        std::memcpy(&eight, bytes.data() + at, sizeof eight);
        const bool someBelow = ((eight - 0x2020202020202020U) & ~eight & 0x8080808080808080U) != 0;
        if (someBelow && !std::ranges::all_of(bytes.substr(at, sizeof eight), isPlain)) break;
    }
    while (at < bytes.size() && isPlain(bytes[at])) ++at;
    return at;
}

/// One kind of line end, no control bytes (GDAL's strings would end at a NUL). Counts what was replaced.
std::string withPlainLineEnds(std::string_view bytes, int& controls) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t odd = nextControl(bytes, at);
        text.append(bytes, at, odd - at);
        at = odd + 1;
        if (odd == bytes.size()) break;
        const bool lineEnd = bytes[odd] == '\r';
        if (lineEnd && at < bytes.size() && bytes[at] == '\n') continue;
        text += lineEnd ? '\n' : ' ';
        controls += lineEnd ? 0 : 1;
    }
    return text;
}

/// UTF-8 text with \n line ends, or nullopt when the file holds nothing to read.
std::optional<std::string> cleanText(std::string_view bytes, const std::string& name, Issues& issues) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        issues.push_back(fileIssue(Severity::Error, "file-encoding", name, 0,
                                   "le fichier est en UTF-16\u202F; enregistrez-le en «\u202FCSV UTF-8\u202F»."));
        return std::nullopt;
    }
    int controls = 0;
    RepairedText repaired = repairedUtf8(withPlainLineEnds(bytes, controls));
    if (trimmed(repaired.text).empty()) {
        issues.push_back(fileIssue(Severity::Error, "file-empty", name, 0, "le fichier est vide."));
        return std::nullopt;
    }
    if (repaired.invalidBytes > 0) {
        issues.push_back(
            fileIssue(Severity::Warning, "file-encoding", name, repaired.firstInvalidLine,
                      "le fichier n’est pas en UTF-8 (" + std::to_string(repaired.invalidBytes) +
                          " octets, le premier ici)\u202F: lu comme du Windows-1252 (Latin-1)\u202F; vérifiez les accents "
                          "et réenregistrez-le en UTF-8."));
    }
    if (controls > 0) {
        issues.push_back(fileIssue(Severity::Warning, "file-control-characters", name, 0,
                                   std::to_string(controls) + " caractères de contrôle ont été remplacés par des espaces."));
    }
    return std::move(repaired.text);
}

/// Cuts off a last record that the end of the file interrupts; says so once.
void setAsideTruncation(std::string& text, TableScan& scan, const std::string& name, Issues& issues) {
    if (scan.records.size() < 2) return;
    const ScannedRecord last = scan.records.back();
    const int expected = scan.records.front().fields;
    const bool cutRow = !scan.endsWithNewline && last.fields < expected;
    if (!scan.openQuote && !cutRow) {
        if (!scan.endsWithNewline) {
            issues.push_back(
                fileIssue(Severity::Warning, "file-unfinished-line", name, last.line,
                          "la dernière ligne n’a pas de fin de ligne\u202F: vérifiez que le fichier n’est pas tronqué."));
        }
        return;
    }
    const std::string cause = scan.openQuote ? "un guillemet ouvert n’est jamais refermé"
                                             : std::to_string(last.fields) + " colonnes sur " + std::to_string(expected);
    issues.push_back(fileIssue(Severity::Error, "file-truncated", name, last.line,
                               "le fichier est tronqué\u202F: cette ligne est incomplète (" + cause +
                                   ") et n’est pas lue\u202F; les lignes précédentes sont gardées."));
    text.resize(last.begin);
    scan.records.pop_back();
}

std::string missingColumns(const Table& table, std::span<const std::string_view> required) {
    std::string missing;
    for (const std::string_view name : required) {
        if (table.column(name) < 0) missing += (missing.empty() ? "" : ", ") + std::string(name);
    }
    return missing;
}

/// A row with too many fields has lost its columns: every value after the stray separator would be a lie.
bool soundRow(const Table& table, const ScannedRecord& record, Issues& issues) {
    const auto expected = static_cast<int>(table.columns.size());
    if (record.fields == expected) return true;
    const bool more = record.fields > expected;
    issues.push_back(fileIssue(
        more ? Severity::Error : Severity::Warning, "row-fields", table.file, record.line,
        std::to_string(record.fields) + " colonnes au lieu de " + std::to_string(expected) +
            (more ? "\u202F: la ligne n’est pas lue (un séparateur de trop, ou un texte sans guillemets\u202F?)."
                  : "\u202F: les dernières sont laissées vides.")));
    return !more;
}

void addRows(Table& table, std::size_t count, const TableScan& scan, Issues& issues) {
    table.rows.reserve(count);
    const bool aligned = count + 1 == scan.records.size();
    const std::size_t columns = table.columns.size();
    std::size_t index = 0;
    for (const TableCells& part : table.parts)
        for (std::size_t cell = 0; cell < part.cells.size(); cell += columns) {
            const ScannedRecord& record = scan.records[std::min(++index, scan.records.size() - 1)];
            if (aligned && !soundRow(table, record, issues)) continue;
            table.rows.push_back({record.line, std::span(part.cells).subspan(cell, columns)});
        }
}

}  // namespace

int Table::column(std::string_view name) const {
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

std::string_view Table::cell(const TableRow& row, std::string_view name) const {
    const int index = column(name);
    if (index < 0 || static_cast<std::size_t>(index) >= row.cells.size()) return {};
    return row.cells[static_cast<std::size_t>(index)];
}

Result<Table> readTable(const std::filesystem::path& path, const std::string& name, std::span<const std::string_view> required) {
    Result<Table> result;
    const std::optional<std::string> bytes = bytesOf(path, name, result.issues);
    if (!bytes) return result;
    std::optional<std::string> clean = cleanText(*bytes, name, result.issues);
    if (!clean) return result;
    auto text = std::make_unique<std::string>(std::move(*clean));

    Table table;
    table.file = name;
    TableScan scan = scanTable(*text);
    setAsideTruncation(*text, scan, name, result.issues);
    // GDAL takes the first line for the header, even a blank one. Lines keep their numbers: the scan was made before.
    text->erase(0, scan.records.front().begin);
    std::optional<SeenTable> seen = seenInParts(*text, scan);
    if (!seen) seen = seenByGdal(*text, scan.records.size());
    if (!seen) {
        result.issues.push_back(
            fileIssue(Severity::Error, "file-unreadable", name, 0, "le fichier n’est pas un tableau CSV lisible."));
        return result;
    }
    const std::size_t rows = seen->rows();
    table.columns = std::move(seen->columns);
    if (const std::string missing = missingColumns(table, required); !missing.empty()) {
        result.issues.push_back(fileIssue(Severity::Error, "columns-missing", name, scan.records.front().line,
                                          "l’en-tête ne nomme pas les colonnes attendues\u202F: il manque " + missing + "."));
        return result;
    }
    table.parts = std::move(seen->parts);
    table.text = std::move(text);
    addRows(table, rows, scan, result.issues);
    result.value = std::move(table);
    return result;
}

}  // namespace arobase

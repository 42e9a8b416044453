#include "data/table.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>

#include "data/table_scan.h"
#include "data/text_parse.h"
#include "data/utf8.h"
#include "data/workers.h"

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

/// One kind of line end, no control bytes (GDAL's strings would end at a NUL). Counts what was replaced.
std::string withPlainLineEnds(std::string_view bytes, int& controls) {
    const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t'; };
    if (std::ranges::all_of(bytes, plain)) return std::string(bytes);
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\r') {
            if (i + 1 >= bytes.size() || bytes[i + 1] != '\n') text += '\n';
            continue;
        }
        const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
        controls += control ? 1 : 0;
        text += control ? ' ' : c;
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

struct DatasetCloser {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
struct FeatureCloser {
    void operator()(void* feature) const { OGR_F_Destroy(feature); }
};

/// GDAL's errors are told by us, in French, with a row: it stays quiet on this thread meanwhile.
struct QuietGdal {
    QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~QuietGdal() { CPLPopErrorHandler(); }
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;
};

/// A text that GDAL sees as a file of its own; the name holds its address, so no two threads share one.
class MemoryFile {
public:
    explicit MemoryFile(std::string& text) {
        m_path = "/vsimem/arobase-" + std::to_string(reinterpret_cast<std::uintptr_t>(&text)) + ".csv";
        auto* bytes = reinterpret_cast<GByte*>(text.data());
        VSILFILE* file = VSIFileFromMemBuffer(m_path.c_str(), bytes, text.size(), FALSE);
        if (file != nullptr) VSIFCloseL(file);
    }
    ~MemoryFile() { VSIUnlink(m_path.c_str()); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    const char* path() const { return m_path.c_str(); }

private:
    std::string m_path;
};

/// Registering every driver takes longer than reading the whole exhibition: only CSV is needed here.
void registerCsvOnce() {
    static std::once_flag once;
    std::call_once(once, [] { RegisterOGRCSV(); });
}

std::vector<std::string> columnNames(OGRLayerH layer) {
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    std::vector<std::string> names;
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        std::string name(trimmed(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i))));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        names.push_back(std::move(name));
    }
    return names;
}

using Cells = std::vector<std::vector<std::string>>;

Cells cellsOf(OGRLayerH layer, int columns) {
    Cells rows;
    OGR_L_ResetReading(layer);
    while (const std::unique_ptr<void, FeatureCloser> feature{OGR_L_GetNextFeature(layer)}) {
        std::vector<std::string>& cells = rows.emplace_back();
        cells.reserve(static_cast<std::size_t>(columns));
        for (int i = 0; i < columns; ++i) {
            const bool filled = OGR_F_IsFieldSetAndNotNull(feature.get(), i) != 0;
            cells.emplace_back(filled ? trimmed(OGR_F_GetFieldAsString(feature.get(), i)) : std::string_view());
        }
    }
    return rows;
}

struct Seen {
    std::vector<std::string> columns;
    Cells cells;
};

/// Columns and cells as GDAL sees them; none when it sees nothing.
std::optional<Seen> seenByGdal(std::string& text) {
    registerCsvOnce();
    const QuietGdal quiet;
    const MemoryFile file(text);
    const char* const drivers[] = {"CSV", nullptr};
    const char* const options[] = {"AUTODETECT_TYPE=NO", "EMPTY_STRING_AS_NULL=YES", "HEADERS=YES", nullptr};
    const std::unique_ptr<void, DatasetCloser> dataset{
        GDALOpenEx(file.path(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr)};
    if (!dataset || GDALDatasetGetLayerCount(dataset.get()) < 1) return std::nullopt;
    OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), 0);
    Seen seen;
    seen.columns = columnNames(layer);
    if (seen.columns.empty()) return std::nullopt;
    seen.cells = cellsOf(layer, static_cast<int>(seen.columns.size()));
    return seen;
}

/// A long table is read as several, each with the header, on as many threads. None when GDAL does not see the records where the
/// scan saw them.
std::optional<Seen> seenInParts(const std::string& text, const TableScan& scan) {
    constexpr std::size_t kWorthATable = 20'000;
    const std::size_t rows = scan.records.size() - 1, parts = std::min<std::size_t>(static_cast<std::size_t>(usualThreads()), rows / kWorthATable);
    if (parts < 2) return std::nullopt;
    const std::size_t start = scan.records.front().begin, body = scan.records[1].begin;  // of the file; the text begins with the header
    const std::string_view header = std::string_view(text).substr(0, body - start);
    std::vector<std::optional<Seen>> seen(parts);
    const auto firstOf = [&](std::size_t part) { return 1 + rows * part / parts; };
    const auto read = [&](std::size_t part) {
        const std::size_t from = scan.records[firstOf(part)].begin - start;
        const std::size_t to = part + 1 == parts ? text.size() : scan.records[firstOf(part + 1)].begin - start;
        std::string own(header);
        own.append(text, from, to - from);
        seen[part] = seenByGdal(own);
    };
    shareOut(parts, static_cast<int>(parts), read, [](std::size_t) {});
    Seen whole;
    for (std::size_t part = 0; part < parts; ++part) {
        if (!seen[part] || seen[part]->cells.size() != firstOf(part + 1) - firstOf(part)) return std::nullopt;
        if (part == 0) whole.columns = std::move(seen[part]->columns);
        std::ranges::move(seen[part]->cells, std::back_inserter(whole.cells));
    }
    return whole;
}

std::string missingColumns(const Table& table, std::span<const std::string_view> required) {
    std::string missing;
    for (const std::string_view name : required) {
        if (table.column(name) < 0) missing += (missing.empty() ? "" : ", ") + std::string(name);
    }
    return missing;
}

/// A row with too many fields has lost its columns: every value after the stray separator would be a lie.
void addRows(Table& table, Cells& cells, const TableScan& scan, Issues& issues) {
    table.rows.reserve(cells.size());
    const bool aligned = cells.size() + 1 == scan.records.size();
    const auto expected = static_cast<int>(table.columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const ScannedRecord& record = scan.records[std::min(i + 1, scan.records.size() - 1)];
        if (aligned && record.fields != expected) {
            const bool more = record.fields > expected;
            issues.push_back(fileIssue(
                more ? Severity::Error : Severity::Warning, "row-fields", table.file, record.line,
                std::to_string(record.fields) + " colonnes au lieu de " + std::to_string(expected) +
                    (more ? "\u202F: la ligne n’est pas lue (un séparateur de trop, ou un texte sans guillemets\u202F?)."
                          : "\u202F: les dernières sont laissées vides.")));
            if (more) continue;
        }
        table.rows.push_back({record.line, std::move(cells[i])});
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
    std::optional<std::string> text = cleanText(*bytes, name, result.issues);
    if (!text) return result;

    Table table;
    table.file = name;
    TableScan scan = scanTable(*text);
    setAsideTruncation(*text, scan, name, result.issues);
    // GDAL takes the first line for the header, even a blank one. Lines keep their numbers: the scan was made before.
    text->erase(0, scan.records.front().begin);
    std::optional<Seen> seen = seenInParts(*text, scan);
    if (!seen) seen = seenByGdal(*text);
    if (!seen) {
        result.issues.push_back(
            fileIssue(Severity::Error, "file-unreadable", name, 0, "le fichier n’est pas un tableau CSV lisible."));
        return result;
    }
    table.columns = std::move(seen->columns);
    if (const std::string missing = missingColumns(table, required); !missing.empty()) {
        result.issues.push_back(fileIssue(Severity::Error, "columns-missing", name, scan.records.front().line,
                                          "l’en-tête ne nomme pas les colonnes attendues\u202F: il manque " + missing + "."));
        return result;
    }
    addRows(table, seen->cells, scan, result.issues);
    result.value = std::move(table);
    return result;
}

}  // namespace arobase

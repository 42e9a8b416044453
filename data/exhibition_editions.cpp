// editions.csv: declared counts, and the split by level that their notes give.
#include <algorithm>

#include "data/exhibition_readers.h"
#include "data/text_parse.h"

namespace arobase {
namespace {

/// "10 x 5@ (dont …), 24 x 4@, … 11 mentions ; …": the first clause that has an "n x l@" is the declared split.
void readSplit(std::string_view note, Edition& edition) {
    for (const std::string_view clause : split(note, ";")) {
        if (clause.find(" x ") == std::string_view::npos) continue;
        const std::vector<NumberInText> numbers = numbersIn(clause);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const std::string_view after = clause.substr(numbers[i].end);
            if (after.starts_with(" mention") && !edition.declaredByLevel[0]) edition.declaredByLevel[0] = numbers[i].value;
            if (!after.starts_with(" x ") || i + 1 >= numbers.size()) continue;
            const NumberInText& level = numbers[i + 1];
            const bool named = level.begin == numbers[i].end + 3 && clause.substr(level.end).starts_with('@');
            if (named && level.value >= 1 && level.value <= kLevels) {
                edition.declaredByLevel[static_cast<std::size_t>(level.value)] = numbers[i].value;
            }
        }
        return;
    }
}

/// A number of zero or more, nullopt (and a Warning when it is not blank) for anything else.
std::optional<int> readCount(const Table& table, const TableRow& row, const std::string& column, Issues& issues) {
    const std::string_view text = table.cell(row, column);
    if (text.empty()) return std::nullopt;
    const std::optional<int> count = toInt(text);
    if (count && *count >= 0) return count;
    issues.push_back(
        rowIssue(Severity::Warning, "edition-number-unreadable", table, row, column,
                 "«\u202F" + std::string(text) + "\u202F» n’est pas un nombre\u202F: la valeur est tenue pour inconnue."));
    return std::nullopt;
}

HistDate readDate(const Table& table, const TableRow& row, Issues& issues) {
    const std::string_view text = table.cell(row, "date");
    if (text.empty()) return {};
    if (const std::optional<HistDate> date = toHistDate(text)) return *date;
    issues.push_back(
        rowIssue(Severity::Warning, "edition-date-unreadable", table, row, "date",
                 "«\u202F" + std::string(text) +
                     "\u202F» n’est pas une date (AAAA, AAAA-MM ou AAAA-MM-JJ)\u202F: elle est tenue pour inconnue."));
    return {};
}

}  // namespace

std::vector<Edition> readEditions(const Table& table, Issues& issues) {
    std::vector<Edition> editions;
    for (const TableRow& row : table.rows) {
        const std::optional<int> year = readYear(table, row, issues);
        if (!year) continue;
        const bool known = std::any_of(editions.begin(), editions.end(), [&](const Edition& e) { return e.year == *year; });
        if (known) {
            issues.push_back(
                rowIssue(Severity::Error, "edition-duplicate", table, row, "year",
                         "l’édition " + std::to_string(*year) + " est déjà décrite plus haut\u202F: cette ligne n’est pas lue."));
            continue;
        }
        Edition edition;
        edition.year = *year;
        edition.number = readCount(table, row, "edition", issues).value_or(0);
        edition.date = readDate(table, row, issues);
        edition.place = table.cell(row, "place");
        edition.declaredCount = readCount(table, row, "count", issues);
        edition.note = table.cell(row, "note");
        edition.source = table.cell(row, "source");
        edition.row = row.line;
        readSplit(edition.note, edition);
        editions.push_back(std::move(edition));
    }
    std::stable_sort(editions.begin(), editions.end(), [](const Edition& a, const Edition& b) { return a.year < b.year; });
    return editions;
}

}  // namespace arobase

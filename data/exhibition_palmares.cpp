// palmares.csv: awards, and the collectivités that they name.
#include <algorithm>
#include <map>

#include "data/exhibition_readers.h"
#include "data/territory.h"
#include "data/text_parse.h"

namespace arobase {
namespace {

std::optional<CollectiviteKind> kindOf(std::string_view text) {
    if (text == "commune") return CollectiviteKind::Commune;
    if (text == "epci") return CollectiviteKind::Epci;
    if (text == "departement") return CollectiviteKind::Departement;
    return std::nullopt;
}

/// 0 for a blank: "labellisée, niveau non connu". Outside 1–5 the level is refused and unknown.
int readLevel(const Table& table, const TableRow& row, Issues& issues) {
    const std::string_view text = table.cell(row, "level");
    if (text.empty()) return 0;
    const std::optional<int> level = toInt(text);
    if (level && *level >= 1 && *level <= kLevels) return *level;
    issues.push_back(rowIssue(
        Severity::Error, "level-range", table, row, "level",
        "le niveau «\u202F" + std::string(text) + "\u202F» n’est pas compris entre 1 et 5\u202F: il est tenu pour inconnu."));
    return 0;
}

std::optional<LonLat> readPosition(const Table& table, const TableRow& row, Issues& issues) {
    const std::string_view lon = table.cell(row, "lon");
    const std::string_view lat = table.cell(row, "lat");
    if (lon.empty() && lat.empty()) return std::nullopt;
    const std::optional<double> x = toDecimal(lon);
    const std::optional<double> y = toDecimal(lat);
    if (x && y && *x >= -180 && *x <= 180 && *y >= -90 && *y <= 90) return LonLat{*x, *y};
    issues.push_back(rowIssue(Severity::Warning, "position-unreadable", table, row, x ? "lat" : "lon",
                              "la position «\u202F" + std::string(lon) + " ; " + std::string(lat) +
                                  "\u202F» n’est pas en degrés\u202F: elle est ignorée."));
    return std::nullopt;
}

/// "nom d’alors : CC de Parthenay (aujourd’hui …) ; …" → "CC de Parthenay"; else the row's own name.
std::string nameThen(std::string_view name, std::string_view note) {
    constexpr std::string_view kMark = "nom d’alors :";
    const std::size_t at = note.find(kMark);
    if (at == std::string_view::npos) return std::string(name);
    std::string_view then = note.substr(at + kMark.size());
    then = trimmed(then.substr(0, then.find_first_of(";(")));
    return std::string(then.empty() ? name : then);
}

void checkEditionNumber(const Table& table, const TableRow& row, int year, const std::vector<Edition>& editions, Issues& issues) {
    const std::optional<int> number = toInt(table.cell(row, "edition"));
    const auto edition = std::find_if(editions.begin(), editions.end(), [year](const Edition& e) { return e.year == year; });
    if (!number || edition == editions.end() || edition->number == 0 || edition->number == *number) return;
    issues.push_back(rowIssue(Severity::Error, "award-edition-number", table, row, "edition",
                              "édition n° " + std::to_string(*number) + " ici, n° " + std::to_string(edition->number) + " pour " +
                                  std::to_string(year) + " dans la liste des éditions."));
}

/// What the rows say of one code; later rows win.
struct Draft {
    Collectivite collectivite;
    int latestYear = 0;
    std::vector<std::size_t> awards;
};

bool readIdentity(const Table& table, const TableRow& row, Collectivite& collectivite, Issues& issues) {
    const std::string_view kindText = table.cell(row, "kind");
    const std::optional<CollectiviteKind> kind = kindOf(kindText);
    collectivite.code = table.cell(row, "code");
    collectivite.name = table.cell(row, "name");
    collectivite.departement = table.cell(row, "dept");
    if (!kind) {
        issues.push_back(rowIssue(Severity::Error, "award-kind", table, row, "kind",
                                  "«\u202F" + std::string(kindText) +
                                      "\u202F» n’est ni commune, ni epci, ni departement\u202F: la ligne n’est pas lue."));
        return false;
    }
    collectivite.kind = *kind;
    if (collectivite.code.empty() || collectivite.name.empty()) {
        issues.push_back(rowIssue(Severity::Error, "award-identity", table, row, collectivite.code.empty() ? "code" : "name",
                                  "la collectivité n’a pas de code ou pas de nom\u202F: la ligne n’est pas lue."));
        return false;
    }
    return true;
}

/// Merges a row into the draft of its code. A code that changes département is reported; the latest is kept.
void merge(Draft& draft, Collectivite&& seen, int year, const Table& table, const TableRow& row, Issues& issues) {
    Collectivite& kept = draft.collectivite;
    if (!kept.departement.empty() && kept.departement != seen.departement) {
        issues.push_back(
            rowIssue(Severity::Error, "departement-changes", table, row, "dept",
                     kept.name + " est du département " + kept.departement + " plus haut et " + seen.departement + " ici."));
    }
    if (!seen.position) seen.position = kept.position;
    if (year < draft.latestYear) {
        if (!kept.position) kept.position = seen.position;
        return;
    }
    draft.latestYear = year;
    kept = std::move(seen);
}

Award readAward(const Table& table, const TableRow& row, int year, const std::vector<Edition>& editions, Issues& issues) {
    checkEditionNumber(table, row, year, editions, issues);
    Award award;
    award.year = year;
    award.level = readLevel(table, row, issues);
    award.note = table.cell(row, "note");
    award.deduced = award.level > 0 && award.note.find("déduit") != std::string::npos;
    award.nameThen = nameThen(table.cell(row, "name"), award.note);
    award.mention = table.cell(row, "mention");
    award.source = table.cell(row, "source");
    award.row = row.line;
    return award;
}

/// Collectivités by code (the map's order), awards by year then row, each knowing the other.
Palmares assembled(std::map<std::string, Draft>& drafts, std::vector<std::pair<std::string, Award>>& awards) {
    Palmares palmares;
    std::map<std::string, int> indexOf;
    for (auto& [code, draft] : drafts) {
        Collectivite& collectivite = draft.collectivite;
        const bool byDepartement = collectivite.kind != CollectiviteKind::Commune && !collectivite.departement.empty();
        collectivite.territory = territoryOfCode(byDepartement ? collectivite.departement : collectivite.code);
        indexOf[code] = static_cast<int>(palmares.collectivites.size());
        palmares.collectivites.push_back(std::move(collectivite));
    }
    std::stable_sort(awards.begin(), awards.end(), [](const auto& a, const auto& b) { return a.second.year < b.second.year; });
    for (auto& [code, award] : awards) {
        award.collectivite = indexOf[code];
        palmares.collectivites[static_cast<std::size_t>(award.collectivite)].awards.push_back(
            static_cast<int>(palmares.awards.size()));
        palmares.awards.push_back(std::move(award));
    }
    return palmares;
}

}  // namespace

Palmares readPalmares(const Table& table, const std::vector<Edition>& editions, Issues& issues) {
    std::map<std::string, Draft> drafts;
    std::vector<std::pair<std::string, Award>> awards;
    for (const TableRow& row : table.rows) {
        const std::optional<int> year = readYear(table, row, issues);
        Collectivite seen;
        if (!year || !readIdentity(table, row, seen, issues)) continue;
        seen.position = readPosition(table, row, issues);
        const std::string code = seen.code;
        awards.emplace_back(code, readAward(table, row, *year, editions, issues));
        merge(drafts[code], std::move(seen), *year, table, row, issues);
    }
    return assembled(drafts, awards);
}

std::optional<int> readYear(const Table& table, const TableRow& row, Issues& issues) {
    constexpr int kFirst = 1900;
    constexpr int kLast = 2100;
    const std::string_view text = table.cell(row, "year");
    const std::optional<int> year = toInt(text);
    if (year && *year >= kFirst && *year <= kLast) return year;
    issues.push_back(rowIssue(Severity::Error, "year-unreadable", table, row, "year",
                              "«\u202F" + std::string(text) + "\u202F» n’est pas une année\u202F: la ligne n’est pas lue."));
    return std::nullopt;
}

Issue rowIssue(Severity severity, std::string rule, const Table& table, const TableRow& row, std::string column,
               std::string message) {
    return {severity, std::move(rule), table.file, row.line, std::move(column), std::move(message)};
}

}  // namespace arobase

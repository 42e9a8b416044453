#include "data/landmarks/landmark_exchange.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "data/landmarks/landmark_text.h"
#include "data/table.h"
#include "data/text_parse.h"

namespace arobase {
namespace {

constexpr std::string_view kWithdrawn = "withdrawn";
constexpr std::string_view kFormulaStarts = "=+-@";

/// 0 approved, 1 taken back to pending, 2 refused: at the same time the more careful wins.
int care(LandmarkState state) { return state == LandmarkState::Refused ? 2 : state == LandmarkState::Pending ? 1 : 0; }

auto order(const VisitorLandmark& l) { return std::tie(l.text, l.year, l.track, l.communeCode, l.communeName, l.booth, l.created); }

/// Apostrophes, then something that begins a formula.
bool looksLikeFormula(std::string_view text) {
    const std::size_t at = text.find_first_not_of('\'');
    return at != std::string_view::npos && kFormulaStarts.find(text[at]) != std::string_view::npos;
}

std::string guarded(const std::string& text) { return looksLikeFormula(text) ? "'" + text : text; }

std::string unguarded(std::string_view text) { return std::string(text.starts_with('\'') && looksLikeFormula(text) ? text.substr(1) : text); }

std::string cell(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text.find_first_of(",;\t\"\n") == std::string::npos ? text : quoted + "\"";
}

std::string rowOf(const VisitorLandmark& l) {
    const bool whole = l.state == LandmarkState::Approved;
    std::string row = whole ? std::to_string(l.year) : "";
    const std::string texts[] = {guarded(l.text), l.track, l.communeCode, guarded(l.communeName), guarded(l.booth), isoUtc(l.created), isoUtc(l.decided), std::string(stateName(l.state)), l.id};
    for (const std::string& text : texts) row += "," + cell(text);
    return row + "\n";
}

bool isTombstone(std::string_view text) {
    return text.size() == 64 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<VisitorLandmark> landmarkOf(const Table& table, const TableRow& row, std::string& why) {
    VisitorLandmark l;
    const auto state = stateByName(table.cell(row, "state"));
    const auto created = utcOfIso(table.cell(row, "created")), decided = utcOfIso(table.cell(row, "decided"));
    if (!state || !created || !decided) {
        why = !state ? "l’état n’est ni approved, ni pending, ni refused, ni withdrawn" : "une date n’est pas de la forme 2026-11-28T23:35:54Z";
        return std::nullopt;
    }
    l.id = table.cell(row, "id");
    l.state = *state;
    l.created = *created;
    l.decided = *decided;
    l.published = true;
    l.year = toInt(table.cell(row, "year")).value_or(0);
    l.text = unguarded(table.cell(row, "title"));
    l.track = table.cell(row, "track");
    l.communeCode = table.cell(row, "commune");
    l.communeName = unguarded(table.cell(row, "commune_name"));
    l.booth = unguarded(table.cell(row, "booth"));
    auto sound = soundLandmark(std::move(l), why);
    if (sound) sound = publicPart(*sound);
    return sound;
}

}  // namespace

VisitorLandmark publicPart(const VisitorLandmark& l) {
    VisitorLandmark out;
    if (l.state == LandmarkState::Approved) {
        out = l;
        out.flags = 0;
        out.codeShelf = -1;
        out.codeHash.clear();
    }
    out.id = l.id;
    out.state = l.state;
    out.decided = l.decided;
    out.published = true;
    return out;
}

bool winsOver(const VisitorLandmark& a, const VisitorLandmark& b) {
    const int careA = care(a.state), careB = care(b.state);
    if (a.decided != b.decided || careA != careB) return std::tie(a.decided, careA) > std::tie(b.decided, careB);
    return a.state == LandmarkState::Approved && order(a) > order(b);
}

std::string csvOf(const LandmarkExchange& exchange) {
    std::string csv = "\xEF\xBB\xBFyear,title,track,commune,commune_name,booth,created,decided,state,id\n";
    for (const VisitorLandmark& l : exchange.landmarks) csv += rowOf(publicPart(l));
    for (const std::string& hash : exchange.tombstones) csv += ",,,,,,,," + std::string(kWithdrawn) + "," + hash + "\n";
    return csv;
}

Result<LandmarkExchange> landmarksFromCsv(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 5> kRequired{"year", "title", "track", "state", "id"};
    Result<LandmarkExchange> result;
    const auto table = result.absorb(readTable(file, file.filename().string(), kRequired));
    if (!table) return result;
    LandmarkExchange out;
    std::set<std::string> tombstones;
    for (const TableRow& row : table->rows) {
        std::string why = "l’empreinte d’un retrait n’est pas faite de 64 chiffres hexadécimaux";
        const std::string id(table->cell(row, "id"));
        if (table->cell(row, "state") == kWithdrawn) {
            if (isTombstone(id)) {
                tombstones.insert(id);
                continue;
            }
        } else if (auto landmark = landmarkOf(*table, row, why)) {
            out.landmarks.push_back(std::move(*landmark));
            continue;
        }
        result.issues.push_back({Severity::Warning, "landmark-row", table->file, row.line, "", "ligne laissée de côté\u202f: " + why + "."});
    }
    out.tombstones.assign(tombstones.begin(), tombstones.end());
    // Of one id the winner alone.
    std::ranges::sort(out.landmarks, [](const VisitorLandmark& a, const VisitorLandmark& b) { return a.id != b.id ? a.id < b.id : winsOver(a, b); });
    const auto sameId = [](const VisitorLandmark& a, const VisitorLandmark& b) { return a.id == b.id; };
    out.landmarks.erase(std::unique(out.landmarks.begin(), out.landmarks.end(), sameId), out.landmarks.end());
    result.value = std::move(out);
    return result;
}

}  // namespace arobase

// frise.csv: landmarks, and what their notes tell a visitor.
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <unordered_map>

#include "data/exhibition_readers.h"
#include "data/french.h"
#include "data/frise_time.h"
#include "data/text_parse.h"
#include "data/utf8.h"

namespace arobase {
namespace {

/// First letter upper case (French capitals keep their accents), full stop at the end.
std::string sentence(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return {};
    std::string_view rest = text;
    const char32_t first = takeCodePoint(rest);
    const bool ascii = first >= 'a' && first <= 'z';
    const bool latin = first >= 0xE0 && first <= 0xFE && first != 0xF7;
    std::string out;
    appendUtf8(out, ascii || latin ? first - 0x20 : first);
    out += rest;
    const char last = out.back();
    if (last != '.' && last != '!' && last != '?') out += '.';
    return typographicFr(out);
}

/// "(a ; b)" → "a ; b" when the brackets hold the whole text.
std::string_view withoutBrackets(std::string_view text) {
    text = trimmed(text);
    const bool whole = text.starts_with('(') && text.find(')') == text.size() - 1;
    return whole ? trimmed(text.substr(1, text.size() - 2)) : text;
}

/// Takes `prefix` and the marks that follow it off the note; false when the note starts with something else.
bool takePrefix(std::string_view& note, std::string_view prefix) {
    if (!note.starts_with(prefix)) return false;
    const std::string_view rest = note.substr(prefix.size());
    if (!rest.empty() && rest.front() != ' ' && rest.front() != ':' && rest.front() != ';') return false;
    note = trimmed(rest);
    while (note.starts_with(':') || note.starts_with(';')) note = trimmed(note.substr(1));
    return true;
}

struct NoteReading {
    std::string text;
    std::string doubt;
};

struct DoubtForm {
    std::string_view prefix;    ///< as the note writes it
    std::string_view alone;     ///< sentence when nothing follows
    std::string_view followed;  ///< beginning when a reason follows
};

constexpr DoubtForm kDoubts[] = {
    {"DOUTE", "Date discutée", "Date discutée : "},
    {"léger doute", "Date à confirmer", "Date à confirmer : "},
    {"TEXTE ALTÉRÉ", "Texte altéré dans le document", "Texte altéré dans le document : "},
    {"non vérifié", "Information non vérifiée", "Information non vérifiée : "},
};

/// "ok", "correct", "plausible" and "générique" are the editor's verdicts: only what comes with them is for the visitor.
NoteReading readNote(std::string_view note) {
    note = trimmed(note);
    for (const DoubtForm& form : kDoubts) {
        if (!takePrefix(note, form.prefix)) continue;
        return {"", sentence(note.empty() ? std::string(form.alone) : std::string(form.followed) + std::string(note))};
    }
    for (const std::string_view verdict : {"ok", "correct", "plausible", "générique"}) {
        if (!takePrefix(note, verdict)) continue;
        if (note.starts_with("pour ")) note.remove_prefix(5);
        break;
    }
    while (note.starts_with('*')) note = trimmed(note.substr(1));
    return {sentence(withoutBrackets(note)), ""};
}

/// Names landmarks after their year and title, "r2002-wikipedia"; the second of a name is "r2002-wikipedia-2".
class LandmarkNames {
public:
    std::string next(int year, std::string_view title) {
        constexpr std::size_t kMaxSlug = 40;
        std::string slug = foldedText(title, '-').substr(0, kMaxSlug);
        while (slug.ends_with('-')) slug.pop_back();
        const std::string base = "r" + std::to_string(year) + "-" + (slug.empty() ? "repere" : slug);
        if (m_taken.try_emplace(base, 2).second) return base;
        for (int n = m_taken[base];; ++n) {
            std::string id = base + "-" + std::to_string(n);
            if (!m_taken.try_emplace(id, 2).second) continue;
            m_taken[base] = n + 1;
            return id;
        }
    }

private:
    std::unordered_map<std::string, int> m_taken;  ///< the number to try first for the next one of that name
};

/// What a column of a timeline may be called, in French and English, folded, the likeliest first.
constexpr std::string_view kYear = "year|annee|an", kDate = "date|start|start-date|debut|date-debut|begin|from",
    kEnd = "end|end-date|fin|date-fin|to", kMonth = "month-if-known|month|mois", kTitle = "title|titre|headline|label|nom|name",
    kTrack = "track|piste|group|groupe|categorie|category", kNote = "note|notes", kText = "text|texte|description",
    kSource = "source|sources|credit", kImage = "image|media|picture", kImageAlt = "image-alt|alt|texte-alternatif", kImageCredit = "image-credit|credit-image",
    kImportance = "importance|rank", kLinks = "links|liens";

/// First column that has one of the names; −1.
int columnOf(const Table& table, std::string_view names) {
    for (const std::string_view name : split(names, "|"))
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (foldedText(table.columns[i], '-') == name) return static_cast<int>(i);
    return -1;
}

/// The columns of a timeline, wherever they stand.
struct Columns {
    int year, date, end, month, title, track, note, text, source, image, imageAlt, imageCredit, importance, links;
    explicit Columns(const Table& t)
        : year(columnOf(t, kYear)), date(columnOf(t, kDate)), end(columnOf(t, kEnd)), month(columnOf(t, kMonth)), title(columnOf(t, kTitle)),
          track(columnOf(t, kTrack)), note(columnOf(t, kNote)), text(columnOf(t, kText)), source(columnOf(t, kSource)), image(columnOf(t, kImage)), imageAlt(columnOf(t, kImageAlt)), imageCredit(columnOf(t, kImageCredit)),
          importance(columnOf(t, kImportance)), links(columnOf(t, kLinks)) {}
};

std::string_view cellAt(const TableRow& row, int column) {
    return column >= 0 && static_cast<std::size_t>(column) < row.cells.size() ? std::string_view(row.cells[static_cast<std::size_t>(column)]) : std::string_view();
}

std::string_view nameOf(const Table& table, int column) {
    return column >= 0 ? std::string_view(table.columns[static_cast<std::size_t>(column)]) : std::string_view();
}

constexpr int kFurthestYear = 9999;

/// "2018", "-52", "2018-02", "2018-02-08", "08/02/2018", each day with an hour where it has one: "2018-02-08 14:30".
std::optional<HistDate> dateIn(std::string_view text) {
    text = trimmed(text);
    if (const auto year = toInt(text)) return *year >= -kFurthestYear && *year <= kFurthestYear ? std::optional(HistDate{*year}) : std::nullopt;
    const std::string_view day = text.substr(0, 10);
    std::string iso(day);
    if (day.size() == 10 && day[2] == '/' && day[5] == '/') iso = std::string(day.substr(6)) + "-" + std::string(day.substr(3, 2)) + "-" + std::string(day.substr(0, 2));
    std::optional<HistDate> date = toHistDate(iso);
    if (!date || text.size() <= 10) return date;
    const std::string_view time = text.substr(11);
    const int hour = toInt(time.substr(0, 2)).value_or(-1);
    const int minute = time.size() >= 5 && (time[2] == ':' || time[2] == 'h') ? toInt(time.substr(3, 2)).value_or(-1) : -1;
    if ((text[10] != 'T' && text[10] != ' ') || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    date->minute = hour * 60 + minute;
    return date;
}

int readMonth(const Table& table, const TableRow& row, int column, Issues& issues) {
    const std::string_view text = cellAt(row, column);
    if (text.empty()) return 0;
    const std::optional<int> month = toInt(text);
    if (month && *month >= 1 && *month <= 12) return *month;
    issues.push_back(
        rowIssue(Severity::Warning, "landmark-month", table, row, std::string(nameOf(table, column)),
                 "«\u202F" + std::string(text) + "\u202F» n’est pas un mois (1 à 12)\u202F: le repère est daté à l’année."));
    return 0;
}

std::optional<HistDate> readDate(const Table& table, const TableRow& row, const Columns& at, Issues& issues) {
    const int column = cellAt(row, at.date).empty() ? at.year : at.date;
    std::optional<HistDate> date = dateIn(cellAt(row, column));
    if (!date) {
        issues.push_back(rowIssue(Severity::Error, "year-unreadable", table, row, std::string(nameOf(table, column)),
                                  "«\u202F" + std::string(cellAt(row, column)) + "\u202F» n’est ni une année ni une date\u202F: la ligne n’est pas lue."));
        return date;
    }
    if (date->month == 0) date->month = readMonth(table, row, at.month, issues);
    return date;
}

void readEnd(const Table& table, const TableRow& row, const Columns& at, FriseItem& item, Issues& issues) {
    const std::string_view text = cellAt(row, at.end);
    if (text.empty()) return;
    const std::optional<HistDate> end = dateIn(text);
    if (end && spanOf(*end).to >= spanOf(item.date).to) {
        item.end = *end;
        return;
    }
    issues.push_back(rowIssue(Severity::Warning, "landmark-end", table, row, std::string(nameOf(table, at.end)),
                              "«\u202F" + std::string(text) + "\u202F» n’est pas une date de fin\u202F: le repère est montré à sa date de début."));
}

void readImportance(const Table& table, const TableRow& row, const Columns& at, FriseItem& item, Issues& issues) {
    const std::string_view text = cellAt(row, at.importance);
    if (text.empty()) return;
    const std::optional<int> importance = toInt(text);
    if (importance && *importance >= 1 && *importance <= 4) {
        item.importance = *importance;
        return;
    }
    issues.push_back(rowIssue(Severity::Warning, "landmark-importance", table, row, std::string(nameOf(table, at.importance)),
                              "l’importance va de 1 (toujours montré) à 4\u202F: 2 est pris."));
}

constexpr std::size_t kMostTracks = 12;  // lanes that can be told apart

int trackOf(std::string_view id, std::vector<FriseTrack>& tracks) {
    const auto found = std::find_if(tracks.begin(), tracks.end(), [id](const FriseTrack& t) { return t.id == id; });
    if (found != tracks.end()) return static_cast<int>(found - tracks.begin());
    tracks.push_back(friseTrack(std::string(id)));
    return static_cast<int>(tracks.size()) - 1;
}

/// Landmarks of one date in the order of the file. Sorted by their numbers: a landmark is long to move.
std::vector<FriseItem> byDate(std::vector<FriseItem> frise) {
    std::vector<std::uint32_t> order(frise.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return frise[a].date != frise[b].date ? frise[a].date < frise[b].date : a < b; });
    std::vector<FriseItem> sorted;
    sorted.reserve(frise.size());
    for (const std::uint32_t i : order) sorted.push_back(std::move(frise[i]));
    return sorted;
}

}  // namespace

FriseTrack friseTrack(const std::string& id) {
    return {id, "track." + id, "track_" + id};
}

std::vector<FriseItem> readFrise(const Table& table, std::vector<FriseTrack>& tracks, Issues& issues) {
    std::vector<FriseItem> frise;
    LandmarkNames names;
    frise.reserve(table.rows.size());
    const bool tracksGiven = !tracks.empty();
    const Columns at(table);
    if ((at.year < 0 && at.date < 0) || at.title < 0) {
        const std::string missing = at.year < 0 && at.date < 0 ? (at.title < 0 ? "year (ou date), title" : "year (ou date)") : "title";
        issues.push_back({Severity::Error, "columns-missing", table.file, 1, "", "l’en-tête ne nomme pas les colonnes attendues\u202F: il manque " + missing + "."});
        return frise;
    }
    for (const TableRow& row : table.rows) {
        const std::optional<HistDate> date = readDate(table, row, at, issues);
        const std::string title(cellAt(row, at.title));
        const std::string_view track = cellAt(row, at.track);
        if (!date) continue;
        if (title.empty()) {
            issues.push_back(rowIssue(Severity::Error, "landmark-title", table, row, "title",
                                      "le repère n’a pas de titre\u202F: il n’est pas affiché."));
            continue;
        }
        FriseItem item;
        const std::size_t before = tracks.size();
        item.track = trackOf(track.empty() ? std::string_view("autres") : track, tracks);
        if (tracks.size() > before && (tracksGiven || tracks.size() > kMostTracks)) {
            issues.push_back(rowIssue(Severity::Error, "landmark-track", table, row, "track",
                                      "la piste «\u202F" + std::string(track) + "\u202F» n’est pas " +
                                          (tracksGiven ? "dans exhibition.toml" : "parmi les " + std::to_string(kMostTracks) + " premières") +
                                          "\u202F: le repère n’est pas affiché."));
            tracks.pop_back();
            continue;
        }
        item.date = *date;
        readEnd(table, row, at, item, issues);
        readImportance(table, row, at, item, issues);
        item.id = names.next(date->year, title);
        item.title = title;
        NoteReading note = readNote(cellAt(row, at.note));
        item.text = at.text >= 0 && !cellAt(row, at.text).empty() ? sentence(cellAt(row, at.text)) : std::move(note.text);
        item.doubt = std::move(note.doubt);
        item.source = cellAt(row, at.source);
        item.image = cellAt(row, at.image);
        item.imageAlt = typographicFr(cellAt(row, at.imageAlt));
        item.imageCredit = typographicFr(cellAt(row, at.imageCredit));
        for (const std::string_view link : split(cellAt(row, at.links), ";")) item.links.emplace_back(link);
        item.row = row.line;
        frise.push_back(std::move(item));
    }
    return byDate(std::move(frise));
}

void applyOverrides(std::vector<FriseItem>& frise, const std::map<std::string, LandmarkOverride>& overrides, bool tableWhole,
                    const std::string& configFile, Issues& issues) {
    std::set<std::string_view> used;
    const auto apply = [&](FriseItem& item, const std::string& name) {
        const auto found = overrides.find(name);
        if (found == overrides.end()) return;
        const LandmarkOverride& wanted = found->second;
        used.insert(found->first);
        if (wanted.importance) item.importance = *wanted.importance;
        if (wanted.text) item.text = typographicFr(*wanted.text);
        if (wanted.doubt) item.doubt = typographicFr(*wanted.doubt);
        if (wanted.image) item.image = *wanted.image;
        if (wanted.imageAlt) item.imageAlt = typographicFr(*wanted.imageAlt);
        if (wanted.imageCredit) item.imageCredit = typographicFr(*wanted.imageCredit);
        if (!wanted.links.empty()) item.links = wanted.links;
    };
    for (FriseItem& item : frise) {
        // In the order of their names, as the file's tables are kept.
        const auto& [first, second] = std::minmax(item.id, item.title);
        apply(item, first);
        if (second != first) apply(item, second);
    }
    for (const auto& [name, wanted] : overrides) {
        // A cut frise.csv has said so itself; each landmark that it lost need not be told again.
        if (used.contains(name) || !tableWhole) continue;
        issues.push_back({Severity::Warning, "landmark-override-unused", configFile, 0, name,
                          "aucun repère ne porte ce titre ni cet identifiant."});
    }
}

}  // namespace arobase

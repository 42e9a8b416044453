// frise.csv: landmarks, and what their notes tell a visitor.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <unordered_map>

#include "data/exhibition_readers.h"
#include "data/french.h"
#include "data/frise_time.h"
#include "data/text_parse.h"
#include "data/utf8.h"
#include "data/workers.h"

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

/// "r2002-wikipedia": what a landmark is called after its year and title, unless another one is already.
std::string landmarkName(int year, std::string_view title) {
    constexpr std::size_t kMaxSlug = 40;
    std::string slug = foldedText(title, '-').substr(0, kMaxSlug);
    while (slug.ends_with('-')) slug.pop_back();
    return "r" + std::to_string(year) + "-" + (slug.empty() ? "repere" : slug);
}

/// The second landmark of a name is "r2002-wikipedia-2".
class LandmarkNames {
public:
    explicit LandmarkNames(std::size_t most) { m_taken.reserve(most); }
    std::string next(const std::string& base) {
        const auto [own, isNew] = m_taken.try_emplace(base, 2);
        if (isNew) return base;
        int& number = own->second;  // stays where it is when others come
        for (int n = number;; ++n) {
            std::string id = base + "-" + std::to_string(n);
            if (!m_taken.try_emplace(id, 2).second) continue;
            number = n + 1;
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

}  // namespace

FriseTrack friseTrack(const std::string& id) {
    return {id, "track." + id, "track_" + id};
}

namespace {

/// Reads a timeline's rows, many at once: dates and titles, then the tracks in the order of the file, then all the rest.
class FriseReader {
public:
    FriseReader(const Table& table, std::vector<FriseTrack>& tracks)
        : m_table(table), m_at(table), m_tracks(tracks), m_tracksGiven(!tracks.empty()), m_rows(table.rows.size()),
          m_parts((table.rows.size() + kAtOnce - 1) / kAtOnce), m_issues(2 * m_parts + 1) {}

    std::string missingColumns() const {
        const std::string_view date = "year (ou date)", title = "title";
        const bool noDate = m_at.year < 0 && m_at.date < 0, noTitle = m_at.title < 0;
        return std::string(noDate ? date : "") + (noDate && noTitle ? ", " : "") + std::string(noTitle ? title : "");
    }

    std::vector<FriseItem> run(Issues& issues) {
        inParts([this](std::size_t row, Issues& said) { readFirst(row, said); }, 0);
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            if (m_rows[row].sound) readTrack(row, m_issues[m_parts]);
        inParts([this](std::size_t row, Issues& said) { readItem(row, said); }, m_parts + 1);
        LandmarkNames names(m_rows.size());
        for (Row& row : m_rows)
            if (row.sound) row.item.id = names.next(row.item.id);
        tell(issues);
        return byDate();
    }

private:
    static constexpr std::size_t kAtOnce = 4096, kWorthThreads = 20'000;
    struct Row {
        bool sound = true;
        FriseItem item;
    };

    template <class Read>
    void inParts(const Read& read, std::size_t firstIssues) {
        const auto part = [&](std::size_t index) {
            for (std::size_t row = index * kAtOnce; row < std::min(m_rows.size(), (index + 1) * kAtOnce); ++row)
                if (m_rows[row].sound) read(row, m_issues[firstIssues + index]);
        };
        shareOut(m_parts, m_rows.size() < kWorthThreads ? 1 : usualThreads(), part, [](std::size_t) {});
    }

    void readFirst(std::size_t index, Issues& issues) {
        const TableRow& row = m_table.rows[index];
        Row& own = m_rows[index];
        const std::optional<HistDate> date = readDate(m_table, row, m_at, issues);
        own.item.title = cellAt(row, m_at.title);
        own.sound = date && !own.item.title.empty();
        if (date) own.item.date = *date;
        if (date && !own.sound)
            issues.push_back(rowIssue(Severity::Error, "landmark-title", m_table, row, "title", "le repère n’a pas de titre\u202F: il n’est pas affiché."));
    }

    void readTrack(std::size_t index, Issues& issues) {
        const TableRow& row = m_table.rows[index];
        const std::string_view track = cellAt(row, m_at.track);
        const std::size_t before = m_tracks.size();
        m_rows[index].item.track = trackOf(track.empty() ? std::string_view("autres") : track, m_tracks);
        if (m_tracks.size() == before || (!m_tracksGiven && m_tracks.size() <= kMostTracks)) return;
        issues.push_back(rowIssue(Severity::Error, "landmark-track", m_table, row, "track",
                                  "la piste «\u202F" + std::string(track) + "\u202F» n’est pas " +
                                      (m_tracksGiven ? "dans exhibition.toml" : "parmi les " + std::to_string(kMostTracks) + " premières") +
                                      "\u202F: le repère n’est pas affiché."));
        m_tracks.pop_back();
        m_rows[index].sound = false;
    }

    void readItem(std::size_t index, Issues& issues) {
        const TableRow& row = m_table.rows[index];
        FriseItem& item = m_rows[index].item;
        readEnd(m_table, row, m_at, item, issues);
        readImportance(m_table, row, m_at, item, issues);
        item.id = landmarkName(item.date.year, item.title);
        NoteReading note = readNote(cellAt(row, m_at.note));
        item.text = m_at.text >= 0 && !cellAt(row, m_at.text).empty() ? sentence(cellAt(row, m_at.text)) : std::move(note.text);
        item.doubt = std::move(note.doubt);
        item.source = cellAt(row, m_at.source);
        item.image = cellAt(row, m_at.image);
        item.imageAlt = typographicFr(cellAt(row, m_at.imageAlt));
        item.imageCredit = typographicFr(cellAt(row, m_at.imageCredit));
        for (const std::string_view link : split(cellAt(row, m_at.links), ";")) item.links.emplace_back(link);
        item.row = row.line;
    }

    /// Landmarks of one date in the order of the file.
    std::vector<FriseItem> byDate() {
        std::vector<std::pair<HistDate, std::size_t>> order;
        order.reserve(m_rows.size());
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            if (m_rows[row].sound) order.emplace_back(m_rows[row].item.date, row);
        std::ranges::sort(order);
        std::vector<FriseItem> frise;
        frise.reserve(order.size());
        for (const auto& [date, row] : order) frise.push_back(std::move(m_rows[row].item));
        return frise;
    }

    /// In the order of the file, as if it had been read row by row.
    void tell(Issues& issues) {
        const auto first = static_cast<std::ptrdiff_t>(issues.size());
        for (Issues& some : m_issues) std::ranges::move(some, std::back_inserter(issues));
        std::stable_sort(issues.begin() + first, issues.end(), [](const Issue& a, const Issue& b) { return a.row < b.row; });
    }

    const Table& m_table;
    const Columns m_at;
    std::vector<FriseTrack>& m_tracks;
    const bool m_tracksGiven;
    std::vector<Row> m_rows;
    const std::size_t m_parts;
    std::vector<Issues> m_issues;  ///< of each part's first reading, of the tracks, of each part's second reading
};

}  // namespace

std::vector<FriseItem> readFrise(const Table& table, std::vector<FriseTrack>& tracks, Issues& issues) {
    FriseReader reader(table, tracks);
    if (const std::string missing = reader.missingColumns(); !missing.empty()) {
        issues.push_back({Severity::Error, "columns-missing", table.file, 1, "", "l’en-tête ne nomme pas les colonnes attendues\u202F: il manque " + missing + "."});
        return {};
    }
    return reader.run(issues);
}

void applyOverrides(std::vector<FriseItem>& frise, const std::map<std::string, LandmarkOverride>& overrides, bool tableWhole,
                    const std::string& configFile, Issues& issues) {
    std::unordered_map<std::string_view, const LandmarkOverride*> byName;  // a hundred thousand landmarks ask for theirs
    for (const auto& [name, wanted] : overrides) byName.emplace(name, &wanted);
    std::set<std::string_view> used;
    const auto apply = [&](FriseItem& item, const std::string& name) {
        const auto found = byName.find(name);
        if (found == byName.end()) return;
        const LandmarkOverride& wanted = *found->second;
        used.insert(found->first);
        if (wanted.importance) item.importance = *wanted.importance;
        if (wanted.text) item.text = typographicFr(*wanted.text);
        if (wanted.easy) item.easy = typographicFr(*wanted.easy);
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

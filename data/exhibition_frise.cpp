// frise.csv: landmarks, and what their notes tell a visitor.
#include <algorithm>
#include <bitset>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>

#include "data/exhibition_readers.h"
#include "data/french.h"
#include "data/frise_time.h"
#include "data/landmark_names.h"
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

/// Reads a timeline's rows, many at once: dates, then the tracks in the order of the file, then all the rest, each landmark in its
/// place in time.
class FriseReader {
public:
    FriseReader(const Table& table, std::vector<FriseTrack>& tracks)
        : m_table(table), m_at(table), m_tracks(tracks), m_tracksGiven(!tracks.empty()), m_threads(table.rows.size() < kWorthThreads ? 1 : usualThreads()),
          m_heads(table.rows.size()) {}

    std::string missingColumns() const {
        const std::string_view date = "year (ou date)", title = "title";
        const bool noDate = m_at.year < 0 && m_at.date < 0, noTitle = m_at.title < 0;
        return std::string(noDate ? date : "") + (noDate && noTitle ? ", " : "") + std::string(noTitle ? title : "");
    }

    FriseRead run(Issues& issues) {
        const auto first = issues.size();
        inParts(m_heads.size(), [this](std::size_t row, Issues& said) { readHead(row, said); }, issues);
        for (std::size_t row = 0; row < m_heads.size(); ++row)
            if (m_heads[row].sound) readTrack(row, issues);
        const std::size_t sound = placeInTime();
        FriseRead frise{std::vector<FriseItem>(sound), std::vector<LandmarkHash>(sound)};
        const auto read = [&](std::size_t row, Issues& said) {
            const Head& head = m_heads[row];
            if (!head.sound) return;
            FriseItem& item = frise.items[head.place];
            readItem(row, item, said);
            frise.hashes[head.place] = {hashOfName(item.id), hashOfName(item.title), item.row};
        };
        inParts(m_heads.size(), read, issues);
        nameApart(frise.items, frise.hashes, m_threads);
        // In the order of the file, as if it had been read row by row.
        std::stable_sort(issues.begin() + static_cast<std::ptrdiff_t>(first), issues.end(), [](const Issue& a, const Issue& b) { return a.row < b.row; });
        return frise;
    }

private:
    static constexpr std::size_t kAtOnce = 4096, kWorthThreads = 20'000;
    /// What a row's place in time and its lane hang on.
    struct Head {
        bool sound = true;
        int track = 0;
        HistDate date;
        std::size_t place = 0;  ///< among the sound ones, by date
    };

    template <class Read>
    void inParts(std::size_t count, const Read& read, Issues& issues) const {
        std::vector<Issues> said((count + kAtOnce - 1) / kAtOnce);
        const auto part = [&](std::size_t index) {
            for (std::size_t i = index * kAtOnce; i < std::min(count, (index + 1) * kAtOnce); ++i) read(i, said[index]);
        };
        shareOut(said.size(), m_threads, part, [](std::size_t) {});
        for (Issues& some : said) std::ranges::move(some, std::back_inserter(issues));
    }

    void readHead(std::size_t index, Issues& issues) {
        const TableRow& row = m_table.rows[index];
        Head& own = m_heads[index];
        const std::optional<HistDate> date = readDate(m_table, row, m_at, issues);
        own.sound = date && !cellAt(row, m_at.title).empty();
        if (date) own.date = *date;
        if (date && !own.sound)
            issues.push_back(rowIssue(Severity::Error, "landmark-title", m_table, row, "title", "le repère n’a pas de titre\u202F: il n’est pas affiché."));
    }

    void readTrack(std::size_t index, Issues& issues) {
        const TableRow& row = m_table.rows[index];
        const std::string_view track = cellAt(row, m_at.track);
        const std::size_t before = m_tracks.size();
        m_heads[index].track = trackOf(track.empty() ? std::string_view("autres") : track, m_tracks);
        if (m_tracks.size() == before || (!m_tracksGiven && m_tracks.size() <= kMostTracks)) return;
        issues.push_back(rowIssue(Severity::Error, "landmark-track", m_table, row, "track",
                                  "la piste «\u202F" + std::string(track) + "\u202F» n’est pas " +
                                      (m_tracksGiven ? "dans exhibition.toml" : "parmi les " + std::to_string(kMostTracks) + " premières") +
                                      "\u202F: le repère n’est pas affiché."));
        m_tracks.pop_back();
        m_heads[index].sound = false;
    }

    void readItem(std::size_t index, FriseItem& item, Issues& issues) const {
        const TableRow& row = m_table.rows[index];
        item.date = m_heads[index].date;
        item.track = m_heads[index].track;
        item.title = cellAt(row, m_at.title);
        item.row = row.line;
        readEnd(m_table, row, m_at, item, issues);
        readImportance(m_table, row, m_at, item, issues);
        item.id = landmarkName(item.date.year, item.title);
        item.source = cellAt(row, m_at.source);
        if (const std::string_view note = cellAt(row, m_at.note); !note.empty()) {
            NoteReading read = readNote(note);
            item.text = std::move(read.text);
            item.doubt = std::move(read.doubt);
        }
        if (const std::string_view text = cellAt(row, m_at.text); !text.empty()) item.text = sentence(text);
        if (const std::string_view image = cellAt(row, m_at.image); !image.empty()) item.image = image;
        if (const std::string_view alt = cellAt(row, m_at.imageAlt); !alt.empty()) item.imageAlt = typographicFr(alt);
        if (const std::string_view credit = cellAt(row, m_at.imageCredit); !credit.empty()) item.imageCredit = typographicFr(credit);
        if (const std::string_view links = cellAt(row, m_at.links); !links.empty())
            for (const std::string_view link : split(links, ";")) item.links.emplace_back(link);
    }

    /// Places the sound rows by date, those of one date in the order of the file; sorted in as many parts as there are threads.
    std::size_t placeInTime() {
        std::vector<std::size_t> order;
        order.reserve(m_heads.size());
        for (std::size_t row = 0; row < m_heads.size(); ++row)
            if (m_heads[row].sound) order.push_back(row);
        const auto earlier = [this](std::size_t a, std::size_t b) { return std::tie(m_heads[a].date, a) < std::tie(m_heads[b].date, b); };
        const auto parts = static_cast<std::size_t>(m_threads);
        const auto from = [&](std::size_t part) { return order.begin() + static_cast<std::ptrdiff_t>(order.size() * part / parts); };
        shareOut(parts, m_threads, [&](std::size_t part) { std::sort(from(part), from(part + 1), earlier); }, [](std::size_t) {});
        for (std::size_t part = 1; part < parts; ++part) std::inplace_merge(order.begin(), from(part), from(part + 1), earlier);
        for (std::size_t place = 0; place < order.size(); ++place) m_heads[order[place]].place = place;
        return order.size();
    }

    const Table& m_table;
    const Columns m_at;
    std::vector<FriseTrack>& m_tracks;
    const bool m_tracksGiven;
    const int m_threads;
    std::vector<Head> m_heads;
};

}  // namespace

FriseRead readFrise(const Table& table, std::vector<FriseTrack>& tracks, Issues& issues) {
    FriseReader reader(table, tracks);
    if (const std::string missing = reader.missingColumns(); !missing.empty()) {
        issues.push_back({Severity::Error, "columns-missing", table.file, 1, "", "l’en-tête ne nomme pas les colonnes attendues\u202F: il manque " + missing + "."});
        return {};
    }
    return reader.run(issues);
}

namespace {

void apply(const LandmarkOverride& wanted, FriseItem& item) {
    if (wanted.importance) item.importance = *wanted.importance;
    if (wanted.text) item.text = typographicFr(*wanted.text);
    if (wanted.easy) item.easy = typographicFr(*wanted.easy);
    if (wanted.doubt) item.doubt = typographicFr(*wanted.doubt);
    if (wanted.image) item.image = *wanted.image;
    if (wanted.imageAlt) item.imageAlt = typographicFr(*wanted.imageAlt);
    if (wanted.imageCredit) item.imageCredit = typographicFr(*wanted.imageCredit);
    if (!wanted.links.empty()) item.links = wanted.links;
}

/// What may be meant for a landmark, found by its names' hashes: a hundred thousand of them are asked.
class OverridesByName {
public:
    explicit OverridesByName(const std::map<std::string, LandmarkOverride>& overrides) {
        for (const auto& one : overrides) {
            const std::size_t hash = hashOfName(one.first);
            m_byHash.emplace(hash, &one);
            m_some.set(hash % m_some.size());
        }
    }

    /// In the order of their names, as the file's tables are kept.
    void apply(FriseItem& item, const LandmarkHash& hash) {
        const Named *id = find(hash.id, item.id), *title = item.title == item.id ? nullptr : find(hash.title, item.title);
        if (id != nullptr && title != nullptr && title->first < id->first) std::swap(id, title);
        for (const Named* found : {id, title}) {
            if (found == nullptr) continue;
            arobase::apply(found->second, item);
            m_used.insert(found->first);
        }
    }
    bool meant(const LandmarkHash& hash) const { return mayBe(hash.id) || mayBe(hash.title); }
    bool used(const std::string& name) const { return m_used.contains(name); }

private:
    using Named = std::pair<const std::string, LandmarkOverride>;

    bool mayBe(std::size_t hash) const { return m_some.test(hash % m_some.size()) && m_byHash.contains(hash); }
    const Named* find(std::size_t hash, const std::string& name) const {
        const auto [first, end] = m_byHash.equal_range(hash);
        const auto found = std::find_if(first, end, [&](const auto& entry) { return entry.second->first == name; });
        return found == end ? nullptr : found->second;
    }

    std::unordered_multimap<std::size_t, const Named*> m_byHash;
    std::bitset<8192> m_some;  ///< the last bits of their hashes: most landmarks end here
    std::set<std::string_view> m_used;
};

}  // namespace

void applyOverrides(FriseRead& frise, const std::map<std::string, LandmarkOverride>& overrides, bool tableWhole, const std::string& configFile,
                    Issues& issues) {
    OverridesByName byName(overrides);
    for (std::size_t i = 0; i < frise.items.size(); ++i)
        if (byName.meant(frise.hashes[i])) byName.apply(frise.items[i], frise.hashes[i]);
    for (const auto& [name, wanted] : overrides) {
        // A cut frise.csv has said so itself; each landmark that it lost need not be told again.
        if (byName.used(name) || !tableWhole) continue;
        issues.push_back({Severity::Warning, "landmark-override-unused", configFile, 0, name,
                          "aucun repère ne porte ce titre ni cet identifiant."});
    }
}

}  // namespace arobase

// frise.csv: landmarks, and what their notes tell a visitor.
#include <algorithm>
#include <set>

#include "data/exhibition_readers.h"
#include "data/french.h"
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

std::string landmarkId(int year, std::string_view title, std::set<std::string>& taken) {
    constexpr std::size_t kMaxSlug = 40;
    std::string slug = foldedText(title, '-').substr(0, kMaxSlug);
    while (slug.ends_with('-')) slug.pop_back();
    const std::string base = "r" + std::to_string(year) + "-" + (slug.empty() ? "repere" : slug);
    std::string id = base;
    for (int n = 2; !taken.insert(id).second; ++n) id = base + "-" + std::to_string(n);
    return id;
}

int readMonth(const Table& table, const TableRow& row, Issues& issues) {
    const std::string_view text = table.cell(row, "month_if_known");
    if (text.empty()) return 0;
    const std::optional<int> month = toInt(text);
    if (month && *month >= 1 && *month <= 12) return *month;
    issues.push_back(
        rowIssue(Severity::Warning, "landmark-month", table, row, "month_if_known",
                 "«\u202F" + std::string(text) + "\u202F» n’est pas un mois (1 à 12)\u202F: le repère est daté à l’année."));
    return 0;
}

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

std::vector<FriseItem> readFrise(const Table& table, std::vector<FriseTrack>& tracks, Issues& issues) {
    std::vector<FriseItem> frise;
    std::set<std::string> ids;
    const bool tracksGiven = !tracks.empty();
    for (const TableRow& row : table.rows) {
        const std::optional<int> year = readYear(table, row, issues);
        const std::string title(table.cell(row, "title"));
        const std::string_view track = table.cell(row, "track");
        if (!year) continue;
        if (title.empty()) {
            issues.push_back(rowIssue(Severity::Error, "landmark-title", table, row, "title",
                                      "le repère n’a pas de titre\u202F: il n’est pas affiché."));
            continue;
        }
        FriseItem item;
        const std::size_t before = tracks.size();
        item.track = trackOf(track.empty() ? std::string_view("autres") : track, tracks);
        if (tracksGiven && tracks.size() > before) {
            issues.push_back(rowIssue(Severity::Error, "landmark-track", table, row, "track",
                                      "la piste «\u202F" + std::string(track) +
                                          "\u202F» n’est pas dans exhibition.toml\u202F: le repère n’est pas affiché."));
            tracks.pop_back();
            continue;
        }
        item.date = {*year, readMonth(table, row, issues), 0};
        item.id = landmarkId(*year, title, ids);
        item.title = title;
        NoteReading note = readNote(table.cell(row, "note"));
        item.text = std::move(note.text);
        item.doubt = std::move(note.doubt);
        item.source = table.cell(row, "source");
        item.row = row.line;
        frise.push_back(std::move(item));
    }
    std::stable_sort(frise.begin(), frise.end(),
                     [](const FriseItem& a, const FriseItem& b) { return a.date != b.date ? a.date < b.date : a.row < b.row; });
    return frise;
}

void applyOverrides(std::vector<FriseItem>& frise, const std::map<std::string, LandmarkOverride>& overrides, bool tableWhole,
                    const std::string& configFile, Issues& issues) {
    for (const auto& [name, wanted] : overrides) {
        bool used = false;
        for (FriseItem& item : frise) {
            if (item.id != name && item.title != name) continue;
            used = true;
            if (wanted.importance) item.importance = *wanted.importance;
            if (wanted.text) item.text = typographicFr(*wanted.text);
            if (wanted.doubt) item.doubt = typographicFr(*wanted.doubt);
            if (wanted.image) item.image = *wanted.image;
        }
        // A cut frise.csv has said so itself; each landmark that it lost need not be told again.
        if (used || !tableWhole) continue;
        issues.push_back({Severity::Warning, "landmark-override-unused", configFile, 0, name,
                          "aucun repère ne porte ce titre ni cet identifiant."});
    }
}

}  // namespace arobase

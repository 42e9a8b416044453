#pragma once
// What an exhibition folder says, read once, checked, and frozen before the first frame.
#include <array>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/geo_types.h"
#include "data/result.h"

namespace arobase {

/// A historical date known to the year, the month, the day or the minute; never more precise than its source.
struct HistDate {
    int year = 0;
    int month = 0;    ///< 1–12, 0: unknown
    int day = 0;      ///< 1–31, 0: unknown
    int minute = -1;  ///< of the day, 0–1439; −1: unknown
    auto operator<=>(const HistDate&) const = default;
};

struct FriseTrack {
    std::string id;                  ///< "outils"
    std::string nameKey;             ///< string-table key of its name
    std::string colourToken;         ///< theme token
};

struct FriseItem {
    std::string id;                  ///< stable, e.g. "r2002-wikipedia"
    HistDate date;
    HistDate end;                    ///< last date of a period; year 0: a single date
    std::string title;               ///< as in the document
    int track = 0;                   ///< index into Exhibition::tracks
    int importance = 2;              ///< 1 (always shown if it can be) … 4
    std::string text;                ///< longer text for the card; may be empty
    std::string easy;                ///< the same in French that is easy to read; empty: as in `title` and `text`
    std::string doubt;               ///< why the date or the text is doubtful, for the visitor; empty when sure
    std::string image;               ///< path relative to the exhibition; empty: none that could be shown
    std::string imageAlt;            ///< what it shows, for who does not see it
    std::string imageCredit;         ///< whose it is
    int imageWidthPx = 0, imageHeightPx = 0;
    std::string source;
    std::vector<std::string> links;  ///< ids of other landmarks and codes of collectivités
    int row = 0;
};

struct Figure {
    int year = 0;
    std::string scope;               ///< "monde", "france"
    std::string valueText;           ///< as in the document, with a decimal comma
    double value = 0;                ///< number without its unit multiplier; minutes for durations
    std::string unit;                ///< "millions", "milliards", "%", "rang", "par jour"
    std::string label;               ///< clean label, editorial remarks in brackets removed
    std::string remark;              ///< the removed remark; may be empty
    std::string refusedBy;           ///< rule that refuses it; empty when it may be shown as true
    std::string source;
    int row = 0;
};

inline constexpr int kLevels = 5;

struct Edition {
    int year = 0;                    ///< millésime: the key everywhere
    int number = 0;                  ///< 19 for « 19e édition »; 0 unknown
    HistDate date;
    std::string place;
    std::optional<int> declaredCount;                            ///< collectivités labelled, as declared
    std::array<std::optional<int>, kLevels + 1> declaredByLevel; ///< [1]…[5] from the declared split; [0] mentions only
    std::string note;
    std::string source;
    int row = 0;
};

enum class CollectiviteKind : std::uint8_t { Commune, Epci, Departement };

struct Award {
    int year = 0;
    int collectivite = 0;            ///< index into Exhibition::collectivites
    int level = 0;                   ///< 1…5; 0: "labellisée, niveau non connu" (never zero arobase)
    bool deduced = false;            ///< the level was inferred from a sentence of the source
    std::string nameThen;            ///< name in the source's year
    std::string mention;
    std::string source;
    std::string note;
    int row = 0;
};

struct Collectivite {
    CollectiviteKind kind = CollectiviteKind::Commune;
    std::string code;                ///< INSEE or SIREN
    std::string name;                ///< latest known name
    std::string departement;         ///< code
    std::optional<LonLat> position;
    int territory = 0;               ///< index into territories()
    std::vector<int> awards;         ///< indices into Exhibition::awards, by year
};

struct Enjeu {
    std::string name;
    std::string source;
};

/// What the interface speaks. Easy: French that is easy to read (FALC), where the exhibition has it.
enum class Language : std::uint8_t { French, English, Easy };
std::string_view languageCode(Language language);                      ///< "fr", "en", "falc"
std::optional<Language> languageByCode(std::string_view code);

/// Texts by key. A key that French or English lacks is an Error issue at load; text() then returns the key itself. One without its
/// twin in easy French is a Warning, and is said in French.
struct StringTable {
    std::map<std::string, std::string, std::less<>> fr;
    std::map<std::string, std::string, std::less<>> en;
    std::map<std::string, std::string, std::less<>> easy;  ///< empty: the exhibition has none
    std::string_view text(std::string_view key, Language language) const;
};

/// Straight-alpha sRGB, 8 bits a channel.
struct Rgba {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Rgba&) const = default;
};

struct Theme {
    std::string id;                                      ///< "nuit", "jour", "contraste"
    std::map<std::string, Rgba, std::less<>> colours;    ///< by token
    std::map<std::string, double, std::less<>> numbers;  ///< by token (widths in px, opacities)
    /// Opaque magenta when the token is missing (also an issue at load).
    Rgba colour(std::string_view token) const;
    double number(std::string_view token, double fallback) const;
};

/// Names of the tables inside the folder, for issues.
struct ExhibitionFiles {
    std::string frise = "frise.csv";
    std::string figures = "figures.csv";
    std::string editions = "editions.csv";
    std::string palmares = "palmares.csv";
    std::string enjeux = "enjeux.csv";
};

struct Exhibition {
    std::filesystem::path folder;
    std::string title;
    int startYear = 0;
    int friseFrom = 0;               ///< first year of the frise
    int friseTo = 0;                 ///< last year of the « toute la frise » range (inclusive)
    double friseSpanFrom = 0;        ///< the same in years (frise_time.h), for a timeline of days or hours …
    double friseSpanTo = 0;          ///< … whose range is not made of whole years; excluded
    std::string partners;            ///< partners' line for the attract screen; may be empty
    std::vector<FriseTrack> tracks;
    std::vector<FriseItem> frise;    ///< by date, then row
    std::vector<Figure> figures;
    std::vector<Edition> editions;   ///< by year
    std::vector<Award> awards;       ///< by year, then row
    std::vector<Collectivite> collectivites;  ///< by code
    std::vector<Enjeu> enjeux;
    StringTable strings;
    std::vector<Theme> themes;       ///< the default theme first
    std::string defaultLanguage = "fr";  ///< "fr" or "en"
    ExhibitionFiles files;

    /// True where easy French can be chosen.
    bool hasEasy() const { return !strings.easy.empty(); }
    const Edition* edition(int year) const;                 ///< nullptr when that year has none
    const Theme& theme(std::string_view id) const;          ///< the first theme when unknown
    std::optional<int> collectivite(std::string_view code) const;
    /// Indices into `awards` of that year's awards, in file order.
    std::vector<int> awardsOf(int year) const;
    /// Known awards of that year by level; [0] counts those of unknown level.
    std::array<int, kLevels + 1> knownByLevel(int year) const;
};

/// Reads and checks a folder. Keeps everything sound; a missing or broken file is one clear issue and leaves its part empty.
/// No value only when the folder itself cannot be read. Thread: any.
Result<Exhibition> loadExhibition(const std::filesystem::path& folder);

}  // namespace arobase

#include "data/exhibition.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "data/check.h"
#include "data/exhibition_readers.h"
#include "data/french.h"
#include "data/frise_time.h"
#include "data/workers.h"

namespace arobase {
namespace {

constexpr std::array<std::string_view, 6> kFigureColumns = {"year", "scope", "value", "unit", "label", "source"};
constexpr std::array<std::string_view, 5> kEditionColumns = {"year", "edition", "date", "count", "source"};
constexpr std::array<std::string_view, 9> kPalmaresColumns = {"year", "level", "kind", "code",  "name",
                                                              "dept", "lon",   "lat",  "source"};
constexpr std::array<std::string_view, 2> kEnjeuColumns = {"enjeu", "source"};

struct LoadedTable {
    std::optional<Table> table;
    bool whole = false;  ///< nothing was wrong with the file as a file
};

LoadedTable load(const std::filesystem::path& folder, const std::string& name, std::span<const std::string_view> columns,
                 Issues& issues) {
    Result<Table> read = readTable(folder / name, name, columns);
    LoadedTable loaded;
    loaded.whole = read.value.has_value() && !hasErrors(read.issues);
    issues.insert(issues.end(), read.issues.begin(), read.issues.end());
    loaded.table = std::move(read.value);
    return loaded;
}

void loadFrise(Exhibition& exhibition, const ExhibitionConfig& config, Issues& issues) {
    for (const std::string& id : config.trackIds) exhibition.tracks.push_back(friseTrack(id));
    const LoadedTable frise = load(exhibition.folder, config.files.frise, {}, issues);
    if (!frise.table) return;
    FriseRead read = readFrise(*frise.table, exhibition.tracks, issues);
    applyOverrides(read, config.landmarks, frise.whole, "exhibition.toml", issues);
    exhibition.frise = std::move(read.items);
    checkImages(exhibition.folder, config.files.frise, exhibition.frise, issues);
}

void loadTables(Exhibition& exhibition, const ExhibitionConfig& config, Issues& issues) {
    if (const auto figures = load(exhibition.folder, config.files.figures, kFigureColumns, issues); figures.table) {
        exhibition.figures = readFigures(*figures.table, issues);
        Issues refused = refuseImplausibleFigures(exhibition.figures, config.files.figures);
        issues.insert(issues.end(), refused.begin(), refused.end());
    }
    if (const auto editions = load(exhibition.folder, config.files.editions, kEditionColumns, issues); editions.table) {
        exhibition.editions = readEditions(*editions.table, issues);
    }
    if (const auto palmares = load(exhibition.folder, config.files.palmares, kPalmaresColumns, issues); palmares.table) {
        Palmares read = readPalmares(*palmares.table, exhibition.editions, issues);
        exhibition.awards = std::move(read.awards);
        exhibition.collectivites = std::move(read.collectivites);
    }
    if (const auto enjeux = load(exhibition.folder, config.files.enjeux, kEnjeuColumns, issues); enjeux.table) {
        exhibition.enjeux = readEnjeux(*enjeux.table, issues);
    }
}

/// Whole years, unless the timeline has no range of its own and all of it lies within a year or so: then what it holds, with air.
void fillSpan(Exhibition& exhibition, const ExhibitionConfig& config) {
    exhibition.friseSpanFrom = exhibition.friseFrom;
    exhibition.friseSpanTo = exhibition.friseTo + 1;
    if (config.friseFrom || config.friseTo || exhibition.frise.empty() || !exhibition.editions.empty()) return;
    FriseSpan all = spanOf(exhibition.frise.front());
    for (const FriseItem& item : exhibition.frise) all = {std::min(all.from, spanOf(item).from), std::max(all.to, spanOf(item).to)};
    constexpr double kShort = 1.5, kAir = 0.04;
    const double air = (all.to - all.from) * kAir;
    if (all.to - all.from > kShort) return;
    exhibition.friseSpanFrom = all.from - air;
    exhibition.friseSpanTo = all.to + air;
}

/// What the configuration leaves out is read off the data: the frise's range, the year shown first.
void fillYears(Exhibition& exhibition, const ExhibitionConfig& config) {
    int from = exhibition.editions.empty() ? 0 : exhibition.editions.front().year;
    int to = exhibition.editions.empty() ? 0 : exhibition.editions.back().year;
    if (!exhibition.frise.empty()) {
        from = exhibition.frise.front().date.year;
        to = exhibition.frise.back().date.year;
        for (const FriseItem& item : exhibition.frise) to = std::max(to, item.end.year);
    }
    exhibition.friseFrom = config.friseFrom.value_or(from);
    exhibition.friseTo = std::max(config.friseTo.value_or(to), exhibition.friseFrom);
    fillSpan(exhibition, config);
    exhibition.startYear = config.startYear.value_or(exhibition.awards.empty() ? to : exhibition.awards.back().year);
}

}  // namespace

namespace {
constexpr std::array<std::string_view, 3> kLanguages{"fr", "en", "falc"};
}

std::string_view languageCode(Language language) { return kLanguages[static_cast<std::size_t>(language)]; }

std::optional<Language> languageByCode(std::string_view code) {
    const auto found = std::find(kLanguages.begin(), kLanguages.end(), code);
    return found == kLanguages.end() ? std::nullopt : std::optional(static_cast<Language>(found - kLanguages.begin()));
}

std::string_view StringTable::text(std::string_view key, Language language) const {
    if (language == Language::Easy)
        if (const auto twin = easy.find(key); twin != easy.end()) return twin->second;
    const auto& table = language == Language::English ? en : fr;
    const auto found = table.find(key);
    return found == table.end() ? key : std::string_view(found->second);
}

Rgba Theme::colour(std::string_view token) const {
    const auto found = colours.find(token);
    return found == colours.end() ? Rgba{255, 0, 255, 255} : found->second;
}

double Theme::number(std::string_view token, double fallback) const {
    const auto found = numbers.find(token);
    return found == numbers.end() ? fallback : found->second;
}

const Edition* Exhibition::edition(int year) const {
    const auto found = std::find_if(editions.begin(), editions.end(), [year](const Edition& e) { return e.year == year; });
    return found == editions.end() ? nullptr : &*found;
}

const Theme& Exhibition::theme(std::string_view id) const {
    static const Theme kNone;
    const auto found = std::find_if(themes.begin(), themes.end(), [id](const Theme& t) { return t.id == id; });
    if (found != themes.end()) return *found;
    return themes.empty() ? kNone : themes.front();
}

std::optional<int> Exhibition::collectivite(std::string_view code) const {
    const auto found = std::lower_bound(collectivites.begin(), collectivites.end(), code,
                                        [](const Collectivite& c, std::string_view wanted) { return c.code < wanted; });
    if (found == collectivites.end() || found->code != code) return std::nullopt;
    return static_cast<int>(found - collectivites.begin());
}

std::vector<int> Exhibition::awardsOf(int year) const {
    std::vector<int> indices;
    for (std::size_t i = 0; i < awards.size(); ++i) {
        if (awards[i].year == year) indices.push_back(static_cast<int>(i));
    }
    return indices;
}

std::array<int, kLevels + 1> Exhibition::knownByLevel(int year) const {
    std::array<int, kLevels + 1> counts{};
    for (const Award& award : awards) {
        if (award.year == year && award.level >= 0 && award.level <= kLevels) ++counts[static_cast<std::size_t>(award.level)];
    }
    return counts;
}

Result<Exhibition> loadExhibition(const std::filesystem::path& folder) {
    Result<Exhibition> result;
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        result.issues.push_back(
            {Severity::Error, "exhibition-folder", folder.string(), 0, "", "ce n’est pas un dossier d’exposition lisible."});
        return result;
    }
    Exhibition exhibition;
    exhibition.folder = folder;
    const ExhibitionConfig config = readConfig(folder, result.issues);
    exhibition.title = config.title;
    exhibition.partners = config.partners;
    exhibition.defaultLanguage = config.defaultLanguage;
    exhibition.files = config.files;
    Issues others;
    std::future<void> loading = beside(usualThreads(), [&] {  // a long timeline is as long to read as all the rest
        loadTables(exhibition, config, others);
        exhibition.strings = readStrings(folder, others);
        exhibition.themes = readThemes(folder, config.themeIds, others);
    });
    loadFrise(exhibition, config, result.issues);
    loading.get();
    std::ranges::move(others, std::back_inserter(result.issues));
    fillYears(exhibition, config);
    result.value = std::move(exhibition);
    return result;
}

}  // namespace arobase

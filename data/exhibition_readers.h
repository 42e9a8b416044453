#pragma once
// The parts of loadExhibition: one reader per file, each keeping what is sound. Private to data/.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "data/exhibition.h"
#include "data/landmark_names.h"
#include "data/table.h"

namespace arobase {

/// What the staff says of one landmark in exhibition.toml, over what the document and its note say.
struct LandmarkOverride {
    std::optional<int> importance;
    std::optional<std::string> text;
    std::optional<std::string> doubt, easy;
    std::optional<std::string> image, imageAlt, imageCredit;
    std::vector<std::string> links;
};

/// exhibition.toml as written; every field has a value that works when the file says nothing.
struct ExhibitionConfig {
    std::string title;
    std::string partners;
    std::optional<int> startYear;
    std::optional<int> friseFrom;
    std::optional<int> friseTo;
    std::vector<std::string> trackIds;
    std::string defaultLanguage = "fr";
    ExhibitionFiles files;
    std::vector<std::string> themeIds;                  ///< the default one first
    std::map<std::string, LandmarkOverride> landmarks;  ///< by landmark id or by title
};

/// Missing or broken: one Error, and the defaults.
ExhibitionConfig readConfig(const std::filesystem::path& folder, Issues& issues);

/// strings/fr.toml and strings/en.toml. French values get French typography.
StringTable readStrings(const std::filesystem::path& folder, Issues& issues);

/// themes/<id>.toml of each id; with no ids, every file of themes/. A token that only some themes have is an Error.
std::vector<Theme> readThemes(const std::filesystem::path& folder, const std::vector<std::string>& ids, Issues& issues);

struct FriseRead {
    std::vector<FriseItem> items;
    std::vector<LandmarkHash> hashes;  ///< of each
};

/// Columns may be named in French or English (year or date, title, track …). Adds the tracks that the file names, where the
/// configuration names none. Sorted by date, then row.
FriseRead readFrise(const Table& table, std::vector<FriseTrack>& tracks, Issues& issues);
/// Takes pictures off that cannot be shown (outside the folder, missing, no PNG or JPEG, too large), one issue each.
void checkImages(const std::filesystem::path& folder, const std::string& table, std::vector<FriseItem>& frise, Issues& issues);
void applyOverrides(FriseRead& frise, const std::map<std::string, LandmarkOverride>& overrides, bool tableWhole,
                    const std::string& configFile, Issues& issues);
FriseTrack friseTrack(const std::string& id);

std::vector<Figure> readFigures(const Table& table, Issues& issues);
std::vector<Edition> readEditions(const Table& table, Issues& issues);
std::vector<Enjeu> readEnjeux(const Table& table, Issues& issues);

struct Palmares {
    std::vector<Award> awards;
    std::vector<Collectivite> collectivites;
};
/// `editions` serve to compare the edition numbers of both files.
Palmares readPalmares(const Table& table, const std::vector<Edition>& editions, Issues& issues);

/// Reads the year of a row; an Error issue and nullopt when it is none (1900–2100).
std::optional<int> readYear(const Table& table, const TableRow& row, Issues& issues);

/// An issue about a row (and column) of a table.
Issue rowIssue(Severity severity, std::string rule, const Table& table, const TableRow& row, std::string column,
               std::string message);

}  // namespace arobase

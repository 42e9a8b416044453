#pragma once
// What the set-up packages tell of communes through time, as it is in their files: the events since 1943 that Insee published
// in 2019, then the list of communes of each year after it.
#include <filesystem>
#include <string>
#include <vector>

#include "data/cog/commune_history.h"
#include "data/result.h"

namespace arobase {

/// One line of the events: a commune or a part of one, from a day to another.
struct CogEntry {
    std::string id;
    std::string code;
    std::string name;
    std::string type;       ///< COM; COMD, COMA, COMP for parts
    std::string begin;      ///< "1973-01-01"; empty: before 1943
    std::string end;        ///< empty: still
    std::string successor;  ///< id; may be empty
    std::string pole;       ///< id of what holds a part
    int row = 0;
};

struct CogListCommune {
    std::string code;
    std::string name;
    std::string departement;
    std::uint32_t population = 0;  ///< 0: unknown
    std::vector<std::string> postalCodes;
};

/// Commune déléguée or associée, or arrondissement of Paris, Lyon or Marseille.
struct CogListPart {
    std::string code;
    std::string name;
    std::string holder;  ///< code of its commune
};

/// The communes of 1 January of a year, each code once.
struct CogList {
    int year = 0;
    std::vector<CogListCommune> communes;
    std::vector<CogListPart> parts;
};

struct CogEvents {
    std::string file;  ///< of the entries, for issues
    std::vector<CogEntry> entries;
    std::vector<CogList> lists;  ///< by year
};

/// Reads what the packages hold. A missing or broken file is an Error issue; the rest is kept.
CogEvents readCogEvents(const std::filesystem::path& packages, Issues& issues);

/// Entries of one file, as readCogEvents() reads them.
std::vector<CogEntry> readCogEntries(const std::filesystem::path& file, Issues& issues);

/// One list of communes; `year` is what it is of. Of a code that stands in it twice the first counts, and a Warning says so.
CogList readCogList(const std::filesystem::path& file, int year, Issues& issues);

/// The files that all of this is read from, in a fixed order.
std::vector<std::filesystem::path> cogEventFiles(const std::filesystem::path& packages);

}  // namespace arobase

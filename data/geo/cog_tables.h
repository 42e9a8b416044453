#pragma once
// The official tables (COG) and the bounding boxes of the set-up packages, as they are in their files.
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "data/geo/shapes.h"
#include "data/result.h"

namespace arobase {

struct CogCommune {
    std::string code;
    std::string name;
    std::string departement;
    std::string region;
    std::uint32_t population = 0;  ///< 0: unknown
    std::vector<std::string> postalCodes;
    std::vector<std::string> formerCodes;  ///< of its communes déléguées and associées
};

struct CogEpci {
    std::string siren;
    std::string name;
    std::uint32_t population = 0;
    std::vector<std::string> members;  ///< commune codes
    std::string largestMember;         ///< the most populous of them
};

struct CogDepartement {
    std::string code;
    std::string name;
    std::string region;
    std::string prefecture;  ///< code of its chief town
};

struct CogRegion {
    std::string code;
    std::string name;
};

struct CogTables {
    std::vector<CogCommune> communes;  ///< today's communes; Paris, Lyon and Marseille whole
    std::vector<CogEpci> epci;
    std::vector<CogDepartement> departements;
    std::vector<CogRegion> regions;
    std::map<std::string, LonLatBox> communeBoxes;
    std::map<std::string, LonLatBox> epciBoxes;
};

/// Reads both packages. A missing or broken file is an Error issue and leaves its table empty.
Result<CogTables> readCogTables(const std::filesystem::path& packages);

}  // namespace arobase

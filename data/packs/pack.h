#pragma once
// A content pack: an exhibition in one folder, with a list of all its files and a signature of that list.
//
//   MANIFESTE       "arobase-paquet 1", then "HASH SIZE PATH" a file, by path
//   MANIFESTE.sig   "PUBLIC-KEY SIGNATURE"
//
// Where packs are installed each has a folder named by its hash; two links say which one is shown and which one was before:
//
//   paquets/3f2a…/   paquets/9c01…/   paquets/courant → 3f2a…   paquets/precedent → 9c01…
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "data/result.h"

namespace arobase {

inline constexpr const char* kManifestName = "MANIFESTE";
inline constexpr const char* kSignatureName = "MANIFESTE.sig";

/// Writes list and signature into the folder. Issues say why not.
Issues sealPack(const std::filesystem::path& folder, const std::string& secretKey);

/// The pack's hash (64 digits) when it is whole, nothing was added, and one of the keys signed it. Links and odd files are refused.
Result<std::string> verifyPack(const std::filesystem::path& folder, const std::vector<std::string>& publicKeys);

/// Verifies, copies, verifies the copy, asks `accepts` (issues: no), and only then lets it be the current one. Whatever happens on the way,
/// what was current stays so, whole. The value is the hash.
Result<std::string> installPack(const std::filesystem::path& pack, const std::filesystem::path& packs, const std::vector<std::string>& publicKeys,
                                const std::function<Issues(const std::filesystem::path&)>& accepts);

/// Back to the one before; they change places.
Issues previousPack(const std::filesystem::path& packs, const std::vector<std::string>& publicKeys);

struct CurrentPack {
    std::filesystem::path folder;  ///< empty: none that can be shown
    std::string hash;
    bool fellBack = false;         ///< the current one is damaged: this is the one before, or none
};
CurrentPack currentPack(const std::filesystem::path& packs, const std::vector<std::string>& publicKeys);

/// Of any folder of files, packed or not: 16 digits that change with any of their bytes.
std::string contentHash(const std::filesystem::path& folder);

}  // namespace arobase

#pragma once
// Baked parts → one file.
#include <filesystem>
#include <string>
#include <vector>

#include "data/cog/history_builder.h"
#include "data/geo/gazetteer.h"
#include "data/geo/globe_builder.h"
#include "data/geo/territory_builder.h"
#include "data/result.h"

namespace arobase {

struct BakedAtlas {
    std::string key;
    std::string attribution;
    std::string approximationNote;
    std::vector<BakedTerritory> territories;  ///< parallel to arobase::territories()
    std::vector<BakedPlace> places;           ///< by kind then code
    BakedHistory history;
    BakedGlobe globe;
};

/// The bytes of the file.
std::vector<std::byte> atlasBytes(BakedAtlas atlas);

/// Writes a temporary file beside `file`, then renames it. False with an issue, and no file left behind, when it cannot.
bool writeAtomically(const std::filesystem::path& file, const std::vector<std::byte>& bytes, Issues& issues);

}  // namespace arobase

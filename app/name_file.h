#pragma once
// noms.toml, beside the exhibition: where staff want names to stand.
#include <filesystem>

#include "app/name_places.h"
#include "data/atlas.h"
#include "data/exhibition.h"
#include "data/result.h"

namespace arobase {

/// Its file in an exhibition's folder.
std::filesystem::path nameFile(const std::filesystem::path& exhibition);

/// Reads it. A file that is not there is no issue. What cannot be understood, an unknown code (of no collectivité of the
/// exhibition and no commune of the atlas; without an atlas communes are taken at their word), an unknown edition and a place out
/// of reach are one issue each (file, line, cause); the rest is kept. Of two decisions for the same the later one holds, and an
/// issue says so. Thread: any.
Result<NamePlaces> readNames(const std::filesystem::path& file, const Exhibition& exhibition, const Atlas* atlas);

/// Writes it whole or not at all: a new file, brought to the disk, takes the old one's place. Issues say what went wrong; none:
/// written.
Issues writeNamePlaces(const std::filesystem::path& file, const NamePlaces& places, const Exhibition& exhibition);

}  // namespace arobase

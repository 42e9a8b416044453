#pragma once
// disposition.toml, beside the exhibition: where staff put the insets.
#include <filesystem>

#include "app/map_slots.h"
#include "data/result.h"

namespace arobase {

/// Its file in an exhibition's folder.
std::filesystem::path insetFile(const std::filesystem::path& exhibition);

/// Reads it. A file that is not there is no issue and leaves every inset in its place; what cannot be understood is one issue
/// (file, line, cause) and leaves that inset alone. Places outside 0…1 are refused. Thread: any.
Result<InsetPlaces> readInsets(const std::filesystem::path& file);

/// Writes it whole or not at all (a new file takes the old one's place). Issues say what went wrong; none: written.
Issues writeInsets(const std::filesystem::path& file, const InsetPlaces& places);

}  // namespace arobase

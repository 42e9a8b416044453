#pragma once
// What `render --communes` draws: every commune with an outline in five classes, their borders and the names of the largest.
#include <filesystem>
#include <string>

#include "app/program/show_options.h"

namespace arobase {

/// Writes that picture (.png), with its legend and whose the map is. `attribute`: "population", or "code" (its last figure, two figures a
/// class). Exit status; the reason is on standard error.
int renderCommunes(const ShowOptions& show, const std::string& attribute, const std::filesystem::path& out);

}  // namespace arobase

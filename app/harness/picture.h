#pragma once
// RGBA pictures in memory, to and from PNG.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace arobase {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;  ///< rows from the top
    std::string credits = {};        ///< whose the map is, UTF-8; written into the file ("Copyright"), not read from it
};

/// False when the file cannot be written whole (the partial file is removed).
bool writePng(const Picture& picture, const std::filesystem::path& file);
std::optional<Picture> readPng(const std::filesystem::path& file);

/// Pictures shrunk to `cellWidth` and laid out in rows, for a look at all of them at once; its credits are theirs, each once.
Picture contactSheet(const std::vector<Picture>& pictures, int columns, int cellWidth);

}  // namespace arobase

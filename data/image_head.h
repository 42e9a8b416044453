#pragma once
// What a picture file says of itself before it is decoded: kind and size, from its first bytes.
#include <filesystem>
#include <optional>

namespace arobase {

struct ImageHead {
    int widthPx = 0;
    int heightPx = 0;
};

/// Of a PNG or a JPEG file; nullopt for anything else, and where the head is cut or says 0 px. Reads a few hundred bytes. Thread: any.
std::optional<ImageHead> readImageHead(const std::filesystem::path& file);

}  // namespace arobase

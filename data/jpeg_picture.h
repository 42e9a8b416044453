#pragma once
// JPEG, decoded by GDAL's driver (libjpeg-turbo): stb_image trusts the codes of a damaged file.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace arobase {

struct JpegPicture {
    int widthPx = 0, heightPx = 0;
    std::vector<std::uint8_t> rgba;  ///< row by row from the top, opaque
};

/// Grey, colour or CMYK; nullopt for what is no JPEG, is damaged or cut, or is not as large as its head says (`widthPx` × `heightPx`, which the
/// caller bounds). Nothing is printed. Thread: any.
std::optional<JpegPicture> decodedJpeg(std::string_view bytes, int widthPx, int heightPx);

}  // namespace arobase

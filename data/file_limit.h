#pragma once
// How large a file may be before it is not even begun: memory has an end, and no sound file is near these.
#include <cstdint>
#include <filesystem>
#include <string>

namespace arobase {

inline constexpr std::uintmax_t kMega = 1U << 20U;
inline constexpr std::uintmax_t kMaxTomlBytes = 4 * kMega, kMaxScriptBytes = 64 * kMega, kMaxOfficialTableBytes = 256 * kMega;
inline constexpr std::uintmax_t kMaxImageBytes = 24 * kMega;
inline constexpr std::int64_t kMaxImagePx = 24'000'000;  ///< while it is decoded, four bytes each
inline constexpr int kMaxImageSidePx = 12'000;
inline constexpr std::uintmax_t kMaxWholeTextBytes = 2048 * kMega;  ///< of boundaries in a format that is read whole: JSON, KML

/// False as well when there is no such file: the reader says that.
inline bool largerThan(const std::filesystem::path& file, std::uintmax_t bytes) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    return !error && size > bytes;
}

/// "le fichier dépasse 4 Mo."
inline std::string tooLargeWords(std::uintmax_t bytes) { return "le fichier dépasse " + std::to_string(bytes / kMega) + "\u202FMo."; }

}  // namespace arobase

#include "data/image_head.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string_view>

namespace arobase {
namespace {

int big(const unsigned char* bytes, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 8U | bytes[i];
    return value > 0x7FFFFFFFU ? 0 : static_cast<int>(value);
}

bool read(std::istream& in, unsigned char* into, std::size_t count) {
    return static_cast<bool>(in.read(reinterpret_cast<char*>(into), static_cast<std::streamsize>(count)));
}

std::optional<ImageHead> sized(int width, int height) {
    return width > 0 && height > 0 ? std::optional(ImageHead{width, height}) : std::nullopt;
}

/// Walks the segments to the one that begins a frame (ITU T.81, B.1.1.3).
std::optional<ImageHead> jpegHead(std::istream& in) {
    constexpr int kMostSegments = 500;
    std::array<unsigned char, 7> bytes{};
    in.seekg(2);
    for (int i = 0; i < kMostSegments && read(in, bytes.data(), 4); ++i) {
        if (bytes[0] != 0xFF) return std::nullopt;
        const unsigned char marker = bytes[1];
        const int length = big(bytes.data() + 2, 2);
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (length < 2 || marker == 0xDA || marker == 0xD9) return std::nullopt;
        if (frame) return read(in, bytes.data(), 5) ? sized(big(bytes.data() + 3, 2), big(bytes.data() + 1, 2)) : std::nullopt;
        in.seekg(length - 2, std::ios::cur);
    }
    return std::nullopt;
}

}  // namespace

std::optional<ImageHead> readImageHead(const std::filesystem::path& file) {
    using namespace std::string_view_literals;
    std::ifstream in(file, std::ios::binary);
    std::array<unsigned char, 24> bytes{};
    if (!in || !read(in, bytes.data(), bytes.size())) return std::nullopt;
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (head.starts_with("\x89PNG\r\n\x1A\n"sv) && head.substr(12, 4) == "IHDR") return sized(big(bytes.data() + 16, 4), big(bytes.data() + 20, 4));
    if (head.starts_with("\xFF\xD8\xFF"sv)) return jpegHead(in);
    return std::nullopt;
}

}  // namespace arobase

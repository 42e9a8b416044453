#include "app/harness/picture.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <zlib.h>

#include "data/image_trust.h"
#include "data/whole_file.h"

namespace {

/// For stb, in place of its own, which takes most of the time of a large picture. malloc'd; null when it cannot be done.
unsigned char* deflated(unsigned char* data, int bytes, int* outBytes, int) {
    constexpr int kLevel = 3;  // beyond, twice the time for a twentieth less
    uLongf size = ::compressBound(static_cast<uLong>(bytes));
    auto* out = static_cast<unsigned char*>(std::malloc(size));
    if (out != nullptr && ::compress2(out, &size, data, static_cast<uLong>(bytes), kLevel) != Z_OK) {
        std::free(out);
        out = nullptr;
    }
    *outBytes = out == nullptr ? 0 : static_cast<int>(size);
    return out;
}

}  // namespace

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#include <stb/stb_image.h>
#define STBIW_ZLIB_COMPRESS deflated
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace arobase {

namespace {

constexpr std::uintmax_t kMostPngBytes = 512U << 20U;
constexpr std::size_t kHeadBytes = 8 + 25;  // of a PNG: its signature and its IHDR; other chunks may follow

void appendBig(std::string& out, std::size_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift & 0xFFU);
}

/// International text, as it stands (PNG specification, 11.3.3.4).
std::string textChunk(const std::string& keyword, const std::string& text) {
    const std::string body = "iTXt" + keyword + std::string("\0\0\0\0\0", 5) + text;
    std::string chunk;
    appendBig(chunk, body.size() - 4);
    chunk += body;
    appendBig(chunk, ::crc32(0, reinterpret_cast<const unsigned char*>(body.data()), static_cast<unsigned>(body.size())));
    return chunk;
}

/// Writes what it is given, the credits after the head.
struct PngStream {
    std::ofstream& out;
    const std::string& credits;
    std::size_t written = 0;
    void write(const char* data, std::size_t size) {
        const std::size_t head = written < kHeadBytes ? std::min(size, kHeadBytes - written) : 0;
        out.write(data, static_cast<std::streamsize>(head));
        written += head;
        if (head > 0 && written == kHeadBytes && !credits.empty()) {
            const std::string chunk = textChunk("Copyright", credits);
            out.write(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        }
        out.write(data + head, static_cast<std::streamsize>(size - head));
        written += size - head;
    }
};

}  // namespace

bool writePng(const Picture& picture, const std::filesystem::path& file) {
    std::error_code ignored;
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
    std::ofstream out(file, std::ios::binary);
    PngStream stream{out, picture.credits};
    const auto write = [](void* context, void* data, int size) {
        static_cast<PngStream*>(context)->write(static_cast<const char*>(data), static_cast<std::size_t>(size));
    };
    stbi_write_force_png_filter = 2;  // each row as its difference from the one above: maps are flat; trying all five takes longer
    const bool encoded = stbi_write_png_to_func(write, &stream, picture.width, picture.height, 4, picture.rgba.data(), picture.width * 4) != 0;
    out.flush();
    if (encoded && out.good()) return true;
    out.close();
    std::filesystem::remove(file, ignored);
    return false;
}

std::optional<Picture> readPng(const std::filesystem::path& file) {
    Picture picture;
    int channels = 0;
    const auto bytes = readWhole(file, kMostPngBytes);
    if (!bytes || !pngMayBeDecoded(*bytes)) return std::nullopt;
    stbi_uc* pixels = stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes->data()), static_cast<int>(bytes->size()), &picture.width, &picture.height, &channels, 4);
    if (!pixels) return std::nullopt;
    picture.rgba.assign(pixels, pixels + static_cast<std::ptrdiff_t>(picture.width) * picture.height * 4);
    stbi_image_free(pixels);
    return picture;
}

namespace {

/// Mean of the source pixels under each target pixel.
Picture shrunk(const Picture& source, int width) {
    Picture target;
    target.width = std::min(width, source.width);
    target.height = std::max(1, source.height * target.width / source.width);
    target.rgba.resize(static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height) * 4);
    for (int y = 0; y < target.height; ++y)
        for (int x = 0; x < target.width; ++x) {
            const int x0 = x * source.width / target.width, x1 = std::max(x0 + 1, (x + 1) * source.width / target.width);
            const int y0 = y * source.height / target.height, y1 = std::max(y0 + 1, (y + 1) * source.height / target.height);
            for (int channel = 0; channel < 4; ++channel) {
                int sum = 0;
                for (int sy = y0; sy < y1; ++sy)
                    for (int sx = x0; sx < x1; ++sx) sum += source.rgba[static_cast<std::size_t>((sy * source.width + sx) * 4 + channel)];
                target.rgba[static_cast<std::size_t>((y * target.width + x) * 4 + channel)] =
                    static_cast<std::uint8_t>(sum / ((x1 - x0) * (y1 - y0)));
            }
        }
    return target;
}

void paste(Picture& onto, const Picture& what, int left, int top) {
    for (int y = 0; y < what.height; ++y)
        std::copy_n(what.rgba.begin() + static_cast<std::ptrdiff_t>(y) * what.width * 4, what.width * 4,
                    onto.rgba.begin() + (static_cast<std::ptrdiff_t>(top + y) * onto.width + left) * 4);
}

}  // namespace

Picture contactSheet(const std::vector<Picture>& pictures, int columns, int cellWidth) {
    constexpr int kGap = 12;
    std::vector<Picture> small;
    int rowHeight = 1;
    for (const Picture& p : pictures) {
        small.push_back(shrunk(p, cellWidth));
        rowHeight = std::max(rowHeight, small.back().height);
    }
    std::string credits;
    for (const Picture& p : pictures)
        if (!p.credits.empty() && credits.find(p.credits) == std::string::npos) credits += (credits.empty() ? "" : "\n") + p.credits;
    const int count = static_cast<int>(small.size()), rows = std::max(1, (count + columns - 1) / columns);
    Picture sheet;
    sheet.credits = std::move(credits);
    sheet.width = columns * (cellWidth + kGap) + kGap;
    sheet.height = rows * (rowHeight + kGap) + kGap;
    sheet.rgba.assign(static_cast<std::size_t>(sheet.width) * static_cast<std::size_t>(sheet.height) * 4, 255);
    for (int i = 0; i < count; ++i)
        paste(sheet, small[static_cast<std::size_t>(i)], kGap + i % columns * (cellWidth + kGap), kGap + i / columns * (rowHeight + kGap));
    return sheet;
}

}  // namespace arobase

#include "data/jpeg_picture.h"

#include <cpl_conv.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>

#include <array>
#include <memory>
#include <mutex>

#include "data/memory_file.h"

namespace arobase {
namespace {

/// What libjpeg only warns of is damage too. Of this thread.
class Strictly {
public:
    Strictly() { CPLSetThreadLocalConfigOption("GDAL_ERROR_ON_LIBJPEG_WARNING", "TRUE"); }
    ~Strictly() { CPLSetThreadLocalConfigOption("GDAL_ERROR_ON_LIBJPEG_WARNING", nullptr); }
    Strictly(const Strictly&) = delete;
    Strictly& operator=(const Strictly&) = delete;
};

}  // namespace

std::optional<JpegPicture> decodedJpeg(std::string_view bytes, int widthPx, int heightPx) {
    static std::once_flag registered;
    std::call_once(registered, GDALRegister_JPEG);
    const QuietGdal quiet;
    const Strictly strictly;
    const MemoryFile file(bytes, ".jpg");
    const std::array<const char*, 2> drivers{"JPEG", nullptr};
    const std::unique_ptr<GDALDataset, GDALDatasetUniquePtrDeleter> set(GDALDataset::Open(file.path(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
    if (!set || set->GetRasterXSize() != widthPx || set->GetRasterYSize() != heightPx) return std::nullopt;
    const int bands = set->GetRasterCount();
    if (bands != 1 && bands != 3) return std::nullopt;
    JpegPicture picture{widthPx, heightPx, std::vector<std::uint8_t>(std::size_t{4} * static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx), 255)};
    std::array<int, 3> from{1, bands == 1 ? 1 : 2, bands == 1 ? 1 : 3};
    const GSpacing pixel = 4, row = pixel * widthPx;
    if (set->RasterIO(GF_Read, 0, 0, widthPx, heightPx, picture.rgba.data(), widthPx, heightPx, GDT_Byte, 3, from.data(), pixel, row, 1, nullptr) != CE_None) return std::nullopt;
    return picture;
}

}  // namespace arobase

#include "data/memory_file.h"

#include <cpl_error.h>
#include <cpl_vsi.h>

#include <atomic>

namespace arobase {

MemoryFile::MemoryFile(std::string_view bytes, std::string_view ending) {
    static std::atomic<unsigned long long> count{0};
    m_path = "/vsimem/arobase-" + std::to_string(count++) + std::string(ending);
    auto* data = reinterpret_cast<GByte*>(const_cast<char*>(bytes.data()));  // GDAL only reads them
    if (VSILFILE* file = VSIFileFromMemBuffer(m_path.c_str(), data, bytes.size(), FALSE)) VSIFCloseL(file);
}

MemoryFile::~MemoryFile() { VSIUnlink(m_path.c_str()); }

QuietGdal::QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
QuietGdal::~QuietGdal() { CPLPopErrorHandler(); }

}  // namespace arobase

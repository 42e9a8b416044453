#pragma once
// Text and pictures that are in memory already, for GDAL, which opens files.
#include <string>
#include <string_view>

namespace arobase {

/// Bytes as a file that only GDAL sees, for as long as both live; nothing is copied and nothing may be written to it. `ending` (".csv") tells
/// drivers what it is. The name is one of its own, so threads do not share one. Not to be moved about.
class MemoryFile {
public:
    MemoryFile(std::string_view bytes, std::string_view ending);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    const char* path() const { return m_path.c_str(); }

private:
    std::string m_path;
};

/// What GDAL says is told by us, in French and with a place: it stays quiet on this thread meanwhile.
class QuietGdal {
public:
    QuietGdal();
    ~QuietGdal();
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;
};

}  // namespace arobase

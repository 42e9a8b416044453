#pragma once
// Opens vector files with GDAL: an allow-list of drivers, local files and zip archives; a database only where one is named (PG:…).
#include <filesystem>
#include <memory>

class GDALDataset;

namespace arobase {

/// Keeps GDAL from writing to the terminal while it lives; what went wrong becomes issues instead.
class QuietErrors {
public:
    QuietErrors();
    ~QuietErrors();
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
};

struct DatasetDeleter {
    void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, DatasetDeleter>;

/// nullptr when it is not one of those formats, or not there.
Dataset openVector(const std::filesystem::path& file);

}  // namespace arobase

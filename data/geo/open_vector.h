#pragma once
// Opens vector files with GDAL: an allow-list of drivers, local files and zip archives; a database only where one is named (PG:…).
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class GDALDataset;

namespace arobase {

/// Keeps GDAL from writing to the terminal while it lives and hears what it says instead. Not to be moved about; one thread.
class QuietErrors {
public:
    QuietErrors();
    ~QuietErrors();
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

    /// Warnings and errors so far, each once, the first few.
    const std::vector<std::string>& said() const { return m_said; }

private:
    std::vector<std::string> m_said;
};

struct DatasetDeleter {
    void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, DatasetDeleter>;

/// nullptr when it is not one of those formats, or not there.
Dataset openVector(const std::filesystem::path& file);

}  // namespace arobase

#pragma once
// A file that is there whole or not at all.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace arobase {

/// Rebuildable: what can be made again and is checked when it is read does not wait for the disk.
enum class Writing { Lasting, Rebuildable };

/// A file that is written piece by piece into a temporary one beside it, and takes its place when it is finished; what is not
/// finished leaves nothing. After a failure nothing more is written. Thread: one.
class GrowingFile {
public:
    GrowingFile(std::filesystem::path file, Writing writing);
    ~GrowingFile();
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;

    void append(std::string_view bytes);
    /// Over what was written first.
    void writeStart(std::string_view bytes);
    /// As writeWhole().
    std::string finish();

private:
    void close();

    std::filesystem::path m_file, m_fresh;
    Writing m_writing;
    int m_handle = -1;
    int m_error = 0;
};

/// Writes a temporary file beside it, onto the disk, then takes its place. Empty: done. Otherwise why not, in French ("disque plein",
/// "dossier protégé" …); what was there before is still there, and nothing else is. Thread: any.
std::string writeWhole(const std::filesystem::path& file, std::string_view bytes, Writing writing = Writing::Lasting);

/// All of a file of at most `mostBytes`; nullopt when it is larger, or cannot be read to its end. Thread: any.
std::optional<std::string> readWhole(const std::filesystem::path& file, std::uintmax_t mostBytes);

}  // namespace arobase

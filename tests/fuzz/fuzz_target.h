#pragma once
// What the fuzz targets share. A target is one function of bytes, LLVMFuzzerTestOneInput: libFuzzer calls it with bytes of its own
// making (preset fuzz, tests/fuzz/run); in the ordinary tests replay.cpp calls it with the seeds and with every input that once broke
// something (tests/fuzz/found).
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace arobase::fuzz {

/// Ends the process with those words when what must always hold does not.
void require(bool condition, const char* what);

/// Nothing; but the compiler must not leave out what makes that number.
void use(double number);

/// Takes an input apart from the front. Past its end there are zeros and empty pieces.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size) : m_rest(reinterpret_cast<const char*>(data), size) {}

    /// The next byte, below `count`.
    std::size_t choice(std::size_t count);
    /// The next two bytes say how many follow, the low one first.
    std::string_view piece();
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

/// A folder of this process's own, in memory where there is /dev/shm; goes with the process.
class Workshop {
public:
    Workshop();
    ~Workshop();
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// Writes a file, whose folders are made. Its date differs from that of every other: readers that keep what they read of a file
    /// (GDAL's of archives) see a new one.
    std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const;
    void clear() const;

private:
    std::filesystem::path m_path;
};

}  // namespace arobase::fuzz

#include "tests/fuzz/fuzz_target.h"

#include <stdlib.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace arobase::fuzz {

namespace fs = std::filesystem;

void require(bool condition, const char* what) {
    if (condition) return;
    std::fprintf(stderr, "fuzz: %s\n", what);
    std::abort();
}

void use(double) {}

std::size_t Input::choice(std::size_t count) {
    if (m_rest.empty()) return 0;
    const auto byte = static_cast<std::uint8_t>(m_rest.front());
    m_rest.remove_prefix(1);
    return byte % count;
}

std::string_view Input::piece() {
    std::size_t length = choice(256);
    length += 256 * choice(256);
    const std::string_view found = m_rest.substr(0, length);
    m_rest.remove_prefix(found.size());
    return found;
}

Workshop::Workshop() {
    std::error_code error;
    const fs::path memory = "/dev/shm";
    std::string pattern = ((fs::is_directory(memory, error) ? memory : fs::temp_directory_path()) / "arobase-fuzz-XXXXXX").string();
    require(mkdtemp(pattern.data()) != nullptr, "no folder to write in");
    m_path = pattern;
}

Workshop::~Workshop() {
    std::error_code error;
    fs::remove_all(m_path, error);
}

fs::path Workshop::write(const fs::path& name, std::string_view bytes) const {
    static int count = 0;
    const fs::path file = m_path / name;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    std::ofstream(file, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    fs::last_write_time(file, fs::file_time_type{} + std::chrono::seconds(++count), error);
    return file;
}

void Workshop::clear() const {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_path, error)) fs::remove_all(entry.path(), error);
}

}  // namespace arobase::fuzz

#include "app/unattended/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace arobase {
namespace {

constexpr std::array<std::string_view, 18> kWords{"start",     "ready",   "end",         "hang",       "crash",  "poster",      "mode", "trouble",      "trouble-over",
                                                  "staff-in",  "staff-out", "pin-refused", "pin-locked", "screen", "screen-back", "pack", "pack-refused", "lost"};
constexpr std::size_t kNameMost = 40;

std::string timeOf(std::int64_t utcS) {
    const auto seconds = static_cast<std::time_t>(utcS);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

std::string plain(std::string_view name) {
    std::string out(name.substr(0, kNameMost));
    for (char& c : out)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.')) c = '?';
    return out;
}

/// The file's lock, held while it lives.
class Held {
public:
    explicit Held(int descriptor) : m_descriptor(descriptor) { flock(descriptor, LOCK_EX); }
    ~Held() { flock(m_descriptor, LOCK_UN); }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

private:
    int m_descriptor;
};

}  // namespace

std::string_view journalWord(JournalWord word) { return kWords[static_cast<std::size_t>(word)]; }

bool Journal::write(JournalWord word, Numbers numbers, std::string_view name) { return writeAt(std::time(nullptr), word, numbers, name); }

bool Journal::writeAt(std::int64_t utcS, JournalWord word, Numbers numbers, std::string_view name) {
    if (m_folder.empty()) return true;
    std::string line = timeOf(utcS) + " " + std::string(journalWord(word));
    if (!name.empty()) line += " " + plain(name);
    for (const auto& [key, value] : numbers) line += " " + plain(key) + "=" + std::to_string(value);
    std::string before;
    if (m_lost > 0) before = timeOf(utcS) + " lost count=" + std::to_string(m_lost) + "\n";
    if (!append(before + line + "\n")) {
        ++m_lost;
        return false;
    }
    m_lost = 0;
    return true;
}

/// The lock is on a file of its own: the journal changes its name when it is full.
bool Journal::append(const std::string& line) {
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    const int lock = open((m_folder / "journal.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (lock < 0) return false;
    bool good = false;
    {
        const Held held(lock);
        const std::uintmax_t size = std::filesystem::file_size(file(), error);
        if (!error && size + line.size() > m_mostBytes / 2) std::filesystem::rename(file(), older(), error);
        const int out = open(file().c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
        struct stat before{};
        if (out >= 0 && fstat(out, &before) == 0) {
            const ssize_t written = ::write(out, line.data(), line.size());
            good = written == static_cast<ssize_t>(line.size());
            // Half a line (a full disk) is taken back.
            if (!good && written > 0 && ftruncate(out, before.st_size) != 0) good = false;
        }
        if (out >= 0) close(out);
    }
    close(lock);
    return good;
}

}  // namespace arobase

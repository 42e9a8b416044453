#pragma once
// What happened to the booth, for staff: one line each, never more than 10 MiB, and nothing of a visitor. It cannot hold more than the words
// of JournalWord, numbers, and names of lower-case letters.
//
//   2026-11-29T09:00:00Z crash code=0 signal=11 count=1
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace arobase {

enum class JournalWord : unsigned char {
    Start, Ready, End, Hang, Crash, Poster, Mode, Trouble, TroubleOver, StaffIn, StaffOut, PinRefused, PinLocked, Screen, ScreenBack, Pack, PackRefused, Lost
};
std::string_view journalWord(JournalWord word);

class Journal {
public:
    static constexpr std::uintmax_t kMostBytes = std::uintmax_t{10} << 20;
    using Numbers = std::initializer_list<std::pair<std::string_view, long long>>;

    /// `folder` gets journal.txt and journal.1.txt, together at most `mostBytes`; empty: nothing is written. Several processes may write.
    explicit Journal(std::filesystem::path folder, std::uintmax_t mostBytes = kMostBytes) : m_folder(std::move(folder)), m_mostBytes(mostBytes) {}

    /// Appends a line with the time of now. `name` may hold a-z, 0-9, "." and "-", others become "?". False: it could not be written.
    bool write(JournalWord word, Numbers numbers = {}, std::string_view name = {});
    /// The same at a given time (seconds since 1970).
    bool writeAt(std::int64_t utcS, JournalWord word, Numbers numbers = {}, std::string_view name = {});
    std::filesystem::path file() const { return m_folder / "journal.txt"; }
    std::filesystem::path older() const { return m_folder / "journal.1.txt"; }

private:
    bool append(const std::string& line);

    std::filesystem::path m_folder;
    std::uintmax_t m_mostBytes;
    long long m_lost = 0;  ///< lines that could not be written, told when it works again
};

}  // namespace arobase

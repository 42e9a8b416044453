#pragma once
// How often a PIN was refused, and until when none is taken, over the ends of the program: pulling the plug opens nothing sooner.
#include <cstdint>
#include <filesystem>

namespace arobase {

struct PinLock {
    int wrong = 0;             ///< refused since the last right one
    std::int64_t untilUtc = 0; ///< no PIN before, seconds since 1970; 0: no lock
    long long lengthS = 0;     ///< that the lock was given

    /// What is left of it. A clock that was put back does not make it longer than it was.
    double secondsLeft(std::int64_t utcNow) const;
    bool operator==(const PinLock&) const = default;
};

class LockFile {
public:
    /// In that folder; an empty one: nothing is kept.
    explicit LockFile(const std::filesystem::path& folder);
    /// What is there; nothing where there is none. A file that cannot be understood is a full lock: whoever damages it gains nothing.
    PinLock read();
    /// False: it could not be written. It is tried again with the next change.
    bool write(const PinLock& lock);
    const PinLock& kept() const { return m_kept; }

private:
    std::filesystem::path m_file;
    PinLock m_kept;
};

}  // namespace arobase

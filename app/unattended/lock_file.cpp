#include "app/unattended/lock_file.h"

#include <algorithm>
#include <sstream>

#include "app/staff.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

constexpr std::uintmax_t kMostBytes = 256;
constexpr int kWrongMost = 1000;

/// "5 1796012345 60"
std::optional<PinLock> parsed(const std::string& text) {
    std::istringstream in(text);
    PinLock lock;
    std::string more;
    if (!(in >> lock.wrong >> lock.untilUtc >> lock.lengthS) || in >> more) return std::nullopt;
    const bool possible = lock.wrong >= 0 && lock.wrong <= kWrongMost && lock.untilUtc >= 0 && lock.lengthS >= 0 && lock.lengthS <= static_cast<long long>(kPinLockMostS);
    return possible ? std::optional(lock) : std::nullopt;
}

}  // namespace

double PinLock::secondsLeft(std::int64_t utcNow) const {
    if (untilUtc == 0) return 0;
    // Not untilUtc − utcNow: a file may hold any number.
    if (utcNow >= untilUtc) return 0;
    return utcNow < untilUtc - lengthS ? static_cast<double>(lengthS) : static_cast<double>(untilUtc - utcNow);
}

LockFile::LockFile(const std::filesystem::path& folder) : m_file(folder.empty() ? folder : folder / "essais.txt") {}

PinLock LockFile::read() {
    std::error_code error;
    m_kept = {};
    if (m_file.empty() || !std::filesystem::exists(m_file, error)) return m_kept;
    constexpr auto kFull = static_cast<long long>(kPinLockS);
    m_kept = parsed(readWhole(m_file, kMostBytes).value_or(std::string())).value_or(PinLock{kWrongPins, INT64_MAX, kFull});
    return m_kept;
}

bool LockFile::write(const PinLock& lock) {
    m_kept = lock;
    m_kept.wrong = std::min(lock.wrong, kWrongMost);
    std::error_code error;
    if (m_file.empty()) return true;
    if (m_kept.wrong == 0) return std::filesystem::remove(m_file, error), !error;
    std::ostringstream text;
    text << m_kept.wrong << ' ' << m_kept.untilUtc << ' ' << m_kept.lengthS << '\n';
    return writeWhole(m_file, text.str()).empty();
}

}  // namespace arobase

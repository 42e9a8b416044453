#include "app/unattended/staff_desk.h"

#include <chrono>

#include "data/landmarks/secrets.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

constexpr double kLookEveryS = 2;
constexpr std::uintmax_t kKeyMostBytes = 4096;

bool done(const std::future<bool>& answer) { return answer.valid() && answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }

bool isKey(const std::filesystem::path& file, const std::string& hash) {
    std::error_code error;
    if (std::filesystem::symlink_status(file, error).type() != std::filesystem::file_type::regular) return false;
    std::string bytes = readWhole(file, kKeyMostBytes).value_or(std::string());
    const bool right = bytes.size() >= 32 && tombstoneOf(bytes) == hash;
    forget(bytes);
    return right;
}

}  // namespace

bool keyFileIn(const std::filesystem::path& folder, const std::string& hash) {
    std::error_code error;
    if (hash.empty()) return false;
    if (isKey(folder / kKeyFileName, hash)) return true;
    std::filesystem::recursive_directory_iterator at(folder, std::filesystem::directory_options::skip_permission_denied, error), end;
    for (; !error && at != end; at.increment(error)) {
        // /media/user/STICK: two folders down, no further.
        if (at.depth() >= 1) at.disable_recursion_pending();
        if (at->is_directory(error) && isKey(at->path() / kKeyFileName, hash)) return true;
    }
    return false;
}

StaffDesk::StaffDesk(std::string pinHash, std::string keyHash, std::filesystem::path keyFolder)
    : m_pinHash(std::move(pinHash)), m_keyHash(std::move(keyHash)), m_keyFolder(std::move(keyFolder)) {}

std::vector<Action> StaffDesk::attend(const State& state, double nowS) {
    std::vector<Action> answers;
    if (done(m_answer)) {
        if (m_answer.get())
            answers.emplace_back(AdmitStaff{m_asked});
        else
            answers.emplace_back(RefusePin{m_asked});
    }
    const StaffState& staff = state.booth.staff;
    if (staff.step == StaffStep::Checking && staff.request != m_asked && !m_answer.valid()) {
        m_asked = staff.request;
        m_answer = std::async(std::launch::async, [pin = staff.pin, hash = m_pinHash]() mutable {
            const bool right = !hash.empty() && matchesSlowHash(pin, hash);
            forget(pin);
            return right;
        });
    }
    lookForKey(nowS, answers);
    return answers;
}

/// A stick may be slow: it is looked at by a thread.
void StaffDesk::lookForKey(double nowS, std::vector<Action>& answers) {
    if (done(m_look)) {
        const bool there = m_look.get();
        if (there && !m_keyThere) answers.emplace_back(KnockStaff{1});
        if (!there && m_keyThere) answers.emplace_back(LeaveStaff{});
        m_keyThere = there;
    }
    if (m_keyHash.empty() || m_look.valid() || nowS - m_lookedS < kLookEveryS) return;
    m_lookedS = nowS;
    m_look = std::async(std::launch::async, [folder = m_keyFolder, hash = m_keyHash] { return keyFileIn(folder, hash); });
}

void StaffDesk::finish() {
    if (m_answer.valid()) m_answer.wait();
    if (m_look.valid()) m_look.wait();
}

}  // namespace arobase

#pragma once
// Who staff are: compares a PIN with its hash, on a thread of its own (it is slow on purpose), and looks for a key file on a stick.
//
//   state: Checking, request n ──attend()──► thread: Argon2id ──► AdmitStaff n | RefusePin n
//   every two seconds ──────────────────────► a file arobase.cle below the folder ──► KnockStaff 1, or LeaveStaff when it is pulled out
#include <filesystem>
#include <future>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/state.h"

namespace arobase {

class StaffDesk {
public:
    /// Hashes as borne.toml has them; empty: that door is walled up.
    StaffDesk(std::string pinHash, std::string keyHash, std::filesystem::path keyFolder);

    /// There is a door to knock at.
    bool open() const { return !m_pinHash.empty() || !m_keyHash.empty(); }
    /// Begins what the state asks for, gives what has been answered. `nowS` on any steady clock.
    std::vector<Action> attend(const State& state, double nowS);
    /// Waits for an answer that is under way (proofs on a fake clock).
    void finish();

private:
    void lookForKey(double nowS, std::vector<Action>& answers);

    std::string m_pinHash, m_keyHash;
    std::filesystem::path m_keyFolder;
    std::future<bool> m_answer;
    std::future<bool> m_look;
    int m_asked = 0;
    double m_lookedS = -1e9;
    bool m_keyThere = false;
};

inline constexpr const char* kKeyFileName = "arobase.cle";
/// A key file with that hash lies in the folder or one or two below it. No larger file is read, no link is followed.
bool keyFileIn(const std::filesystem::path& folder, const std::string& hash);

}  // namespace arobase

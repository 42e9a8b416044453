#pragma once
// Carries out what the state asks for a visitor's landmark: makes it, flags it, gives it its six words, has the store keep it, and answers
// with an action. And tells the state what staff approved. All of it on a thread of its own: the store may take its time.
//
//   state: Sending, request n ──attend()──► thread: make, seal, LandmarkIntake::add ──► LandmarkKept n CODE ID | LandmarkLost n
//   every minute or so ────────────────────► thread: LandmarkIntake::drain, published ──► ShowContributed …, HideContributed …
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/content.h"
#include "app/state.h"

namespace arobase {

struct DeskOptions {
    std::string store;                  ///< a file, or "PG:…"; empty: everything is answered, nothing is kept
    std::filesystem::path localFolder;  ///< where what a database cannot take waits
    std::string booth;                  ///< name of this kiosk, given by staff; may be empty
    std::string fixedCode;              ///< proofs: these six words instead of random ones; only without a store
};

/// Main thread; what it starts is its own affair.
class LandmarkDesk {
public:
    LandmarkDesk(const Content& content, DeskOptions options);
    /// Waits for what is under way.
    ~LandmarkDesk();

    /// The request of that state counts as answered: its recording tells by what.
    void pass(const State& state);
    /// Begins what the state asks for, and gives what has been answered since. Returns at once. `exhibition` of the content is read.
    std::vector<Action> attend(const Content& content, const State& state);
    /// Waits until everything that was begun is answered.
    void finish();
    /// What stood in the way since the last call, for staff.
    Issues takeIssues();

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
    std::string m_booth;
    int m_seen = 0;  ///< request that was begun last
};

}  // namespace arobase

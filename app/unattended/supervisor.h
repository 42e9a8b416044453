#pragma once
// Runs the kiosk as a child, listens to its heart, starts it again, shows the poster when that does not help. It draws nothing, reads no
// exhibition and holds no GL: there is little in it that could fail.
#include <filesystem>
#include <string>
#include <vector>

#include "app/unattended/guard.h"

namespace arobase {

struct SupervisorOptions {
    std::vector<std::string> kiosk;   ///< program and arguments
    std::vector<std::string> poster;  ///< the same for the poster
    std::filesystem::path journal;    ///< folder; empty: none
    std::filesystem::path view;       ///< where the kiosk keeps its view
    GuardLimits limits;
};

/// Returns when told to end (SIGTERM, SIGINT) or when staff stopped the kiosk: 0; or 1 when nothing at all can be shown, so that whoever
/// started it can begin from further down (a new compositor). SIGUSR1 is handed on. Main thread, before any other is started.
int supervise(const SupervisorOptions& options);

/// In the environment of a child of supervise().
inline constexpr const char* kGuardedVariable = "AROBASE_GUARDED";
/// Exit status of a kiosk that wants to be started again.
inline constexpr int kStartAgain = 75;

}  // namespace arobase

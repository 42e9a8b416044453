#pragma once
// A bake on a thread of its own, for a window that goes on drawing.
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "data/bake.h"

namespace arobase {

/// One bake at a time. Thread: the one that made it; the work is done on another.
class BackgroundBake {
public:
    struct Progress {
        std::string step;  ///< French, as bake() names it
        double share = 0;  ///< 0 to 1
    };

    BackgroundBake() = default;
    /// Waits for the end of the work: a half written atlas would be of no use, and it is written beside the old one.
    ~BackgroundBake();
    BackgroundBake(const BackgroundBake&) = delete;
    BackgroundBake& operator=(const BackgroundBake&) = delete;

    /// False when one is under way already.
    bool start(BakeSources sources, std::filesystem::path file);
    /// nullopt when none is under way.
    std::optional<Progress> progress() const;
    /// The result, once; nullopt until the work is done.
    std::optional<Result<BakeReport>> takeResult();

private:
    mutable std::mutex m_mutex;
    Progress m_progress;
    std::optional<Result<BakeReport>> m_result;
    std::thread m_thread;  ///< joinable from start() to takeResult()
};

}  // namespace arobase

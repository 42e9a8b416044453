#include "app/program/background_bake.h"

#include <utility>

namespace arobase {

BackgroundBake::~BackgroundBake() {
    if (m_thread.joinable()) m_thread.join();
}

bool BackgroundBake::start(BakeSources sources, std::filesystem::path file) {
    if (m_thread.joinable()) return false;
    m_progress = {};
    m_thread = std::thread([this, sources = std::move(sources), file = std::move(file)] {
        auto result = bake(sources, file, [this](const std::string& step, double share) {
            const std::lock_guard lock(m_mutex);
            m_progress = {step, share};
        });
        const std::lock_guard lock(m_mutex);
        m_result = std::move(result);
    });
    return true;
}

std::optional<BackgroundBake::Progress> BackgroundBake::progress() const {
    if (!m_thread.joinable()) return std::nullopt;
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

std::optional<Result<BakeReport>> BackgroundBake::takeResult() {
    std::optional<Result<BakeReport>> result;
    {
        const std::lock_guard lock(m_mutex);
        result.swap(m_result);
    }
    if (result) m_thread.join();
    return result;
}

}  // namespace arobase

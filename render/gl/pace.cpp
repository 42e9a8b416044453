#include "render/gl/pace.h"

#include <glad/gl.h>

#include <utility>

namespace arobase::gl {
namespace {

constexpr double kWorkAhead = 16000;
constexpr GLuint64 kLongestNs = 1'000'000'000;  // a GPU that hangs longer is not waited for

void finish(void* fence) {
    if (fence == nullptr) return;
    const auto sync = static_cast<GLsync>(fence);
    glClientWaitSync(sync, GL_SYNC_FLUSH_COMMANDS_BIT, kLongestNs);
    glDeleteSync(sync);
}

}  // namespace

Pace::~Pace() {
    if (m_before != nullptr) glDeleteSync(static_cast<GLsync>(m_before));
}

void Pace::asked(double work) {
    m_work += work;
    if (m_work < kWorkAhead) return;
    m_work = 0;
    void* const now = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    glFlush();
    finish(std::exchange(m_before, now));
}

}  // namespace arobase::gl

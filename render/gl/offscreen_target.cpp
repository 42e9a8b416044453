#include <glad/gl.h>

#include <stdexcept>

#include "render/gl/objects.h"
#include "render/renderer.h"

namespace arobase {

struct OffscreenTarget::Impl {
    gl::Framebuffer framebuffer = gl::Framebuffer::create();
    gl::Object<gl::ObjectKind::Texture> colour = gl::Object<gl::ObjectKind::Texture>::create();
    int widthPx = 0;
    int heightPx = 0;
};

OffscreenTarget::OffscreenTarget(int widthPx, int heightPx) : m_impl(std::make_unique<Impl>()) {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    if (widthPx < 1 || heightPx < 1 || widthPx > limit || heightPx > limit) {
        throw std::runtime_error("the picture must be between 1 and " + std::to_string(limit) + " px wide and high");
    }
    m_impl->widthPx = widthPx;
    m_impl->heightPx = heightPx;
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, m_impl->colour.name());
    gl::singleLevel(false);
    gl::storeAsScreens(widthPx, heightPx);
    glBindTexture(GL_TEXTURE_2D, 0);
    bind();
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_impl->colour.name(), 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        throw std::runtime_error("the driver refuses an off-screen picture of that size");
    }
}

OffscreenTarget::~OffscreenTarget() = default;

void OffscreenTarget::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, m_impl->framebuffer.name());
}

std::vector<std::uint8_t> OffscreenTarget::read() const {
    bind();
    const auto rowBytes = static_cast<std::size_t>(m_impl->widthPx) * 4;
    const auto rows = static_cast<std::size_t>(m_impl->heightPx);
    std::vector<std::uint8_t> pixels(rowBytes * rows);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glPixelStorei(GL_PACK_ROW_LENGTH, 0);
    glReadPixels(0, 0, m_impl->widthPx, m_impl->heightPx, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    for (std::size_t row = 0; row < rows / 2; ++row) {  // GL's first row is the bottom one
        const auto upper = pixels.begin() + static_cast<std::ptrdiff_t>(row * rowBytes);
        const auto lower = pixels.begin() + static_cast<std::ptrdiff_t>((rows - 1 - row) * rowBytes);
        std::swap_ranges(upper, upper + static_cast<std::ptrdiff_t>(rowBytes), lower);
    }
    return pixels;
}

int OffscreenTarget::widthPx() const {
    return m_impl->widthPx;
}
int OffscreenTarget::heightPx() const {
    return m_impl->heightPx;
}

}  // namespace arobase

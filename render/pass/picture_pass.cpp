#include "render/pass/picture_pass.h"

#include <glad/gl.h>

#include <algorithm>
#include <stdexcept>

namespace arobase {

PictureTexture::PictureTexture(int widthPx, int heightPx, PictureFilter filter, PictureStorage storage)
    : m_texture(gl::Object<gl::ObjectKind::Texture>::create()), m_framebuffer(gl::Framebuffer::create()), m_size{widthPx, heightPx} {
    bindAsTexture(0);
    gl::singleLevel(filter == PictureFilter::Linear);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    if (storage == PictureStorage::AsScreens)
        gl::storeAsScreens(widthPx, heightPx);
    else
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, widthPx, heightPx, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    bindAsTarget();
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_texture.name(), 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        throw std::runtime_error("the driver refuses an off-screen picture of that size");
}

void PictureTexture::bindAsTarget() const { glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer.name()); }

void PictureTexture::bindAsTexture(int unit) const {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    glBindTexture(GL_TEXTURE_2D, m_texture.name());
    glActiveTexture(GL_TEXTURE0);
}

void PictureTexture::copyTo(int x, int y, gl::FrameSize target) const {
    const int left = std::max(0, -x), top = std::max(0, -y);
    const int right = std::min(target.widthPx, m_size.widthPx - x), bottom = std::min(target.heightPx, m_size.heightPx - y);
    if (left >= right || top >= bottom) return;
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer.name());
    const auto flipped = [](int row, int height) { return height - row; };  // GL's rows go up
    glBlitFramebuffer(left + x, flipped(bottom + y, m_size.heightPx), right + x, flipped(top + y, m_size.heightPx), left,
                      flipped(bottom, target.heightPx), right, flipped(top, target.heightPx), GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(gl::boundTarget()));  // who looks at the picture afterwards looks at the right one
}

PicturePass::PicturePass(bool gles, const std::filesystem::path& shaderFolder)
    : m_program({"picture", "", gles, shaderFolder}), m_empty(gl::VertexArray::create()) {}

std::string PicturePass::reload() { return m_program.reload(); }

void PicturePass::draw(const PictureTexture& picture, const PicturePart& part, const Rect& box, gl::FrameSize size) {
    m_program.use();
    glUniform4f(m_program.uniform("uBoxPx"), box.x, box.y, box.w, box.h);
    glUniform4f(m_program.uniform("uPart"), part.left, part.bottom, part.width, part.height);
    glUniform2f(m_program.uniform("uScreenPx"), static_cast<float>(size.widthPx), static_cast<float>(size.heightPx));
    glUniform1i(m_program.uniform("uPicture"), 0);
    picture.bindAsTexture(0);
    glDisable(GL_BLEND);
    glBindVertexArray(m_empty.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace arobase

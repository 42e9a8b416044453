#include "render/measure.h"

#include <glad/gl.h>

#include "render/pass/picture_pass.h"

namespace arobase {

struct UnitQuad::Impl {
    Impl(bool gles, int widthPx, int heightPx) : size{widthPx, heightPx}, pass(gles, {}), picture(widthPx, heightPx, PictureFilter::Linear) {
        picture.bindAsTarget();
        gl::beginFrame(size, {90, 120, 150});
        gl::endFrame();
    }
    gl::FrameSize size;
    PicturePass pass;
    PictureTexture picture;
};

UnitQuad::UnitQuad(bool gles, int widthPx, int heightPx) : m_impl(std::make_unique<Impl>(gles, widthPx, heightPx)) {}
UnitQuad::~UnitQuad() = default;

void UnitQuad::draw() {
    const auto w = static_cast<float>(m_impl->size.widthPx), h = static_cast<float>(m_impl->size.heightPx);
    glViewport(0, 0, m_impl->size.widthPx, m_impl->size.heightPx);
    glDisable(GL_SCISSOR_TEST);
    // Half a texel aside, so that the filter has something to do.
    m_impl->pass.draw(m_impl->picture, {0.5f / w, 0.5f / h, 1, 1}, {0, 0, w, h}, m_impl->size);
    finishDrawing();
}

void finishDrawing() { glFinish(); }

}  // namespace arobase

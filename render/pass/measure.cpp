#include "render/measure.h"

#include <glad/gl.h>

#include "render/pass/picture_pass.h"

namespace arobase {

struct UnitQuad::Impl {
    Impl(bool gles, int widthPx, int heightPx) : size{widthPx, heightPx}, pass(gles, {}), picture(filled({90, 120, 150})), target(filled({})) {}
    std::unique_ptr<PictureTexture> filled(Rgba colour) const {
        auto made = std::make_unique<PictureTexture>(size.widthPx, size.heightPx, PictureFilter::Linear, PictureStorage::Plain);
        made->bindAsTarget();
        gl::beginFrame(size, colour);
        gl::endFrame();
        return made;
    }
    gl::FrameSize size;
    PicturePass pass;
    std::unique_ptr<PictureTexture> picture, target;
};

UnitQuad::UnitQuad(bool gles, int widthPx, int heightPx) : m_impl(std::make_unique<Impl>(gles, widthPx, heightPx)) {}
UnitQuad::~UnitQuad() = default;

std::int64_t UnitQuad::bytes() const { return std::int64_t{2} * 4 * m_impl->size.widthPx * m_impl->size.heightPx; }

void UnitQuad::draw() {
    const auto w = static_cast<float>(m_impl->size.widthPx), h = static_cast<float>(m_impl->size.heightPx);
    m_impl->target->bindAsTarget();
    gl::setViewport(m_impl->size);
    glDisable(GL_SCISSOR_TEST);
    // Half a texel aside, so that the filter has something to do.
    m_impl->pass.draw(*m_impl->picture, {0.5f / w, 0.5f / h, 1, 1}, {0, 0, w, h}, m_impl->size);
    finishDrawing();
}

void finishDrawing() { glFinish(); }

}  // namespace arobase

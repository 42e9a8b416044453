#include "render/gl/state.h"

#include <glad/gl.h>

#include <algorithm>
#include <cmath>

namespace arobase::gl {
namespace {

float unit(std::uint8_t channel) {
    return static_cast<float>(channel) / 255.f;
}

}  // namespace

void beginFrame(FrameSize size, Rgba background) {
    glViewport(0, 0, size.widthPx, size.heightPx);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glDepthMask(GL_FALSE);
    glClearColor(unit(background.r), unit(background.g), unit(background.b), unit(background.a));
    glClear(GL_COLOR_BUFFER_BIT);
}

int boundTarget() {
    GLint target = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
    return target;
}

void bindTarget(int target) {
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
}

void setViewport(FrameSize size) {
    glViewport(0, 0, size.widthPx, size.heightPx);
}

void blendPremultiplied() {
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void blendNothing() {
    glDisable(GL_BLEND);
}

bool setScissor(const Rect& clip, FrameSize size) {
    const auto within = [](float px, int limit) {
        return static_cast<int>(std::clamp(std::round(px), 0.f, static_cast<float>(limit)));
    };
    const int left = within(clip.x, size.widthPx), right = within(clip.right(), size.widthPx);
    const int top = within(clip.y, size.heightPx), bottom = within(clip.bottom(), size.heightPx);
    if (right <= left || bottom <= top) return false;
    glEnable(GL_SCISSOR_TEST);
    glScissor(left, size.heightPx - bottom, right - left, bottom - top);
    return true;
}

void clearRect(const Rect& box, FrameSize size) {
    if (!setScissor(box, size)) return;
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
}

void endFrame() {
    glDisable(GL_SCISSOR_TEST);
    glBindVertexArray(0);
    glUseProgram(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
}

}  // namespace arobase::gl

#include "render/pass/view_uniforms.h"

#include <glad/gl.h>

namespace arobase {

ViewUniforms ViewUniforms::of(const gl::Program& program) {
    return {program.uniform("uOffsetM"), program.uniform("uPxPerM"), program.uniform("uMiddlePx"), program.uniform("uScreenPx")};
}

void ViewUniforms::set(const MeshView& view, WorldPoint origin, gl::FrameSize size) const {
    const Vec2 middle = view.viewport.centre();
    glUniform2f(offsetM, static_cast<float>(origin.x - view.centre.x), static_cast<float>(origin.y - view.centre.y));
    glUniform1f(pxPerM, static_cast<float>(view.pxPerM));
    glUniform2f(middlePx, middle.x, middle.y);
    glUniform2f(screenPx, static_cast<float>(size.widthPx), static_cast<float>(size.heightPx));
}

LocalBox seenBox(const MeshView& view, WorldPoint origin, float widthPx) {
    const double marginPx = static_cast<double>(widthPx) + 2;
    const double halfWidthM = (static_cast<double>(view.viewport.w) / 2 + marginPx) / view.pxPerM;
    const double halfHeightM = (static_cast<double>(view.viewport.h) / 2 + marginPx) / view.pxPerM;
    const double x = view.centre.x - origin.x, y = view.centre.y - origin.y;
    return {{static_cast<float>(x - halfWidthM), static_cast<float>(y - halfHeightM)},
            {static_cast<float>(x + halfWidthM), static_cast<float>(y + halfHeightM)}};
}

Premultiplied premultiplied(Rgba colour) {
    const float alpha = static_cast<float>(colour.a) / 255.f, scale = alpha / 255.f;
    return {static_cast<float>(colour.r) * scale, static_cast<float>(colour.g) * scale, static_cast<float>(colour.b) * scale, alpha};
}

}  // namespace arobase

#pragma once
// The uniforms that every mesh shader has: where the view puts metres on the screen.
#include "data/atlas.h"
#include "render/draw_list.h"
#include "render/gl/program.h"
#include "render/gl/state.h"

namespace arobase {

struct ViewUniforms {
    int offsetM = -1, pxPerM = -1, middlePx = -1, screenPx = -1;

    static ViewUniforms of(const gl::Program& program);
    /// Of the program in use.
    void set(const MeshView& view, WorldPoint origin, gl::FrameSize size) const;
};

/// What the viewport shows, with a margin for the width of a line; relative to `origin`.
LocalBox seenBox(const MeshView& view, WorldPoint origin, float widthPx);

/// A colour as the shaders want it: premultiplied, 0 to 1.
struct Premultiplied {
    float r = 0, g = 0, b = 0, a = 0;
};
Premultiplied premultiplied(Rgba colour);

}  // namespace arobase

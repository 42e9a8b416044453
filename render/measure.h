#pragma once
// What a machine can do at all, as the unit of every other figure. Main thread, current context with a Renderer in it.
#include <memory>

namespace arobase {

/// Waits until everything asked of the GPU so far is done.
void finishDrawing();

/// One textured quad over the whole picture, bilinear: the least that a frame can be.
class UnitQuad {
public:
    UnitQuad(bool gles, int widthPx, int heightPx);
    ~UnitQuad();
    UnitQuad(const UnitQuad&) = delete;
    UnitQuad& operator=(const UnitQuad&) = delete;
    /// Draws it into the bound framebuffer, which has that size, and waits for it.
    void draw();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

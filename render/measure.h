#pragma once
// What a machine can do at all, as the unit of every other figure. Main thread, current context with a Renderer in it.
#include <cstdint>
#include <memory>

namespace arobase {

/// Waits until everything asked of the GPU so far is done.
void finishDrawing();

/// One textured quad over a whole picture, bilinear: the least that a frame can be, of a program that takes pictures stored as
/// most do (red first) and not as screens have it.
class UnitQuad {
public:
    UnitQuad(bool gles, int widthPx, int heightPx);
    ~UnitQuad();
    UnitQuad(const UnitQuad&) = delete;
    UnitQuad& operator=(const UnitQuad&) = delete;
    /// Draws it into a picture of its own, and waits for it.
    void draw();
    /// Of its two pictures: what measures is not the memory of what is measured.
    std::int64_t bytes() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

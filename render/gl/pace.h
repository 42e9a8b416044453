#pragma once
// Keeps the CPU from running far ahead of the GPU. A software renderer notes down every triangle that it is asked for, some
// three hundred bytes each, until it comes to draw them: a whole country asked for at once is a hundred megabytes of notes.
#include <cstdint>

namespace arobase::gl {

/// Main thread, current context, both at creation and at destruction.
class Pace {
public:
    Pace() = default;
    ~Pace();
    Pace(const Pace&) = delete;
    Pace& operator=(const Pace&) = delete;

    /// So much more work (triangles, or what costs as much) was asked for. Every few thousand the GPU is sent on its way, and
    /// what was asked for before that is waited for.
    void asked(double work);

private:
    void* m_before = nullptr;  ///< a GLsync
    double m_work = 0;
};

}  // namespace arobase::gl

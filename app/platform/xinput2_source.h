#pragma once
// Fingers under X11, by XInput 2.2 multi-touch.
#include <functional>
#include <memory>
#include <string>

#include "app/input/pointer_event.h"
#include "data/result.h"

namespace arobase {

/// Direct touches (screens, not touchpads) on one X window.
///
/// GLFW knows no touch, and its loop takes every event off its own X connection and drops those that it does not know. So
/// the touches are selected from a second connection, on GLFW's window: a window may have touch listeners and pointer
/// listeners of different clients, and with a touch listener the server delivers no emulated pointer to the window.
/// Rejected: fishing the events out of GLFW's queue before it looks (those that arrive while it looks would be lost, and a
/// lost TouchEnd is a stuck finger).
///
/// Ownership is not asked for: the server then sends a touch when, and only when, it is ours (after a grab of a window
/// manager has let it go), so nothing has to be accepted or rejected.
class XInput2Source final : public PointerSource {
public:
    using Now = std::function<double()>;

    /// Listens on `window` of the X server `displayName`; `now` is the program's monotonic clock, on which the events come.
    /// No value, and a warning that says why, when that server has no XInput 2.2 or another program holds the window's touch.
    static Result<std::unique_ptr<XInput2Source>> open(const std::string& displayName, unsigned long window, Now now);
    ~XInput2Source() override;
    XInput2Source(const XInput2Source&) = delete;
    XInput2Source& operator=(const XInput2Source&) = delete;

    void poll(std::vector<PointerEvent>& out) override;
    /// Framebuffer pixels per unit of the window.
    void setScale(Vec2 pxPerUnit);
    /// Waits until everything that the server has sent so far can be polled.
    void synchronize();
    /// True if poll() has something to read without waiting.
    bool pending() const;
    int fingersDown() const;
    /// Readable when the server sends something.
    int fileDescriptor() const;

private:
    struct Impl;
    explicit XInput2Source(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

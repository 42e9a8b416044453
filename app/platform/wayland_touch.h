#pragma once
// Fingers under Wayland.
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/input/pointer_event.h"
#include "data/result.h"

struct GLFWwindow;
struct wl_display;
struct wl_surface;

namespace arobase {

struct WaylandHandle {
    wl_display* display = nullptr;
    wl_surface* surface = nullptr;
};

/// What GLFW's window is under Wayland; empty when GLFW does not speak it.
std::optional<WaylandHandle> waylandHandle(GLFWwindow* window);

/// True when GLFW speaks Wayland here. Debian has two builds of GLFW 3.3 under one library name, of which one can be installed: the
/// program runs with either.
bool onWayland();

/// Waits at most `timeoutS` until the compositor or one of `files` (−1: none) has something to say. Wayland only.
void waitForWayland(const std::vector<int>& files, double timeoutS);

/// The touch of every seat on one window. GLFW knows no touch, so a seat is bound a second time, on GLFW's connection and with an event
/// queue of its own: what GLFW reads for itself is not taken away, and what is ours waits until poll(). Main thread.
class WaylandTouch final : public PointerSource {
public:
    using Now = std::function<double()>;

    /// No value, and a warning that says why, when the compositor has no seat.
    static Result<std::unique_ptr<WaylandTouch>> open(WaylandHandle window, Now now);
    ~WaylandTouch() override;
    WaylandTouch(const WaylandTouch&) = delete;
    WaylandTouch& operator=(const WaylandTouch&) = delete;

    void poll(std::vector<PointerEvent>& out) override;
    /// Framebuffer pixels per unit of the window.
    void setScale(Vec2 pxPerUnit);
    int fingersDown() const;

private:
    struct Impl;
    struct Listeners;
    explicit WaylandTouch(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

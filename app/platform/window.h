#pragma once
// A GLFW window with its input. Made by openWindow; one at a time. Main thread.
#include <memory>
#include <string>
#include <vector>

#include "app/platform/display.h"
#include "app/input/pointer_router.h"
#include "app/platform/mouse_gate.h"
#include "app/platform/tuio_source.h"
#include "app/platform/wayland_touch.h"
#include "app/platform/xinput2_source.h"

struct GLFWcursor;
struct GLFWwindow;

namespace arobase {

/// GLFW from glfwInit to glfwTerminate.
class GlfwSession {
public:
    GlfwSession();
    ~GlfwSession();
    GlfwSession(const GlfwSession&) = delete;
    GlfwSession& operator=(const GlfwSession&) = delete;
    bool started() const { return m_started; }

private:
    bool m_started;
};

/// The mouse gives PointerEvents of id 0, also moves without a button (the wheel zooms about them); fingers have ids from 1.
class WindowDisplay final : public Display {
public:
    /// Takes over the session and the window, whose context is made current.
    WindowDisplay(std::unique_ptr<GlfwSession> session, GLFWwindow* window, const DisplayOptions& options);
    ~WindowDisplay() override;
    WindowDisplay(const WindowDisplay&) = delete;
    WindowDisplay& operator=(const WindowDisplay&) = delete;

    /// Listens to fingers: the display server's, and TUIO trackers' where that is asked for. Returns the reasons where there can be none.
    Issues openTouch();

    int widthPx() const override { return m_widthPx; }
    int heightPx() const override { return m_heightPx; }
    Loader loader() const override;
    bool gles() const override { return m_options.gles; }
    bool shouldClose() const override;
    void poll(double timeoutS) override;
    void swap() override;
    bool takeDamage() override;
    std::vector<PointerEvent> takePointers() override;
    std::vector<KeyPress> takeKeys() override;
    std::string takeText() override;
    double scrollSteps() override;
    double seconds() const override;
    void setFullScreen(bool on) override;
    double mmPerPx() const override;
    void* nativeWindow() const override { return m_window; }

private:
    struct Callbacks;  ///< GLFW's, in window.cpp
    struct Placement {
        int x = 0, y = 0, width = 0, height = 0;
    };

    std::unique_ptr<GlfwSession> m_session;
    GLFWwindow* m_window;
    DisplayOptions m_options;
    std::unique_ptr<XInput2Source> m_touch;  ///< closed before the window, as the next
    std::unique_ptr<WaylandTouch> m_wayland;
    std::unique_ptr<TuioSource> m_tuio;
    PointerRouter m_router;     ///< one stream of fingers from all of them
    int m_widthPx = 0, m_heightPx = 0;
    Vec2 m_pxPerUnit = {1, 1};  ///< framebuffer pixels per screen unit
    Placement m_windowed;       ///< where to come back to from full screen
    bool m_damaged = true;
    bool m_fullScreen;          ///< wanted
    double m_screenSeenS = 0;   ///< when the screen's size was last asked for
    std::vector<PointerEvent> m_pointers;
    std::vector<PointerEvent> m_mouseSaid;  ///< not yet through the gate
    MouseGate m_gate;
    bool m_mouseKnown = false;
    Vec2 m_mousePx;
    GLFWcursor* m_blankCursor = nullptr;
    bool m_cursorShown = false;
    double m_mouseSeenS = 0;
    std::vector<KeyPress> m_keys;
    std::string m_text;
    double m_scrollSteps = 0;

    void measure();
    void openServerTouch(Issues& issues);
    void collectTouch();
    void followScreen();
    void collect(PointerSource& source, int number, bool map);
    void fitSources();
    void showCursor(bool on);
    double waitS(double timeoutS) const;
    void mouse(PointerPhase phase, Vec2 px);
};

}  // namespace arobase

#pragma once
// A place to draw: a GLFW window or a surfaceless EGL context. Main thread.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/input/pointer_event.h"
#include "app/input/touch_map.h"
#include "data/result.h"

namespace arobase {

struct KeyPress {
    std::string name;  ///< "left" "right" "up" "down" "enter" "escape" "space" "tab" "pageup" "pagedown" "home" "end" "f1"… or
                       ///< the character
    bool shift = false;
    bool control = false;
};

struct DisplayOptions {
    int widthPx = 1920;
    int heightPx = 1080;
    bool fullScreen = false;
    bool gles = false;
    bool debug = false;
    bool visibleCursor = false;  ///< else shown only while a real mouse moves
    int tuioPort = 0;            ///< listens for TUIO trackers of this machine; 0: does not
    TouchMap touchMap;           ///< how every touch device lies on the picture
    std::string title = "Arobase";
};

/// A current GL context with input. Two kinds: openWindow (GLFW, XInput2 touch under X11) and openHeadless (EGL surfaceless).
class Display {
public:
    virtual ~Display() = default;
    virtual int widthPx() const = 0;  ///< framebuffer
    virtual int heightPx() const = 0;
    using Loader = void* (*)(const char*);
    virtual Loader loader() const = 0;
    virtual bool gles() const = 0;
    virtual bool shouldClose() const = 0;
    /// Waits at most `timeoutS` for something to happen (0: does not wait), then collects input.
    virtual void poll(double timeoutS) = 0;
    virtual void swap() = 0;
    /// True once after the window was damaged, resized or shown.
    virtual bool takeDamage() = 0;
    /// Fingers have ids from 1. The mouse has 0 and also says Move while no button is down (the wheel zooms about it).
    virtual std::vector<PointerEvent> takePointers() = 0;
    virtual std::vector<KeyPress> takeKeys() = 0;
    virtual std::string takeText() = 0;  ///< typed UTF-8
    virtual double scrollSteps() = 0;    ///< wheel since the last call, positive away from the user
    virtual double seconds() const = 0;  ///< monotonic
    /// Of the screen as it says itself (EDID); 0 when it says nothing that can be true.
    virtual double mmPerPx() const { return 0; }
    virtual void setFullScreen(bool on) = 0;
    virtual void* nativeWindow() const = 0;  ///< GLFWwindow*, or null
};

/// One window at a time. A value may come with warnings (no touch screen: the program goes on with the mouse).
Result<std::unique_ptr<Display>> openWindow(const DisplayOptions& options);
/// Has no default framebuffer: draw into a framebuffer object. widthPx and heightPx are those of the options.
Result<std::unique_ptr<Display>> openHeadless(const DisplayOptions& options);

}  // namespace arobase

#pragma once
// What GLFW's window is under X11.
#include <optional>
#include <string>
#include <vector>

struct GLFWwindow;

namespace arobase {

struct X11Handle {
    std::string displayName;  ///< for XOpenDisplay
    unsigned long window = 0;
};

/// Empty when GLFW does not speak X11 (the Wayland build of GLFW).
std::optional<X11Handle> x11Handle(GLFWwindow* window);

/// Waits at most `timeoutS` until GLFW's connection or one of `otherFiles` (-1: none) has something to read. Returns at once when
/// something is queued already. The files are not read.
void waitForEvents(const std::vector<int>& otherFiles, double timeoutS);

/// Name of what the X keyboard has on `keycode` now: as of keyName, or the character in UTF-8; empty when it is neither, and
/// without X11.
///
/// Until its first key a server has the table of no keyboard in particular, and GLFW reads the table once, at its start: in
/// a kiosk that starts with the machine, the arrows of the first remote would be other keys for good. So the server is
/// asked anew at each key, and Xlib's table, from which typed text comes, is renewed when it is found to be old.
std::string x11KeyName(int keycode);

}  // namespace arobase

#include "app/platform/x11_bridge.h"

#define GLFW_INCLUDE_NONE
#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/XKBlib.h>
#include <X11/keysym.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/platform/key_names.h"
#include "app/platform/wayland_touch.h"

// The Wayland build of GLFW 3.3 has the same library name and lacks these two: the program must start with it as well.
#pragma weak glfwGetX11Display
#pragma weak glfwGetX11Window

namespace arobase {
namespace {

constexpr double kLongestWaitS = 3600;

constexpr std::array kKeysyms = {
    std::pair{XK_Left, "left"},        std::pair{XK_Right, "right"},    std::pair{XK_Up, "up"},
    std::pair{XK_Down, "down"},        std::pair{XK_Return, "enter"},   std::pair{XK_KP_Enter, "enter"},
    std::pair{XK_Escape, "escape"},    std::pair{XK_space, "space"},    std::pair{XK_Tab, "tab"},
    std::pair{XK_ISO_Left_Tab, "tab"}, std::pair{XK_Page_Up, "pageup"}, std::pair{XK_Page_Down, "pagedown"},
    std::pair{XK_Home, "home"},        std::pair{XK_End, "end"},        std::pair{XK_BackSpace, "backspace"},
    std::pair{XK_Delete, "delete"},    std::pair{XK_Insert, "insert"},  std::pair{XK_Menu, "menu"},
    std::pair{XK_Print, "print"},      std::pair{XK_Pause, "pause"},
};

KeySym presentKeysym(::Display* display, KeyCode keycode) {
    int columns = 0;
    KeySym* keysyms = XGetKeyboardMapping(display, keycode, 1, &columns);
    if (keysyms == nullptr) return NoSymbol;
    const KeySym keysym = columns > 0 ? keysyms[0] : NoSymbol;
    XFree(keysyms);
    if (keysym != XkbKeycodeToKeysym(display, keycode, 0, 0)) {
        XEvent changed = {};
        changed.xmapping.type = MappingNotify;
        changed.xmapping.display = display;
        changed.xmapping.request = MappingKeyboard;
        XDisplayKeycodes(display, &changed.xmapping.first_keycode, &changed.xmapping.count);
        changed.xmapping.count += 1 - changed.xmapping.first_keycode;
        XRefreshKeyboardMapping(&changed.xmapping);
    }
    return keysym;
}

::Display* x11Display() {
    return &glfwGetX11Display != nullptr ? glfwGetX11Display() : nullptr;
}

}  // namespace

std::optional<X11Handle> x11Handle(GLFWwindow* window) {
    ::Display* display = x11Display();
    if (display == nullptr) return std::nullopt;
    return X11Handle{DisplayString(display), glfwGetX11Window(window)};
}

std::string x11KeyName(int keycode) {
    ::Display* display = x11Display();
    if (display == nullptr || keycode < 8 || keycode > 255) return {};
    const KeySym keysym = presentKeysym(display, static_cast<KeyCode>(keycode));
    if (keysym >= XK_F1 && keysym <= XK_F25) return "f" + std::to_string(keysym - XK_F1 + 1);
    const auto found = std::find_if(kKeysyms.begin(), kKeysyms.end(),
                                    [&](const auto& entry) { return static_cast<KeySym>(entry.first) == keysym; });
    if (found != kKeysyms.end()) return found->second;
    std::string character;
    // The keysyms of Latin-1 are its code points.
    if (keysym <= 0xFF) appendTyped(character, static_cast<char32_t>(keysym));
    return character;
}

void waitForEvents(const std::vector<int>& otherFiles, double timeoutS) {
    if (!(timeoutS > 0)) return;
    const double waitS = std::min(timeoutS, kLongestWaitS);
    ::Display* display = x11Display();
    if (display == nullptr) {
        if (onWayland()) return waitForWayland(otherFiles, waitS);
        glfwWaitEventsTimeout(waitS);
        return;
    }
    // GLFW would sleep on its own connection and not see a finger on the other.
    if (XPending(display) > 0) return;
    std::vector<pollfd> files{{ConnectionNumber(display), POLLIN, 0}};
    for (const int file : otherFiles)
        if (file >= 0) files.push_back({file, POLLIN, 0});
    ::poll(files.data(), files.size(), static_cast<int>(std::ceil(waitS * 1000)));
}

}  // namespace arobase

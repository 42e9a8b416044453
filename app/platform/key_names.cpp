#include "app/platform/key_names.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <utility>

#include "data/utf8.h"

namespace arobase {
namespace {

constexpr std::array kNames = {
    std::pair{GLFW_KEY_LEFT, "left"},      std::pair{GLFW_KEY_RIGHT, "right"},         std::pair{GLFW_KEY_UP, "up"},
    std::pair{GLFW_KEY_DOWN, "down"},      std::pair{GLFW_KEY_ENTER, "enter"},         std::pair{GLFW_KEY_KP_ENTER, "enter"},
    std::pair{GLFW_KEY_ESCAPE, "escape"},  std::pair{GLFW_KEY_SPACE, "space"},         std::pair{GLFW_KEY_TAB, "tab"},
    std::pair{GLFW_KEY_PAGE_UP, "pageup"}, std::pair{GLFW_KEY_PAGE_DOWN, "pagedown"},  std::pair{GLFW_KEY_HOME, "home"},
    std::pair{GLFW_KEY_END, "end"},        std::pair{GLFW_KEY_BACKSPACE, "backspace"}, std::pair{GLFW_KEY_DELETE, "delete"},
    std::pair{GLFW_KEY_INSERT, "insert"},  std::pair{GLFW_KEY_PRINT_SCREEN, "print"},  std::pair{GLFW_KEY_MENU, "menu"},
    std::pair{GLFW_KEY_PAUSE, "pause"},
};

}  // namespace

std::string keyName(int glfwKey) {
    if (glfwKey >= GLFW_KEY_F1 && glfwKey <= GLFW_KEY_F25) return "f" + std::to_string(glfwKey - GLFW_KEY_F1 + 1);
    const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& entry) { return entry.first == glfwKey; });
    return found == kNames.end() ? std::string() : found->second;
}

void appendTyped(std::string& text, char32_t codePoint) {
    const bool surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    if (codePoint < 0x20 || codePoint == 0x7F || surrogate || codePoint > 0x10FFFF) return;
    appendUtf8(text, codePoint);
}

}  // namespace arobase

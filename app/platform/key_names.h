#pragma once
// Keys as the rest of the program names them.
#include <string>

namespace arobase {

/// "left", "enter", "f1"… of a GLFW key code; empty when the key is named by its character (or has no name).
std::string keyName(int glfwKey);

/// Appends a typed code point as UTF-8; passes over controls and what is no character.
void appendTyped(std::string& text, char32_t codePoint);

}  // namespace arobase

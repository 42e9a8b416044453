#pragma once
// An AZERTY keyboard on the screen: keys of 15 mm, each an action. What is typed goes wherever TypeText and EraseText go.
#include "app/screens/screen.h"

namespace arobase {

/// px; the same for whatever is typed.
struct KeyboardSize {
    float width = 0, height = 0;
};
KeyboardSize keyboardSize(const Metrics& metrics);

namespace screens {

/// Draws it with its upper left corner at `at`. `erases`: there is something to erase.
void keyboard(Context& c, Vec2 at, bool erases);

}  // namespace screens
}  // namespace arobase

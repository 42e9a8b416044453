#pragma once
// A French keyboard on the screen: keys of at least 15 mm, AZERTY or by the alphabet, each an action. What is typed goes wherever TypeText and
// EraseText go. A key that is held offers its variants (é è ê ë) above it: the finger slides there, or lets go and taps one.
#include <span>
#include <string_view>

#include "app/screens/screen.h"

namespace arobase {

/// px: the least that it takes, the same for whatever is typed.
struct KeyboardSize {
    float width = 0, height = 0;
};
KeyboardSize keyboardSize(const Metrics& metrics);

/// Smallest side of a key, mm.
inline constexpr double kSmallestKeyMm = 15;

/// What the key of that node id ("key-e") offers when it is held; empty for most.
std::span<const std::string_view> variantsOfKey(std::string_view nodeId);

namespace screens {

/// Its keys fill `room`, at least as large as keyboardSize says. `erases`: there is something to erase.
void keyboard(Context& c, const Rect& room, bool erases);

}  // namespace screens
}  // namespace arobase

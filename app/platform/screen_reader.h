#pragma once
// What is on the screen, read back: of the screen itself under X11, else of what GL drew. Main thread, current context.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/platform/display.h"

namespace arobase {

struct ScreenPixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  ///< rows from the top
};

class ScreenReader {
public:
    /// On the screen where the display is a window of an X server that shows one; else behind it.
    explicit ScreenReader(Display& display);
    ~ScreenReader();
    ScreenReader(const ScreenReader&) = delete;
    ScreenReader& operator=(const ScreenReader&) = delete;

    /// True: other windows over ours are seen.
    bool seesTheScreen() const;
    /// The driver lost all that was drawn and made (a GPU that was reset): only a new start helps.
    bool contextLost() const;
    /// After a swap. Nothing when it cannot be read (a screen without power, a window that is not there).
    std::optional<ScreenPixels> read();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

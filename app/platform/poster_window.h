#pragma once
// A still picture over the whole screen, by X11 alone: no GL, no fonts, no exhibition. What is left when the rest is broken. Main thread.
#include <cstdint>
#include <memory>
#include <vector>

namespace arobase {

class PosterWindow {
public:
    /// nullptr without an X server. `rgba`: rows from the top, of that size; empty: a plain dark screen.
    static std::unique_ptr<PosterWindow> open(std::vector<std::uint8_t> rgba, int width, int height);
    virtual ~PosterWindow() = default;
    /// Waits at most `seconds` for something to happen, draws where that is wanted, stays above all others and asks the server whether it
    /// is still there. False: it is not.
    virtual bool stay(double seconds) = 0;
};

/// The picture as large as fits into w × h, whole, in the middle; around it the colour of its corner. Pure.
std::vector<std::uint8_t> fitted(const std::vector<std::uint8_t>& rgba, int width, int height, int w, int h);

}  // namespace arobase

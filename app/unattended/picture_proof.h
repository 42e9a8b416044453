#pragma once
// Does the screen show what it should? The scene says which words stand where, in which colours; the pixels that were read back say what is
// there. Pure.
#include <cstdint>
#include <vector>

#include "render/scene/scene.h"

namespace arobase {

/// One thing that must be seen: words of a colour on a ground of another.
struct Expected {
    Rect box;  ///< px, whole on the screen
    Rgba fg, bg;
    bool thin = false;  ///< letters so small that few of their pixels are all ink
};

/// What of a scene can be checked: words on a ground of one colour that nothing was painted over.
std::vector<Expected> expectedOf(const Scene& scene);

struct PictureView {
    int width = 0, height = 0;
    const std::uint8_t* rgba = nullptr;  ///< rows from the top
};

/// The box holds its ground and its ink, and hardly anything that is neither.
bool isThere(const Expected& expected, const PictureView& picture);

struct PictureVerdict {
    int checked = 0, there = 0;
    /// Too few to tell counts as seen: an empty scene is not a broken one.
    bool good() const { return checked == 0 || there * 4 >= checked * 3; }
};
PictureVerdict judge(const std::vector<Expected>& expected, const PictureView& picture);

}  // namespace arobase

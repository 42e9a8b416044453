#pragma once
// Where the renderer has the pixels of pictures from. It asks; it never waits.
#include <cstdint>
#include <vector>

namespace arobase {

/// Opaque RGBA, rows from the top.
struct ImagePixels {
    int widthPx = 0;
    int heightPx = 0;
    std::vector<std::uint8_t> rgba;
    std::size_t bytes() const { return rgba.size(); }
};

/// Ready: the pixels were handed over, and are no longer kept. Waiting: ask again in a later frame. Never: there is no such picture.
enum class ImageAnswer : std::uint8_t { Ready, Waiting, Never };

class ImageSupply {
public:
    virtual ~ImageSupply() = default;
    /// The picture of that number, made to fit that size. Main thread; must not decode, read or wait.
    virtual ImageAnswer take(int image, int widthPx, int heightPx, ImagePixels& into) = 0;
};

}  // namespace arobase

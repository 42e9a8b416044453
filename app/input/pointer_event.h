#pragma once
// What every pointing device is turned into.
#include <cstdint>
#include <vector>

#include "render/vec.h"

namespace arobase {

enum class PointerPhase : std::uint8_t { Down, Move, Up, Cancel };
enum class PointerDevice : std::uint8_t { Mouse, Touch, Script };

struct PointerEvent {
    int id = 0;  ///< distinct for every finger down at one time; the mouse is 0
    PointerPhase phase = PointerPhase::Down;
    Vec2 px;             ///< framebuffer pixels
    double seconds = 0;  ///< of the device's clock (fake clock for scripts); only differences matter
    PointerDevice device = PointerDevice::Mouse;
    float contactPx = 0;  ///< the longer side of what touches; 0: the device does not tell
};

/// A device or a driver of several fingers. poll() is called once a frame on the main thread.
class PointerSource {
public:
    virtual ~PointerSource() = default;
    /// Appends what happened since the last call, in order.
    virtual void poll(std::vector<PointerEvent>& out) = 0;
};

}  // namespace arobase

#pragma once
// Tells the real mouse from the one that the server plays after a finger.
#include <vector>

#include "app/input/pointer_event.h"

namespace arobase {

/// Closed while a finger is down and shortly after: whatever the pointer does then is the finger's echo.
class MouseGate {
public:
    /// The number of fingers down after a touch event at `seconds`.
    void touched(int fingersDown, double seconds);
    /// False: what the mouse says at `seconds` is an echo.
    bool admits(double seconds) const;
    /// Moves what the mouse said to `out`, without echoes. The result is well formed: an Up only after a Down, and a Cancel
    /// where a finger interrupts a button that is held. Call it once a frame, also when `said` is empty.
    /// Returns true if the real mouse moved or clicked.
    bool pass(std::vector<PointerEvent>& said, double seconds, std::vector<PointerEvent>& out);

private:
    int m_fingersDown = 0;
    bool m_everTouched = false;
    double m_lastTouchS = 0;
    bool m_mouseDown = false;
    Vec2 m_mousePx;
};

}  // namespace arobase

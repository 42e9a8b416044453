#pragma once
// Touches that nobody meant: a palm or a sleeve on the glass, the frame of the screen.
#include <optional>
#include <vector>

#include "app/input/pointer_event.h"

namespace arobase {

struct TouchScreen {
    float pxPerMm = 3.57f;
    float widthPx = 1920, heightPx = 1080;
};

inline constexpr float kPalmMm = 32;  ///< a finger is 8 to 20 mm wide, where the device tells
inline constexpr float kEdgeMm = 1.2f;  ///< infrared frames see a sleeve there; no button is so near the edge

/// Lets fingers through. A touch that begins as a palm or at the edge is let be until it leaves; one that grows to a palm is cancelled.
/// The mouse always passes. Plain state; one owner.
class PalmFilter {
public:
    void setScreen(TouchScreen screen) { m_screen = screen; }
    /// The event, a Cancel in its place, or nothing.
    std::optional<PointerEvent> pass(const PointerEvent& event);
    long long rejected() const { return m_rejected; }

private:
    bool isPalm(const PointerEvent& event) const;
    bool atEdge(Vec2 px) const;

    TouchScreen m_screen;
    std::vector<int> m_ignored;  ///< touches that go on without us
    long long m_rejected = 0;
};

}  // namespace arobase

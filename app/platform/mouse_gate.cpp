#include "app/platform/mouse_gate.h"

namespace arobase {
namespace {

constexpr double kEchoS = 0.5;

}  // namespace

void MouseGate::touched(int fingersDown, double seconds) {
    m_fingersDown = fingersDown;
    m_everTouched = true;
    m_lastTouchS = seconds;
}

bool MouseGate::admits(double seconds) const {
    if (m_fingersDown > 0) return false;
    return !m_everTouched || seconds - m_lastTouchS > kEchoS;
}

bool MouseGate::pass(std::vector<PointerEvent>& said, double seconds, std::vector<PointerEvent>& out) {
    bool passed = false;
    if (admits(seconds)) {
        for (const PointerEvent& event : said) {
            if (event.phase == PointerPhase::Down) m_mouseDown = true;
            // The Up of a Down that was an echo, or was cancelled, says nothing.
            if (event.phase == PointerPhase::Up && !m_mouseDown) continue;
            if (event.phase == PointerPhase::Up) m_mouseDown = false;
            m_mousePx = event.px;
            out.push_back(event);
            passed = true;
        }
    } else if (m_mouseDown) {
        m_mouseDown = false;
        out.push_back(
            {.id = 0, .phase = PointerPhase::Cancel, .px = m_mousePx, .seconds = seconds, .device = PointerDevice::Mouse});
    }
    said.clear();
    return passed;
}

}  // namespace arobase

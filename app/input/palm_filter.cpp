#include "app/input/palm_filter.h"

#include <algorithm>

namespace arobase {

bool PalmFilter::isPalm(const PointerEvent& event) const { return event.contactPx > kPalmMm * m_screen.pxPerMm; }

bool PalmFilter::atEdge(Vec2 px) const {
    const float edge = kEdgeMm * m_screen.pxPerMm;
    return px.x < edge || px.y < edge || px.x > m_screen.widthPx - edge || px.y > m_screen.heightPx - edge;
}

std::optional<PointerEvent> PalmFilter::pass(const PointerEvent& event) {
    if (event.device == PointerDevice::Mouse) return event;
    const auto ignored = std::find(m_ignored.begin(), m_ignored.end(), event.id);
    if (event.phase == PointerPhase::Down) {
        if (ignored != m_ignored.end()) m_ignored.erase(ignored);
        if (!isPalm(event) && !atEdge(event.px)) return event;
        m_ignored.push_back(event.id);
        ++m_rejected;
        return std::nullopt;
    }
    if (ignored != m_ignored.end()) {
        if (event.phase != PointerPhase::Move) m_ignored.erase(ignored);
        return std::nullopt;
    }
    if (event.phase != PointerPhase::Move || !isPalm(event)) return event;
    m_ignored.push_back(event.id);
    ++m_rejected;
    PointerEvent cancelled = event;
    cancelled.phase = PointerPhase::Cancel;
    return cancelled;
}

}  // namespace arobase

#include "app/unattended/corner_hold.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

int cornerOf(Vec2 px, int widthPx, float sidePx) {
    if (!std::isfinite(px.x) || !std::isfinite(px.y) || px.y > sidePx) return -1;
    if (px.x <= sidePx) return 0;
    return px.x >= static_cast<float>(widthPx) - sidePx ? 1 : -1;
}

}  // namespace

bool CornerHold::held() const {
    return m_fingers.size() == 2 && m_fingers[0].corner >= 0 && m_fingers[1].corner >= 0 && m_fingers[0].corner != m_fingers[1].corner;
}

void CornerHold::feed(const PointerEvent& event, int widthPx, int heightPx, float pxPerMm) {
    // On a narrow screen the corners must not meet.
    const float side = std::min({kCornerMm * pxPerMm, static_cast<float>(widthPx) / 4, static_cast<float>(heightPx) / 4});
    const auto at = std::find_if(m_fingers.begin(), m_fingers.end(), [&](const Finger& f) { return f.id == event.id; });
    const bool gone = event.phase == PointerPhase::Up || event.phase == PointerPhase::Cancel;
    if (gone) {
        if (at != m_fingers.end()) m_fingers.erase(at);
    } else if (at != m_fingers.end()) {
        at->corner = cornerOf(event.px, widthPx, side);
    } else if (event.phase == PointerPhase::Down) {
        m_fingers.push_back({event.id, cornerOf(event.px, widthPx, side)});
    }
    if (m_fingers.empty()) m_spent = false;
    const bool now = held();
    if (now && !m_holding) m_sinceS = event.seconds;
    m_holding = now;
}

bool CornerHold::advance(double nowS) {
    if (!m_holding || m_spent || nowS - m_sinceS < kHoldS) return false;
    m_spent = true;
    return true;
}

}  // namespace arobase

#include "app/input/pointer_router.h"

#include <algorithm>

namespace arobase {

int PointerRouter::freeNumber() const {
    int number = 1;
    while (std::any_of(m_fingers.begin(), m_fingers.end(), [&](const auto& f) { return f.second.number == number; })) ++number;
    return number;
}

void PointerRouter::route(int source, const PointerEvent& event, std::vector<PointerEvent>& out) {
    if (event.device == PointerDevice::Mouse) {
        out.push_back(event);
        return;
    }
    PointerEvent known = event;
    const auto found = m_fingers.find({source, event.id});
    if (event.phase == PointerPhase::Down) {
        if (found != m_fingers.end()) {
            known.id = found->second.number;
            known.phase = PointerPhase::Cancel;
            known.px = found->second.px;
            out.push_back(known);
            m_fingers.erase(found);
        }
        known = event;
        known.id = freeNumber();
        m_fingers[{source, event.id}] = {known.id, event.px};
        out.push_back(known);
        return;
    }
    if (found == m_fingers.end()) return;
    known.id = found->second.number;
    if (event.phase == PointerPhase::Cancel) known.px = found->second.px;
    found->second.px = known.px;
    if (event.phase != PointerPhase::Move) m_fingers.erase(found);
    out.push_back(known);
}

void PointerRouter::drop(int source, double seconds, std::vector<PointerEvent>& out) {
    for (auto it = m_fingers.begin(); it != m_fingers.end();) {
        if (it->first.first != source) {
            ++it;
            continue;
        }
        out.push_back({.id = it->second.number, .phase = PointerPhase::Cancel, .px = it->second.px, .seconds = seconds, .device = PointerDevice::Touch});
        it = m_fingers.erase(it);
    }
}

}  // namespace arobase

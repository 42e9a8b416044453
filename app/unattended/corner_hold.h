#pragma once
// The way in for staff: a finger in each of the two upper corners, held still for five seconds. Pure: events and time in, a knock out.
//
//   nothing ──a finger in each upper corner──► held ──5 s──► one knock ──► spent until both have been lifted
//                         ▲                      │
//                         └── one leaves its corner, lifts, or a third comes
#include <array>
#include <vector>

#include "app/input/pointer_event.h"

namespace arobase {

class CornerHold {
public:
    static constexpr float kCornerMm = 30;  ///< side of the corners' squares
    static constexpr double kHoldS = 5;

    /// Every event of every finger; sizes in px.
    void feed(const PointerEvent& event, int widthPx, int heightPx, float pxPerMm);
    /// Lets time pass (on the clock of the events). True once: somebody knocked.
    bool advance(double nowS);

private:
    struct Finger {
        int id = 0;
        int corner = -1;  ///< 0 upper left, 1 upper right; −1: elsewhere
    };
    bool held() const;

    std::vector<Finger> m_fingers;
    double m_sinceS = 0;
    bool m_holding = false, m_spent = false;
};

}  // namespace arobase

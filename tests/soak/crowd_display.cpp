#include "tests/soak/crowd_display.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace arobase::soak {
namespace {

constexpr double kShortestS = 1.0 / 60;
constexpr double kVisitS = 0.5, kVisitStillS = 1;  // while something moves, while nothing does
constexpr double kLeftS = 3;                        // while the visit of somebody who has left comes to its end
constexpr double kAloneS = 20;
constexpr double kWaitingS = 0.05;
constexpr std::chrono::milliseconds kWaitingPause(10);

}  // namespace

CrowdDisplay::CrowdDisplay(std::unique_ptr<Display> headless, Visitors& crowd, double mmPerPx) : m_headless(std::move(headless)), m_crowd(crowd), m_mmPerPx(mmPerPx) {}

void CrowdDisplay::poll(double timeoutS) {
    if (m_target) m_target->bind();
    double longest = m_alone ? kAloneS : !m_crowd.present() ? kLeftS : timeoutS > 0 ? kVisitStillS : kVisitS;
    if (m_waiting) {
        std::this_thread::sleep_for(kWaitingPause);
        longest = kWaitingS;
    }
    m_lastStepS = std::clamp(m_crowd.nextS() - m_nowS, kShortestS, longest);
    m_nowS += m_lastStepS;
    m_said = m_crowd.until(m_nowS);
}

}  // namespace arobase::soak

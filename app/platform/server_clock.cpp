#include "app/platform/server_clock.h"

#include <algorithm>

namespace arobase {
namespace {

// Beyond that the clocks have parted (the machine slept, the server was stopped): start over.
constexpr double kTrustedDelayS = 1.0;

}  // namespace

double ServerClock::toSeconds(std::uint32_t serverMs, double receivedS) {
    // The signed difference is right across the wrap, and for stamps that are slightly out of order.
    const auto stepMs = static_cast<std::int32_t>(serverMs - m_lastMs);
    m_serverS = m_known ? m_serverS + stepMs / 1000.0 : 0;
    m_lastMs = serverMs;
    const double offsetS = receivedS - m_serverS;
    const bool parted = !m_known || offsetS - m_offsetS > kTrustedDelayS;
    m_offsetS = parted ? offsetS : std::min(m_offsetS, offsetS);
    m_lastS = m_known ? std::max(m_lastS, m_serverS + m_offsetS) : m_serverS + m_offsetS;
    m_lastS = std::min(m_lastS, receivedS);
    m_known = true;
    return m_lastS;
}

}  // namespace arobase

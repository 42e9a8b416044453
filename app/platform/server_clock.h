#pragma once
// The X server's milliseconds on the program's clock.
#include <cstdint>

namespace arobase {

/// The server stamps events with 32-bit milliseconds that wrap after 49.7 days. The stamps are better than the moments at
/// which a frame collects the events (all fingers of a frame would move at once), so they are kept, shifted by the
/// smallest delay seen. A result is never after the moment of receipt and never before an earlier result.
class ServerClock {
public:
    /// `serverMs` as stamped, `receivedS` on the program's monotonic clock.
    double toSeconds(std::uint32_t serverMs, double receivedS);

private:
    bool m_known = false;
    std::uint32_t m_lastMs = 0;
    double m_serverS = 0;  ///< unwrapped
    double m_offsetS = 0;  ///< program = server + offset
    double m_lastS = 0;
};

}  // namespace arobase

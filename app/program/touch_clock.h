#pragma once
// From the moment that the screen stamped on a touch to the swap of the picture that answers it. Main thread.
#include <filesystem>
#include <vector>

namespace arobase {

class TouchClock {
public:
    /// Off: it keeps nothing.
    explicit TouchClock(bool on) : m_on(on) {}

    /// All that was touched until `nowS` has been collected: the next picture answers it.
    void collected(double nowS);
    /// A finger or the mouse was somewhere at `atS`, of the display's clock.
    void touched(double atS);
    /// What was touched so far changes nothing on the screen: no picture answers it.
    void nothingToShow() { m_oldestS = -1; }
    /// A picture was handed to the screen at `nowS`: it answers everything that was touched before it was drawn.
    void shown(double nowS);
    /// JSON: touch_to_picture_ms, frame_ms and share_of_two_pictures, each with median, p95, p99, most, mean and count. A frame is from the picture
    /// before to one that answers a touch, where both belong to one movement. The share is of the longest that a touch can wait where none is passed
    /// over: what was left of the picture under way when it came, and the picture that answers it. False: it could not be written.
    bool write(const std::filesystem::path& file) const;

private:
    bool m_on;
    std::vector<double> m_touchMs, m_frameMs, m_shares;
    double m_oldestS = -1;  ///< touch that no picture has answered yet; < 0: none
    double m_shownS = -1;   ///< the last picture
    double m_collectedS = -1, m_collectedBeforeS = -1;  ///< the last time, and the one before
};

}  // namespace arobase

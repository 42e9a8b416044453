#pragma once
// When to wait, to kill, to start again, and when to give up for a while. Pure: a clock in, decisions out.
//
//            ready            no beat for 10 s, or not ready within 60 s
//   Starting ─────► Running ───────────────────────────────────────► Doomed (killed)
//      ▲  ▲                                                             │ gone
//      │  └──── fewer than three ends in five minutes ◄─────────────────┤
//      │                                                                ▼ three
//      └────────────── after ten minutes, on probation ◄──────────── Poster
#include <vector>

namespace arobase {

struct GuardLimits {
    double startS = 60;       ///< until the first picture
    double beatS = 10;        ///< between two pictures
    double crashWindowS = 300;
    int crashesMost = 3;      ///< in that window: then the poster
    double posterS = 600;     ///< that it stays before the program is tried again
    double pauseS = 1;        ///< before a new start
};

/// What runs next. SameView: as it was; Fresh: from the attract loop (the view may be what it died of).
enum class NextRun : unsigned char { SameView, Fresh, Poster };

class Guard {
public:
    explicit Guard(GuardLimits limits = {}) : m_limits(limits) {}

    void started(double nowS);
    void ready(double nowS);
    void beat(double nowS);
    /// It ended by itself or was killed. `wanted`: staff asked for a new start; no crash.
    NextRun ended(double nowS, bool wanted);
    /// When it must have spoken again, or the poster made room; on the clock of the calls.
    double deadlineS() const { return m_deadlineS; }
    bool late(double nowS) const { return nowS >= m_deadlineS; }
    bool poster() const { return m_poster; }
    /// The poster was there long enough: what runs next is the program, and one more end brings the poster back.
    void posterOver(double nowS);
    int crashes() const { return static_cast<int>(m_crashes.size()); }
    const GuardLimits& limits() const { return m_limits; }

private:
    GuardLimits m_limits;
    std::vector<double> m_crashes;  ///< within the window
    double m_deadlineS = 0;
    double m_posterUntilS = 0;
    bool m_poster = false, m_probation = false;
    double m_probationUntilS = 0;
};

}  // namespace arobase

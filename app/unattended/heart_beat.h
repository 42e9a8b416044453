#pragma once
// What a supervisor hears of this program, in systemd's words: ready, alive, what it does. Main thread.
#include <string>

namespace arobase {

/// Speaks to $NOTIFY_SOCKET, be it systemd's or our own supervisor's; says nothing where there is none.
class HeartBeat {
public:
    HeartBeat();
    /// Somebody listens.
    bool heard() const { return m_heard; }
    /// The first picture is on the screen.
    void ready();
    /// A picture was really shown, and it was the right one.
    void alive();
    /// What it does, in a few words for staff; never a visitor's.
    void status(const std::string& words);

private:
    bool m_heard = false, m_ready = false;
};

}  // namespace arobase

#pragma once
// Signals as something one looks at, not as something that breaks in.
namespace arobase {

/// From its construction on SIGTERM, SIGINT and SIGUSR1 wait to be taken. Construct it before the first thread starts (a GL
/// driver has threads of its own). One at a time. Main thread.
class SignalWatch {
public:
    SignalWatch();
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

    /// Takes what has come. Call it now and then.
    void poll();
    /// Somebody wants the program to end (SIGTERM, SIGINT).
    bool wantsEnd() const { return m_wantsEnd; }
    /// True once after SIGUSR1: somebody wants to know what is on the screen.
    bool takeDumpWish();

private:
    int m_descriptor = -1;
    bool m_wantsEnd = false;
    bool m_wantsDump = false;
};

}  // namespace arobase

#include "app/program/signal_watch.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <utility>

namespace arobase {
namespace {

sigset_t watched() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) sigaddset(&set, signal);
    return set;
}

}  // namespace

SignalWatch::SignalWatch() {
    const sigset_t set = watched();
    m_descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    // Where they cannot be read they keep their usual meaning.
    if (m_descriptor >= 0) pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

SignalWatch::~SignalWatch() {
    if (m_descriptor < 0) return;
    poll();  // what came last must not strike once they are let through
    const sigset_t set = watched();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    close(m_descriptor);
}

void SignalWatch::poll() {
    signalfd_siginfo info{};
    while (m_descriptor >= 0 && read(m_descriptor, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        if (info.ssi_signo == SIGUSR1)
            m_wantsDump = true;
        else
            m_wantsEnd = true;
    }
}

bool SignalWatch::takeDumpWish() { return std::exchange(m_wantsDump, false); }

}  // namespace arobase

#include "app/unattended/supervisor.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <optional>
#include <string_view>
#include <thread>

#include "app/unattended/beat_socket.h"
#include "app/unattended/heart_beat.h"
#include "app/unattended/journal.h"

namespace arobase {
namespace {

constexpr int kPosterDeathsMost = 5;
constexpr double kEndS = 8;  ///< that a child has to end by itself when it is told to

double nowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

void sleepS(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }

sigset_t signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGUSR1, SIGCHLD}) sigaddset(&set, signal);
    return set;
}

/// Our own environment but for who listens to the child.
std::vector<std::string> environmentOf(const std::string& socket) {
    std::vector<std::string> all{std::string(kGuardedVariable) + "=1", "NOTIFY_SOCKET=" + socket};
    for (char** at = environ; *at != nullptr; ++at) {
        const std::string_view one = *at;
        if (!one.starts_with("NOTIFY_SOCKET=") && !one.starts_with("WATCHDOG_") && !one.starts_with(kGuardedVariable)) all.emplace_back(one);
    }
    return all;
}

std::vector<char*> raw(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// What the child is, before it is another program. Only what is safe between fork and exec.
[[noreturn]] void become(const std::vector<char*>& arguments, const std::vector<char*>& environment, pid_t parent, const sigset_t& before) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    execve(arguments.front(), arguments.data(), environment.data());
    _exit(127);
}

class Supervisor {
public:
    explicit Supervisor(const SupervisorOptions& options) : m_options(options), m_guard(options.limits), m_journal(options.journal) {}

    int run() {
        const sigset_t set = signals();
        sigprocmask(SIG_BLOCK, &set, &m_before);
        m_signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
        if (m_signals < 0 || !m_socket.open()) return 1;
        m_environment = environmentOf(m_socket.name());
        for (NextRun next = NextRun::Fresh; !m_over;) next = once(next);
        close(m_signals);
        return m_status;
    }

private:
    /// One life of a child, from its start to what comes after it.
    NextRun once(NextRun what) {
        std::vector<std::string> arguments = what == NextRun::Poster ? m_options.poster : m_options.kiosk;
        if (what == NextRun::SameView) arguments.insert(arguments.end(), {"--resume", m_options.view.string()});
        if (m_lives++ > 0 && what != NextRun::Poster) arguments.insert(arguments.end(), {"--lives", std::to_string(m_lives)});
        if (!start(std::move(arguments))) return end(1), what;
        m_guard.started(nowS());
        const int status = watch();
        return m_over ? what : after(what, status);
    }

    bool start(std::vector<std::string> arguments) {
        const std::vector<char*> rawArguments = raw(arguments), rawEnvironment = raw(m_environment);
        const pid_t self = getpid();
        m_child = fork();
        if (m_child == 0) become(rawArguments, rawEnvironment, self, m_before);
        m_socket.listenTo(m_child);
        return m_child > 0;
    }

    /// Until the child is gone: its wait status.
    int watch() {
        m_killed = m_told = false;
        for (;;) {
            if (const auto status = reaped()) return *status;
            const double left = std::clamp(nextS() - nowS(), 0.0, 60.0);
            pollfd files[] = {{m_signals, POLLIN, 0}, {m_socket.descriptor(), POLLIN, 0}};
            poll(files, 2, static_cast<int>(left * 1000) + 1);
            takeSignals();
            takeBeats();
            enforce();
        }
    }

    std::optional<int> reaped() {
        int status = 0;
        const pid_t gone = waitpid(m_child, &status, WNOHANG);
        if (gone == m_child) return status;
        return gone < 0 && errno == ECHILD ? std::optional(0) : std::nullopt;
    }

    double nextS() const {
        if (m_killed) return nowS() + 60;
        return m_told ? m_tellingS : m_guard.deadlineS();
    }

    void takeSignals() {
        signalfd_siginfo info{};
        while (read(m_signals, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
            if (info.ssi_signo == SIGUSR1) kill(m_child, SIGUSR1);
            if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGINT) tell();
        }
    }

    /// Asks the child to end; the whole ends with it.
    void tell() {
        if (m_told) return;
        m_told = m_ending = true;
        m_tellingS = nowS() + kEndS;
        kill(m_child, SIGTERM);
    }

    void takeBeats() {
        for (const Beat beat : m_socket.take()) {
            if (beat == Beat::Ready) m_guard.ready(nowS());
            if (beat == Beat::Alive) m_guard.beat(nowS());
            // The one above hears of it only now: the picture is on the screen.
            if (beat == Beat::Ready) m_above.ready();
            m_above.alive();
        }
    }

    void enforce() {
        if (m_killed) return;
        const double now = nowS();
        if (m_told && now >= m_tellingS) return strike();
        if (m_told) return;
        if (m_guard.poster()) {
            m_guard.posterOver(now);
            if (!m_guard.poster()) return strike();
        }
        if (!m_guard.late(now)) return;
        if (!m_guard.poster()) m_journal.write(JournalWord::Hang);
        strike();
    }

    void strike() {
        m_killed = true;
        kill(m_child, SIGKILL);
    }

    NextRun after(NextRun what, int status) {
        if (m_ending) return end(0), what;
        if (what == NextRun::Poster) return afterPoster();
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return end(0), what;
        const bool wanted = WIFEXITED(status) && WEXITSTATUS(status) == kStartAgain;
        const NextRun next = m_guard.ended(nowS(), wanted);
        if (!wanted) m_journal.write(JournalWord::Crash, {{"code", WIFEXITED(status) ? WEXITSTATUS(status) : 0}, {"signal", WIFSIGNALED(status) ? WTERMSIG(status) : 0},
                                                          {"count", m_guard.crashes()}});
        if (next == NextRun::Poster) m_journal.write(JournalWord::Poster);
        sleepS(m_options.limits.pauseS);
        return next;
    }

    NextRun afterPoster() {
        if (!m_guard.poster()) {
            m_posterDeaths = 0;
            return NextRun::Fresh;
        }
        if (++m_posterDeaths >= kPosterDeathsMost) return end(1), NextRun::Poster;
        sleepS(m_options.limits.pauseS);
        return NextRun::Poster;
    }

    void end(int status) {
        m_over = true;
        m_status = status;
    }

    const SupervisorOptions& m_options;
    Guard m_guard;
    Journal m_journal;
    HeartBeat m_above;
    std::vector<std::string> m_environment;  ///< of a child
    BeatSocket m_socket;
    sigset_t m_before{};
    int m_signals = -1;
    pid_t m_child = -1;
    int m_lives = 0, m_posterDeaths = 0, m_status = 0;
    bool m_killed = false, m_told = false, m_ending = false, m_over = false;
    double m_tellingS = 0;
};

}  // namespace

int supervise(const SupervisorOptions& options) { return Supervisor(options).run(); }

}  // namespace arobase

#include "tests/data/landmarks/syscall_tracer.h"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <map>
#include <sstream>

namespace arobase::test {
namespace {

enum class Names { Handle, Path, PathAt, TwoPaths, TwoPathsAt };

const std::map<long, Names>& writingCalls() {
    static const std::map<long, Names> calls{
        {SYS_write, Names::Handle},     {SYS_pwrite64, Names::Handle}, {SYS_writev, Names::Handle},    {SYS_pwritev, Names::Handle},
        {SYS_pwritev2, Names::Handle},  {SYS_fsync, Names::Handle},    {SYS_fdatasync, Names::Handle}, {SYS_sync_file_range, Names::Handle},
        {SYS_ftruncate, Names::Handle}, {SYS_fallocate, Names::Handle}, {SYS_unlinkat, Names::PathAt}, {SYS_mkdirat, Names::PathAt},
        {SYS_renameat2, Names::TwoPathsAt}, {SYS_linkat, Names::TwoPathsAt}, {SYS_truncate, Names::Path},
#ifdef SYS_unlink
        {SYS_unlink, Names::Path}, {SYS_mkdir, Names::Path}, {SYS_rmdir, Names::Path}, {SYS_rename, Names::TwoPaths}, {SYS_link, Names::TwoPaths}, {SYS_renameat, Names::TwoPathsAt},
#endif
    };
    return calls;
}

std::string stringAt(pid_t child, unsigned long long address) {
    std::string text;
    for (;;) {
        errno = 0;
        const long word = ptrace(PTRACE_PEEKDATA, child, address + text.size(), nullptr);
        if (errno != 0) return text;
        for (std::size_t i = 0; i < sizeof word; ++i) {
            const char c = reinterpret_cast<const char*>(&word)[i];
            if (c == '\0') return text;
            text += c;
        }
    }
}

std::string bytesAt(pid_t child, unsigned long long address, unsigned long long size) {
    std::string bytes(size, '\0');
    iovec here{bytes.data(), bytes.size()}, there{reinterpret_cast<void*>(address), bytes.size()};
    const ssize_t got = process_vm_readv(child, &here, 1, &there, 1, 0);
    bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return bytes;
}

std::string pathOf(pid_t child, int handle) {
    char path[4096];
    const std::string link = "/proc/" + std::to_string(child) + "/fd/" + std::to_string(handle);
    const ssize_t length = readlink(link.c_str(), path, sizeof path);
    return length < 0 ? "" : std::string(path, static_cast<std::size_t>(length));
}

WritingCall callOf(pid_t child, const __ptrace_syscall_info& info) {
    WritingCall call;
    call.number = static_cast<long>(info.seccomp.nr);
    const auto* args = info.seccomp.args;
    switch (writingCalls().at(call.number)) {
        case Names::Handle:
            call.handle = static_cast<int>(args[0]);
            call.path = pathOf(child, call.handle);
            if (call.number == SYS_write || call.number == SYS_pwrite64) call.bytes = bytesAt(child, args[1], args[2]);
            if (call.number == SYS_pwrite64) call.offset = static_cast<long>(args[3]);
            break;
        case Names::Path: call.path = stringAt(child, args[0]); break;
        case Names::PathAt: call.path = stringAt(child, args[1]); break;
        case Names::TwoPaths:
            call.path = stringAt(child, args[0]);
            call.target = stringAt(child, args[1]);
            break;
        case Names::TwoPathsAt:
            call.path = stringAt(child, args[1]);
            call.target = stringAt(child, args[3]);
            break;
    }
    return call;
}

#ifdef __x86_64__
void changeRegisters(pid_t child, const std::function<void(user_regs_struct&)>& change) {
    user_regs_struct registers{};
    ptrace(PTRACE_GETREGS, child, nullptr, &registers);
    change(registers);
    ptrace(PTRACE_SETREGS, child, nullptr, &registers);
}
void skipCall(pid_t child) {
    changeRegisters(child, [](user_regs_struct& r) { r.orig_rax = ~0ULL; });
}
void answerNoSpace(pid_t child) {
    changeRegisters(child, [](user_regs_struct& r) { r.rax = static_cast<unsigned long long>(-ENOSPC); });
}
#else
void skipCall(pid_t) {}
void answerNoSpace(pid_t) {}
#endif

/// Stops the process at the writing calls and nowhere else: a program has thousands of others while it starts.
void stopAtWritingCalls() {
    std::vector<sock_filter> program{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
    for (const auto& [number, names] : writingCalls()) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(number), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) {
        std::perror("seccomp");
        _exit(126);
    }
}

/// To the next writing call, or with `toExit` to the end of the present one. False when the child is gone; `status` says how.
bool nextStop(pid_t child, int& status, bool toExit) {
    long signal = 0;
    for (;;) {
        if (ptrace(toExit ? PTRACE_SYSCALL : PTRACE_CONT, child, nullptr, signal) != 0) {
            waitpid(child, &status, 0);
            return false;
        }
        if (waitpid(child, &status, 0) < 0 || WIFEXITED(status) || WIFSIGNALED(status)) return false;
        if (WSTOPSIG(status) == (SIGTRAP | 0x80) || status >> 8 == (SIGTRAP | (PTRACE_EVENT_SECCOMP << 8))) return true;
        signal = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
    }
}

[[noreturn]] void becomeChild(const std::vector<std::string>& command, int out) {
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    dup2(out, 1);
    ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    raise(SIGSTOP);
    stopAtWritingCalls();
    execv(arguments[0], arguments.data());
    _exit(127);
}

std::vector<std::string> linesOf(int handle) {
    std::string text;
    char piece[4096];
    for (ssize_t got = read(handle, piece, sizeof piece); got > 0; got = read(handle, piece, sizeof piece)) text.append(piece, static_cast<std::size_t>(got));
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TracedRun runTraced(const std::vector<std::string>& command, const std::function<Fault(int, const WritingCall&)>& fault) {
    TracedRun run;
    int pipeEnds[2];
    if (pipe2(pipeEnds, O_CLOEXEC) != 0) return run;
    const pid_t child = fork();
    if (child == 0) becomeChild(command, pipeEnds[1]);
    close(pipeEnds[1]);
    int status = 0;
    waitpid(child, &status, 0);
    ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACESECCOMP);
    while (nextStop(child, status, false)) {
        __ptrace_syscall_info info{};
        ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info);
        if (info.op != PTRACE_SYSCALL_INFO_SECCOMP) continue;
        const Fault what = fault(run.calls++, callOf(child, info));
        if (what == Fault::Kill) kill(child, SIGKILL);
        if (what != Fault::NoSpace) continue;
        skipCall(child);
        if (nextStop(child, status, true)) answerNoSpace(child);
    }
    run.killed = WIFSIGNALED(status);
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    run.lines = linesOf(pipeEnds[0]);
    close(pipeEnds[0]);
    return run;
}

}  // namespace arobase::test

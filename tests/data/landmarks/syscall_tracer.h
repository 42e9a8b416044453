#pragma once
// Runs a program and stands at every system call that changes a file: to count them, to kill it there, or to answer "no space left".
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace arobase::test {

struct WritingCall {
    long number = 0;      ///< SYS_…
    std::string path;     ///< of the file that is written, flushed, removed…
    std::string target;   ///< of a link or a rename: the new name
    int handle = -1;      ///< of the file, where the call has one
    std::string bytes;    ///< what write and pwrite64 would write
    long offset = -1;     ///< where pwrite64 would; -1: at the end or the present place
};

enum class Fault {
    None,
    Kill,      ///< SIGKILL instead of the call
    NoSpace,   ///< the call fails with ENOSPC
};

struct TracedRun {
    std::vector<std::string> lines;  ///< of standard output
    int calls = 0;
    bool killed = false;
    int status = -1;                 ///< exit status, -1 when killed
};

/// `fault(n, call)` is asked before the n-th (from 0) writing call, while the program stands still. NoSpace works on x86-64 alone.
TracedRun runTraced(const std::vector<std::string>& command, const std::function<Fault(int, const WritingCall&)>& fault);

inline constexpr bool kTracerChangesCalls =
#ifdef __x86_64__
    true;
#else
    false;
#endif

}  // namespace arobase::test

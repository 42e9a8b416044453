#include "app/bench/child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/bench/bench.h"

namespace arobase::bench {

ChildRun runChild(const std::vector<std::string>& arguments) {
    std::vector<std::string> words{"arobase"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ChildRun run;
    rusage used{};
    run.ms = millisecondsOf([&] {
        pid_t child = 0;
        int status = -1;
        if (::posix_spawn(&child, "/proc/self/exe", &files, nullptr, pointers.data(), environ) != 0) return;
        run.good = ::wait4(child, &status, 0, &used) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    });
    ::posix_spawn_file_actions_destroy(&files);
    const auto milliseconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3; };
    run.processorMs = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
    run.peakBytes = static_cast<std::int64_t>(used.ru_maxrss) * 1024;
    return run;
}

}  // namespace arobase::bench

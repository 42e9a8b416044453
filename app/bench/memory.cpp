#include "app/bench/memory.h"

#include <malloc.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace arobase::bench {
namespace {

/// "Name:   123 kB" of a file of such lines, in bytes; 0 when there is none.
std::int64_t bytesIn(const char* file, const std::string& name) {
    std::ifstream in(file);
    for (std::string word; in >> word;) {
        std::int64_t kib = 0;
        if (word == name) return in >> kib ? kib * 1024 : 0;
    }
    return 0;
}

}  // namespace

std::int64_t proportionalBytes() { return bytesIn("/proc/self/smaps_rollup", "Pss:"); }
std::int64_t residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t total = 0, resident = 0;
    return file >> total >> resident ? resident * ::sysconf(_SC_PAGESIZE) : 0;
}

std::int64_t heapBytes() {
    const struct mallinfo2 all = ::mallinfo2();
    return static_cast<std::int64_t>(all.uordblks + all.hblkhd);
}

std::int64_t peakBytes() { return bytesIn("/proc/self/status", "VmHWM:"); }

void forgetPeak() {
    std::ofstream out("/proc/self/clear_refs");
    out << "5";
}

}  // namespace arobase::bench

#pragma once
// This program run again, as a process of its own: what a start costs can only be told from outside.
#include <cstdint>
#include <string>
#include <vector>

namespace arobase::bench {

struct ChildRun {
    bool good = false;         ///< it ended with status 0
    double ms = 0;             ///< from its start to its end, by the clock
    double processorMs = 0;
    std::int64_t peakBytes = 0;  ///< most memory resident at once
};

/// Runs this very program with those arguments and waits; its standard output is dropped, its standard error kept.
ChildRun runChild(const std::vector<std::string>& arguments);

}  // namespace arobase::bench

#pragma once
// How long a process has been running, as the system counts it. Thread: any.
#include <optional>
#include <string_view>

namespace arobase {

/// Seconds since its start (to a hundredth); nullopt when the system does not say.
std::optional<double> processAgeS(int process);

/// The start of a process, in ticks since the machine's, out of the text of /proc/PID/stat; nullopt when it is none.
std::optional<unsigned long long> startTicks(std::string_view stat);

}  // namespace arobase

#pragma once
// What memory a process takes, as the system counts it.
#include <cstdint>

namespace arobase::bench {

/// Proportional set size of this process, bytes: what it has alone, and its share of what it has with others. 0 when the
/// system does not say. Takes about a millisecond: not inside what is timed.
std::int64_t proportionalBytes();
/// Resident set size of this process now, bytes; 0 when the system does not say.
std::int64_t residentBytes();
/// Bytes of the heap that are in use, whatever the system still keeps resident beside them.
std::int64_t heapBytes();
/// Most bytes that this process had resident at once, since its start (or since forgetPeak()).
std::int64_t peakBytes();
/// The peak starts anew from what is resident now, where the system lets one do so.
void forgetPeak();

}  // namespace arobase::bench

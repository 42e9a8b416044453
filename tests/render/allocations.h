#pragma once
// Counts calls of operator new in a test program that is linked with allocations.cpp.

namespace arobase::test {

/// Since the start; always 0 in sanitizer builds, which count their own way.
long long allocations();

}  // namespace arobase::test

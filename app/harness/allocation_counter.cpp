// Counts allocations, so that a frame that allocates can be told. Left out of sanitizer builds, which count their own way.
#include <atomic>
#include <cstdlib>
#include <new>

#include "app/harness/headless.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

namespace arobase::harness {
long long allocationsSoFar() { return 0; }
}  // namespace arobase::harness

#else

namespace {
std::atomic<long long> counted{0};  // the one mutable global: operator new has nobody to hand a reference to
}

namespace arobase::harness {
long long allocationsSoFar() { return counted.load(std::memory_order_relaxed); }
}  // namespace arobase::harness

void* operator new(std::size_t size) {
    counted.fetch_add(1, std::memory_order_relaxed);
    if (void* memory = std::malloc(size ? size : 1)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#endif

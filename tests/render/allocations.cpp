#include "tests/render/allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

namespace arobase::test {
long long allocations() { return 0; }
}  // namespace arobase::test

#else

namespace {
std::atomic<long long> counted{0};
}

namespace arobase::test {
long long allocations() { return counted.load(std::memory_order_relaxed); }
}  // namespace arobase::test

void* operator new(std::size_t size) {
    counted.fetch_add(1, std::memory_order_relaxed);
    if (void* memory = std::malloc(size ? size : 1)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#endif

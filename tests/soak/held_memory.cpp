// Stands for app/harness/allocation_counter.cpp in this program, and counts bytes as well.
#include "tests/soak/held_memory.h"

#include "app/harness/headless.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

namespace arobase::harness {
long long allocationsSoFar() { return 0; }
}  // namespace arobase::harness

namespace arobase::soak {
std::int64_t heldBytes() { return 0; }
}  // namespace arobase::soak

#else

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {
std::atomic<long long> taken{0};
std::atomic<std::int64_t> held{0};

void giveBack(void* memory) {
    if (memory == nullptr) return;
    held.fetch_sub(static_cast<std::int64_t>(::malloc_usable_size(memory)), std::memory_order_relaxed);
    std::free(memory);
}
}  // namespace

namespace arobase::harness {
long long allocationsSoFar() { return taken.load(std::memory_order_relaxed); }
}  // namespace arobase::harness

namespace arobase::soak {
std::int64_t heldBytes() { return held.load(std::memory_order_relaxed); }
}  // namespace arobase::soak

void* operator new(std::size_t size) {
    void* memory = std::malloc(size ? size : 1);
    if (memory == nullptr) throw std::bad_alloc();
    taken.fetch_add(1, std::memory_order_relaxed);
    held.fetch_add(static_cast<std::int64_t>(::malloc_usable_size(memory)), std::memory_order_relaxed);
    return memory;
}
void operator delete(void* memory) noexcept { giveBack(memory); }
void operator delete(void* memory, std::size_t) noexcept { giveBack(memory); }

#endif

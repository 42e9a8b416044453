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

#include <link.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

/// Code of the program and of the libraries it is linked with, as they were loaded before the first allocation. What is opened later is
/// the graphics driver's: its compiler takes from operator new as well, half a MiB for each new kind of drawing.
class OwnCode {
public:
    OwnCode() {
        ::dl_iterate_phdr(
            [](dl_phdr_info* object, std::size_t, void* self) {
                for (int i = 0; i < object->dlpi_phnum; ++i) static_cast<OwnCode*>(self)->add(object->dlpi_addr, object->dlpi_phdr[i]);
                return 0;
            },
            this);
        std::sort(m_spans.begin(), m_spans.begin() + m_count, [](const Span& a, const Span& b) { return a.from < b.from; });
    }
    bool holds(std::uintptr_t address) const {
        const auto end = m_spans.begin() + m_count;
        const auto next = std::upper_bound(m_spans.begin(), end, address, [](std::uintptr_t at, const Span& span) { return at < span.from; });
        return next != m_spans.begin() && address < std::prev(next)->to;
    }

private:
    struct Span {
        std::uintptr_t from = 0, to = 0;
    };

    void add(std::uintptr_t base, const ElfW(Phdr) & part) {
        if (part.p_type != PT_LOAD || (part.p_flags & PF_X) == 0) return;
        if (static_cast<std::size_t>(m_count) == m_spans.size()) std::abort();  // a link to more libraries than that: make room
        m_spans[static_cast<std::size_t>(m_count++)] = {base + part.p_vaddr, base + part.p_vaddr + part.p_memsz};
    }

    std::array<Span, 512> m_spans{};
    std::ptrdiff_t m_count = 0;
};

/// Before each block: how much of it is counted. As large as the strictest alignment of operator new.
struct alignas(std::max_align_t) Tag {
    std::size_t counted = 0;
};

std::atomic<long long> taken{0};
std::atomic<std::int64_t> held{0};

void* take(std::size_t size, std::uintptr_t caller) {
    static const OwnCode own;
    void* memory = std::malloc(size + sizeof(Tag));
    if (memory == nullptr) throw std::bad_alloc();
    Tag* tag = new (memory) Tag{own.holds(caller) ? size + sizeof(Tag) : 0};
    taken.fetch_add(1, std::memory_order_relaxed);
    held.fetch_add(static_cast<std::int64_t>(tag->counted), std::memory_order_relaxed);
    return tag + 1;
}

void giveBack(void* memory) {
    if (memory == nullptr) return;
    Tag* tag = static_cast<Tag*>(memory) - 1;
    held.fetch_sub(static_cast<std::int64_t>(tag->counted), std::memory_order_relaxed);
    std::free(tag);
}

}  // namespace

namespace arobase::harness {
long long allocationsSoFar() { return taken.load(std::memory_order_relaxed); }
}  // namespace arobase::harness

namespace arobase::soak {
std::int64_t heldBytes() { return held.load(std::memory_order_relaxed); }
}  // namespace arobase::soak

void* operator new(std::size_t size) { return take(size, reinterpret_cast<std::uintptr_t>(__builtin_return_address(0))); }
void operator delete(void* memory) noexcept { giveBack(memory); }
void operator delete(void* memory, std::size_t) noexcept { giveBack(memory); }

#endif

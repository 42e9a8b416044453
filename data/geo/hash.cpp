#include "data/geo/hash.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace arobase {

namespace {

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;  // 2^64 over the golden ratio

/// A bijection of 64 bits: two different inputs never meet.
std::uint64_t mixed(std::uint64_t v) {
    v ^= v >> 32;
    v *= 0xD6E8FEB86659FD93ULL;
    v ^= v >> 29;
    v *= kOdd;
    return v ^ (v >> 32);
}

std::uint64_t wordAt(const std::byte* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

}  // namespace

// Four independent lanes keep the multipliers busy; each step is a bijection of its lane, so one changed word always shows.
RunningHash::RunningHash(std::uint64_t seed) : m_seed(seed), m_lanes{seed + kOdd, seed ^ 0xA5A5A5A5A5A5A5A5ULL, ~seed, seed * 3 + 1} {}

void RunningHash::step(const std::byte* at) {
    for (std::size_t lane = 0; lane < 4; ++lane) m_lanes[lane] = std::rotl((m_lanes[lane] ^ wordAt(at + 8 * lane)) * kOdd, 31);
}

void RunningHash::add(std::span<const std::byte> piece) {
    const std::size_t held = m_size % kStep;
    m_size += piece.size();
    if (held > 0) {
        const std::size_t taken = std::min(kStep - held, piece.size());
        std::copy_n(piece.begin(), taken, m_rest.begin() + static_cast<std::ptrdiff_t>(held));
        piece = piece.subspan(taken);
        if (held + taken < kStep) return;
        step(m_rest.data());
    }
    for (; piece.size() >= kStep; piece = piece.subspan(kStep)) step(piece.data());
    std::ranges::copy(piece, m_rest.begin());
}

std::uint64_t RunningHash::value() const {
    std::array<std::byte, kStep> tail{};
    std::copy_n(m_rest.begin(), m_size % kStep, tail.begin());
    std::uint64_t result = mixed(m_seed ^ m_size);
    for (std::size_t lane = 0; lane < 4; ++lane) result = mixed(std::rotl(result, 17) + mixed(m_lanes[lane] ^ wordAt(tail.data() + 8 * lane)));
    return result;
}

std::uint64_t hashOf(std::span<const std::byte> data, std::uint64_t seed) {
    RunningHash hash(seed);
    hash.add(data);
    return hash.value();
}

std::string hexOf(std::uint64_t value) {
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i) text[15 - i] = "0123456789abcdef"[(value >> (4 * i)) & 15];
    return text;
}

}  // namespace arobase

#include "data/geo/hash.h"

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

std::uint64_t hashOf(std::span<const std::byte> data, std::uint64_t seed) {
    // Four independent lanes keep the multipliers busy; each step is a bijection of its lane, so one changed word always shows.
    std::array<std::uint64_t, 4> lanes{seed + kOdd, seed ^ 0xA5A5A5A5A5A5A5A5ULL, ~seed, seed * 3 + 1};
    std::size_t offset = 0;
    for (; offset + 32 <= data.size(); offset += 32) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            lanes[lane] = std::rotl((lanes[lane] ^ wordAt(data.data() + offset + 8 * lane)) * kOdd, 31);
        }
    }
    std::array<std::byte, 32> tail{};
    if (offset < data.size()) std::memcpy(tail.data(), data.data() + offset, data.size() - offset);
    for (std::size_t lane = 0; lane < 4; ++lane) lanes[lane] = mixed(lanes[lane] ^ wordAt(tail.data() + 8 * lane));
    std::uint64_t result = mixed(seed ^ data.size());
    for (const std::uint64_t lane : lanes) result = mixed(std::rotl(result, 17) + lane);
    return result;
}

std::string hexOf(std::uint64_t value) {
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i) text[15 - i] = "0123456789abcdef"[(value >> (4 * i)) & 15];
    return text;
}

}  // namespace arobase

#pragma once
// A fast hash for "is this still the same file". Not for secrets.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace arobase {

/// 64 bits that change with any bit of the data, and with the seed. Several gigabytes a second.
std::uint64_t hashOf(std::span<const std::byte> data, std::uint64_t seed);

/// hashOf() of data that comes piece by piece.
class RunningHash {
public:
    explicit RunningHash(std::uint64_t seed);
    void add(std::span<const std::byte> piece);
    /// Of all that was added, in order.
    std::uint64_t value() const;

private:
    static constexpr std::size_t kStep = 32;
    void step(const std::byte* at);

    std::uint64_t m_seed, m_size = 0;
    std::array<std::uint64_t, 4> m_lanes;
    std::array<std::byte, kStep> m_rest{};  ///< what does not fill a step yet
};

/// Sixteen lower-case hexadecimal digits.
std::string hexOf(std::uint64_t value);

}  // namespace arobase

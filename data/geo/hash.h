#pragma once
// A fast hash for "is this still the same file". Not for secrets.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace arobase {

/// 64 bits that change with any bit of the data, and with the seed. Several gigabytes a second.
std::uint64_t hashOf(std::span<const std::byte> data, std::uint64_t seed);

/// Sixteen lower-case hexadecimal digits.
std::string hexOf(std::uint64_t value);

}  // namespace arobase

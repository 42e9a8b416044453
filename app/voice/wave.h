#pragma once
// Sound in memory: 16 bits, left and right, one after the other.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace arobase {

inline constexpr int kSampleRate = 22050;  ///< a second; what the voice speaks at
using Samples = std::vector<std::int16_t>;

/// A WAV file, PCM, as bytes. `stereo`: left and right in turn.
std::string waveBytes(std::span<const std::int16_t> stereo);
/// Both ears the same.
Samples onBothEars(std::span<const std::int16_t> mono);
/// Everything so many dB louder (softer below 0), cut at what 16 bits hold.
void amplify(std::span<std::int16_t> samples, double db);

}  // namespace arobase

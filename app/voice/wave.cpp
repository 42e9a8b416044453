#include "app/voice/wave.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

void put(std::string& bytes, std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
}

}  // namespace

std::string waveBytes(std::span<const std::int16_t> stereo) {
    constexpr std::uint32_t kFrameBytes = 4;
    const auto size = static_cast<std::uint32_t>(stereo.size() * 2);
    std::string bytes = "RIFF";
    put(bytes, 36 + size, 4);
    bytes += "WAVEfmt ";
    put(bytes, 16, 4);
    put(bytes, 1, 2);
    put(bytes, 2, 2);
    put(bytes, kSampleRate, 4);
    put(bytes, kSampleRate * kFrameBytes, 4);
    put(bytes, kFrameBytes, 2);
    put(bytes, 16, 2);
    bytes += "data";
    put(bytes, size, 4);
    bytes.reserve(bytes.size() + size);
    for (const std::int16_t sample : stereo) put(bytes, static_cast<std::uint16_t>(sample), 2);
    return bytes;
}

Samples onBothEars(std::span<const std::int16_t> mono) {
    Samples stereo;
    stereo.reserve(2 * mono.size());
    for (const std::int16_t sample : mono) stereo.insert(stereo.end(), {sample, sample});
    return stereo;
}

void amplify(std::span<std::int16_t> samples, double db) {
    const double factor = std::pow(10, db / 20);
    for (std::int16_t& sample : samples) sample = static_cast<std::int16_t>(std::clamp(std::round(sample * factor), -32768.0, 32767.0));
}

}  // namespace arobase

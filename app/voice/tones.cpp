#include "app/voice/tones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace arobase {
namespace {

constexpr double kYearS = 1.3;                       // a year's length, longer where it has many landmarks
constexpr double kLowestHz = 220, kOctaves = 2.5;
constexpr double kLongestS = 0.4, kAttackS = 0.004, kWidest = 0.85;
constexpr double kLoudness = 0.32;
// How strong each overtone is: a flute, a clarinet (odd ones alone), a string.
constexpr std::array<std::array<double, 6>, 3> kTimbres{{{1, 0.12, 0.03, 0, 0, 0}, {1, 0, 0.45, 0, 0.28, 0}, {1, 0.6, 0.42, 0.32, 0.25, 0.2}}};

double wave(int track, double phase) {
    const auto& timbre = kTimbres[static_cast<std::size_t>(track) % kTimbres.size()];
    double sum = 0, all = 0;
    for (std::size_t n = 0; n < timbre.size(); ++n) {
        sum += timbre[n] * std::sin(2 * std::numbers::pi * phase * static_cast<double>(n + 1));
        all += timbre[n];
    }
    return sum / all;
}

/// Quick to come, and gone before the next one.
double envelope(double ageS, double lengthS) {
    const double attack = std::min(1.0, ageS / kAttackS), fade = std::exp(-4 * ageS / lengthS), end = std::clamp((lengthS - ageS) / (0.15 * lengthS), 0.0, 1.0);
    return attack * fade * end;
}

void add(Samples& sound, const Tone& tone) {
    const auto first = static_cast<std::size_t>(std::llround(tone.atS * kSampleRate)), count = static_cast<std::size_t>(tone.lengthS * kSampleRate);
    const double turn = (tone.side + 1) * std::numbers::pi / 4, left = std::cos(turn), right = std::sin(turn);
    for (std::size_t i = 0; i < count && 2 * (first + i) + 1 < sound.size(); ++i) {
        const double age = static_cast<double>(i) / kSampleRate, value = 32767 * kLoudness * envelope(age, tone.lengthS) * wave(tone.track, tone.hertz * age);
        const auto mix = [&](std::size_t at, double share) { sound[at] = static_cast<std::int16_t>(std::clamp(sound[at] + value * share, -32768.0, 32767.0)); };
        mix(2 * (first + i), left);
        mix(2 * (first + i) + 1, right);
    }
}

Samples silence(double seconds) { return Samples(2 * static_cast<std::size_t>(std::ceil(seconds * kSampleRate))); }

}  // namespace

std::vector<Tone> tonesOf(const Exhibition& e) {
    std::vector<Tone> tones;
    if (e.frise.empty()) return tones;
    const int firstYear = e.frise.front().date.year, lastYear = e.frise.back().date.year, tracks = std::max(1, static_cast<int>(e.tracks.size()));
    double yearAtS = 0;
    for (std::size_t i = 0; i < e.frise.size();) {
        const int year = e.frise[i].date.year;
        std::size_t end = i;
        while (end < e.frise.size() && e.frise[end].date.year == year) ++end;
        const auto count = static_cast<double>(end - i);
        const double yearS = std::max(kYearS, count * kClosestS), pitch = lastYear > firstYear ? static_cast<double>(year - firstYear) / (lastYear - firstYear) : 0;
        for (std::size_t n = i; n < end; ++n) {
            const int track = e.frise[n].track;
            const double side = tracks == 1 ? 0 : kWidest * (2.0 * track / (tracks - 1) - 1);
            tones.push_back({yearAtS + yearS * static_cast<double>(n - i) / count, std::min(kLongestS, 0.9 * yearS / count), kLowestHz * std::exp2(kOctaves * pitch), side, track, static_cast<int>(n)});
        }
        // Years without a landmark are a silence as long as they were.
        yearAtS += yearS + (end < e.frise.size() ? kYearS / 2 * std::min(4, e.frise[end].date.year - year - 1) : 0);
        i = end;
    }
    return tones;
}

double tonesLengthS(const std::vector<Tone>& tones) { return tones.empty() ? 0 : tones.back().atS + tones.back().lengthS; }

Samples tonesSound(const std::vector<Tone>& tones) {
    Samples sound = silence(tonesLengthS(tones) + 0.2);
    for (const Tone& tone : tones) add(sound, tone);
    return sound;
}

Samples testSound(bool left) {
    Samples sound = silence(1);
    add(sound, {0, 1, 440, left ? -1.0 : 1.0, 0, 0});
    return sound;
}

}  // namespace arobase

#pragma once
// The frise as sounds: a landmark is a tone. Its year is its pitch, its track its timbre and its side, and the more landmarks a year has the
// closer they follow one another.
#include <string>
#include <vector>

#include "app/voice/wave.h"
#include "data/exhibition.h"

namespace arobase {

struct Tone {
    double atS = 0;       ///< its onset
    double lengthS = 0;
    double hertz = 0;
    double side = 0;      ///< −1 left … 1 right
    int track = 0;        ///< whose timbre it has
    int item = 0;         ///< index into Exhibition::frise
};

/// One for each landmark of the exhibition, by date. Two are never less than kClosestS apart.
std::vector<Tone> tonesOf(const Exhibition& exhibition);
inline constexpr double kClosestS = 0.12;
/// When the last one has faded, s.
double tonesLengthS(const std::vector<Tone>& tones);
Samples tonesSound(const std::vector<Tone>& tones);
/// A tone of 440 Hz on one side: the test card's.
Samples testSound(bool left);

}  // namespace arobase

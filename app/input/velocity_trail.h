#pragma once
// The last positions of one finger: how fast was it when it left?
#include <array>

#include "render/vec.h"

namespace arobase {

/// Remembers enough of a path to tell the speed over its last 80 ms. Fixed size, never allocates.
class VelocityTrail {
public:
    /// Forgets everything; the finger is at `px`.
    void reset(Vec2 px, double seconds);
    /// The finger is now at `px`. A move shorter than `restPx` in all is the trembling of a finger that rests.
    /// A time before the last one counts as the last one.
    void add(Vec2 px, double seconds, float restPx);
    /// Pixels per second over the 80 ms before the last position; zero when the finger rested more than 60 ms before
    /// `releaseS`, or when there is too little to tell.
    Vec2 velocityPxPerS(double releaseS) const;

private:
    struct Sample {
        Vec2 px;
        double seconds = 0;
    };
    static constexpr int kCapacity = 32;

    std::array<Sample, kCapacity> m_samples;  ///< a ring
    int m_newest = 0;
    int m_count = 0;
    Sample m_rest;  ///< where and since when the finger may be resting

    const Sample& back(int age) const;
};

}  // namespace arobase

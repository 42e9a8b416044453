#include "app/input/velocity_trail.h"

#include <algorithm>

namespace arobase {
namespace {

constexpr double kWindowS = 0.080;
constexpr double kRestS = 0.060;
constexpr double kMergeS = 0.004;  // a 1000 Hz mouse must not fill the ring with 32 ms
constexpr double kShortestS = 0.001;

}  // namespace

void VelocityTrail::reset(Vec2 px, double seconds) {
    m_newest = 0;
    m_count = 1;
    m_samples[0] = {px, seconds};
    m_rest = m_samples[0];
}

void VelocityTrail::add(Vec2 px, double seconds, float restPx) {
    if (m_count == 0) {
        reset(px, seconds);
        return;
    }
    const double atS = std::max(seconds, back(0).seconds);
    if (length(px - m_rest.px) > restPx) m_rest = {px, atS};
    // Only the newest sample is replaced, and only while it is close to the one before: merging with a moving
    // reference would let a steady 1000 Hz stream collapse into one sample.
    const bool merges = m_count >= 2 && atS - back(1).seconds < kMergeS;
    if (!merges) {
        m_newest = (m_newest + 1) % kCapacity;
        m_count = std::min(m_count + 1, kCapacity);
    }
    m_samples[static_cast<std::size_t>(m_newest)] = {px, atS};
}

Vec2 VelocityTrail::velocityPxPerS(double releaseS) const {
    if (m_count < 2 || releaseS - m_rest.seconds > kRestS) return {};
    const Sample& last = back(0);
    int age = 1;
    while (age + 1 < m_count && last.seconds - back(age + 1).seconds <= kWindowS) ++age;
    const double spanS = last.seconds - back(age).seconds;
    if (spanS < kShortestS) return {};
    return (last.px - back(age).px) * static_cast<float>(1 / spanS);
}

const VelocityTrail::Sample& VelocityTrail::back(int age) const {
    return m_samples[static_cast<std::size_t>((m_newest - age + kCapacity) % kCapacity)];
}

}  // namespace arobase

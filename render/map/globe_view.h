#pragma once
// Where places of the earth fall on the screen, seen from far away: the orthographic projection of the WGS84 ellipsoid
// (EPSG method 9840, which PROJ calls +proj=ortho +ellps=WGS84), north up.
//
//   east  = ν cos φ sin(λ − λ₀)                                             ν = a / √(1 − e² sin² φ)
//   north = ν (sin φ cos φ₀ − cos φ sin φ₀ cos(λ − λ₀)) + e² (ν₀ sin φ₀ − ν sin φ) cos φ₀
//
// In geocentric coordinates that is nothing but a turn: (P − P₀) · east, (P − P₀) · north. So the GPU does it too.
#include <optional>

#include "data/globe.h"
#include "render/vec.h"

namespace arobase {

struct GlobeCamera {
    LonLat centre;           ///< latitude within ±kHighestLatitude
    double metresPerPx = 1;  ///< at the centre; > 0
    bool operator==(const GlobeCamera&) const = default;
};
inline constexpr double kHighestLatitude = 80;

struct GlobeView {
    GlobeCamera camera;
    Rect clip;      ///< px: what may be drawn into
    Vec2 middlePx;  ///< where the camera's centre falls

    /// Also for places behind the globe, where they would be if it were glass.
    Vec2 toScreen(LonLat place) const;
    bool inFront(LonLat place) const;
    /// nullopt beside the globe.
    std::optional<LonLat> toPlace(Vec2 px) const;
    /// Box of the ellipse that the earth's edge is.
    Rect limb() const;
};

/// The same view with the ground that was under `fromPx` under `toPx`; without ground there, turned as far as a drag by the
/// middle would turn it.
GlobeCamera turned(const GlobeView& view, Vec2 fromPx, Vec2 toPx);

/// Scales by `factor` (> 1: closer) within [minMpp, maxMpp]; the ground under `px` stays there.
GlobeCamera zoomedAbout(const GlobeView& view, Vec2 px, double factor, double minMpp, double maxMpp);

/// Between two cameras: the short way round, at an even rate of zoom. `share` 0…1.
GlobeCamera between(const GlobeCamera& from, const GlobeCamera& to, double share);

/// Ends of a bar for `metres` of ground, west to east through the camera's centre, px relative to the middle: exactly where the
/// projection puts the ends of that geodesic.
struct GlobeBar {
    double metres = 0;
    float fromPx = 0, toPx = 0;
};
/// The longest of 1, 2, 5 × 10^n metres that takes no more than `maxPx`.
GlobeBar globeBar(const GlobeCamera& camera, float maxPx);

}  // namespace arobase

#pragma once
// The flight by which map engines are compared: the whole of France, the south-west, Toulouse, and back, in ten seconds.
#include "data/territory.h"
#include "render/map/map_view.h"

namespace arobase::bench {

inline constexpr double kFlightS = 10;

/// Metres of ground for one px of a web map with 512-px tiles (zoom 0: the equator over 512 px), at that latitude.
double groundMetresPerPx(double webZoom, double latitudeDeg);

/// The camera at `seconds` (clamped to the flight), smoothstep between its keys, on the métropole's Lambert-93.
MapCamera flightCamera(const Projector& lambert93, double seconds);

}  // namespace arobase::bench

#pragma once
// Names on the maps from one picture to the next: where they stand, and whether their map is on its way.
#include <array>
#include <optional>

#include "app/state.h"
#include "render/map/label_placement.h"
#include "render/map/map_view.h"

namespace arobase {

/// After a map stopped, its names keep their places that long: a finger that pauses is still dragging.
inline constexpr double kLabelRestS = 0.15;

struct TerritoryLabels {
    LabelMemory places;
    std::optional<MapView> view;  ///< of the last picture; none: not drawn yet
    double movedS = -1e9;         ///< State::clockS when it last moved

    /// Takes note of the view now. True if the map is being moved at one scale, or was a moment ago.
    bool follow(const MapView& now, double clockS);
};

struct MapLabels {
    std::array<TerritoryLabels, kMapSlots> of;  ///< by slot
    TerritoryLabels before;                     ///< of the main map, of the earlier one of two editions
    TerritoryLabels& at(const MapView& view) { return view.before ? before : of[static_cast<std::size_t>(view.slot)]; }

    /// True while names wait for their map to rest: another picture is due though nothing else changes.
    bool restless(double clockS) const;
};

}  // namespace arobase

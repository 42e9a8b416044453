#pragma once
// Where a territory's metres fall on the screen.
//
//   world (m, y up)  ──(centre, metresPerPx)──►  px (y down) about `middlePx`
#include "data/atlas.h"
#include "data/geo_types.h"
#include "render/draw_list.h"
#include "render/vec.h"

namespace arobase {

/// What changes when one pans or zooms.
struct MapCamera {
    WorldPoint centre;
    double metresPerPx = 1;  ///< > 0
    bool operator==(const MapCamera&) const = default;
};

/// A camera on one territory, seen through a clip rectangle of the page. A plain value derived each frame.
struct MapView {
    int territory = 0;  ///< index into territories()
    int slot = 0;       ///< which of the page's maps; the main one is 0
    bool before = false;  ///< the earlier one of two editions that share the slot
    MapCamera camera;
    Rect clip;          ///< px: what may be drawn into
    Vec2 middlePx;      ///< px where camera.centre falls (need not be the middle of `clip`)

    /// Double throughout: exact to well under a tenth of a pixel at every scale.
    Vec2 toScreen(WorldPoint point) const;
    WorldPoint toWorld(Vec2 px) const;
    /// For MeshDraw: a viewport that covers `clip` and has `middlePx` in its middle.
    MeshView mesh() const;
    WorldBox visible() const;
};

/// Camera that frames `box` inside a space of that size; never closer than `minMetresPerPx`.
MapCamera fitted(const WorldBox& box, float widthPx, float heightPx, double minMetresPerPx = 1);

/// The same view with the world moved by `deltaPx` (drag to the right: the map follows).
MapCamera panned(const MapCamera& camera, Vec2 deltaPx);

/// Zooms by `factor` (> 1: closer) keeping the world point under `px` there; scale stays within [minMpp, maxMpp].
MapCamera zoomedAbout(const MapView& view, Vec2 px, double factor, double minMpp, double maxMpp);

/// How far a border may lie from where the source has it.
inline constexpr double kErrorPx = 0.65;
/// Index of the coarsest level of detail whose error stays below kErrorPx; the finest when none does.
int levelFor(const AtlasTerritory& territory, double metresPerPx);

/// Round length for a scale bar no longer than `maxPx`: 1, 2 or 5 × 10^n metres.
double scaleBarMetres(double metresPerPx, float maxPx);

/// Flight between two cameras of one territory at constant perceived speed (van Wijk & Nuij, "Smooth and efficient
/// zooming and panning", 2003, eqs. 9-10, rho = 1.42).
class MapFlight {
public:
    MapFlight() = default;
    /// `widthPx`: of the view, the unit in which they measure zoom.
    MapFlight(const MapCamera& from, const MapCamera& to, float widthPx);
    MapCamera at(double share) const;  ///< share in [0, 1] of the path
    double length() const { return m_length; }  ///< in their units: about 1 for "one screen away"
    bool operator==(const MapFlight&) const = default;

private:
    MapCamera m_from, m_to;
    double m_width = 1, m_distance = 0, m_r0 = 0, m_length = 0;
};

}  // namespace arobase

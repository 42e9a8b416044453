#pragma once
// Labelled EPCI whose outlines are not known: stripes in the level's colour inside a dashed line.
#include "app/screens/screen.h"

namespace arobase::screens {

/// Those of the edition shown, over the ground of the map and under its marks, once one is close enough.
void drawHulls(Context& c, const MapView& view);
/// Room of that note; empty while there is nothing to say.
Rect hullNoteBox(Context& c, const Rect& legend);
/// Above the legend, while such hulls are seen on the main map: that their outline is approximate.
void hullNote(Context& c, const Rect& legend);
/// That the outline of this EPCI is approximate can be said.
bool hasHull(const Context& c, const Collectivite& who);

}  // namespace arobase::screens

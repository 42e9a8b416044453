#pragma once
// Rules over a loaded exhibition and the gazetteer: what contradicts itself is reported, not displayed.
#include "data/atlas.h"
#include "data/exhibition.h"

namespace arobase {

/// Runs every rule. `atlas` may be null: the rules that need the official codes are then skipped, and an Info says so.
/// What loadExhibition already reported (damaged files, unreadable values, refused figures) is not repeated: show both lists.
Issues checkExhibition(const Exhibition& exhibition, const Atlas* atlas);

/// Marks `refusedBy` on figures that contradict bounds or each other (called by loadExhibition, so the screen cannot show them).
Issues refuseImplausibleFigures(std::vector<Figure>& figures, std::string_view file);

}  // namespace arobase

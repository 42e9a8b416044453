#pragma once
// A landmark as a row of the store's tables.
#include <optional>
#include <string>

#include "data/landmarks/landmark.h"

class OGRFeature;
class OGRLayer;

namespace arobase {

/// The columns of both tables; `unique`: one row an id. False when the library refuses.
bool makeLandmarkColumns(OGRLayer& layer, bool unique);
bool hasLandmarkColumns(OGRLayer& layer);

void writeRow(OGRFeature& row, const VisitorLandmark& landmark);
/// nullopt where the row is no sound landmark (somebody else wrote it).
std::optional<VisitorLandmark> readRow(const OGRFeature& row);

/// "id = '…'" for a sound id, a condition that nothing meets for any other.
std::string whereId(const std::string& id);

}  // namespace arobase

#pragma once
// The names of a picture as a list, for those who check a page.
#include <filesystem>

#include "render/scene/scene.h"

namespace arobase::harness {

/// Writes JSON: `placed` (id, text, territory, box in millimetres, side, led, broken) by id, `unplaced` (territory, text). False when
/// the file cannot be written.
bool writeLabels(const Scene& scene, double mmPerPx, const std::filesystem::path& file);

}  // namespace arobase::harness

#pragma once
// What GDAL does not say of a TopoJSON: it leaves out arcs that are not there.
#include <filesystem>

namespace arobase {

/// Arcs that the objects of a TopoJSON name and the file does not have. 0 for any other file.
int missingArcs(const std::filesystem::path& file);

}  // namespace arobase

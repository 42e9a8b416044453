#pragma once
// In which coordinates a layer is, whether it says so or not.
#include <memory>
#include <string>

class OGRCoordinateTransformation;
class OGRLayer;

namespace arobase {

struct TransformationDeleter {
    void operator()(OGRCoordinateTransformation* transformation) const;
};
using Transformation = std::unique_ptr<OGRCoordinateTransformation, TransformationDeleter>;

struct LayerCrs {
    std::string name;        ///< "EPSG:2154", or what the layer calls it
    bool inferred = false;   ///< the layer says nothing: told from its numbers
    bool swapped = false;    ///< its numbers look like latitude, longitude: worth a warning
    bool readable = true;    ///< false: neither said nor told; nothing of it can be placed
    Transformation toWgs84;  ///< null: already in longitude and latitude
};

/// Looks at the extent of the layer where it names no CRS: degrees, or metres of Lambert-93 (the métropole's).
LayerCrs crsOf(OGRLayer& layer);

}  // namespace arobase

#include "data/geo/layer_crs.h"

#include <ogrsf_frmts.h>

#include <cmath>

namespace arobase {

namespace {

std::string nameOf(const OGRSpatialReference& crs) {
    const char* authority = crs.GetAuthorityName(nullptr);
    const char* code = crs.GetAuthorityCode(nullptr);
    if (authority != nullptr && code != nullptr) return std::string(authority) + ":" + code;
    const char* name = crs.GetName();
    return name != nullptr && *name != '\0' ? name : "sans nom";
}

bool within(const OGREnvelope& e, double minX, double maxX, double minY, double maxY) {
    return e.MinX >= minX && e.MaxX <= maxX && e.MinY >= minY && e.MaxY <= maxY;
}

bool finite(const OGREnvelope& e) {
    return std::isfinite(e.MinX) && std::isfinite(e.MaxX) && std::isfinite(e.MinY) && std::isfinite(e.MaxY) && e.MinX <= e.MaxX && e.MinY <= e.MaxY;
}

Transformation toWgs84(const OGRSpatialReference& crs) {
    OGRSpatialReference source(crs), target;
    target.importFromEPSG(4326);
    target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (source.IsGeographic() != 0) return nullptr;
    return Transformation(OGRCreateCoordinateTransformation(&source, &target));
}

}  // namespace

void TransformationDeleter::operator()(OGRCoordinateTransformation* transformation) const { OGRCoordinateTransformation::DestroyCT(transformation); }

LayerCrs crsOf(OGRLayer& layer) {
    LayerCrs result;
    OGREnvelope extent;
    const bool known = layer.GetExtent(&extent, TRUE) == OGRERR_NONE && finite(extent);
    const OGRSpatialReference* said = layer.GetSpatialRef();
    if (said != nullptr) {
        result.name = nameOf(*said);
        result.toWgs84 = toWgs84(*said);
        result.readable = said->IsGeographic() != 0 || result.toWgs84 != nullptr;
        // The métropole lies at 41–52° north and 6° west to 10° east: the other way round it would be in Somalia.
        result.swapped = said->IsGeographic() != 0 && known && within(extent, 41, 52, -6, 11);
        return result;
    }
    result.inferred = true;
    if (!known || within(extent, -181, 181, -91, 91)) {
        result.name = "EPSG:4326";
        result.swapped = known && within(extent, 41, 52, -6, 11);
    } else if (within(extent, -400'000, 1'400'000, 5'900'000, 7'300'000)) {
        OGRSpatialReference lambert;
        lambert.importFromEPSG(2154);
        result.name = "EPSG:2154";
        result.toWgs84 = toWgs84(lambert);
    } else {
        result.name = "inconnu";
        result.readable = false;
    }
    return result;
}

}  // namespace arobase

#pragma once
// The polygons of a feature as the map has them, and what was wrong with it: the same for whoever looks and whoever bakes.
#include <map>
#include <string>
#include <vector>

#include "data/geo/layer_crs.h"
#include "data/geo/shapes.h"
#include "data/result.h"

class OGRFeature;

namespace arobase {

/// Beyond these a layer is read no further: no map of France is near them, and memory has an end.
inline constexpr long long kMaxLayerFeatures = 5'000'000, kMaxLayerVertices = 100'000'000;

/// Something to say of a feature. `words` go after a count ("3 sans géométrie").
struct FeatureRemark {
    const char* rule = "";
    const char* words = "";
};

struct PlacedFeature {
    std::vector<LonLatPolygon> polygons;  ///< arcs made lines, heights dropped; empty: refused, and a remark says why
    LonLatBox box;                        ///< of these
    long long vertices = 0;               ///< of the source, last points too
    std::vector<FeatureRemark> remarks;
};

/// Sends the geometry of a feature to WGS84. A part with a coordinate that is no number is left out. With `validate` an outline that
/// crosses itself is remarked upon: that takes time. The feature has no geometry afterwards.
PlacedFeature placed(OGRFeature& feature, const LayerCrs& crs, bool validate);

/// Remarks on the features of a layer, counted, with the numbers of the first few of each.
class FeatureRemarks {
public:
    void add(const FeatureRemark& remark, long long feature);
    /// One Warning a rule (an Info for features without geometry), naming file, layer and features.
    void report(const std::string& file, const std::string& layer, Issues& issues) const;

private:
    struct Reason {
        std::string words;
        long long count = 0;
        std::vector<long long> first;
    };
    std::map<std::string, Reason> m_reasons;
};

/// Text of a field; empty when it has none or `field` is negative. Bytes that are no UTF-8 are read as Windows-1252 and remarked upon.
std::string textOf(const OGRFeature& feature, int field, FeatureRemarks& remarks);

/// The words for a layer that is longer than those limits.
Issue tooLarge(const std::string& file, const std::string& layer);

}  // namespace arobase

#pragma once
// Triangles and borders of the communes at one level of detail, in chunks that lie close together: a view uploads and draws
// those that it sees.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "data/atlas.h"
#include "data/geo/geometry_engine.h"
#include "data/geo/simplify.h"
#include "data/geo/topology.h"

namespace arobase {

/// As FillChunk and LineChunk, but owning their data.
struct BakedFillChunk {
    LocalBox box;
    std::vector<FeatureVertex> vertices;
    std::vector<std::uint16_t> indices;
};
struct BakedLineChunk {
    LocalBox box;
    std::vector<FeatureSegment> segments;
};

struct CommuneLevel {
    std::vector<BakedFillChunk> fills;
    std::array<std::vector<BakedLineChunk>, kCommuneBorders> borders;
    std::vector<std::uint32_t> unfilled;  ///< communes whose polygons could not be triangulated even as the source has them
};

struct CommuneLevelJob {
    const Topology& topology;          ///< its areas are the communes
    const SimplifiedArcs& simplified;
    std::span<const int> epci;         ///< per commune, any number that tells one EPCI from another; −1: none
    std::span<const int> departement;  ///< likewise
    WorldPoint origin;                 ///< of the level
    const GeometryEngine& engine;

    CommuneLevel run() const;

private:
    void fill(CommuneLevel& level) const;
    void draw(CommuneLevel& level) const;
    CommuneBorder borderBetween(int left, int right) const;
};

}  // namespace arobase

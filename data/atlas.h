#pragma once
// The baked map: what the GPU draws and what a finger can touch, memory-mapped from one file.
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/cog/commune_history.h"
#include "data/geo_types.h"
#include "data/globe.h"
#include "data/result.h"

namespace arobase {

/// Rank of a border line, from the most to the least important; main rivers, of the surroundings too, are drawn like one.
enum class BorderRank : std::uint8_t { Coast, Country, Region, Departement, River };
inline constexpr int kBorderRanks = 5;

/// A border segment relative to its level's origin, metres. Uploaded as it stands.
struct BorderSegment {
    LocalPoint a;
    LocalPoint b;
};

/// A side without a commune: the sea, or abroad.
inline constexpr std::uint32_t kNoFeature = 0xFFFFFFFFU;

/// A corner of a commune's triangles, relative to its level's origin, metres. `feature` is an index into
/// AtlasTerritory::communes: what is drawn of a commune is looked up by it. Uploaded as it stands.
struct FeatureVertex {
    LocalPoint at;
    std::uint32_t feature = kNoFeature;
};

/// A stretch of border and the communes on its two sides.
struct FeatureSegment {
    LocalPoint a;
    LocalPoint b;
    std::uint32_t left = kNoFeature;
    std::uint32_t right = kNoFeature;
};

/// Metres relative to the level's origin.
struct LocalBox {
    LocalPoint min;
    LocalPoint max;
    bool overlaps(const LocalBox& o) const {
        return min.x <= o.max.x && o.min.x <= max.x && min.y <= o.max.y && o.min.y <= max.y;
    }
};

/// Triangles of communes that lie close together, at most 65 535 corners: one upload, one draw call.
struct FillChunk {
    LocalBox box;
    std::span<const FeatureVertex> vertices;
    std::span<const std::uint16_t> indices;
};

/// Borders that lie close together.
struct LineChunk {
    LocalBox box;
    std::span<const FeatureSegment> segments;
};

/// What a border of the commune mesh parts: two communes of one EPCI, two EPCI, or two départements, the sea, abroad.
enum class CommuneBorder : std::uint8_t { Commune, Epci, Outer };
inline constexpr int kCommuneBorders = 3;

/// Triangles of one area (département) inside a level's land mesh.
struct IndexRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// One level of detail of one territory. All spans point into the mapped file. Thread: any, read-only.
struct AtlasLevel {
    double toleranceM = 0;                      ///< borders are within this distance of the source
    WorldPoint origin;                          ///< vertices are relative to it
    std::span<const LocalPoint> vertices;       ///< shared by land and neighbours
    std::span<const std::uint32_t> land;        ///< triangle indices of the territory itself
    std::span<const std::uint32_t> neighbours;  ///< triangle indices of the countries around it
    std::array<std::span<const BorderSegment>, kBorderRanks> borders;
    std::span<const IndexRange> areaRanges;     ///< per AtlasTerritory::areas entry, within `land`
    std::vector<FillChunk> communes;            ///< empty where only points of communes are known, and at coarse levels
    std::array<std::vector<LineChunk>, kCommuneBorders> communeBorders;
};

/// A département (or an overseas collectivité) that can be touched and filled.
struct AtlasArea {
    std::string_view code;
    std::string_view name;
    WorldBox box;
    std::span<const std::uint32_t> ringStarts;  ///< start of each ring in `ringPoints`; a last entry holds the end
    std::span<const LocalPoint> ringPoints;     ///< relative to AtlasTerritory::areaOrigin; even-odd rule
};

/// A commune with an outline, of the year of the source.
struct AtlasCommune {
    std::string_view code;  ///< INSEE
    std::string_view name;
    std::string_view epci;  ///< SIREN today; may be empty
    int area = -1;          ///< its département, index into AtlasTerritory::areas
};

struct AtlasTerritory {
    std::string_view code;
    int epsg = 0;
    WorldBox box;                    ///< box of the land
    WorldPoint areaOrigin;
    std::vector<AtlasArea> areas;
    std::vector<AtlasArea> hulls;        ///< of EPCI, by SIREN, approximate; empty where outlines of communes are known
    std::vector<AtlasCommune> communes;  ///< by département, then code; empty where only points are known
    int millesime = 0;                   ///< year whose list of communes the outlines are; 0: no outlines, or of no year
    std::vector<AtlasLevel> levels;      ///< finest first
};

enum class PlaceKind : std::uint8_t { Commune, Epci, Departement, Region };

/// One entry of the gazetteer (today's COG).
struct Place {
    PlaceKind kind = PlaceKind::Commune;
    std::string_view code;         ///< INSEE code, or SIREN for an EPCI
    std::string_view name;
    std::string_view departement;  ///< code; for an EPCI that of its largest commune
    std::string_view region;       ///< code
    std::string_view epci;         ///< SIREN; communes only, may be empty
    std::uint32_t population = 0;  ///< 0: unknown
    std::optional<LonLat> position;
    bool prefecture = false;       ///< chief town of a département (commune), drawn as context
    bool approximate = false;      ///< position is the centre of a bounding box, not of the outline
    std::string_view postalCodes = {};  ///< communes only, each five digits, a space between; may be empty
};

/// Everything baked from the geodata. Move-only; all views stay valid while it lives.
class Atlas {
public:
    /// Maps a file written by bake(). A missing, damaged or older file is an Error issue and no value; never throws.
    static Result<Atlas> open(const std::filesystem::path& file);

    ~Atlas();
    Atlas(Atlas&&) noexcept;
    Atlas& operator=(Atlas&&) noexcept;

    /// Parallel to arobase::territories().
    const std::vector<AtlasTerritory>& territories() const;
    std::span<const Place> places() const;
    /// nullptr if unknown. Codes of different kinds never collide but "01"… (département, région): say the kind.
    const Place* find(PlaceKind kind, std::string_view code) const;
    /// About where an EPCI lies; nullptr where nothing is known or the true outlines are.
    const AtlasArea* hullOf(int territory, std::string_view siren) const;
    /// Communes through time; knows of no event when the packages told none.
    const CommuneHistory& history() const;
    /// The earth as a whole; empty when the packages told of no country.
    const AtlasGlobe& globe() const;
    /// Département whose outline holds the point; -1 if none. `territory` indexes territories().
    int areaAt(int territory, WorldPoint point) const;
    /// Commune whose outline holds the point, index into AtlasTerritory::communes; -1 if none is known there.
    int communeAt(int territory, WorldPoint point) const;
    /// The system may take back the memory of what was read of the file: it is read again when it is looked at. For whoever
    /// has just copied much of it elsewhere.
    void releasePages() const;
    /// Hex key of the sources and parameters that it was baked from.
    std::string_view key() const;
    /// Attribution line to show on screen and in exports, e.g. "© IGN – INSEE – Natural Earth".
    std::string_view attribution() const;
    /// What is approximate, as a French sentence for the screen; empty when the real boundaries are used.
    std::string_view approximationNote() const;

private:
    struct Impl;
    explicit Atlas(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

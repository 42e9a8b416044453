#pragma once
// The atlas file, byte by byte, in the byte order of the machine that wrote it. Offsets are from the start of the file.
//
//   FileHeader │ territory by territory: texts, arrays for the GPU and for touch, records │ places, communes through time, globe
//
// Every FileSlice is aligned for its type, so that the mapped file is used as it stands.
#include <cstddef>
#include <cstdint>
#include <span>

#include "data/geo/hash.h"

namespace arobase {

inline constexpr std::uint64_t kAtlasMagic = 0x31534C5441424F52ULL;  // "ROBATLS1"; also tells the byte order
inline constexpr std::uint32_t kAtlasVersion = 6;

/// `count` elements at `offset`.
struct FileSlice {
    std::uint64_t offset = 0;
    std::uint64_t count = 0;
};

/// UTF-8 bytes.
struct FileText {
    std::uint32_t offset = 0;
    std::uint32_t bytes = 0;
};

struct FileHeader {
    std::uint64_t magic = kAtlasMagic;
    std::uint32_t version = kAtlasVersion;
    std::uint32_t headerBytes = 0;  ///< sizeof(FileHeader)
    std::uint64_t fileBytes = 0;
    std::uint64_t checksum = 0;  ///< of the file with this field at zero
    FileSlice territories;       ///< FileTerritory
    FileSlice places;            ///< FilePlace, by kind then code
    FileSlice cogSpells;         ///< CogSpell
    FileSlice cogLinks;          ///< CogLink
    FileSlice cogIncoming;       ///< uint32
    FileSlice cogNames;          ///< bytes, UTF-8
    FileSlice globeLevels;       ///< FileGlobeLevel, finest first
    FileSlice globeTravels;      ///< FileTravel, parallel to the territories; none when there is no level
    FileText key;
    FileText attribution;
    FileText approximationNote;
};

struct FileArea {
    FileText code;
    FileText name;
    double box[4] = {};    ///< min x, min y, max x, max y
    FileSlice ringStarts;  ///< uint32
    FileSlice ringPoints;  ///< LocalPoint
};

/// LocalBox, then what it holds.
struct FileChunk {
    float box[4] = {};   ///< min x, min y, max x, max y
    FileSlice elements;  ///< FeatureVertex, or FeatureSegment
    FileSlice indices;   ///< uint16, for triangles only
};

struct FileCommune {
    FileText code;
    FileText name;
    FileText epci;
    std::int64_t area = -1;
};

struct FileLevel {
    double toleranceM = 0;
    double origin[2] = {};
    FileSlice vertices;    ///< LocalPoint
    FileSlice land;        ///< uint32
    FileSlice neighbours;  ///< uint32
    FileSlice borders[5];  ///< BorderSegment, by rank
    FileSlice areaRanges;  ///< IndexRange
    FileSlice communes;    ///< FileChunk of triangles
    FileSlice communeBorders[3];  ///< FileChunk of segments, by CommuneBorder
};

struct FileTerritory {
    FileText code;
    std::int64_t epsg = 0;
    double box[4] = {};
    double areaOrigin[2] = {};
    FileSlice areas;     ///< FileArea
    FileSlice communes;  ///< FileCommune
    std::int64_t millesime = 0;
    FileSlice levels;  ///< FileLevel, finest first
    FileSlice hulls;   ///< FileArea, of EPCI, by code
};

struct FileGlobeLevel {
    double toleranceM = 0;
    FileSlice vertices;  ///< GlobePoint
    FileSlice land;      ///< uint32
    FileSlice coast;     ///< GlobeSegment
    FileSlice borders;   ///< GlobeSegment
};

struct FileTravel {
    double anchor[2] = {};       ///< longitude, latitude
    double legalAnchor[2] = {};
    FileSlice vertices;          ///< TravelPoint
    FileSlice land;              ///< uint32
    FileSlice outline;           ///< TravelSegment
};

struct FilePlace {
    FileText code;
    FileText name;
    FileText departement;
    FileText region;
    FileText epci;
    FileText postalCodes;
    double lon = 0;
    double lat = 0;
    std::uint32_t population = 0;
    std::uint8_t kind = 0;
    std::uint8_t hasPosition = 0;
    std::uint8_t prefecture = 0;
    std::uint8_t approximate = 0;
};

/// Checksum of a header and of the hash of all that follows it; what the header's own field says does not count. The header is
/// known last, when all the rest is on the disk.
inline std::uint64_t atlasChecksum(FileHeader header, std::uint64_t body) {
    header.checksum = 0;
    return hashOf(std::as_bytes(std::span(&header, 1)), body);
}
/// The hash of what follows the header starts from this.
inline constexpr std::uint64_t kAtlasBodySeed = kAtlasVersion;

/// … of a file with a header.
inline std::uint64_t atlasChecksum(std::span<const std::byte> file, const FileHeader& header) {
    return atlasChecksum(header, hashOf(file.subspan(sizeof header), kAtlasBodySeed));
}

}  // namespace arobase

#pragma once
// How an input of the vector target is laid out: a byte that names the format, then the files of that format, the last without length.
#include <array>
#include <span>
#include <string_view>

namespace arobase::fuzz {

using Endings = std::span<const std::string_view>;

inline constexpr std::string_view kGpkg[] = {".gpkg"};
inline constexpr std::string_view kGeoJson[] = {".geojson"};
inline constexpr std::string_view kTopoJson[] = {".topojson"};
inline constexpr std::string_view kFlatGeobuf[] = {".fgb"};
inline constexpr std::string_view kGml[] = {".xsd", ".gfs", ".gml"};
inline constexpr std::string_view kKml[] = {".kml"};
inline constexpr std::string_view kMif[] = {".mid", ".mif"};
inline constexpr std::string_view kTab[] = {".dat", ".map", ".id", ".tab"};
inline constexpr std::string_view kShape[] = {".shx", ".dbf", ".prj", ".cpg", ".shp"};
inline constexpr std::string_view kZip[] = {".zip"};

/// The order is that of the seeds and of what was found: new ones come last.
inline constexpr std::array<Endings, 10> kFormats{kGpkg, kGeoJson, kTopoJson, kFlatGeobuf, kGml, kKml, kMif, kTab, kShape, kZip};

}  // namespace arobase::fuzz

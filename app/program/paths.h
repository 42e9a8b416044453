#pragma once
// Where a program finds what it shows, whether it runs from the build folder or from an installed prefix.
#include <filesystem>
#include <optional>

namespace arobase {

/// Folder of the running program.
std::filesystem::path programFolder();

/// The embedded exhibition: <prefix>/share/arobase/assets/villes-internet, or assets/villes-internet of the source tree
/// above the program; empty if neither exists.
std::filesystem::path defaultExhibition();

/// The baked map: $AROBASE_ATLAS, <prefix>/share/arobase/atlas.bake, or build/geodata/atlas.bake of the source tree above the
/// program; where none exists, the last of them, for a message that names it.
std::filesystem::path defaultAtlas();

/// Set-up packages laid by kiosk/start: build/geodata/packages of the source tree, or share/arobase/packages.
std::filesystem::path defaultPackages();

/// Folder of the typeface: <prefix>/share/arobase/fonts (a portable bundle has one), or the system's.
std::filesystem::path defaultFonts();

/// A folder of the user's own for what can be made again: $XDG_CACHE_HOME/arobase or ~/.cache/arobase.
std::filesystem::path cacheFolder();

/// A folder of the user's own for what is kept: $XDG_DATA_HOME/arobase or ~/.local/share/arobase.
std::filesystem::path localDataFolder();

/// A folder of memory for what only this start of the machine needs: $RUNTIME_DIRECTORY, $XDG_RUNTIME_DIR/arobase, or one of this user's in
/// the temporary folder. Made if missing.
std::filesystem::path runtimeFolder();

/// What a booth shows when it can do nothing else: share/arobase/affiche.png, or build/affiche.png of the source tree.
std::filesystem::path defaultPoster();

/// Visitors' landmarks: $AROBASE_LANDMARKS (a file or "PG:…"), else reperes.gpkg in localDataFolder().
std::filesystem::path defaultLandmarkStore();

}  // namespace arobase

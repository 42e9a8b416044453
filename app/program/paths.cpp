#include "app/program/paths.h"

#include <unistd.h>

#include <cstdlib>
#include <string>

namespace arobase {
namespace fs = std::filesystem;

fs::path programFolder() {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path() : self.parent_path();
}

namespace {

/// First of: the installed place, the place in a source tree above the program. `installed` is relative to share/arobase.
fs::path found(const fs::path& installed, const fs::path& inTree) {
    std::error_code error;
    const fs::path prefix = programFolder().parent_path() / "share/arobase" / installed;
    if (fs::exists(prefix, error)) return prefix;
    fs::path best;
    for (fs::path folder = programFolder(); folder.has_relative_path(); folder = folder.parent_path()) {
        if (fs::exists(folder / inTree, error)) return folder / inTree;
        if (fs::exists(folder / "CMakePresets.json", error)) best = folder / inTree;
    }
    return best.empty() ? prefix : best;
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

}  // namespace

fs::path defaultExhibition() { return found("assets/villes-internet", "assets/villes-internet"); }

fs::path defaultAtlas() {
    if (const std::string named = environment("AROBASE_ATLAS"); !named.empty()) return named;
    return found("atlas.bake", "build/geodata/atlas.bake");
}

fs::path defaultPackages() { return found("packages", "build/geodata/packages"); }

fs::path defaultFonts() {
    std::error_code error;
    const fs::path own = programFolder().parent_path() / "share/arobase/fonts";
    return fs::is_directory(own, error) ? own : fs::path("/usr/share/fonts/opentype/inter");
}

fs::path cacheFolder() {
    if (const std::string named = environment("XDG_CACHE_HOME"); !named.empty()) return fs::path(named) / "arobase";
    const std::string home = environment("HOME");
    return home.empty() ? fs::temp_directory_path() / "arobase" : fs::path(home) / ".cache/arobase";
}

fs::path localDataFolder() {
    if (const std::string named = environment("XDG_DATA_HOME"); !named.empty()) return fs::path(named) / "arobase";
    const std::string home = environment("HOME");
    return home.empty() ? fs::temp_directory_path() / "arobase" : fs::path(home) / ".local/share/arobase";
}

fs::path runtimeFolder() {
    fs::path folder = environment("RUNTIME_DIRECTORY");
    if (folder.empty()) folder = environment("XDG_RUNTIME_DIR").empty() ? fs::temp_directory_path() / ("arobase-" + std::to_string(::getuid())) : fs::path(environment("XDG_RUNTIME_DIR")) / "arobase";
    std::error_code error;
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all, error);
    return folder;
}

fs::path defaultPoster() { return found("affiche.png", "build/affiche.png"); }

fs::path defaultLandmarkStore() {
    if (const std::string named = environment("AROBASE_LANDMARKS"); !named.empty()) return named;
    return localDataFolder() / "reperes.gpkg";
}

}  // namespace arobase

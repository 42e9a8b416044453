#pragma once
// The small country of the set-up packages, baked and opened: what a reader joins its names and codes to.
#include <optional>
#include <utility>

#include "data/atlas.h"
#include "data/bake.h"
#include "data/geo/cog_tables.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/small_packages.h"

namespace arobase::fuzz {

struct SmallWorld {
    Workshop folder;  ///< packages/, COMMUNE.geojson, carte.bake
    std::optional<Atlas> atlas;
    CogTables tables;
};

/// Made when it is first asked for.
inline const SmallWorld& smallWorld() {
    static SmallWorld world;
    if (world.atlas) return world;
    for (const SmallFile& file : kSmallPackages) world.folder.write(file.name, file.text);
    const auto packages = world.folder.path() / "packages", atlas = world.folder.path() / "carte.bake";
    require(bake({packages, {world.folder.path() / "COMMUNE.geojson"}}, atlas, {}, 1).value.has_value(), "the small bake");
    Result<Atlas> opened = Atlas::open(atlas);
    require(opened.value.has_value(), "the small atlas");
    world.atlas.emplace(std::move(*opened.value));
    world.tables = readCogTables(packages).value.value();
    return world;
}

}  // namespace arobase::fuzz

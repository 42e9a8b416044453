// The sources of a bake, one file of them at a time: official tables, département and country outlines, communes. What comes out is an
// atlas that opens, or an issue.
#include <algorithm>

#include "data/atlas.h"
#include "data/bake.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/small_packages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace arobase;
    static const fuzz::Workshop folder;
    fuzz::Input input(data, size);
    const std::size_t broken = input.choice(fuzz::kSmallPackages.size());
    for (std::size_t i = 0; i < fuzz::kSmallPackages.size(); ++i) {
        const auto& [name, text] = fuzz::kSmallPackages[i];
        folder.write(name, i == broken ? input.rest() : text);
    }
    const auto file = folder.path() / "carte.bake";
    const Result<BakeReport> report = bake({folder.path() / "packages", {folder.path() / "COMMUNE.geojson"}}, file, {});
    for (const Issue& issue : report.issues) fuzz::require(!issue.message.empty() && issue.rule != "bake-failed", "an exception, or an issue without words");
    if (report.value) fuzz::require(Atlas::open(file).value.has_value(), "a baked atlas that does not open");
    folder.clear();
    return 0;
}

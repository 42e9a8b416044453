// Where staff want names to stand: noms.toml. What was understood is written and read again as it was.
#include <cmath>

#include "app/name_file.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace arobase;
    static const fuzz::Workshop folder;
    static const Exhibition exhibition = [] {
        Exhibition e;
        e.editions.push_back({});
        e.editions.back().year = 2018;
        return e;
    }();
    fuzz::Input input(data, size);
    const auto file = folder.write("noms.toml", input.rest());
    const Result<NamePlaces> names = readNames(file, exhibition, nullptr);
    fuzz::require(names.value.has_value(), "no places at all");
    for (const Issue& issue : names.issues) fuzz::require(!issue.message.empty() && issue.file == file.string(), "an issue without words");
    for (const auto& [scope, place] : names.value->entries()) {
        fuzz::require(!scope.code.empty() && !place.empty(), "a decision about nobody, or none");
        fuzz::require(!place.offsetMm || (std::abs(place.offsetMm->x) <= kFarthestNameMm && std::abs(place.offsetMm->y) <= kFarthestNameMm), "out of reach");
    }
    fuzz::require(writeNamePlaces(file, *names.value, exhibition).empty(), "cannot be written");
    const Result<NamePlaces> again = readNames(file, exhibition, nullptr);
    fuzz::require(again.value == names.value, "not read as it was written");
    return 0;
}

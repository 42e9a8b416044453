// The TOML files of an exhibition: exhibition.toml, string tables, themes.
#include <array>
#include <cmath>

#include "data/exhibition.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace arobase;
    constexpr std::array kFiles{"exhibition.toml", "strings/fr.toml", "strings/en.toml", "themes/nuit.toml"};
    static const fuzz::Workshop folder;
    folder.clear();
    fuzz::Input input(data, size);
    const char* file = kFiles[input.choice(kFiles.size())];
    folder.write(file, input.rest());
    const Result<Exhibition> read = loadExhibition(folder.path());
    fuzz::require(read.value.has_value(), "an exhibition with a bad file is no exhibition");
    for (const Theme& theme : read.value->themes)
        for (const auto& [token, value] : theme.numbers) fuzz::require(std::isfinite(value), "a number of a theme");
    for (const Issue& issue : read.issues) fuzz::require(!issue.message.empty() && !issue.file.empty(), "an issue without words");
    return 0;
}

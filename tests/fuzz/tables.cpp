// Tables of an exhibition, one at a time: what is read of them can be shown, and the rules run over it.
#include <array>

#include "data/check.h"
#include "data/exhibition.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace arobase;
    constexpr std::array kTables{"frise.csv", "figures.csv", "editions.csv", "palmares.csv", "enjeux.csv"};
    static const fuzz::Workshop folder;
    folder.clear();
    fuzz::Input input(data, size);
    const char* table = kTables[input.choice(kTables.size())];
    folder.write(table, input.rest());
    const Result<Exhibition> read = loadExhibition(folder.path());
    fuzz::require(read.value.has_value(), "an exhibition with a bad table is no exhibition");
    const Exhibition& e = *read.value;
    for (const Award& award : e.awards) {
        fuzz::require(award.level >= 0 && award.level <= kLevels, "level of an award");
        fuzz::require(award.collectivite >= 0 && static_cast<std::size_t>(award.collectivite) < e.collectivites.size(), "collectivité of an award");
    }
    for (const FriseItem& item : e.frise) {
        fuzz::require(static_cast<std::size_t>(item.track) < e.tracks.size(), "track of an item");
        fuzz::require(item.importance >= 1 && item.importance <= 4 && item.date.month <= 12, "importance or month of an item");
    }
    fuzz::require(e.friseFrom <= e.friseTo, "range of the frise");
    for (const Issue& issue : checkExhibition(e, nullptr)) fuzz::require(!issue.message.empty() && !issue.rule.empty(), "an issue without words");
    return 0;
}

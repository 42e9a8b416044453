// The file of a show on stage.
#include <variant>

#include "app/stage/cue_file.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace arobase;
    static const fuzz::Workshop folder;
    fuzz::Input input(data, size);
    const Result<std::vector<Cue>> cues = readCues(folder.write("conducteur.toml", input.rest()));
    fuzz::require(cues.value.has_value() || !cues.issues.empty(), "refused without a word");
    if (!cues.value) return 0;
    for (const Cue& cue : *cues.value)
        for (const Action& action : cue.actions) fuzz::require(!toText(action).empty(), "an action without text");
    return 0;
}

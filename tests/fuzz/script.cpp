// Scripts, recordings and actions: what is read of them is carried out on the default exhibition.
#include <cmath>

#include "app/harness/script.h"
#include "app/update.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace arobase;

const Content& content() {
    static const Content content = loadContent({AROBASE_DEFAULT_EXHIBITION, "/nowhere/atlas.bake", {}});
    return content;
}

/// The text of an action reads back as that action: a recording replays bit for bit.
void expectSameAgain(const Action& action) {
    const auto again = parseAction(toText(action));
    fuzz::require(again && *again == action, "an action that does not read back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input(data, size);
    const auto script = harness::parseScript(input.rest(), "essai.script");
    fuzz::require(script.value.has_value(), "a script with bad lines is no script");
    State state = initialState(content(), {1920, 1080, 0.28});
    for (const harness::ScriptLine& line : *script.value) {
        const auto* step = std::get_if<harness::Do>(&line.step);
        if (step == nullptr) continue;
        expectSameAgain(step->action);
        state = update(content(), std::move(state), step->action);
    }
    return 0;
}

// TUIO packets: every finger is once down and once up, and is where a number can say.
#include <cmath>
#include <set>

#include "app/platform/tuio_reader.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace arobase;
    fuzz::Input input(data, size);
    TuioReader reader;
    reader.setPicture({1920, 1080}, {});
    std::vector<PointerEvent> out;
    while (!input.rest().empty()) {
        const std::string_view packet = input.piece();
        reader.read({reinterpret_cast<const std::uint8_t*>(packet.data()), packet.size()}, 1, out);
    }
    std::set<int> down;
    for (const PointerEvent& event : out) {
        fuzz::require(std::isfinite(event.px.x) && std::isfinite(event.px.y) && std::isfinite(event.contactPx), "a finger nowhere");
        if (event.phase == PointerPhase::Down)
            fuzz::require(down.insert(event.id).second, "a finger that is down comes down");
        else
            fuzz::require(down.contains(event.id), "a finger that is not down moves or leaves");
        if (event.phase == PointerPhase::Up) down.erase(event.id);
    }
    fuzz::require(static_cast<int>(down.size()) == reader.cursors(), "fingers that nobody told of");
    return 0;
}

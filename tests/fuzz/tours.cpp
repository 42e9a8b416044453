// The guided visits of an exhibition.
#include "app/tour_file.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace arobase;
    static const fuzz::Workshop folder;
    static const Exhibition exhibition = std::move(*loadExhibition(AROBASE_DEFAULT_EXHIBITION).value);
    fuzz::Input input(data, size);
    const Result<std::vector<Tour>> tours = readTours(folder.write("visites.toml", input.rest()), exhibition);
    fuzz::require(tours.value.has_value(), "a bad file is no visits");
    for (const Issue& issue : tours.issues) fuzz::require(!issue.message.empty() && !issue.file.empty(), "an issue without words");
    for (const Tour& tour : *tours.value) {
        fuzz::require(!tour.id.empty() && !tour.steps.empty(), "a visit without a step");
        for (const TourStep& step : tour.steps) {
            fuzz::require(step.durationS >= kShortestStepS && step.durationS <= kLongestStepS, "a step that never ends");
            for (const Action& action : step.look) fuzz::require(parseAction(toText(action)).has_value(), "an action that cannot be recorded");
        }
    }
    return 0;
}

#include "app/tour.h"

#include <algorithm>

#include "app/content.h"
#include "app/state.h"

namespace arobase {

double Tour::durationS() const {
    double sum = 0;
    for (const TourStep& step : steps) sum += step.durationS;
    return sum;
}

const Tour* tourById(const std::vector<Tour>& tours, std::string_view id) {
    const auto found = std::find_if(tours.begin(), tours.end(), [id](const Tour& t) { return id.empty() || t.id == id; });
    return found == tours.end() ? nullptr : &*found;
}

const Tour* tourShown(const Content& content, const State& state) {
    const Tour* tour = state.tour.on() ? tourById(content.tours, state.tour.id) : nullptr;
    return tour && state.tour.step >= 0 && state.tour.step < static_cast<int>(tour->steps.size()) ? tour : nullptr;
}

const Tour* tourThatAttracts(const Content& content) {
    const auto found = std::find_if(content.tours.begin(), content.tours.end(), [](const Tour& t) { return t.attracts; });
    return found == content.tours.end() ? nullptr : &*found;
}

}  // namespace arobase

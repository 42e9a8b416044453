// A guided visit, step by step.
#include <algorithm>

#include "app/update_detail.h"

namespace arobase::detail {
namespace {

template <class... Some>
bool isOneOf(const Action& action) {
    return (std::holds_alternative<Some>(action) || ...);
}

/// What comes from the clock, from outside, from the tour itself, or only changes how things are written.
bool letsItBe(const Action& action) {
    return isOneOf<Tick, Resize, Touched, SetIdle, StartAttract, GoToCue, SetBlack, SetLanguage, SetTheme, SetReducedMotion, KeepSettings, StartTour,
                   PauseTour, StepTour, StopTour, LandmarkKept, LandmarkLost, ShowContributed, HideContributed, HideImage, PressAt, Focus, StartCleaning, HoldCleaning, SetSeated, SetMount>(action);
}

/// Panels that need its room, or the map for themselves.
bool takesItsPlace(const State& state) {
    return state.search.open || state.add.open() || state.compare.on() || state.play.on || state.globe.territory != 0 || state.arranging || state.naming.on ||
           state.selection.kind == SelectionKind::Statistics;
}

void end(State& state) {
    state.tour = {};
    state.tour.sinceS = state.clockS;
}

}  // namespace

void showStep(const Content& content, State& state, const Tour& tour, int step) {
    const std::vector<ViewMemory> back = std::move(state.back);
    state.back.clear();
    state.tour.step = std::clamp(step, 0, static_cast<int>(tour.steps.size()) - 1);
    state.tour.spentS = 0;
    for (const Action& one : tour.steps[static_cast<std::size_t>(state.tour.step)].look) applyAny(content, state, one);
    state.back = back;
}

void apply(const Content& content, State& state, const StartTour& a) {
    const Tour* tour = tourById(content.tours, a.id);
    if (!tour || state.screen != ScreenId::Explore || state.add.open()) return;
    if (!state.tour.on()) remember(content, state);  // « Retour » leads to before the whole of it
    state.search = {};
    state.globe = {};
    state.play = {};
    state.arranging = false;
    state.naming = {};
    apply(content, state, LeaveComparison{});
    state.hiddenLevels = state.frise.hiddenTracks = 0;  // it may speak of any of them
    state.mentionsOnly = false;
    const double since = state.tour.on() ? state.tour.sinceS : state.clockS;
    state.tour = {tour->id, 0, false, 0, since};
    showStep(content, state, *tour, 0);
}

void apply(const Content& content, State& state, const PauseTour& a) {
    const Tour* tour = tourShown(content, state);
    if (!tour || state.tour.paused == (a.on != 0)) return;
    state.tour.paused = a.on != 0;
    if (state.tour.paused) return;
    const double spent = state.tour.spentS;
    showStep(content, state, *tour, state.tour.step);
    state.tour.spentS = spent;
}

void apply(const Content& content, State& state, const StepTour& a) {
    const Tour* tour = tourShown(content, state);
    if (!tour || a.by == 0) return;
    const int step = state.tour.step + (a.by > 0 ? 1 : -1);
    if (step >= 0 && step < static_cast<int>(tour->steps.size())) showStep(content, state, *tour, step);
}

void apply(const Content&, State& state, const StopTour&) {
    if (state.tour.on()) end(state);
}

void advanceTour(const Content& content, State& state, double seconds) {
    const Tour* tour = state.screen == ScreenId::Explore && state.tour.playing() ? tourShown(content, state) : nullptr;
    if (!tour) return;
    int step = state.tour.step;
    double spent = state.tour.spentS + seconds;
    const auto durationS = [&] { return tour->steps[static_cast<std::size_t>(step)].durationS; };
    while (step < static_cast<int>(tour->steps.size()) && spent >= durationS()) spent -= durationS(), ++step;
    if (step == static_cast<int>(tour->steps.size())) {
        end(state);
        state.lastInputS = state.clockS;  // who watched it has a moment to go on
        return;
    }
    if (step != state.tour.step) showStep(content, state, *tour, step);
    state.tour.spentS = spent;
}

void keepTour(State& state, const Action& action) {
    if (!state.tour.on() || state.screen != ScreenId::Explore || letsItBe(action)) return;
    if (takesItsPlace(state)) return end(state);
    state.tour.paused = true;
}

}  // namespace arobase::detail

// Actions on the frise and the year that it shares with the map.
#include <algorithm>
#include <cmath>

#include "app/screens/layout.h"
#include "app/update_detail.h"

namespace arobase::detail {
namespace {

constexpr double kMinYears = 1, kFlightS = 0.6;

void setYear(const Content& content, State& state, int year) {
    const FriseRange whole = wholeFrise(content);
    state.year = std::clamp(year, static_cast<int>(whole.from), static_cast<int>(whole.to) - 1);
}

void setRange(const Content& content, State& state, FriseRange range) {
    const FriseRange whole = wholeFrise(content);
    state.frise.motion.reset();
    const FriseRange kept = boundedFrise(range, whole.from, whole.to);
    state.frise.range = kept == whole ? std::nullopt : std::optional(kept);
}

FriseView viewNow(const Content& content, const State& state) { return friseView(content, layoutFor(content, state), state); }

}  // namespace

void flyFrise(const Content& content, State& state, FriseRange target) {
    const FriseRange whole = wholeFrise(content);
    target = boundedFrise(target, whole.from, whole.to);
    const FriseRange now = state.frise.range.value_or(whole);
    state.frise.flingPxPerS = 0;
    state.frise.motion.reset();
    if (now == target) return;
    if (state.settings.reducedMotion) return setRange(content, state, target);
    state.frise.motion = FriseMotion{now, target, state.clockS, kFlightS};
}

void revealYear(const Content& content, State& state) {
    const FriseRange whole = wholeFrise(content), now = state.frise.range.value_or(whole);
    if (state.year >= now.from && state.year + 1 <= now.to) return;
    const double span = now.to - now.from, from = state.year + 0.5 - span / 2;
    flyFrise(content, state, {from, from + span});
}

void apply(const Content& content, State& state, const PanFrise& a) {
    state.frise.flingPxPerS = 0;
    setRange(content, state, pannedFrise(viewNow(content, state), a.dx));
}

void apply(const Content& content, State& state, const ZoomFriseAbout& a) {
    if (!(a.factor > 0)) return;
    const FriseRange whole = wholeFrise(content);
    const FriseView view = viewNow(content, state);
    const float about = std::clamp(a.x, view.x, view.x + std::max(0.f, view.width));
    state.frise.flingPxPerS = 0;
    setRange(content, state,
             zoomedFrise(view, about, static_cast<double>(a.factor), kMinYears, whole.to - whole.from));
}

void apply(const Content&, State& state, const FlingFrise& a) {
    if (!state.settings.reducedMotion) state.frise.flingPxPerS = a.vx;
}

void apply(const Content& content, State& state, const DragCursor& a) {
    const FriseView view = viewNow(content, state);
    setYear(content, state, static_cast<int>(std::floor(view.toYear(std::clamp(a.x, view.x, view.x + std::max(0.f, view.width - 1))))));
}

void apply(const Content& content, State& state, const ShowFrise& a) {
    if (a.to - a.from >= kMinYears) flyFrise(content, state, {a.from, a.to});
}

void apply(const Content& content, State& state, const ShowAllFrise&) {
    remember(content, state);
    flyFrise(content, state,
             {static_cast<double>(content.exhibition.friseFrom), static_cast<double>(content.exhibition.friseTo) + 1});
}

void apply(const Content& content, State& state, const SelectYear& a) {
    if (state.compare.multiples()) apply(content, state, LeaveComparison{});  // one of them was chosen
    setYear(content, state, a.year);
    revealYear(content, state);
}

void apply(const Content& content, State& state, const StepEdition& a) {
    const auto& editions = content.exhibition.editions;
    if (editions.empty() || a.by == 0) return;
    const Edition* target = nullptr;
    for (const Edition& e : editions) {
        if (a.by > 0 && e.year > state.year) {
            target = &e;
            break;
        }
        if (a.by < 0 && e.year < state.year) target = &e;
    }
    if (!target) return;
    setYear(content, state, target->year);
    revealYear(content, state);
}

void advanceFrise(const Content& content, State& state, double seconds) {
    if (state.frise.motion) {
        const FriseMotion m = *state.frise.motion;
        const double share = (state.clockS - m.startS) / m.durationS, s = easeInOut(share);
        const FriseRange between{m.from.from + (m.to.from - m.from.from) * s, m.from.to + (m.to.to - m.from.to) * s};
        setRange(content, state, share < 1 ? between : m.to);
        if (share < 1) state.frise.motion = m;
    }
    if (state.frise.flingPxPerS == 0) return;
    const float velocity = state.frise.flingPxPerS;
    setRange(content, state, pannedFrise(viewNow(content, state), velocity * static_cast<float>(seconds)));
    const float next = velocity * std::exp(-5 * static_cast<float>(seconds));
    state.frise.flingPxPerS = std::abs(next) < 12 * state.pxPerMm() ? 0 : next;
}

}  // namespace arobase::detail

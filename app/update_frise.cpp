// Actions on the frise and the year that it shares with the map.
#include <algorithm>
#include <cmath>

#include "app/screens/layout.h"
#include "app/update_detail.h"
#include "data/landmark_names.h"

namespace arobase::detail {
namespace {

constexpr double kFlightS = 0.6;
constexpr int kMostPages = 9999;

void setYear(const Content& content, State& state, int year) {
    const FriseRange whole = wholeFrise(content);
    const int first = static_cast<int>(std::floor(whole.from));
    state.year = std::clamp(year, first, std::max(first, static_cast<int>(std::ceil(whole.to)) - 1));
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
    const auto zoomed = [&](double shortest) { return boundedFrise(zoomedFrise(view, about, static_cast<double>(a.factor), shortest, whole.years()), whole.from, whole.to); };
    const FriseRange wanted = zoomed(0);
    setRange(content, state, zoomed(std::min(view.range.years(), shortestYears(content.frise->index().finestIn(wanted)))));
}

void apply(const Content&, State& state, const FlingFrise& a) {
    if (!state.settings.reducedMotion) state.frise.flingPxPerS = a.vx;
}

void apply(const Content& content, State& state, const DragCursor& a) {
    const FriseView view = viewNow(content, state);
    setYear(content, state, static_cast<int>(std::floor(view.toYear(std::clamp(a.x, view.x, view.x + std::max(0.f, view.width - 1))))));
}

void apply(const Content& content, State& state, const ShowFrise& a) {
    const FriseRange wanted{a.from, a.to};
    if (wanted.years() >= shortestYears(content.frise->index().finestIn(wanted)) * (1 - 1e-6)) flyFrise(content, state, wanted);
}

void apply(const Content& content, State& state, const ShowAllFrise&) {
    remember(content, state);
    flyFrise(content, state,
             {static_cast<double>(content.exhibition.friseFrom), static_cast<double>(content.exhibition.friseTo) + 1});
}

void apply(const Content& content, State& state, const ToggleTrack& a) {
    const int tracks = static_cast<int>(content.exhibition.tracks.size());
    if (a.track < 0 || a.track >= std::min(tracks, 31)) return;
    const unsigned all = (1U << static_cast<unsigned>(tracks)) - 1, hidden = state.frise.hiddenTracks ^ 1U << static_cast<unsigned>(a.track);
    state.frise.hiddenTracks = hidden == all ? 0 : hidden;  // the last one hidden: all of them again
}

void apply(const Content& content, State& state, const DragOverview& a) {
    const FriseRange whole = wholeFrise(content), now = state.frise.range.value_or(whole);
    const double years = pannedFrise(overviewView(content, layoutFor(content, state)), -a.dx).from - whole.from;
    state.frise.flingPxPerS = 0;
    setRange(content, state, {now.from + years, now.to + years});
}

/// Ten years from one that ends in 0 … or, where key figures stand every ten years, from one of those.
void apply(const Content& content, State& state, const StepDecade& a) {
    if (a.by == 0) return;
    constexpr int kYears = 10;
    const FriseRange whole = wholeFrise(content), now = state.frise.motion ? state.frise.motion->to : state.frise.range.value_or(whole);
    const auto& figures = content.exhibition.figures;
    const int phase = figures.empty() ? 0 : figures.front().year % kYears;
    const bool all = now == whole;
    const double first = std::floor((now.from + 0.5 - phase) / kYears) * kYears + phase;
    double from = all ? (a.by > 0 ? first : std::floor((whole.to - 1 - phase) / kYears) * kYears + phase) : first + (a.by > 0 ? kYears : -kYears);
    if (from >= whole.to || from + kYears <= whole.from) return flyFrise(content, state, whole);
    from = std::max(from, whole.from);
    flyFrise(content, state, {from, std::min(from + kYears, whole.to)});
}

void apply(const Content& content, State& state, const OpenBadge& a) {
    const FriseIndex& index = content.frise->index();
    const auto within = [&](const ContributedLandmark* l) { return l->year + 1 > a.from && l->year < a.to; };
    const bool visitors = a.lane == visitorsLane(content) && std::ranges::any_of(visitorsLandmarks(state), within);
    const bool track = a.lane >= 0 && a.lane < index.lanes() && a.to > a.from && index.meeting(a.lane, a.from, a.to) > 0;
    if (!(a.to > a.from) || a.page < 0 || !(track || visitors)) return;
    const Selection wanted{SelectionKind::Badge, toText(OpenBadge{a.lane, a.from, a.to, std::min(a.page, kMostPages)}).substr(OpenBadge::kName.size() + 1)};
    const auto list = [](const std::string& id) { return id.substr(0, id.rfind(' ')); };
    if (state.selection.kind != SelectionKind::Badge || list(state.selection.id) != list(wanted.id)) return select(content, state, wanted);
    state.selection = wanted;  // another page of the same is no step for « Retour »
}

void apply(const Content& content, State& state, const HideImage& a) {
    const FriseItem* landmark = landmarkOf(content.exhibition.frise, a.landmark);
    const auto at = std::lower_bound(state.hiddenImages.begin(), state.hiddenImages.end(), a.landmark);
    if (landmark && !landmark->image.empty() && (at == state.hiddenImages.end() || *at != a.landmark)) state.hiddenImages.insert(at, a.landmark);
}

void apply(const Content& content, State& state, const ShowDecades&) {
    if (!content.exhibition.figures.empty()) select(content, state, {SelectionKind::Decades, ""});
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

// Two editions compared, and the editions that pass by themselves.
#include <algorithm>
#include <cmath>

#include "app/screens/comparison_list.h"
#include "app/update_detail.h"

namespace arobase::detail {
namespace {

constexpr double kPlayS = 1.0;  // an edition; no faster than 0.9 s
constexpr double kReachMm = 1;  // of the list, beyond its last row

const Comparison* compared(const Content& content, int from, int to) {
    return content.comparisons.of(content.exhibition, content.identities, from, to);
}

/// The edition after (+1) or before (−1) that year; 0: none.
int editionBeside(const Content& content, int year, int by) {
    int found = 0;
    for (const Edition& e : content.exhibition.editions) {
        if (by < 0 && e.year < year) found = e.year;
        if (by > 0 && e.year > year) return e.year;
    }
    return found;
}

/// The list is the sheet of a comparison by progress; the other ways leave the map to itself.
void showPanel(State& state) {
    const bool listed = state.selection.kind == SelectionKind::Comparison;
    if (state.compare.progress() == listed) return;
    setSelection(state, state.compare.progress() ? Selection{SelectionKind::Comparison, {}} : Selection{});
}

void setYears(State& state, int from, int to) {
    if (state.compare.from != from || state.compare.to != to) state.compare.scrollMm = state.compare.flingPxPerS = 0;
    state.compare.from = from;
    state.compare.to = to;
    state.year = to;
}

}  // namespace

void apply(const Content& content, State& state, const Compare& asked) {
    Compare a = asked;
    if (a.from == 0 && a.to == 0) {
        a.to = content.exhibition.edition(state.year) ? state.year : editionBeside(content, state.year, -1);
        a.from = editionBeside(content, a.to, -1);
        if (a.from == 0) a.from = editionBeside(content, 0, 1), a.to = editionBeside(content, a.from, 1);
    }
    const auto mode = compareModeByName(a.mode);
    if (!mode || !compared(content, a.from, a.to) || state.screen != ScreenId::Explore) return;
    if (!state.compare.on()) remember(content, state);
    state.search = {};
    state.globe = {};
    state.play = {};
    state.compare.mode = *mode;
    setYears(state, a.from, a.to);
    if (state.compare.multiples()) expand(state, kMainMap);
    if (state.selection.kind == SelectionKind::Statistics || *mode != CompareMode::Progress) setSelection(state, {});
    showPanel(state);
    revealYear(content, state);
}

void apply(const Content& content, State& state, const StepCompared& a) {
    if (!state.compare.on() || a.by == 0) return;
    const int step = a.by > 0 ? 1 : -1;
    const int from = a.side == 0 ? editionBeside(content, state.compare.from, step) : state.compare.from;
    const int to = a.side == 0 ? state.compare.to : editionBeside(content, state.compare.to, step);
    if (!compared(content, from, to)) return;
    setYears(state, from, to);
    revealYear(content, state);
}

void apply(const Content&, State& state, const LeaveComparison&) {
    state.compare = {};
    if (state.selection.kind == SelectionKind::Comparison) setSelection(state, {});
}

void apply(const Content& content, State& state, const DragDivider& a) {
    if (!state.compare.swipe()) return;
    const Rect way = layoutFor(content, state).swipe;
    if (way.w > 0) state.compare.divider = std::clamp((a.x - way.x) / way.w, 0.f, 1.f);
}

void apply(const Content&, State& state, const ToggleProgress& a) {
    for (int p = 0; p < kProgresses; ++p)
        if (progressName(static_cast<Progress>(p)) == a.progress) state.compare.hidden ^= 1U << static_cast<unsigned>(p);
}

void apply(const Content& content, State& state, const ScrollList& a) {
    const Comparison* comparison = state.compare.progress() ? compared(content, state.compare.from, state.compare.to) : nullptr;
    if (!comparison) return;
    State open = state;  // as it is when the panel has finished opening
    open.selectionSinceS = -1e9;
    const Layout layout = layoutFor(content, open);
    const double viewMm = static_cast<double>(screens::comparisonListBox(layout).h) * state.display.mmPerPx;
    const double most = std::max(0.0, screens::listHeightMm(*comparison, screens::listColumns(layout)) + kReachMm - viewMm);
    state.compare.scrollMm = std::clamp(state.compare.scrollMm - static_cast<double>(a.dy) * state.display.mmPerPx, 0.0, most);
}

void apply(const Content&, State& state, const FlingList& a) {
    state.compare.flingPxPerS = state.settings.reducedMotion || !state.compare.progress() ? 0 : a.vy;
}

/// The list slows down, and stands still at its ends.
void advanceList(const Content& content, State& state, double seconds) {
    const float velocity = state.compare.flingPxPerS;
    if (velocity == 0) return;
    const double before = state.compare.scrollMm;
    apply(content, state, ScrollList{velocity * static_cast<float>(seconds)});
    constexpr double kDecayPerS = 5;
    const float next = velocity * static_cast<float>(std::exp(-kDecayPerS * seconds));
    const bool stands = seconds > 0 && state.compare.scrollMm == before;
    state.compare.flingPxPerS = stands || std::abs(next) < 12 * state.pxPerMm() ? 0 : next;
}

void keepComparison(const Content& content, State& state, bool steered) {
    if (!state.compare.on()) return;
    const bool elsewhere = state.globe.territory != 0 || state.screen != ScreenId::Explore || state.selection.kind == SelectionKind::Statistics;
    if (elsewhere) return apply(content, state, LeaveComparison{});
    if (state.year == state.compare.to) return;
    if (compared(content, state.compare.from, state.year)) return setYears(state, state.compare.from, state.year);
    if (steered)
        state.year = state.compare.to;
    else
        apply(content, state, LeaveComparison{});
}

void apply(const Content& content, State& state, const Play& a) {
    state.play = {};
    if (a.on == 0 || content.exhibition.editions.empty() || state.screen != ScreenId::Explore || state.stage.index >= 0) return;
    apply(content, state, LeaveComparison{});
    if (editionBeside(content, state.year, 1) == 0) state.year = content.exhibition.editions.front().year;  // from the beginning again
    state.play = {true, state.clockS + kPlayS};
    revealYear(content, state);
}

void advancePlay(const Content& content, State& state) {
    if (!state.play.on || state.clockS < state.play.nextS) return;
    const int next = editionBeside(content, state.year, 1);
    state.play.nextS = state.clockS + kPlayS;
    if (next == 0 || state.screen != ScreenId::Explore) {
        state.play = {};
        return;
    }
    state.year = next;
    revealYear(content, state);
}

}  // namespace arobase::detail

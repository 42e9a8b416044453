// One visit: its first touch and its end, its hints, what it explored, who stands where.
#include <algorithm>
#include <cmath>

#include "app/update_detail.h"

namespace arobase::detail {
namespace {

constexpr double kPinchHintAfterS = 15, kHomeHintAfterS = 40;
constexpr std::size_t kMostExplored = 40;
constexpr double kLowestMountMm = -2000, kHighestMountMm = 4000;

template <class... Some>
bool isOneOf(const Action& action) {
    return (std::holds_alternative<Some>(action) || ...);
}

void advanceHints(State& state) {
    HintState& hints = state.hints;
    if (!awayFromHome(state))
        hints.awaySinceS = -1;
    else if (hints.awaySinceS < 0)
        hints.awaySinceS = state.clockS;
    // Where nobody is expected to come and go there is nobody to be helped.
    if (state.idleS <= 0 || !state.armed || state.screen != ScreenId::Explore || state.stage.index >= 0) return;
    if (!hints.zoomed && hints.pinchS < 0 && state.clockS - hints.visitSinceS >= kPinchHintAfterS) hints.pinchS = state.clockS;
    if (!hints.cameHome && hints.homeS < 0 && hints.awaySinceS >= 0 && state.clockS - hints.awaySinceS >= kHomeHintAfterS) hints.homeS = state.clockS;
}

void advanceCleaning(State& state) {
    CleaningState& cleaning = state.cleaning;
    if (!cleaning.on()) return;
    const bool held = cleaning.heldSinceS >= 0 && state.clockS - cleaning.heldSinceS >= kCleaningHoldS;
    if (!held && state.clockS < cleaning.untilS) return;
    cleaning = {};
    state.lastInputS = state.clockS;  // the visit has lost no time
}

/// What « vous avez exploré » tells of.
bool isExplored(SelectionKind kind) {
    switch (kind) {
        case SelectionKind::Collectivite:
        case SelectionKind::Place:
        case SelectionKind::Departement:
        case SelectionKind::Landmark:
        case SelectionKind::Figures:
        case SelectionKind::Epci:
        case SelectionKind::Region:
        case SelectionKind::Contributed: return true;
        default: return false;
    }
}

void noteExplored(State& state, const Selection& before, const Selection& now) {
    if (now == before || !isExplored(now.kind) || state.explored.size() >= kMostExplored) return;
    if (std::find(state.explored.begin(), state.explored.end(), now) == state.explored.end()) state.explored.push_back(now);
}

/// The two people change their places in the state.
void exchangeVisitors(State& state) {
    std::swap(state.selection, state.left.selection);
    std::swap(state.leaving, state.left.leaving);
    std::swap(state.sheetWasOpen, state.left.sheetWasOpen);
    std::swap(state.selectionSinceS, state.left.selectionSinceS);
}

/// Its visitor has gone.
void closeLeft(State& state) {
    state.left.leaving = state.left.selection;
    state.left.selection = {};
    state.left.sheetWasOpen = true;
    state.left.selectionSinceS = state.clockS;
}

/// Actions of a person that concern nobody else.
bool isOwn(const Action& action) {
    return isOneOf<TapMap, SelectCollectivite, SelectPlace, SelectDepartement, SelectLandmark, SelectFigures, SelectContributed, OpenBadge, ShowFound, CloseSheet>(action);
}

}  // namespace

void apply(const Content&, State& state, const PressAt& a) {
    if (state.cleaning.on()) return;
    if (state.ripples.size() >= kMostRipples) state.ripples.erase(state.ripples.begin());
    state.ripples.push_back({{a.x, a.y}, state.clockS});
    state.focus.clear();  // whoever has fingers needs no frame around a button
    if (state.screen != ScreenId::Explore) return;
    const auto who = static_cast<std::size_t>(visitorAt(state, {a.x, a.y}));
    state.touches[who] = {{a.x, a.y}, state.clockS};
    // Slot 0 is whoever stands further right: that is where the first sheet opens.
    if (!twoVisitors(state) || state.touches[0].px.x >= state.touches[1].px.x) return;
    std::swap(state.touches[0], state.touches[1]);
    exchangeVisitors(state);
}

/// Of what the left visitor's action makes of the state only his own sheet is kept: nothing of the map that both see.
void apply(const Content& content, State& state, const ForLeft& a) {
    const auto action = parseAction(a.action);
    if (!action || std::holds_alternative<ForLeft>(*action)) return;
    if (!isOwn(*action)) return applyAny(content, state, *action);
    State his = state;
    his.search = {};
    exchangeVisitors(his);
    applyAny(content, his, *action);
    exchangeVisitors(his);
    state.left = his.left;
}

void apply(const Content& content, State& state, const ShowGuide&) { select(content, state, {SelectionKind::Guide, "guide"}); }

void apply(const Content& content, State& state, const ShowRecap&) {
    if (!state.explored.empty()) select(content, state, {SelectionKind::Recap, "recap"});
}

void apply(const Content&, State& state, const Focus& a) { state.focus = a.node; }

void apply(const Content&, State& state, const StartCleaning&) {
    if (state.stage.index >= 0 || isPage(state.screen)) return;
    closeStaff(state.booth.staff);
    state.cleaning = {state.clockS + kCleaningS, -1};
    state.ripples.clear();
    state.play = {};
}

void apply(const Content&, State& state, const HoldCleaning& a) {
    if (state.cleaning.on()) state.cleaning.heldSinceS = a.on != 0 ? state.clockS : -1;
}

void apply(const Content&, State& state, const SetSeated& a) { state.settings.seated = a.on != 0; }

void apply(const Content&, State& state, const SetMount& a) {
    if (a.mm >= kLowestMountMm && a.mm <= kHighestMountMm) state.display.mountMm = a.mm;
}

void advanceVisit(const Content& content, State& state) {
    std::erase_if(state.ripples, [&](const Ripple& r) { return state.clockS - r.sinceS >= kRippleS; });
    if (state.left.selection.kind != SelectionKind::None && !leftVisitorPresent(state)) closeLeft(state);
    const bool cleaned = state.cleaning.on();
    advanceCleaning(state);
    advanceHints(state);
    if (cleaned || state.screen == ScreenId::Attract || state.idleS <= 0 || !state.armed || state.tour.playing() || state.booth.mode == BoothMode::Stage) return;
    if (state.clockS - state.lastInputS >= visitEndsAfterS(state)) state = update(content, std::move(state), StartAttract{});
}

void keepVisit(const Selection& before, const Selection& leftBefore, State& state, const Action& action) {
    if (!state.armed || state.screen != ScreenId::Explore || state.stage.index >= 0) return;
    noteExplored(state, before, state.selection);
    noteExplored(state, leftBefore, state.left.selection);
    if (isOneOf<ZoomMapAbout, StepZoom, ZoomFriseAbout, ZoomGlobeAbout>(action)) state.hints.zoomed = true;
    if (isOneOf<ShowAllFrance, ShowAllFrise, Back, CloseSheet>(action)) state.hints.cameHome = true;
}

}  // namespace arobase::detail

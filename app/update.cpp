// Session, selection, time, and the door to the other files.
#include "app/update.h"

#include <algorithm>
#include <cmath>

#include "app/screens/layout.h"
#include "app/statistics_view.h"
#include "app/update_detail.h"
#include "data/landmark_names.h"

namespace arobase {

State initialState(const Content& content, const DisplayInfo& display) {
    State state;
    state.display = display;
    state.house.language = content.exhibition.defaultLanguage;
    if (!content.exhibition.themes.empty()) state.house.theme = content.exhibition.themes.front().id;
    state.settings = state.house;
    state.year = content.exhibition.startYear;
    state.insets = content.insets;
    state.names = content.names;
    return state;
}

namespace detail {

void setSelection(State& state, Selection selection) {
    state.sheetWasOpen = state.selection.kind != SelectionKind::None;
    if (state.sheetWasOpen) state.leaving = state.selection;
    state.selection = std::move(selection);
    state.also.clear();
    state.selectionSinceS = state.clockS;
    state.former = -1;
}

namespace {

constexpr std::size_t kMemories = 32;
constexpr int kPages = 999;  // of a list
constexpr double kLongestTickS = 3600;
constexpr int kSmallestPx = 64, kLargestPx = 16384;
constexpr double kFinestMm = 0.02, kCoarsestMm = 20;  // of a pixel: from a headset to a wall of lamps

/// What the screen rests on, or is on its way to, for « Retour ».
ViewMemory memoryOf(const Content& content, const State& state) {
    const auto landing = [](const MapState& t) {
        if (!t.motion) return t.camera;
        return t.motion->toHome ? std::nullopt : std::optional(t.motion->to);
    };
    ViewMemory memory;
    memory.selection = state.selection;
    memory.also = state.also;
    memory.expanded = state.expanded;
    memory.year = state.year;
    memory.compare = state.compare;
    for (std::size_t i = 0; i < memory.cameras.size(); ++i) memory.cameras[i] = landing(state.maps[i]);
    memory.frise = state.frise.motion ? std::optional(state.frise.motion->to) : state.frise.range;
    if (memory.frise == wholeFrise(content)) memory.frise.reset();
    return memory;
}

/// A visitor's session begins afresh: language, theme and motion are the house's again.
void freshVisit(const Content& content, State& state) {
    State fresh = initialState(content, state.display);
    fresh.settings = fresh.house = state.house;
    fresh.clockS = state.clockS;
    fresh.lastInputS = state.clockS;
    fresh.idleS = state.idleS;
    fresh.insets = state.insets;
    fresh.names = std::move(state.names);
    fresh.contributed = std::move(state.contributed);
    fresh.hiddenImages = std::move(state.hiddenImages);
    fresh.booth = std::move(state.booth);
    fresh.reader.headphones = state.reader.headphones;
    fresh.reader.asked = state.reader.asked + 1;  // whatever is being said falls silent
    fresh.cleaning = state.cleaning;  // it is not over because the visit is
    state = std::move(fresh);
}

void apply(const Content& content, State& state, const Tick& a) {
    if (!(a.seconds > 0) || a.seconds > kLongestTickS) return;
    state.clockS += a.seconds;
    advanceKeys(state);
    advanceMaps(content, state, a.seconds);
    advanceGlobe(state);
    advanceFrise(content, state, a.seconds);
    advanceList(content, state, a.seconds);
    advancePlay(content, state);
    advanceTour(content, state, a.seconds);
    advanceStaff(state);
    if (state.screen == ScreenId::Attract) attract(content, state);
    advanceVisit(content, state);
}

void apply(const Content&, State& state, const Resize& a) {
    const auto drawable = [](int px) { return px >= kSmallestPx && px <= kLargestPx; };
    if (!drawable(a.widthPx) || !drawable(a.heightPx) || !(a.mmPerPx >= kFinestMm && a.mmPerPx <= kCoarsestMm)) return;
    state.display = {a.widthPx, a.heightPx, a.mmPerPx, state.display.mountMm};
}

void apply(const Content& content, State& state, const Touched&) {
    // Leaving the loop starts a fresh visit on what is on the screen: the map stays where it is, under the finger.
    if (state.screen == ScreenId::Attract && state.booth.answers()) {
        const State seen = state;
        freshVisit(content, state);
        state.year = seen.year;
        state.expanded = seen.expanded;
        state.leavingExpanded = seen.leavingExpanded;
        state.expandedSinceS = seen.expandedSinceS;
        for (std::size_t t = 0; t < state.maps.size(); ++t) state.maps[t].camera = seen.maps[t].camera;
        state.selection = seen.selection;
        state.also = seen.also;
        state.sheetWasOpen = seen.sheetWasOpen;
        state.selectionSinceS = seen.selectionSinceS;
        if (seen.tour.on()) state.tour.sinceS = state.clockS;  // its words give their room back
    }
    state.lastInputS = state.clockS;
    if (!state.armed) state.hints.visitSinceS = state.clockS;
    state.armed = true;
}

void apply(const Content& content, State& state, const StartAttract&) {
    freshVisit(content, state);
    state.screen = ScreenId::Attract;
    state.attractS = state.clockS;
    attract(content, state);
}

void apply(const Content&, State& state, const ShowAnnualMap&) {
    state.screen = ScreenId::Annual;
    state.tour = {};
    state.add = {};
    state.globe = {};
}

void apply(const Content&, State& state, const ShowFrisePage&) {
    state.screen = ScreenId::FrisePage;
    state.add = {};
    state.globe = {};
    state.frise = {};
    state.selection = {};
}

void apply(const Content&, State& state, const SetIdle& a) { state.idleS = std::clamp(a.seconds, 0.0, 600.0); }

void apply(const Content& content, State& state, const SelectCollectivite& a) {
    if (content.exhibition.collectivite(a.code)) select(content, state, {SelectionKind::Collectivite, a.code});
}

void apply(const Content& content, State& state, const SelectPlace& a) {
    if (content.exhibition.collectivite(a.code)) return apply(content, state, SelectCollectivite{a.code});
    if (content.place(a.code)) select(content, state, {SelectionKind::Place, a.code});
}

void apply(const Content& content, State& state, const SelectDepartement& a) {
    if (content.atlas && content.atlas->find(PlaceKind::Departement, a.code))
        select(content, state, {SelectionKind::Departement, a.code});
}

void apply(const Content& content, State& state, const SelectLandmark& a) {
    const FriseItem* landmark = landmarkOf(content.exhibition.frise, a.id);
    if (!landmark) return;
    select(content, state, {SelectionKind::Landmark, a.id});  // first: « Retour » goes back to the year before
    state.year = landmark->date.year;
    revealYear(content, state);
}

void apply(const Content& content, State& state, const SelectFigures& a) {
    const auto& figures = content.exhibition.figures;
    if (std::any_of(figures.begin(), figures.end(), [&](const Figure& f) { return f.year == a.year; }))
        select(content, state, {SelectionKind::Figures, std::to_string(a.year)});
}

/// Another unit, measure or page of open statistics is no step for « Retour ».
void apply(const Content& content, State& state, const ShowStatistics& a) {
    const auto unit = unitByName(a.unit);
    const auto measure = measureByName(a.measure);
    if (!unit || !measure || a.page < 0 || !content.atlas) return;
    const Selection wanted{SelectionKind::Statistics, toId({*unit, *measure, std::min(a.page, kPages)})};
    if (state.selection.kind != SelectionKind::Statistics) return select(content, state, wanted);
    state.selection = wanted;
}

/// The sheet of a collectivité lies over the list of a comparison.
void apply(const Content& content, State& state, const CloseSheet&) {
    if (!state.compare.progress()) return select(content, state, {});
    if (state.selection.kind == SelectionKind::Comparison) return detail::apply(content, state, LeaveComparison{});
    setSelection(state, {SelectionKind::Comparison, {}});
}

void apply(const Content& content, State& state, const Back&) {
    if (state.add.open()) return detail::apply(content, state, CloseAdding{});
    if (state.globe.territory != 0) return detail::apply(content, state, LeaveGlobe{});
    if (state.back.empty()) return;
    const ViewMemory memory = state.back.back();
    state.back.pop_back();
    state.search = {};
    setSelection(state, memory.selection);
    state.also = memory.also;
    expand(state, memory.expanded);
    state.year = memory.year;
    state.compare = memory.compare;
    for (int t = 0; t < kMapSlots; ++t) flyMap(content, state, t, memory.cameras[static_cast<std::size_t>(t)]);
    flyFrise(content, state, memory.frise.value_or(wholeFrise(content)));
}

void apply(const Content& content, State& state, const SetLanguage& a) {
    const auto language = languageByCode(a.language);
    if (language && (*language != Language::Easy || content.exhibition.hasEasy())) state.settings.language = a.language;
}

void apply(const Content& content, State& state, const SetTheme& a) {
    const auto& themes = content.exhibition.themes;
    if (std::any_of(themes.begin(), themes.end(), [&](const Theme& t) { return t.id == a.theme; })) state.settings.theme = a.theme;
}

void apply(const Content&, State& state, const SetReducedMotion& a) { state.settings.reducedMotion = a.on != 0; }

void apply(const Content&, State& state, const KeepSettings&) {
    state.house = state.settings;
    state.themeSinceS = State{}.themeSinceS;  // the house does not fade in
}

void apply(const Content& content, State& state, const GoToCue& a) {
    if (a.index < -1 || a.index >= static_cast<int>(content.cues.size())) return;
    state.stage.index = a.index;
    state.stage.cueStartS = state.clockS;
    state.stage.black = false;
    state.add = {};
    state.keys = {};
    state.globe = {};
    state.play = {};
    state.tour = {};
    detail::apply(content, state, LeaveComparison{});
    if (a.index < 0) return;
    for (const Action& one : content.cues[static_cast<std::size_t>(a.index)].actions)
        if (!std::holds_alternative<GoToCue>(one)) applyAny(content, state, one);
    state.back.clear();  // the cue is the place to come back to
}

void apply(const Content&, State& state, const SetBlack& a) { state.stage.black = a.on != 0; }

std::optional<std::pair<int, WorldPoint>> whereIs(const Content& content, const Selection& selection) {
    if (selection.kind == SelectionKind::Collectivite) {
        const auto c = content.exhibition.collectivite(selection.id);
        if (!c || !content.collectiviteAt[static_cast<std::size_t>(*c)]) return std::nullopt;
        return std::pair(content.exhibition.collectivites[static_cast<std::size_t>(*c)].territory,
                         *content.collectiviteAt[static_cast<std::size_t>(*c)]);
    }
    if (selection.kind != SelectionKind::Place) return std::nullopt;
    const Place* place = content.place(selection.id);
    if (!place || !place->position) return std::nullopt;
    const int territory = territoryOfCode(place->departement);
    const auto at = content.projectors[static_cast<std::size_t>(territory)].forward(*place->position);
    return at ? std::optional(std::pair(territory, *at)) : std::nullopt;
}

/// Map that shows the selection: its territory's, or the magnifier while that is open over it; −1: on no map.
int slotOf(const Content& content, const State& state, const Selection& selection) {
    const bool departement = selection.kind == SelectionKind::Departement;
    const auto where = whereIs(content, selection);
    if (!departement && !where) return -1;
    const int territory = departement ? territoryOfCode(selection.id) : where->first;
    if (territory != territoryOfSlot(kMagnifier) || state.expanded != kMagnifier) return territory;
    return departement || content.homes[kMagnifier].contains(where->second) ? kMagnifier : territory;
}

}  // namespace

void remember(const Content& content, State& state) {
    const ViewMemory now = memoryOf(content, state);
    if (!state.back.empty() && state.back.back() == now) return;
    state.back.push_back(now);
    if (state.back.size() > kMemories) state.back.erase(state.back.begin());
}

void select(const Content& content, State& state, Selection selection) {
    if (state.add.open()) return;  // a draft is not lost by a stray tap
    state.search = {};
    state.former = -1;
    if (state.selection == selection) return;
    if (selection.kind != SelectionKind::None) remember(content, state);
    setSelection(state, selection);
    const int slot = slotOf(content, state, selection);
    if (slot < 0 || twoVisitors(state)) return;  // two people share the map: it stays where they both see it
    expand(state, slot);
    state.globe = {};  // what is chosen is on a map
    if (const auto where = whereIs(content, selection)) bringIntoView(content, state, slot, where->second);
}

void applyAny(const Content& content, State& state, const Action& action) {
    std::visit([&](const auto& one) { apply(content, state, one); }, action);
}

}  // namespace detail

namespace {

bool isFinite(const Action& action) {
    const auto fine = []<class Field>(const Field& field) {
        if constexpr (std::is_floating_point_v<Field>) return std::isfinite(field);
        return true;
    };
    return std::visit([&](const auto& one) { return std::apply([&](const auto&... field) { return (fine(field) && ...); }, one.fields()); },
                      action);
}

}  // namespace

State update(const Content& content, State state, const Action& action) {
    if (!isFinite(action) || !detail::boothTakes(state.booth, action)) return state;
    const std::string theme = state.themeShown();
    const Selection selection = state.selection, left = state.left.selection;
    detail::applyAny(content, state, action);
    const bool steered = std::holds_alternative<DragCursor>(action) || std::holds_alternative<SelectYear>(action) || std::holds_alternative<StepEdition>(action);
    detail::keepComparison(content, state, steered);
    detail::keepDraftYear(state);
    detail::keepTour(state, action);
    detail::keepVisit(selection, left, state, action);
    if (state.themeShown() != theme) {
        state.themeBefore = theme;
        state.themeSinceS = state.clockS;
    }
    return state;
}

}  // namespace arobase

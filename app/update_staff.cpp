// Staff at the booth: who is let in, and what the booth does at which hour.
#include <algorithm>
#include <cmath>

#include "app/update_detail.h"

namespace arobase {

namespace {
constexpr std::string_view kModes[] = {"interactive", "attract", "stage", "sleep"};
}

std::string_view boothModeName(BoothMode mode) { return kModes[static_cast<std::size_t>(mode)]; }

std::optional<BoothMode> boothModeByName(std::string_view name) {
    const auto* at = std::find(std::begin(kModes), std::end(kModes), name);
    if (at == std::end(kModes)) return std::nullopt;
    return static_cast<BoothMode>(at - std::begin(kModes));
}

namespace detail {
namespace {

bool locked(const State& state) { return state.clockS < state.booth.staff.lockedUntilS; }

/// What may happen whoever stands there and whatever the hour.
template <class One>
constexpr bool kNoVisitors = std::is_same_v<One, Tick> || std::is_same_v<One, Resize> || std::is_same_v<One, SetIdle> || std::is_same_v<One, StartAttract> ||
                             std::is_same_v<One, SetLanguage> || std::is_same_v<One, SetTheme> || std::is_same_v<One, SetReducedMotion> ||
                             std::is_same_v<One, KeepSettings> || std::is_same_v<One, LandmarkKept> || std::is_same_v<One, LandmarkLost> ||
                             std::is_same_v<One, ShowContributed> || std::is_same_v<One, HideContributed> || std::is_same_v<One, HideImage> ||
                             std::is_same_v<One, KnockStaff> || std::is_same_v<One, PressPin> || std::is_same_v<One, ErasePin> || std::is_same_v<One, EnterPin> ||
                             std::is_same_v<One, AdmitStaff> || std::is_same_v<One, RefusePin> || std::is_same_v<One, RestoreLock> || std::is_same_v<One, LeaveStaff> ||
                             std::is_same_v<One, ShowTestCard> || std::is_same_v<One, AskProgram> || std::is_same_v<One, SetBoothMode> ||
                             std::is_same_v<One, SetTrouble> || std::is_same_v<One, SetMount> || std::is_same_v<One, PlugHeadphones> || std::is_same_v<One, PlayTestSound>;

constexpr int kRefusedMost = 1000;  // of a file that may be damaged

}  // namespace

void closeStaff(StaffState& staff) {
    staff.step = StaffStep::Closed;
    staff.pin.clear();
    staff.wish = StaffWish::None;
}

bool boothTakes(const BoothState& booth, const Action& action) {
    if (booth.answers()) return true;
    if (booth.staff.open() && std::holds_alternative<Touched>(action)) return true;
    if (booth.staff.step == StaffStep::Panel && std::holds_alternative<StartCleaning>(action)) return true;
    if (booth.staff.step == StaffStep::TestCard && std::holds_alternative<PressAt>(action)) return true;
    return std::visit([]<class One>(const One&) { return kNoVisitors<One>; }, action);
}

void advanceStaff(State& state) {
    if (state.booth.staff.open() && state.clockS - state.lastInputS >= kStaffIdleS) closeStaff(state.booth.staff);
}

void apply(const Content&, State& state, const KnockStaff& a) {
    StaffState& staff = state.booth.staff;
    state.lastInputS = state.clockS;
    if (a.withKey != 0) {
        staff.wrong = 0;
        staff.pin.clear();
        staff.step = StaffStep::Panel;
    } else if (!staff.open()) {
        staff.pin.clear();
        staff.step = StaffStep::Pin;
    }
}

void apply(const Content&, State& state, const PressPin& a) {
    StaffState& staff = state.booth.staff;
    const bool digit = a.digit.size() == 1 && a.digit[0] >= '0' && a.digit[0] <= '9';
    if (staff.step == StaffStep::Pin && digit && !locked(state) && staff.pin.size() < kPinDigitsMost) staff.pin += a.digit;
}

void apply(const Content&, State& state, const ErasePin&) {
    StaffState& staff = state.booth.staff;
    if (staff.step == StaffStep::Pin && !staff.pin.empty()) staff.pin.pop_back();
}

void apply(const Content&, State& state, const EnterPin&) {
    StaffState& staff = state.booth.staff;
    if (staff.step != StaffStep::Pin || staff.pin.empty() || locked(state)) return;
    staff.step = StaffStep::Checking;
    ++staff.request;
}

void apply(const Content&, State& state, const AdmitStaff& a) {
    StaffState& staff = state.booth.staff;
    if (staff.step != StaffStep::Checking || a.request != staff.request) return;
    staff.step = StaffStep::Panel;
    staff.pin.clear();
    staff.wrong = 0;
}

/// Five in a row close the door for a minute, the next five for two …
void apply(const Content&, State& state, const RefusePin& a) {
    StaffState& staff = state.booth.staff;
    if (staff.step != StaffStep::Checking || a.request != staff.request) return;
    staff.step = StaffStep::Pin;
    staff.pin.clear();
    ++staff.wrong;
    if (staff.wrong % kWrongPins == 0) staff.lockedUntilS = state.clockS + std::min(kPinLockMostS, std::ldexp(kPinLockS, std::min(staff.wrong / kWrongPins - 1, 8)));
}

void apply(const Content&, State& state, const RestoreLock& a) {
    StaffState& staff = state.booth.staff;
    staff.wrong = std::clamp(a.wrong, 0, kRefusedMost);
    staff.lockedUntilS = a.seconds > 0 ? state.clockS + std::min(a.seconds, kPinLockMostS) : -1e9;
}

void apply(const Content&, State& state, const LeaveStaff&) { closeStaff(state.booth.staff); }

void apply(const Content&, State& state, const ShowTestCard& a) {
    StaffState& staff = state.booth.staff;
    if (staff.step == StaffStep::Panel && a.on != 0) staff.step = StaffStep::TestCard;
    if (staff.step == StaffStep::TestCard && a.on == 0) staff.step = StaffStep::Panel;
}

void apply(const Content&, State& state, const AskProgram& a) {
    StaffState& staff = state.booth.staff;
    if (staff.step != StaffStep::Panel) return;
    if (a.wish == "restart") staff.wish = StaffWish::Restart;
    if (a.wish == "stop") staff.wish = StaffWish::Stop;
}

void apply(const Content& content, State& state, const SetBoothMode& a) {
    const auto mode = boothModeByName(a.mode);
    if (!mode || *mode == state.booth.mode) return;
    if (*mode == BoothMode::Stage && content.cues.empty()) return;
    if (state.booth.mode == BoothMode::Stage) state.stage = {};
    state.booth.mode = *mode;
    applyAny(content, state, StartAttract{});
    if (*mode != BoothMode::Stage) return;
    state.screen = ScreenId::Explore;
    applyAny(content, state, GoToCue{0});
}

void apply(const Content&, State& state, const SetTrouble& a) {
    auto& troubles = state.booth.troubles;
    const auto at = std::lower_bound(troubles.begin(), troubles.end(), a.name);
    const bool known = at != troubles.end() && *at == a.name;
    if (a.on != 0 && !known && !a.name.empty() && troubles.size() < kTroublesMost) troubles.insert(at, a.name);
    if (a.on == 0 && known) troubles.erase(at);
}

}  // namespace detail
}  // namespace arobase

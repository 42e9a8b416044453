// Staff arrange the names: every decision can be undone and done again.
#include <algorithm>
#include <cmath>

#include "app/name_format.h"
#include "app/update_detail.h"

namespace arobase::detail {
namespace {

constexpr std::size_t kSteps = 64;

bool exists(const Content& content, const std::string& code) { return content.exhibition.collectivite(code) || content.place(code); }

NameScope scopeOf(const State& state, const std::string& code) { return {code, state.naming.everyYear ? 0 : state.year, nameFormat(state)}; }

/// What holds now, to be changed: a decision for one edition begins as that for all.
NamePlace placeNow(const State& state, const std::string& code) {
    const NamePlace* place = state.names.find(code, state.year, nameFormat(state));
    return place ? *place : NamePlace{};
}

void keep(State& state) {
    auto& before = state.naming.before;
    if (before.empty() || before.back() != state.names) before.push_back(state.names);
    if (before.size() > kSteps) before.erase(before.begin());
    state.naming.after.clear();
}

/// One decision, one step back.
void decide(const Content& content, State& state, const std::string& code, const NamePlace& place) {
    if (!exists(content, code)) return;
    const NameScope scope = scopeOf(state, code);
    NamePlaces wanted = state.names;
    wanted.set(scope, place);
    if (wanted == state.names) return;
    keep(state);
    state.names = std::move(wanted);
}

Vec2 withinReach(Vec2 mm) { return {std::clamp(mm.x, -kFarthestNameMm, kFarthestNameMm), std::clamp(mm.y, -kFarthestNameMm, kFarthestNameMm)}; }

NamePlace movedTo(NamePlace place, Vec2 mm) {
    place.side.reset();
    place.offsetMm = withinReach(mm);
    place.hidden = false;
    return place;
}

/// From one list to the other; what is the same as now is no step.
void step(State& state, std::vector<NamePlaces>& from, std::vector<NamePlaces>& to) {
    while (!from.empty() && from.back() == state.names) from.pop_back();
    if (from.empty()) return;
    to.push_back(std::move(state.names));
    state.names = std::move(from.back());
    from.pop_back();
    state.naming.grabbedMm.reset();
}

}  // namespace

void apply(const Content&, State& state, const ArrangeNames& a) {
    state.naming.on = a.on != 0;
    state.naming.everyYear = a.everyYear != 0;
    state.naming.grabbedMm.reset();
}

void apply(const Content& content, State& state, const ChooseName& a) {
    state.naming.code = exists(content, a.code) ? a.code : std::string();
    state.naming.grabbedMm.reset();
}

void apply(const Content& content, State& state, const GrabName& a) {
    if (!state.naming.on || !exists(content, a.code)) return;
    state.naming.code = a.code;
    state.naming.grabbedMm = withinReach({a.xMm, a.yMm});
    keep(state);
}

void apply(const Content& content, State& state, const DragName& a) {
    NameArranging& naming = state.naming;
    if (!naming.on || !naming.grabbedMm || !exists(content, naming.code)) return;
    const auto mmPerPx = static_cast<float>(state.display.mmPerPx);
    naming.grabbedMm = withinReach(*naming.grabbedMm + Vec2{a.dx, a.dy} * mmPerPx);
    state.names.set(scopeOf(state, naming.code), movedTo(placeNow(state, naming.code), *naming.grabbedMm));
}

void apply(const Content&, State& state, const DropName&) { state.naming.grabbedMm.reset(); }

void apply(const Content& content, State& state, const PlaceName& a) { decide(content, state, a.code, movedTo(placeNow(state, a.code), {a.xMm, a.yMm})); }

void apply(const Content& content, State& state, const SetNameSide& a) {
    const auto side = sideByName(a.side);
    if (!side) return;
    NamePlace place = placeNow(state, a.code);
    place.side = side;
    place.offsetMm.reset();
    place.hidden = false;
    decide(content, state, a.code, place);
}

void apply(const Content& content, State& state, const HideName& a) {
    NamePlace place = placeNow(state, a.code);
    place.hidden = a.on != 0;
    if (place.hidden) place.insisted = false;
    decide(content, state, a.code, place);
}

void apply(const Content& content, State& state, const InsistOnName& a) {
    NamePlace place = placeNow(state, a.code);
    place.insisted = a.on != 0;
    if (place.insisted) place.hidden = false;
    decide(content, state, a.code, place);
}

void apply(const Content& content, State& state, const ResetName& a) { decide(content, state, a.code, {}); }

void apply(const Content&, State& state, const UndoNames&) { step(state, state.naming.before, state.naming.after); }
void apply(const Content&, State& state, const RedoNames&) { step(state, state.naming.after, state.naming.before); }

}  // namespace arobase::detail

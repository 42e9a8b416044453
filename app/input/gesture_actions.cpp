#include "app/input/gesture_actions.h"

#include <cmath>
#include <optional>

#include "app/screens/keyboard.h"

namespace arobase {
namespace {

constexpr double kWheelStep = 1.25;

/// Code of the territory that a node shows, or empty: "map-FR" → "FR", "inset-971" → "971".
std::string territoryOf(const std::string& target) {
    for (const std::string_view prefix : {"map-", "inset-"})
        if (target.starts_with(prefix)) return target.substr(prefix.size());
    return {};
}

/// Somebody else has fingers on it: it stays where it is, unless both zoom it the same way; then each makes half of it.
std::vector<Action> onSharedMap(const Gesture& g, const std::string& code) {
    if (g.kind != GestureKind::Pinch || !g.agreed) return {};
    return {ZoomMapAbout{code, g.fromPx.x, g.fromPx.y, std::sqrt(g.factor)}};
}

std::vector<Action> onMap(const Gesture& g, const std::string& code) {
    const Vec2 delta = g.px - g.fromPx;
    if (g.others > 0 && g.kind != GestureKind::Press && g.kind != GestureKind::Tap) return onSharedMap(g, code);
    switch (g.kind) {
        case GestureKind::Press: return {StopMap{code}};
        case GestureKind::Tap: return {TapMap{code, g.px.x, g.px.y}};
        case GestureKind::Drag: return {PanMap{code, delta.x, delta.y}};
        case GestureKind::DragEnd:
            if (g.velocityPxPerS != Vec2{}) return {FlingMap{code, g.velocityPxPerS.x, g.velocityPxPerS.y}};
            return {};
        // First about where the fingers were, then along with them: both points stay under them.
        case GestureKind::Pinch: return {ZoomMapAbout{code, g.fromPx.x, g.fromPx.y, g.factor}, PanMap{code, delta.x, delta.y}};
        default: return {};
    }
}

std::vector<Action> onGlobe(const Gesture& g) {
    if (g.kind == GestureKind::Drag) return {TurnGlobe{g.fromPx.x, g.fromPx.y, g.px.x, g.px.y}};
    if (g.kind == GestureKind::Pinch) return {ZoomGlobeAbout{g.fromPx.x, g.fromPx.y, g.factor}, TurnGlobe{g.fromPx.x, g.fromPx.y, g.px.x, g.px.y}};
    return {};
}

/// Staff arrange the insets: `target` is an inset or its handle.
std::vector<Action> onArranged(const Gesture& g, const std::string& code, bool handle) {
    const Vec2 delta = g.px - g.fromPx;
    if (g.kind == GestureKind::Press) return {KeepInsets{}};
    if (g.kind != GestureKind::Drag) return {};
    return {handle ? Action{ResizeInset{code, delta.x, delta.y}} : Action{MoveInset{code, delta.x, delta.y}}};
}

/// A name under the finger, and where it stands from its mark, mm.
std::optional<GrabName> nameUnder(const Scene& scene, const State& state, Vec2 px) {
    std::optional<GrabName> grab;
    walk(scene.root, [&](const Node& label, int) {
        if (label.role != Role::Label || !label.id.starts_with("label-") || !label.box.contains(px)) return;
        for (const std::string_view mark : {"mark-", "place-"})
            if (const Node* node = findNode(scene.root, std::string(mark) + label.value)) {
                const Vec2 mm = (label.box.centre() - node->box.centre()) * static_cast<float>(state.display.mmPerPx);
                grab = GrabName{label.value, mm.x, mm.y};
            }
    });
    return grab;
}

/// Staff arrange the names: a finger that begins on one moves it. Empty: it is the map's.
std::vector<Action> onNames(const Gesture& g, const Scene& scene, const State& state) {
    if (g.kind == GestureKind::Press) {
        if (const auto grab = nameUnder(scene, state, g.px)) return {*grab};
        return state.naming.grabbedMm ? std::vector<Action>{DropName{}} : std::vector<Action>{};
    }
    if (!state.naming.grabbedMm) return {};
    if (g.kind == GestureKind::Drag) return {DragName{g.px.x - g.fromPx.x, g.px.y - g.fromPx.y}};
    if (g.kind == GestureKind::Release) return {DropName{}};
    return {Touched{}};  // and nothing of the map's: neither a tap nor a fling
}

/// What follows `prefix` in the target, or empty.
std::string after(const std::string& target, std::string_view prefix) {
    return target.starts_with(prefix) ? target.substr(prefix.size()) : std::string();
}

std::vector<Action> tapOn(const Scene& scene, Vec2 px) {
    const Node* node = tapTarget(scene.root, px);
    if (!node || node->action.empty()) return {};
    const auto action = parseAction(node->action);
    return action ? std::vector<Action>{*action} : std::vector<Action>{};
}

/// A key that is held offers its variants, and the finger may slide to one; the erasing key goes on erasing.
std::vector<Action> onKey(const Gesture& g, const Scene& scene, const State& state) {
    const bool erases = g.target == "key-erase";
    if (g.kind == GestureKind::LongPress && erases) return {HoldErase{1}};
    if (g.kind == GestureKind::LongPress && !variantsOfKey(g.target).empty()) return {ShowVariants{g.target}};
    if (g.kind == GestureKind::LongPress) return tapOn(scene, g.px);  // a slow finger types too
    if (g.kind == GestureKind::Tap) return tapOn(scene, g.px);
    if (g.kind != GestureKind::Release) return {};
    if (erases && state.keys.erasing) return {HoldErase{0}};
    if (state.keys.variants != g.target) return {};
    const Node* node = tapTarget(scene.root, g.px);
    return node && node->id.starts_with("variant-") ? tapOn(scene, g.px) : std::vector<Action>{};
}

/// The wheel of years.
std::vector<Action> onWheel(const Gesture& g, const Scene& scene) {
    if (g.kind == GestureKind::Tap) return tapOn(scene, g.px);
    if (g.kind == GestureKind::Drag) return {DragDraftYear{g.px.x - g.fromPx.x}};
    if (g.kind == GestureKind::DragEnd) return {RestWheel{}};
    return {};
}

std::vector<Action> onFrise(const Gesture& g, const Scene& scene) {
    switch (g.kind) {
        case GestureKind::Press: return {FlingFrise{0}};
        case GestureKind::Tap: return tapOn(scene, g.px);
        case GestureKind::Drag: return {PanFrise{g.px.x - g.fromPx.x}};
        case GestureKind::DragEnd:
            if (g.velocityPxPerS.x != 0) return {FlingFrise{g.velocityPxPerS.x}};
            return {};
        case GestureKind::Pinch: return {ZoomFriseAbout{g.fromPx.x, g.factor}, PanFrise{g.px.x - g.fromPx.x}};
        default: return {};
    }
}

/// The list of a comparison: it follows a finger and slides on; the next touch stops it. A tap is for its lines.
std::vector<Action> onList(const Gesture& g) {
    if (g.kind == GestureKind::Press) return {FlingList{0}};
    if (g.kind == GestureKind::Drag) return {ScrollList{g.px.y - g.fromPx.y}};
    if (g.kind == GestureKind::DragEnd && g.velocityPxPerS.y != 0) return {FlingList{g.velocityPxPerS.y}};
    return {};
}

/// A cloth wipes: only one finger that stays on the button counts.
std::vector<Action> onCleaning(const Gesture& g) {
    if (g.target != "cleaning-leave") return {};
    if (g.kind == GestureKind::Press) return {HoldCleaning{g.fingers == 1 ? 1 : 0}};
    const bool goesOn = g.kind == GestureKind::LongPress;
    return goesOn ? std::vector<Action>{} : std::vector<Action>{HoldCleaning{0}};
}

std::vector<Action> onTarget(const Gesture& g, const Scene& scene, const State& state) {
    const std::string handle = after(g.target, "resize-"), inset = after(g.target, "inset-"), code = territoryOf(g.target);
    if (!handle.empty()) return onArranged(g, handle, true);
    if (state.arranging && !inset.empty()) return onArranged(g, inset, false);
    if (state.naming.on && !code.empty())
        if (std::vector<Action> name = onNames(g, scene, state); !name.empty()) return name;
    if (!code.empty()) return onMap(g, code);
    if (g.target == "frise") return onFrise(g, scene);
    if (g.target == "globe") return onGlobe(g);
    if (g.target == "overview" && g.kind == GestureKind::Press) return {FlingFrise{0}};
    if (g.target == "overview" && g.kind == GestureKind::Drag) return {DragOverview{g.px.x - g.fromPx.x}};
    if (g.target == "cursor" && g.kind == GestureKind::Drag) return {DragCursor{g.px.x}};
    if (g.target == "divider" && g.kind == GestureKind::Drag) return {DragDivider{g.px.x}};
    if (g.target == "comparison-list")
        if (std::vector<Action> list = onList(g); !list.empty()) return list;
    if (g.target.starts_with("key-")) return onKey(g, scene, state);
    if (g.target == "add-wheel") return onWheel(g, scene);
    if (g.kind == GestureKind::Tap) return tapOn(scene, g.px);
    return {};
}

}  // namespace

std::vector<Action> actionsFor(const Gesture& g, const Scene& scene, const State& state) {
    if (state.cleaning.on()) return onCleaning(g);
    std::vector<Action> actions;
    if (g.kind == GestureKind::Press) actions.push_back(Touched{});
    if (g.kind == GestureKind::Press && state.play.on && g.target != "play") actions.push_back(Play{0});  // its button stops it itself
    const std::vector<Action> more = onTarget(g, scene, state);
    actions.insert(actions.end(), more.begin(), more.end());
    return actions;
}

std::vector<Action> actionsForKey(const std::string& key, const State& state) {
    std::vector<Action> actions{Touched{}};
    if (state.add.open()) {
        if (key == "escape") actions.push_back(CloseAdding{});
        else if (key == "backspace") actions.push_back(EraseText{});
        else if (key == "enter" && state.add.step == AddStep::Thanks) actions.push_back(CloseAdding{});
        else if (key == "enter" && state.add.step == AddStep::Commune) actions.push_back(TakeChoice{});
        else if (state.add.step == AddStep::Commune && (key == "up" || key == "down")) actions.push_back(MoveChoice{key == "up" ? -1 : 1});
        else if (state.add.step == AddStep::Write && (key == "left" || key == "right")) actions.push_back(StepDraftYear{key == "left" ? -1 : 1});
        return actions;
    }
    if (state.search.open) {
        if (key == "escape") actions.push_back(CloseSearch{});
        else if (key == "enter") actions.push_back(TakeChoice{});
        else if (key == "backspace") actions.push_back(EraseText{});
        else if (key == "up" || key == "down") actions.push_back(MoveChoice{key == "up" ? -1 : 1});
        return actions;  // the others are letters
    }
    if (state.tour.on()) {
        if (key == "space" || key == "enter") return {Touched{}, PauseTour{state.tour.paused ? 0 : 1}};
        if (key == "left" || key == "pageup" || key == "right" || key == "pagedown") return {Touched{}, StepTour{key == "left" || key == "pageup" ? -1 : 1}};
        if (key == "escape") return {Touched{}, StopTour{}};
    }
    const bool sheet = state.selection.kind != SelectionKind::None;
    if (state.play.on || key == "space") actions.push_back(Play{state.play.on ? 0 : 1});
    if (key == "f8") return {StartCleaning{}};
    if (key == "f2") actions.push_back(OpenAdding{});
    else if (key == "f3") actions.push_back(OpenSearch{});
    else if (key == "f4") actions.push_back(state.compare.on() ? Action{LeaveComparison{}} : Action{Compare{0, 0, "progress"}});
    else if (key == "f7") actions.push_back(state.tour.on() ? Action{StopTour{}} : Action{StartTour{}});
    else if (key == "left" || key == "pageup") actions.push_back(StepEdition{-1});
    else if (key == "right" || key == "pagedown") actions.push_back(StepEdition{1});
    else if (key == "up" || key == "+" || key == "=") actions.push_back(StepZoom{1});
    else if (key == "down" || key == "-") actions.push_back(StepZoom{-1});
    else if (key == "f5" || key == "f6") actions.push_back(StepDecade{key == "f6" ? 1 : -1});
    else if (key == "home") actions.push_back(ShowAllFrance{});
    else if (key == "end") actions.push_back(ShowAllFrise{});
    else if (key == "backspace") actions.push_back(Back{});
    else if (key == "escape" && state.compare.on() && !sheet) actions.push_back(LeaveComparison{});
    else if (key == "escape") actions.push_back(sheet ? Action{CloseSheet{}} : Action{Back{}});
    return actions;
}

std::vector<Action> actionsForScroll(Vec2 px, double steps, const Scene& scene) {
    const Node* owner = fingerOwner(scene.root, px);
    if (!owner || steps == 0) return {};
    const auto factor = static_cast<float>(std::pow(kWheelStep, std::clamp(steps, -8.0, 8.0)));
    if (const std::string code = territoryOf(owner->id); !code.empty()) return {Touched{}, ZoomMapAbout{code, px.x, px.y, factor}};
    if (owner->id == "globe") return {Touched{}, ZoomGlobeAbout{px.x, px.y, factor}};
    if (owner->id == "comparison-list") return {Touched{}, ScrollList{static_cast<float>(steps) * 60}};
    if (owner->id == "frise" || owner->id == "cursor" || owner->id == "overview") return {Touched{}, ZoomFriseAbout{px.x, factor}};
    return {};
}

}  // namespace arobase

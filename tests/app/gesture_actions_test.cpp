// What a gesture, a key and the wheel mean.
#include "app/input/gesture_actions.h"

#include <gtest/gtest.h>

namespace arobase {
namespace {

Node node(std::string id, Rect box, std::string action, bool captures) {
    Node n;
    n.id = std::move(id);
    n.box = box;
    n.action = std::move(action);
    n.captures = captures;
    return n;
}

/// A map above a frise that has a cursor and a landmark, and a button.
Scene sample() {
    Scene scene;
    scene.root = node("root", {0, 0, 400, 400}, "", false);
    scene.root.children = {node("map-FR", {0, 0, 400, 200}, "", true), node("inset-971", {10, 10, 50, 50}, "ExpandInset 971", true),
                           node("frise", {0, 200, 400, 200}, "", true), node("back", {350, 10, 40, 40}, "Back", true),
                           node("broken", {300, 10, 40, 40}, "Do what", true)};
    scene.root.children[2].children = {node("landmark-x", {50, 300, 100, 20}, "SelectLandmark x", false), node("cursor", {200, 200, 40, 40}, "", true)};
    return scene;
}

Gesture gesture(GestureKind kind, std::string target, Vec2 px, Vec2 fromPx, float factor = 1, Vec2 velocity = {}) {
    return {kind, std::move(target), px, fromPx, factor, velocity, 1};
}

using Actions = std::vector<Action>;
Actions acts(const Gesture& g) { return actionsFor(g, sample(), State{}); }

TEST(GestureActions, UnknownTargetsAndBrokenActionsDoNothing) {
    EXPECT_EQ(acts(gesture(GestureKind::Drag, "nowhere", {5, 5}, {0, 0})), Actions{});
    EXPECT_EQ(acts(gesture(GestureKind::Tap, "broken", {310, 20}, {310, 20})), Actions{});
    EXPECT_EQ(acts(gesture(GestureKind::Tap, "nowhere", {-5, 20}, {-5, 20})), Actions{});
    EXPECT_EQ(acts(gesture(GestureKind::LongPress, "map-FR", {5, 5}, {5, 5})), Actions{});
}

TEST(GestureActions, EveryPressIsSomebodyThere) {
    for (const char* target : {"map-FR", "inset-971", "frise", "cursor", "back", "nowhere"}) {
        const Actions all = acts(gesture(GestureKind::Press, target, {1, 1}, {1, 1}));
        ASSERT_FALSE(all.empty());
        EXPECT_EQ(all.front(), Action(Touched{}));
    }
}

TEST(GestureActions, Maps) {
    EXPECT_EQ(acts(gesture(GestureKind::Press, "map-FR", {1, 1}, {1, 1})), (Actions{Touched{}, StopMap{"FR"}}));
    EXPECT_EQ(acts(gesture(GestureKind::Tap, "inset-971", {20, 30}, {20, 30})), (Actions{TapMap{"971", 20, 30}}));
    EXPECT_EQ(acts(gesture(GestureKind::Drag, "map-FR", {12, 9}, {10, 10})), (Actions{PanMap{"FR", 2, -1}}));
    EXPECT_EQ(acts(gesture(GestureKind::Pinch, "map-FR", {12, 9}, {10, 10}, 1.5f)), (Actions{ZoomMapAbout{"FR", 10, 10, 1.5f}, PanMap{"FR", 2, -1}}));
    EXPECT_EQ(acts(gesture(GestureKind::DragEnd, "map-FR", {1, 1}, {1, 1})), Actions{});
    EXPECT_EQ(acts(gesture(GestureKind::DragEnd, "map-FR", {1, 1}, {1, 1}, 1, {900, 5})), (Actions{FlingMap{"FR", 900, 5}}));
}

TEST(GestureActions, FriseCursorAndButtons) {
    EXPECT_EQ(acts(gesture(GestureKind::Press, "frise", {60, 310}, {60, 310})), (Actions{Touched{}, FlingFrise{0}}));
    EXPECT_EQ(acts(gesture(GestureKind::Tap, "frise", {60, 310}, {60, 310})), (Actions{SelectLandmark{"x"}}));
    EXPECT_EQ(acts(gesture(GestureKind::Tap, "frise", {10, 390}, {10, 390})), Actions{});
    EXPECT_EQ(acts(gesture(GestureKind::Drag, "frise", {70, 310}, {60, 310})), (Actions{PanFrise{10}}));
    EXPECT_EQ(acts(gesture(GestureKind::Pinch, "frise", {70, 310}, {60, 310}, 2)), (Actions{ZoomFriseAbout{60, 2}, PanFrise{10}}));
    EXPECT_EQ(acts(gesture(GestureKind::Drag, "cursor", {230, 210}, {220, 210})), (Actions{DragCursor{230}}));
    EXPECT_EQ(acts(gesture(GestureKind::Tap, "back", {360, 20}, {360, 20})), (Actions{Back{}}));
}

TEST(GestureActions, Keys) {
    const State none;
    State open;
    open.selection = {SelectionKind::Departement, "59"};
    EXPECT_EQ(actionsForKey("", none), (Actions{Touched{}}));
    EXPECT_EQ(actionsForKey("left", none), (Actions{Touched{}, StepEdition{-1}}));
    EXPECT_EQ(actionsForKey("pagedown", none), (Actions{Touched{}, StepEdition{1}}));
    EXPECT_EQ(actionsForKey("+", none), (Actions{Touched{}, StepZoom{1}}));
    EXPECT_EQ(actionsForKey("escape", none), (Actions{Touched{}, Back{}}));
    EXPECT_EQ(actionsForKey("escape", open), (Actions{Touched{}, CloseSheet{}}));
}

TEST(GestureActions, Wheel) {
    const Scene scene = sample();
    EXPECT_EQ(actionsForScroll({5, 100}, 0, scene), Actions{});
    EXPECT_EQ(actionsForScroll({-5, 100}, 1, scene), Actions{});
    EXPECT_EQ(actionsForScroll({360, 20}, 1, scene), Actions{});
    EXPECT_EQ(actionsForScroll({100, 100}, 1, scene), (Actions{Touched{}, ZoomMapAbout{"FR", 100, 100, 1.25f}}));
    EXPECT_EQ(actionsForScroll({20, 20}, 1, scene), (Actions{Touched{}, ZoomMapAbout{"971", 20, 20, 1.25f}}));
    EXPECT_EQ(actionsForScroll({10, 390}, 1, scene), (Actions{Touched{}, ZoomFriseAbout{10, 1.25f}}));
    EXPECT_EQ(actionsForScroll({100, 100}, 1e300, scene), actionsForScroll({100, 100}, 8, scene));
}

}  // namespace
}  // namespace arobase

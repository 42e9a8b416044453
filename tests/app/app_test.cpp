// Fingers and keys on the whole app: what moves, how far, and when there is something new to draw.
#include "app/screens/map_marks.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

MapView france(App& app) { return mapView(app.content(), layoutFor(app.content(), app.state()), app.state(), 0); }

/// Until nothing moves and the last picture is taken.
void settle(App& app) {
    test::run(app, 6);
    app.takeFrame();
}

TEST(AppTouch, FingersThatAreNoNumbersOrComeFromNowhereAreSurvived) {
    auto app = test::appOn(test::freshContent());
    const State before = app->state();
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    app->pointer({0, PointerPhase::Down, {kNan, 5}, 0, PointerDevice::Touch});
    app->pointer({0, PointerPhase::Up, {kNan, 5}, 0, PointerDevice::Touch});
    app->pointer({3, PointerPhase::Move, {50, 50}, 0, PointerDevice::Touch});
    app->pointer({3, PointerPhase::Up, {50, 50}, 0, PointerDevice::Touch});
    app->pointer({4, PointerPhase::Down, {-500, 1e9f}, 0, PointerDevice::Touch});
    app->pointer({4, PointerPhase::Cancel, {-500, 1e9f}, 0, PointerDevice::Touch});
    EXPECT_EQ(app->state().maps, before.maps);
    EXPECT_EQ(app->state().selection, before.selection);
}

TEST(AppTouch, ADragOf300PxMovesTheMap300Px) {
    for (const Vec2 delta : {Vec2{300, 0}, Vec2{-300, 0}, Vec2{0, 180}, Vec2{180, -140}}) {
        auto app = test::appOn(test::freshContent());
        app->dispatch(ZoomMapAbout{"FR", 1100, 300, 3});
        test::Hand hand(*app);
        const Vec2 from{1100, 300};
        const WorldPoint under = france(*app).toWorld(from);
        hand.down(0, from);
        for (int i = 1; i <= 30; ++i) {
            hand.wait(1.0 / 60);
            hand.move(0, from + delta * (static_cast<float>(i) / 30));
        }
        hand.wait(0.3);  // at rest before it lifts: no fling
        const Vec2 now = france(*app).toScreen(under);
        EXPECT_NEAR(now.x, from.x + delta.x, 1);
        EXPECT_NEAR(now.y, from.y + delta.y, 1);
        hand.up(0, from + delta);
        test::run(*app, 2);
        const Vec2 later = france(*app).toScreen(under);
        EXPECT_NEAR(later.x, from.x + delta.x, 1);
        EXPECT_NEAR(later.y, from.y + delta.y, 1);
    }
}

TEST(AppTouch, A8_AFingerThatWasLostIsNotDownForEver) {
    auto app = test::appOn(test::freshContent());
    test::Hand hand(*app);
    hand.down(1, {600, 400});
    hand.down(2, {900, 500});
    hand.wait(GestureLimits{}.stuckS - 1);
    EXPECT_EQ(app->fingersDown(), (std::vector<int>{1, 2}));
    hand.move(2, {905, 500});
    hand.wait(2);
    EXPECT_EQ(app->fingersDown(), std::vector<int>{2}) << "the first has not been heard of";
    hand.up(2, {905, 500});
    EXPECT_TRUE(app->fingersDown().empty());
}

TEST(AppTouch, TwoFingersKeepTheirPlacesOnTheMap) {
    auto app = test::appOn(test::freshContent());
    test::Hand hand(*app);
    Vec2 a{1000, 330}, b{1200, 330};
    const WorldPoint underA = france(*app).toWorld(a), underB = france(*app).toWorld(b);
    hand.down(1, a);
    hand.down(2, b);
    for (int i = 1; i <= 40; ++i) {
        hand.wait(1.0 / 60);
        a = {1000 - 2.5f * static_cast<float>(i), 330};
        b = {1200 + 2.5f * static_cast<float>(i), 330};
        hand.move(1, a);
        hand.move(2, b);
        EXPECT_LE(length(france(*app).toScreen(underA) - a), 1.5f);
        EXPECT_LE(length(france(*app).toScreen(underB) - b), 1.5f);
    }
    EXPECT_NEAR(length(b - a), 400, 1e-3);
    hand.up(1, a);
    hand.up(2, b);
    test::run(*app, 1);
    EXPECT_LE(length(france(*app).toScreen(underA) - a), 1.5f);
    EXPECT_LE(length(france(*app).toScreen(underB) - b), 1.5f);
}

TEST(AppTouch, APinchWhileTheHandMovesKeepsTheMiddle) {
    auto app = test::appOn(test::freshContent());
    test::Hand hand(*app);
    Vec2 a{900, 200}, b{1100, 320};
    hand.down(1, a);
    hand.down(2, b);
    const WorldPoint middle = france(*app).toWorld((a + b) * 0.5f);
    for (int i = 0; i < 40; ++i) {
        hand.wait(1.0 / 60);
        a = a + Vec2{1.5f, 2};
        b = b + Vec2{4, 2};
        hand.move(1, a);
        hand.move(2, b);
    }
    EXPECT_LE(length(france(*app).toScreen(middle) - (a + b) * 0.5f), 1.5f);
}

TEST(AppTouch, AFlungMapGoesOnAndComesToRest) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(ZoomMapAbout{"FR", 1100, 300, 4});
    test::Hand hand(*app);
    hand.down(0, {1400, 300});
    for (int i = 1; i <= 8; ++i) {
        hand.wait(1.0 / 60);
        hand.move(0, {1400 - 50 * static_cast<float>(i), 300});
    }
    hand.up(0, {1000, 300});
    const WorldPoint released = france(*app).camera.centre;
    test::run(*app, 0.2);
    EXPECT_GT(france(*app).camera.centre.x, released.x);
    test::run(*app, 4);
    EXPECT_FALSE(animating(app->state()));
}

TEST(AppTouch, AFingerOnAMovingMapStopsIt) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(FlyTo{5, 45, 100, "FR"});
    test::run(*app, 0.2);
    test::Hand hand(*app);
    hand.down(0, {1000, 300});
    const MapCamera held = france(*app).camera;
    hand.wait(0.2);
    EXPECT_EQ(france(*app).camera, held);
}

TEST(AppTouch, TheCursorIsDraggedThroughTheEditions) {
    auto app = test::appOn(test::freshContent());
    const Node* cursor = findNode(app->scene().root, "cursor");
    ASSERT_NE(cursor, nullptr);
    const Vec2 from = cursor->box.centre();
    test::Hand hand(*app);
    hand.down(0, from);
    const FriseView view = friseView(app->content(), layoutFor(app->content(), app->state()), app->state());
    for (const Edition& e : app->content().exhibition.editions) {
        hand.wait(1.0 / 60);
        hand.move(0, {view.toPx(e.year + 0.5), from.y});
        // The first few px are slop when the finger has not left its year.
        if (std::abs(view.toPx(e.year + 0.5) - from.x) > 30) {
            EXPECT_EQ(app->state().year, e.year);
        }
    }
    EXPECT_FALSE(app->state().frise.range.has_value()) << "the frise itself does not move";
}

TEST(AppTouch, TheFriseIsDraggedAndPinched) {
    auto app = test::appOn(test::freshContent());
    test::Hand hand(*app);
    const float y = layoutFor(app->content(), app->state()).frise.lanes[1].centre().y;
    const auto view = [&] { return friseView(app->content(), layoutFor(app->content(), app->state()), app->state()); };
    const double left = view().toYear(900), right = view().toYear(1100);
    hand.down(1, {900, y});
    hand.down(2, {1100, y});
    for (int i = 1; i <= 20; ++i) {
        hand.wait(1.0 / 60);
        hand.move(1, {900 - 10 * static_cast<float>(i), y});
        hand.move(2, {1100 + 10 * static_cast<float>(i), y});
    }
    EXPECT_NEAR(view().toPx(left), 700, 1.5);
    EXPECT_NEAR(view().toPx(right), 1300, 1.5);
}

TEST(AppFrames, TheFirstTouchGivesANewPicture) {
    auto app = test::appOn(test::freshContent());
    EXPECT_TRUE(app->needsFrame());
    settle(*app);
    EXPECT_FALSE(app->needsFrame());
    app->pointer({0, PointerPhase::Down, {1000, 300}, 10, PointerDevice::Touch});
    EXPECT_TRUE(app->needsFrame());
}

TEST(AppFrames, RestIsRest) {
    auto app = test::appOn(test::freshContent());
    for (const Action& a : {Action(SelectCollectivite{"60057"}), Action(FlyTo{5, 45, 300, "FR"}), Action(FlingMap{"FR", 900, 200}), Action(SelectYear{2005}),
                            Action(ShowFrise{2002, 2009}), Action(FlingFrise{4000}), Action(ExpandInset{"974"}), Action(Back{}), Action(CloseSheet{})}) {
        app->dispatch(a);
        settle(*app);
        int frames = 0;
        for (int i = 0; i < 3600; ++i) {
            app->tick(1.0 / 60);
            if (app->needsFrame()) {
                app->takeFrame();
                ++frames;
            }
        }
        EXPECT_LE(frames, 2) << toText(a);
    }
}

TEST(AppFrames, F10WithReducedMotionTheFirstFrameIsWhereOneLands) {
    const auto places = [](App& app) {
        std::map<std::string, Rect> boxes;
        walk(app.scene().root, [&](const Node& n, int) {
            if (n.role == Role::Mark || n.role == Role::Map || n.role == Role::Inset || n.role == Role::ScaleBar) boxes[n.id] = n.box;
        });
        return boxes;
    };
    for (const Action& action : {Action(FlyTo{5, 45, 100, "FR"}), Action(FlyTo{55.45, -20.9, 60, "974"}), Action(ExpandInset{"974"}), Action(ZoomMapAbout{"FR", 900, 300, 3}), Action(ShowAllFrance{})}) {
        auto app = test::appOn(test::freshContent());
        app->dispatch(SetReducedMotion{1});
        app->dispatch(FlyTo{2, 48, 400, "FR"});
        settle(*app);
        const auto before = places(*app);
        app->dispatch(action);
        EXPECT_FALSE(animating(app->state())) << toText(action);
        ASSERT_TRUE(app->needsFrame()) << toText(action);
        app->takeFrame();
        const auto first = places(*app);
        test::run(*app, 3);
        EXPECT_NE(first, before) << toText(action);
        EXPECT_EQ(places(*app), first) << toText(action);
    }
}

TEST(AppFrames, WhatMovesIsDrawnUntilItHasLanded) {
    auto app = test::appOn(test::freshContent());
    settle(*app);
    app->dispatch(FlyTo{5, 45, 100, "FR"});
    while (animating(app->state())) {
        app->takeFrame();
        app->tick(1.0 / 60);
        ASSERT_TRUE(app->needsFrame());
    }
    const MapView view = france(*app);
    const auto lyon = app->content().projectors[0].forward({5, 45});
    EXPECT_LE(length(view.toScreen(*lyon) - view.middlePx), 1);
}

TEST(AppAttract, TheFirstTouchLeavesIt) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(SetIdle{30});
    app->dispatch(Touched{});
    for (int i = 0; i < 31; ++i) app->tick(1);
    ASSERT_EQ(app->state().screen, ScreenId::Attract);
    ASSERT_NE(findNode(app->scene().root, "attract-touch"), nullptr);
    app->pointer({0, PointerPhase::Down, {1000, 300}, 40, PointerDevice::Touch});
    EXPECT_EQ(app->state().screen, ScreenId::Explore);
    EXPECT_EQ(findNode(app->scene().root, "attract-touch"), nullptr);
}

TEST(AppAttract, AKeyLeavesItToo) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(StartAttract{});
    app->key("space");
    EXPECT_EQ(app->state().screen, ScreenId::Explore);
}

TEST(AppKeys, DoWhatTheySay) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(SelectYear{2018});
    app->key("left");
    EXPECT_EQ(app->state().year, 2017);
    app->key("pagedown");
    EXPECT_EQ(app->state().year, 2018);
    const double home = france(*app).camera.metresPerPx;
    app->key("+");
    test::run(*app, 3);
    EXPECT_NEAR(france(*app).camera.metresPerPx, home / 1.8, 1e-6);
    app->key("-");
    test::run(*app, 3);
    EXPECT_NEAR(france(*app).camera.metresPerPx / home, 1, 1e-6);
    app->dispatch(SelectCollectivite{"60057"});
    app->key("escape");
    EXPECT_EQ(app->state().selection, Selection{});
    app->dispatch(ShowFrise{2004, 2008});
    test::run(*app, 2);
    app->key("end");
    test::run(*app, 2);
    const FriseRange shown = app->state().frise.range.value_or(wholeFrise(app->content()));
    EXPECT_EQ(shown, (FriseRange{static_cast<double>(app->content().exhibition.friseFrom), app->content().exhibition.friseTo + 1.0}));
    app->key("home");
    test::run(*app, 3);
    EXPECT_FALSE(app->state().maps[0].camera.has_value());
    const State before = app->state();
    app->key("f13");
    app->key("");
    EXPECT_EQ(app->state().year, before.year);
    EXPECT_EQ(app->state().selection, before.selection);
}

TEST(AppScroll, ZoomsAboutThePointer) {
    auto app = test::appOn(test::freshContent());
    const Vec2 px{1150, 280};
    const WorldPoint under = france(*app).toWorld(px);
    app->scroll(px, 3);
    EXPECT_LE(length(france(*app).toScreen(under) - px), 0.5f);
    EXPECT_LT(france(*app).camera.metresPerPx, 1e9);
    app->scroll(px, 0);
    app->scroll({-50, -50}, 2);
    app->scroll(px, -1e9);
    EXPECT_TRUE(std::isfinite(france(*app).camera.metresPerPx));
}

TEST(AppContent, OtherContentTakesItsPlace) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(SelectCollectivite{"60057"});
    app->dispatch(SelectLandmark{app->content().exhibition.frise.front().id});
    app->replaceContent(test::freshContent());
    EXPECT_EQ(app->state().selection.kind, SelectionKind::Landmark);
    app->replaceContent(loadContent({"/nowhere", "/nowhere/atlas.bake", {}}));
    EXPECT_EQ(app->state().selection, Selection{});
    EXPECT_TRUE(app->needsFrame());
    EXPECT_EQ(app->takeFrame().root.id, "root");
    app->key("right");
    app->dispatch(Back{});
    test::run(*app, 1);
    app->takeFrame();
}

}  // namespace
}  // namespace arobase

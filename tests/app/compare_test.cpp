// Two editions compared, and the editions that pass by themselves: what is refused, then what must hold.
#include <cmath>
#include <set>

#include "app/input/gesture_actions.h"
#include "app/screens/comparison_list.h"
#include "app/screens/comparison_marks.h"
#include "app/screens/map_marks.h"
#include "app/update.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;

State open(int from, int to, const char* mode, DisplayInfo display = {}) {
    return update(realContent(), initialState(realContent(), display), Compare{from, to, mode});
}

const Comparison& compared(int from, int to) { return *realContent().comparisons.of(realContent().exhibition, realContent().identities, from, to); }

std::multiset<std::string> marked(const State& state) {
    std::multiset<std::string> codes;
    const Layout layout = layoutFor(realContent(), state);
    for (int slot = 0; slot < kTerritories; ++slot)
        for (const MapMark& m : marksOf(realContent(), layout, state, mapView(realContent(), layout, state, slot)))
            codes.insert(realContent().exhibition.collectivites[static_cast<std::size_t>(m.collectivite)].code);
    return codes;
}

TEST(Compare, WhatMakesNoSenseChangesNothing) {
    const State before = initialState(realContent(), {});
    for (const Action& bad : {Action{Compare{2018, 2018, "progress"}}, Action{Compare{2018, 2017, "progress"}}, Action{Compare{2017, 2018, "else"}},
                              Action{Compare{1950, 2018, "swipe"}}, Action{Compare{2018, 2003, "beside"}}, Action{Compare{0, 2018, "progress"}},
                              Action{StepCompared{0, 1}}, Action{DragDivider{300}}, Action{ScrollList{-100}}, Action{ToggleProgress{"else"}}, Action{LeaveComparison{}}})
        EXPECT_EQ(update(realContent(), before, bad), before) << toText(bad);
}

TEST(Compare, WithoutYearsTakesTheOneShownAndTheOneBeforeIt) {
    State state = update(realContent(), initialState(realContent(), {}), SelectYear{2018});
    state = update(realContent(), state, Compare{0, 0, "progress"});
    EXPECT_EQ(std::pair(state.compare.from, state.compare.to), std::pair(2017, 2018));
    State first = update(realContent(), initialState(realContent(), {}), SelectYear{1999});
    first = update(realContent(), first, Compare{0, 0, "swipe"});
    EXPECT_EQ(std::pair(first.compare.from, first.compare.to), std::pair(1999, 2000));
    State between = update(realContent(), initialState(realContent(), {}), SelectYear{2009});  // no edition
    between = update(realContent(), between, Compare{0, 0, "progress"});
    EXPECT_EQ(std::pair(between.compare.from, between.compare.to), std::pair(2007, 2008));
}

TEST(Compare, TheTwoEditionsNeverMeet) {
    State state = open(2017, 2018, "progress");
    EXPECT_EQ(update(realContent(), state, StepCompared{0, 1}).compare, state.compare);
    EXPECT_EQ(update(realContent(), state, StepCompared{1, -1}).compare, state.compare);
    for (int i = 0; i < 60; ++i) state = update(realContent(), state, StepCompared{i % 2, i % 2 == 0 ? -1 : 1});
    EXPECT_EQ(state.compare.from, realContent().exhibition.editions.front().year);
    EXPECT_EQ(state.compare.to, realContent().exhibition.editions.back().year);
    EXPECT_EQ(state.year, state.compare.to);
}

TEST(Compare, TheCursorMovesTheLaterEditionAndWhatNeedsAnotherMapEndsIt) {
    AROBASE_NEEDS_ATLAS();
    const State state = open(2011, 2018, "progress");
    EXPECT_EQ(update(realContent(), state, SelectYear{2013}).compare.to, 2013);
    EXPECT_EQ(update(realContent(), state, SelectYear{2003}), state);  // no edition
    EXPECT_EQ(update(realContent(), state, SelectYear{2010}), state);  // before the earlier one
    EXPECT_EQ(update(realContent(), state, StepEdition{1}).compare.to, 2019);
    for (const Action& other : {Action{ShowStatistics{"region", "count", 0}}, Action{StartAttract{}}, Action{ShowAnnualMap{}}, Action{SelectLandmark{realContent().exhibition.frise.front().id}},
                                Action{Play{1}}})
        EXPECT_FALSE(update(realContent(), state, other).compare.on()) << toText(other);
}

TEST(Compare, TheSheetOfACollectiviteLiesOverTheListAndBackLeadsOut) {
    AROBASE_NEEDS_ATLAS();
    const State before = initialState(realContent(), {});
    const State list = open(2022, 2023, "progress");
    EXPECT_EQ(list.selection.kind, SelectionKind::Comparison);
    const std::string code = realContent().exhibition.collectivites[static_cast<std::size_t>(compared(2022, 2023).all.front().collectivite)].code;
    State sheet = update(realContent(), list, SelectCollectivite{code});
    EXPECT_EQ(sheet.selection.kind, SelectionKind::Collectivite);
    EXPECT_TRUE(sheet.compare.on());
    sheet = update(realContent(), sheet, CloseSheet{});
    EXPECT_EQ(sheet.selection.kind, SelectionKind::Comparison);
    EXPECT_FALSE(update(realContent(), sheet, CloseSheet{}).compare.on());
    EXPECT_EQ(update(realContent(), sheet, CloseSheet{}).selection, Selection{});
    const State out = update(realContent(), list, Back{});
    EXPECT_FALSE(out.compare.on());
    EXPECT_EQ(out.year, before.year);
}

TEST(Compare, TheMarksAreTheComparisonAndTheLegendFiltersThem) {
    AROBASE_NEEDS_ATLAS();
    for (const auto& [from, to] : {std::pair(2022, 2023), std::pair(2008, 2010), std::pair(1999, 2001)}) {
        State state = open(from, to, "progress");
        std::multiset<std::string> all;
        for (const ComparedOne& one : compared(from, to).all)
            if (realContent().collectiviteAt[static_cast<std::size_t>(one.collectivite)]) all.insert(realContent().exhibition.collectivites[static_cast<std::size_t>(one.collectivite)].code);
        EXPECT_EQ(marked(state), all) << from << " " << to;
        for (int p = 0; p < kProgresses; ++p) state = update(realContent(), state, ToggleProgress{std::string(progressName(static_cast<Progress>(p)))});
        EXPECT_TRUE(marked(state).empty());
        EXPECT_EQ(marked(update(realContent(), state, ShowAllFrance{})), all);
    }
}

TEST(CompareList, GoesOnWithoutGapsOrOverlapsAndScrollsToItsEnd) {
    AROBASE_NEEDS_ATLAS();
    const Comparison& comparison = compared(2017, 2018);
    for (const int columns : {1, 2}) {
        const auto lines = screens::listLines(comparison, columns);
        std::set<int> seen;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].index >= 0) {
                EXPECT_TRUE(seen.insert(lines[i].index).second);
                EXPECT_EQ(comparison.all[static_cast<std::size_t>(lines[i].index)].progress, lines[i].progress);
            }
            for (std::size_t j = i + 1; j < lines.size(); ++j) {
                const bool beside = lines[i].index >= 0 && lines[j].index >= 0 && lines[i].column != lines[j].column;
                const bool apart = lines[i].topMm + lines[i].heightMm <= lines[j].topMm || lines[j].topMm + lines[j].heightMm <= lines[i].topMm;
                EXPECT_TRUE(beside || apart) << i << " " << j;
            }
        }
        EXPECT_EQ(seen.size(), comparison.all.size());
    }
    State state = test::ticked(realContent(), open(2017, 2018, "progress"), 1);
    EXPECT_EQ(update(realContent(), state, ScrollList{1e6f}).compare.scrollMm, 0);
    state = update(realContent(), state, ScrollList{-1e6f});
    const double roomMm = static_cast<double>(screens::comparisonListBox(layoutFor(realContent(), state)).h) * state.display.mmPerPx;
    EXPECT_NEAR(state.compare.scrollMm + roomMm, screens::listHeightMm(comparison, 1) + 1, 0.01);
    EXPECT_EQ(update(realContent(), state, StepCompared{1, 1}).compare.scrollMm, 0);  // another list
}

TEST(Comparison, TheListSlidesOnWhereAFingerLeavesItAndStopsAtItsEnd) {
    State state = test::ticked(realContent(), open(2017, 2018, "progress"), 1);
    state = update(realContent(), state, FlingList{-3000});
    State later = test::ticked(realContent(), state, 0.1);
    EXPECT_GT(later.compare.scrollMm, 5);
    EXPECT_TRUE(animating(later));
    EXPECT_EQ(update(realContent(), later, FlingList{0}).compare.flingPxPerS, 0);  // the next touch stops it
    later = test::ticked(realContent(), later, 5);
    EXPECT_EQ(later.compare.flingPxPerS, 0);
    const double end = update(realContent(), later, ScrollList{-1e6f}).compare.scrollMm;
    EXPECT_LE(later.compare.scrollMm, end);
    state = update(realContent(), later, FlingList{1e6f});
    state = test::ticked(realContent(), state, 1);
    EXPECT_EQ(state.compare.scrollMm, 0);
    EXPECT_EQ(state.compare.flingPxPerS, 0);
    state.settings.reducedMotion = true;
    EXPECT_EQ(update(realContent(), state, FlingList{-3000}).compare.flingPxPerS, 0);
    EXPECT_EQ(update(realContent(), test::ticked(realContent(), open(2017, 2018, "swipe"), 1), FlingList{-3000}).compare.flingPxPerS, 0);
}

/// What a mark draws, whatever its colours and its place.
std::string shapeOf(Progress progress, App& app) {
    Scene scene;
    const Layout layout = layoutFor(app.content(), app.state());
    scene.list.clear(layout.screen);
    SceneBuilder builder(scene, app.text(), app.content().exhibition.theme("jour"), layout.metrics);
    screens::drawProgressMark(builder, {500, 500}, 20, progress, false);
    std::string shape;
    for (const Prim& p : scene.list.prims()) {
        const bool hollow = p.fill.a == 0 || p.fill == builder.colour("land");
        shape += std::to_string(static_cast<int>(p.kind)) + (hollow ? "o" : "x");
        for (const float part : {p.box.x, p.box.y, p.box.w, p.box.h, p.params[0], p.params[1], p.params[2], p.params[3]}) shape += " " + std::to_string(std::lround(part * 4));
        shape += "; ";
    }
    return shape;
}

TEST(CompareMarks, EachHasAShapeOfItsOwnSoThatGreyTellsThemApart) {
    auto app = test::appOn(test::freshContent());
    std::set<std::string> shapes;
    for (int p = 0; p < kProgresses; ++p) EXPECT_TRUE(shapes.insert(shapeOf(static_cast<Progress>(p), *app)).second) << progressName(static_cast<Progress>(p));
}

TEST(CompareSwipe, TheLegendCountsBothEditions) {
    for (const char* mode : {"swipe", "beside"}) {
        auto app = test::appOn(test::freshContent());
        app->dispatch(Compare{2011, 2018, mode});
        test::run(*app, 1);
        const auto before = app->content().exhibition.knownByLevel(2011), after = app->content().exhibition.knownByLevel(2018);
        for (int level = 0; level <= kLevels; ++level) {
            const auto i = static_cast<std::size_t>(level);
            const Node* entry = findNode(app->scene().root, "legend-" + std::to_string(level));
            ASSERT_NE(entry, nullptr) << mode;
            EXPECT_EQ(entry->text, std::to_string(before[i]) + " · " + std::to_string(after[i])) << mode << level;
        }
        EXPECT_NE(findNode(app->scene().root, "legend-years"), nullptr) << mode;
        app->dispatch(LeaveComparison{});
        test::run(*app, 1);
        EXPECT_EQ(findNode(app->scene().root, "legend-years"), nullptr) << mode;
    }
}

int grounds(const Scene& scene) {
    int count = 0;
    for (const DrawCommand& command : scene.list.commands()) count += std::holds_alternative<MapGround>(command.what);
    return count;
}

TEST(CompareSwipe, ShowsEachEditionOnItsSideWithTwoGroundsAtMost) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    app->dispatch(Compare{2011, 2018, "swipe"});
    test::run(*app, 1);
    for (const float share : {-5.f, 0.f, 0.3f, 0.5f, 1.f, 9.f}) {
        const Layout layout = layoutFor(app->content(), app->state());
        app->dispatch(DragDivider{layout.swipe.x + share * layout.swipe.w});
        const float x = dividerX(layout, app->state());
        EXPECT_FLOAT_EQ(app->state().compare.divider, std::clamp(share, 0.f, 1.f));
        for (const Node& n : findNode(app->scene().root, "map-FR")->children) {
            if (n.role != Role::Mark) continue;
            if (n.id.starts_with("before-")) {
                EXPECT_LT(n.box.x, x) << n.id;
            } else {
                EXPECT_GT(n.box.right(), x) << n.id;
            }
        }
        EXPECT_EQ(grounds(app->scene()), 1);  // far away the ground is the same for both
    }
    const auto who = app->content().exhibition.collectivite("38185");  // Grenoble
    ASSERT_TRUE(who);
    app->dispatch(FlyTo{5.72, 45.18, 60, "FR"});
    test::run(*app, 4);
    EXPECT_EQ(grounds(app->scene()), 2);
    app->dispatch(LeaveComparison{});
    EXPECT_EQ(grounds(app->scene()), 1);
}

TEST(CompareSwipe, TheDividerAndTheListFollowAFinger) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    const auto drag = [&](Vec2 from, Vec2 to) {
        test::Hand hand(*app);
        hand.down(0, from);
        for (int i = 1; i <= 20; ++i) {
            hand.wait(0.03);
            hand.move(0, from + (to - from) * (static_cast<float>(i) / 20));
        }
        hand.wait(0.3);  // a finger that rests does not fling
        hand.up(0, to);
    };
    app->dispatch(Compare{2011, 2018, "swipe"});
    test::run(*app, 1);
    const Layout layout = layoutFor(app->content(), app->state());
    const MapView before = mapView(app->content(), layout, app->state(), kMainMap);
    const float x = dividerX(layout, app->state());
    drag({x, layout.swipe.y + layout.swipe.h * 0.3f}, {x - 200, 500});
    EXPECT_NEAR(dividerX(layout, app->state()), x - 200, 1);
    EXPECT_EQ(mapView(app->content(), layout, app->state(), kMainMap).camera, before.camera);  // the map stays
    app->dispatch(Compare{2017, 2018, "progress"});
    test::run(*app, 1);
    const Rect list = screens::comparisonListBox(layoutFor(app->content(), app->state()));
    drag(list.centre(), list.centre() - Vec2{0, 150});
    EXPECT_NEAR(app->state().compare.scrollMm, 150 * app->state().display.mmPerPx, 0.5);
    EXPECT_EQ(app->state().selection.kind, SelectionKind::Comparison);  // no row was tapped
}

TEST(CompareSwipe, ATapMeansTheEditionUnderIt) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = realContent();
    State state = open(2011, 2018, "swipe");
    const auto agen = content.exhibition.collectivite("47001");  // known in 2011, not in 2018
    ASSERT_TRUE(agen);
    for (const bool left : {true, false}) {
        state.compare.divider = left ? 1.f : 0.f;
        const Layout layout = layoutFor(content, state);
        const Vec2 px = mapView(content, layout, state, kMainMap).toScreen(*content.collectiviteAt[static_cast<std::size_t>(*agen)]);
        EXPECT_EQ(pickOnMap(content, layout, state, kMainMap, px) == (Selection{SelectionKind::Collectivite, "47001"}), left);
    }
}

TEST(CompareBeside, OneCameraServesBothWhateverIsDone) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = realContent();
    for (const DisplayInfo display : {DisplayInfo{1920, 1080, 0.28}, DisplayInfo{1080, 1920, 0.369}}) {
        State state = open(2011, 2018, "beside", display);
        const Layout layout = layoutFor(content, state);
        const Vec2 finger = layout.panes[0].centre() + Vec2{40, -30};
        const auto panes = [&] { return mapPanes(content, layout, state); };
        for (const Action& action : {Action{PanMap{"FR", 33, -12}}, Action{ZoomMapAbout{"FR", finger.x, finger.y, 2.5f}}, Action{PanMap{"FR", -80, 9}},
                                     Action{ZoomMapAbout{"FR", finger.x, finger.y, 1.7f}}}) {
            const WorldPoint under = panes()[0].view.toWorld(finger);
            state = update(content, state, action);
            ASSERT_EQ(panes().size(), 2u);
            EXPECT_EQ(panes()[0].view.camera, panes()[1].view.camera) << toText(action);
            if (std::holds_alternative<ZoomMapAbout>(action)) {  // it stays under the finger that is on the other pane
                EXPECT_LT(length(panes()[0].view.toScreen(under) - finger), 0.05f);
            }
            const Vec2 a = panes()[0].view.toScreen(panes()[0].view.camera.centre) - layout.panes[0].centre();
            const Vec2 b = panes()[1].view.toScreen(panes()[1].view.camera.centre) - layout.panes[1].centre();
            EXPECT_LT(length(a - b), 0.01f);  // and at the same place of each
        }
        EXPECT_TRUE(layout.panes[0].intersection(layout.panes[1]).empty());
    }
}

TEST(CompareMultiples, OneCellAnEditionAndATapShowsIt) {
    AROBASE_NEEDS_ATLAS();
    for (const DisplayInfo display : {DisplayInfo{1920, 1080, 0.28}, DisplayInfo{1080, 1920, 0.369}}) {
        auto app = test::appOn(test::freshContent(), display);
        app->dispatch(Compare{2017, 2018, "multiples"});
        test::run(*app, 1);
        for (const Edition& edition : app->content().exhibition.editions) {
            const Node* node = findNode(app->scene().root, "multiple-" + std::to_string(edition.year));
            ASSERT_NE(node, nullptr);
            EXPECT_EQ(node->value, std::to_string(app->content().exhibition.awardsOf(edition.year).size()));
        }
        for (const int year : {2018, 2008}) {  // that of the comparison, and another
            app->dispatch(Compare{2017, 2018, "multiples"});
            test::run(*app, 1);
            test::Hand hand(*app);
            hand.tap(findNode(app->scene().root, "multiple-" + std::to_string(year))->box.centre());
            EXPECT_FALSE(app->state().compare.on());
            EXPECT_EQ(app->state().year, year);
        }
    }
}

TEST(Play, RunsThroughEveryEditionNoFasterThanItShouldAndStopsAtTheLast) {
    State state = update(realContent(), initialState(realContent(), {}), SelectYear{2030});
    state = update(realContent(), state, Play{1});  // at the last one: from the beginning
    std::vector<int> seen{state.year};
    double since = state.clockS;
    for (int i = 0; i < 60 * 60 && state.play.on; ++i) {
        state = update(realContent(), state, Tick{1.0 / 60});
        if (state.year == seen.back()) continue;
        EXPECT_GE(state.clockS - since, 0.9);
        since = state.clockS;
        seen.push_back(state.year);
    }
    std::vector<int> all;
    for (const Edition& edition : realContent().exhibition.editions) all.push_back(edition.year);
    EXPECT_EQ(seen, all);
    EXPECT_FALSE(state.play.on);
    EXPECT_FALSE(animating(state));
}

TEST(Play, ATouchStopsItAndItsButtonDoesSoOnce) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    test::run(*app, 1);
    const Vec2 button = findNode(app->scene().root, "play")->box.centre();
    test::Hand hand(*app);
    hand.tap(button);
    ASSERT_TRUE(app->state().play.on);
    test::run(*app, 1.5);
    hand.tap(button);
    EXPECT_FALSE(app->state().play.on);
    app->dispatch(Play{1});
    hand.wait(1);
    hand.down(0, {1300, 300});
    EXPECT_FALSE(app->state().play.on);
    hand.up(0, {1300, 300});
    app->dispatch(Play{1});
    app->key("left");
    EXPECT_FALSE(app->state().play.on);
    app->key("space");
    EXPECT_TRUE(app->state().play.on);
    app->key("space");
    EXPECT_FALSE(app->state().play.on);
}

}  // namespace
}  // namespace arobase

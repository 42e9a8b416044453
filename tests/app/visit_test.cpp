// One visit: its end, its hints, what it explored, two people at one screen, the screen that is wiped.
#include <algorithm>
#include <random>
#include <set>

#include "app/action.h"
#include "app/guide.h"
#include "app/harness/dump.h"
#include "app/recap.h"
#include "app/screens/layout.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;
using test::ticked;

State after(State state, const Action& action) { return update(realContent(), std::move(state), action); }

State visiting(double idleS = 90, DisplayInfo display = {}) {
    return after(after(after(initialState(realContent(), display), SetIdle{idleS}), StartAttract{}), Touched{});
}

State seconds(State state, int count) {
    for (int i = 0; i < count; ++i) state = after(std::move(state), Tick{1});
    return state;
}

const DisplayInfo kWide{1920, 1080, 0.6344};  // 55 inches

// --- the end of a visit -----------------------------------------------------------------------------------------

TEST(Visit, B3_NobodyWhoNeverTouchedIsSentAway) {
    State state = after(initialState(realContent(), {}), SetIdle{90});
    state = seconds(state, 3600);
    EXPECT_EQ(state.screen, ScreenId::Explore);
    EXPECT_EQ(countdown(state), 0);
}

TEST(Visit, B3_OneResetNinetySecondsAfterTheLastTouch) {
    State state = visiting();
    int resets = 0, at = 0;
    for (int second = 1; second <= 3600; ++second) {
        const ScreenId before = state.screen;
        state = after(std::move(state), Tick{1});
        if (before != ScreenId::Attract && state.screen == ScreenId::Attract) ++resets, at = second;
    }
    EXPECT_EQ(resets, 1);
    EXPECT_NEAR(at, 90, 1);
}

TEST(Visit, B4_TwentySecondsAreCountedDown) {
    State state = seconds(visiting(), 69);
    EXPECT_EQ(countdown(state), 0);
    for (int left = 20; left >= 1; --left) {
        state = after(std::move(state), Tick{1});
        EXPECT_EQ(countdown(state), left);
        EXPECT_EQ(state.screen, ScreenId::Explore);
    }
    EXPECT_EQ(after(std::move(state), Tick{1}).screen, ScreenId::Attract);
}

TEST(Visit, B4_TenTimesOnMayGoOn) {
    State state = visiting();
    for (int i = 0; i < 10; ++i) {
        state = seconds(std::move(state), 85);
        ASSERT_GT(countdown(state), 0) << i;
        state = after(std::move(state), Touched{});
        EXPECT_EQ(countdown(state), 0);
    }
    EXPECT_EQ(state.screen, ScreenId::Explore);
}

TEST(Visit, B4_TheShortestVisitHasItsTwentySecondsToo) {
    State state = visiting(20);
    int warned = 0;
    for (; state.screen == ScreenId::Explore && warned < 100; state = after(std::move(state), Tick{1})) warned += countdown(state) > 0;
    EXPECT_GE(warned, 20);
}

TEST(Visit, B5_TheNextVisitorFindsNothing) {
    const State first = seconds(after(initialState(realContent(), {}), SetIdle{90}), 1);
    State clean = after(after(first, StartAttract{}), Touched{});
    State used = clean;
    for (const Action& action : std::vector<Action>{PressAt{100, 100}, SelectCollectivite{"60057"}, SetLanguage{"en"}, SetTheme{"contraste"}, SetReducedMotion{1}, SetSeated{1}, ShowGuide{},
                                                    Focus{"guide"}, ZoomMapAbout{"FR", 500, 300, 3}, ToggleLevel{5}, ToggleTrack{1}, OpenSearch{}, TypeText{"secret"}, CloseSearch{},
                                                    Compare{2017, 2018, "swipe"}})
        used = after(std::move(used), action);
    EXPECT_FALSE(used.explored.empty());
    used = after(after(std::move(used), StartAttract{}), Touched{});
    clean.clockS = used.clockS;
    EXPECT_EQ(harness::stateJson(used), harness::stateJson(clean));
    EXPECT_TRUE(used.explored.empty());
    EXPECT_TRUE(used.focus.empty());
    EXPECT_TRUE(used.ripples.empty());
    EXPECT_EQ(used.hints, clean.hints);
    EXPECT_EQ(used.touches, clean.touches);
    EXPECT_EQ(used.settings, clean.settings);
    EXPECT_EQ(used.hiddenLevels, 0U);
    EXPECT_EQ(used.search, clean.search);
    EXPECT_EQ(used.compare, clean.compare);
}

// --- hints ------------------------------------------------------------------------------------------------------

int shownTimes(State state, int count, bool (*shows)(const State&), const std::function<void(State&, int)>& each) {
    int times = 0;
    bool before = false;
    for (int i = 0; i < count; ++i) {
        each(state, i);
        state = after(std::move(state), Tick{1});
        const bool now = shows(state);
        times += now && !before;
        before = now;
    }
    return times;
}

TEST(Visit, B7_WhoNeverZoomsIsToldOnce) {
    const auto naive = [](State& state, int second) {
        if (second % 7 == 0) state = after(std::move(state), Touched{});
    };
    EXPECT_EQ(shownTimes(visiting(), 14, showsPinchHint, naive), 0) << "not before fifteen seconds";
    EXPECT_EQ(shownTimes(visiting(), 300, showsPinchHint, naive), 1);
}

TEST(Visit, B7_NothingStandsOverWhatIsReadInLargeLetters) {
    const auto reads = [](State& state, int second) {
        if (second == 2) state = after(std::move(state), OpenReader{});
        if (second % 7 == 3) state = after(std::move(state), ReadOn{1});
        if (second % 7 == 0) state = after(std::move(state), Touched{});
    };
    EXPECT_EQ(shownTimes(visiting(), 300, showsPinchHint, reads), 0);
    EXPECT_EQ(shownTimes(visiting(), 300, showsHomeHint, reads), 0);
}

TEST(Visit, B7_WhoStaysAwayFromHomeIsShownTheWayOnce) {
    const auto deep = [](State& state, int second) {
        if (second == 0) state = after(std::move(state), SelectCollectivite{"60057"});
        if (second % 7 == 0) state = after(std::move(state), Touched{});
    };
    EXPECT_EQ(shownTimes(visiting(), 40, showsHomeHint, deep), 0);
    EXPECT_EQ(shownTimes(visiting(), 300, showsHomeHint, deep), 1);
}

TEST(Visit, B7_WhoKnowsIsToldNothing) {
    const auto expert = [](State& state, int second) {
        if (second == 3) state = after(std::move(state), ZoomMapAbout{"FR", 900, 300, 2});
        if (second == 20) state = after(std::move(state), ShowAllFrance{});
        if (second == 30) state = after(std::move(state), SelectCollectivite{"60057"});
        if (second % 7 == 0) state = after(std::move(state), Touched{});
    };
    EXPECT_EQ(shownTimes(visiting(), 300, showsPinchHint, expert), 0);
    EXPECT_EQ(shownTimes(visiting(), 300, showsHomeHint, expert), 0);
}

// --- where to go next -------------------------------------------------------------------------------------------

TEST(Visit, B8_FourToEightPlacesWhereverOneIs) {
    AROBASE_NEEDS_ATLAS();
    for (const Edition& edition : realContent().exhibition.editions)
        for (const Action& where : std::vector<Action>{ShowAllFrance{}, ExpandInset{"974"}, ExpandInset{"IDF"}, ExpandInset{"986"}, FlyTo{3.1, 50.6, 100, "FR"}, FlyTo{-20, 30, 100, "FR"}}) {
            State state = after(after(after(visiting(), SelectYear{edition.year}), where), ShowGuide{});
            state = ticked(realContent(), std::move(state), 3);
            const auto entries = guideEntries(realContent(), state);
            EXPECT_GE(entries.size(), kFewestEntries) << edition.year << toText(where);
            EXPECT_LE(entries.size(), kMostEntries);
            std::set<std::string> actions;
            for (const GuideEntry& entry : entries) {
                EXPECT_TRUE(actions.insert(toText(entry.action)).second) << toText(entry.action) << " twice";
                const State there = ticked(realContent(), after(state, entry.action), 3);
                const bool moves = there.selection != state.selection || there.expanded != state.expanded || there.compare != state.compare || there.tour != state.tour;
                EXPECT_TRUE(moves) << toText(entry.action) << " shows nothing else";
            }
        }
}

TEST(Visit, B8_WhatWasExploredComesLast) {
    AROBASE_NEEDS_ATLAS();
    State state = after(visiting(), SelectYear{2018});
    const auto first = guideEntries(realContent(), state);
    ASSERT_FALSE(first.empty());
    state = ticked(realContent(), after(after(after(std::move(state), first.front().action), CloseSheet{}), ShowAllFrance{}), 3);
    const auto then = guideEntries(realContent(), state);
    EXPECT_TRUE(std::none_of(then.begin(), then.end(), [&](const GuideEntry& e) { return e.id == first.front().id; }));
}

// --- the screen that is wiped -----------------------------------------------------------------------------------

TEST(Visit, B9_FiveHundredTouchesOfAClothChangeNothing) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(SetIdle{90});
    app->dispatch(Touched{});
    app->dispatch(SelectYear{2011});
    app->dispatch(StartCleaning{});
    State before = app->state();
    std::mt19937 random(5);
    test::Hand hand(*app);
    const auto anywhere = [&] { return Vec2{static_cast<float>(random() % 1900) + 10, static_cast<float>(random() % 1060) + 10}; };
    for (int i = 0; i < 500; ++i) {
        const int finger = 1 + i % 5;
        hand.down(finger, anywhere());
        hand.move(finger, anywhere());
        hand.up(finger, anywhere());
        app->key(i % 2 == 0 ? "enter" : "right");
        app->type("x");
    }
    EXPECT_EQ(app->state(), before);
}

TEST(Visit, B9_AFingerThatHoldsItsButtonEndsIt) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(StartCleaning{});
    const Node* button = findNode(app->scene().root, "cleaning-leave");
    ASSERT_NE(button, nullptr);
    const Vec2 at = button->box.centre();
    test::Hand hand(*app);
    hand.down(1, at);
    for (int i = 0; i < 29; ++i) hand.wait(0.1);
    hand.up(1, at);
    EXPECT_TRUE(app->state().cleaning.on()) << "not quite three seconds";
    hand.down(1, at);
    for (int i = 0; i < 32; ++i) hand.wait(0.1);
    EXPECT_FALSE(app->state().cleaning.on());
}

TEST(Visit, B9_ItEndsByItselfAndTheVisitGoesOn) {
    State state = seconds(after(seconds(visiting(), 60), StartCleaning{}), 29);
    EXPECT_TRUE(state.cleaning.on());
    state = seconds(std::move(state), 2);
    EXPECT_FALSE(state.cleaning.on());
    EXPECT_EQ(state.screen, ScreenId::Explore) << "the time of the cloth is not the visitor's";
    EXPECT_EQ(countdown(state), 0);
}

// --- what was explored ------------------------------------------------------------------------------------------

TEST(Visit, B10_EverythingOnceInItsOrder) {
    State state = visiting();
    for (const char* code : {"60057", "74105", "60057"}) state = after(std::move(state), SelectCollectivite{code});
    ASSERT_EQ(state.explored.size(), 2U);
    EXPECT_EQ(state.explored[0].id, "60057");
    const std::string text = recapText(realContent(), state, 400);
    EXPECT_NE(text.find("Beauvais"), std::string::npos) << text;
}

TEST(Visit, B10_ALongVisitIsCutBetweenLinesAndSaysSo) {
    State state = visiting();
    for (const FriseItem& item : realContent().exhibition.frise) state = after(std::move(state), SelectLandmark{item.id});
    for (const std::size_t most : {120U, 200U, 400U}) {
        const std::string text = recapText(realContent(), state, most);
        EXPECT_LE(text.size(), most);
        EXPECT_NE(text.find("autres"), std::string::npos) << text;
    }
}

TEST(Visit, B10_TheLoopExploresForNobody) {
    const State state = seconds(after(initialState(realContent(), {}), StartAttract{}), 120);
    EXPECT_TRUE(state.explored.empty());
    EXPECT_TRUE(after(after(state, Touched{}), ShowRecap{}).selection.kind != SelectionKind::Recap) << "there is nothing to show";
}

// --- the answer to a finger -------------------------------------------------------------------------------------

TEST(Visit, A12_ARingInTheNextPicture) {
    for (const bool reduced : {false, true}) {
        auto app = test::appOn(test::freshContent());
        app->dispatch(SetReducedMotion{reduced});
        test::Hand hand(*app);
        hand.down(1, {900, 300});
        const Node* ring = findNode(app->takeFrame().root, "ripple-0");
        ASSERT_NE(ring, nullptr);
        EXPECT_TRUE(ring->box.contains({900, 300}));
        hand.up(1, {900, 300});
        test::run(*app, 0.5);
        EXPECT_EQ(findNode(app->takeFrame().root, "ripple-0"), nullptr);
    }
}

TEST(Visit, A12_TheFirstTouchOfTheLoopIsAnsweredToo) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(StartAttract{});
    test::run(*app, 1);
    test::Hand hand(*app);
    hand.down(1, {900, 300});
    EXPECT_NE(findNode(app->takeFrame().root, "ripple-0"), nullptr);
    EXPECT_EQ(app->state().screen, ScreenId::Explore);
}

// --- two people -------------------------------------------------------------------------------------------------

State two(State state) { return after(after(std::move(state), PressAt{200, 500}), PressAt{1700, 500}); }

TEST(TwoPeople, X17_EachHasASheetAndTheMapStays) {
    State state = two(visiting(90, kWide));
    ASSERT_TRUE(twoVisitors(state));
    EXPECT_EQ(visitorAt(state, {300, 400}), 1) << "the one at the left";
    EXPECT_EQ(visitorAt(state, {1500, 400}), 0);
    const auto maps = state.maps;
    state = after(after(std::move(state), SelectCollectivite{"60057"}), ForLeft{"SelectCollectivite 13056"});
    EXPECT_EQ(state.selection.id, "60057");
    EXPECT_EQ(state.left.selection.id, "13056");
    EXPECT_EQ(state.maps, maps);
    state = after(std::move(state), ForLeft{"CloseSheet"});
    EXPECT_EQ(state.selection.id, "60057");
    EXPECT_EQ(state.left.selection.kind, SelectionKind::None);
}

TEST(TwoPeople, X17_TheNewcomerAtTheRightDoesNotTakeTheOthersSheet) {
    State state = after(after(visiting(90, kWide), PressAt{300, 500}), SelectCollectivite{"60057"});
    state = after(std::move(state), PressAt{1700, 500});
    EXPECT_EQ(state.left.selection.id, "60057") << "it goes to the side where its reader stands";
    EXPECT_EQ(state.selection.kind, SelectionKind::None);
}

TEST(TwoPeople, X17_WhoWalksAlongTheScreenIsOne) {
    State state = after(visiting(90, kWide), PressAt{200, 500});
    state = after(seconds(std::move(state), 4), PressAt{1700, 500});
    EXPECT_FALSE(twoVisitors(state));
}

TEST(TwoPeople, X17_ASmallScreenIsForOne) {
    const State state = two(visiting());
    EXPECT_FALSE(twoVisitors(state));
    EXPECT_EQ(visitorAt(state, {100, 100}), 0);
}

TEST(TwoPeople, X17_TheSheetOfWhoLeftCloses) {
    State state = after(two(visiting(90, kWide)), ForLeft{"SelectCollectivite 13056"});
    for (int i = 0; i < 32; ++i) {
        state = after(std::move(state), Tick{1});
        if (i % 5 == 0) state = after(std::move(state), PressAt{1700, 500});
    }
    EXPECT_EQ(state.left.selection.kind, SelectionKind::None);
}

TEST(TwoPeople, X17_AnActionForTheLeftThatIsNoneDoesNothing) {
    const State state = two(visiting(90, kWide));
    for (const char* line : {"", "Nothing", "SelectCollectivite", "ForLeft CloseSheet"}) EXPECT_EQ(after(state, ForLeft{line}), state) << line;
}

// --- seated -----------------------------------------------------------------------------------------------------

TEST(Reach, B11_TheBandIsInsideThePictureAndLargeEnough) {
    for (const double mount : {-500., 0., 400., 700., 900., 1100., 1400., 3000.})
        for (const DisplayInfo size : {DisplayInfo{1920, 1080, 0.277}, DisplayInfo{1080, 1920, 0.369}, DisplayInfo{3840, 2160, 0.317}, DisplayInfo{320, 200, 0.5}}) {
            State state = after(initialState(realContent(), size), SetMount{mount});
            const ReachBand band = reachBand(state);
            EXPECT_GE(band.fromPx, 0);
            EXPECT_LE(band.fromPx + band.heightPx, static_cast<float>(size.heightPx) + 1);
            EXPECT_GE(band.heightPx * size.mmPerPx + 1, std::min(235., size.heightPx * size.mmPerPx));
        }
}

TEST(Reach, B11_AScreenWithinReachStaysAsItIs) {
    State state = after(initialState(realContent(), {1920, 1080, 0.277}), SetMount{950});
    EXPECT_FALSE(reachMatters(state));
    const Layout before = layoutFor(realContent(), state);
    EXPECT_TRUE(before.seated.empty()) << "nothing to bring down, no button for it";
    EXPECT_EQ(layoutFor(realContent(), after(state, SetSeated{1})).title, before.title);
}

}  // namespace
}  // namespace arobase

// The booth on the real exhibition: the way in for staff (C6), no way out for visitors (C5, N3), the hours (C10), the view that comes back (C2),
// pictures that are what they should be (X12).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/harness/dump.h"
#include "app/input/gesture_actions.h"
#include "app/unattended/corner_hold.h"
#include "app/unattended/picture_proof.h"
#include "app/unattended/same_view.h"
#include "app/unattended/staff_desk.h"
#include "data/landmarks/secrets.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

App& app() {
    static const auto shown = test::appOn(test::freshContent());
    return *shown;
}

/// A visit from its beginning, with the door for staff.
App& freshApp() {
    App& a = app();
    a.dispatch(LeaveStaff{});
    a.dispatch(SetBoothMode{"interactive"});
    a.setStaffDoor(true);
    a.dispatch(SetIdle{90});
    a.dispatch(StartAttract{});
    return a;
}

StaffStep step(const App& a) { return a.state().booth.staff.step; }

TEST(C6Corners, TwoHeldForFiveSecondsKnockOnce) {
    CornerHold hold;
    const auto feed = [&](int id, PointerPhase phase, Vec2 px, double s) { hold.feed({id, phase, px, s, PointerDevice::Touch}, 1920, 1080, 3.6f); };
    feed(1, PointerPhase::Down, {20, 20}, 0);
    feed(2, PointerPhase::Down, {1900, 20}, 1);
    EXPECT_FALSE(hold.advance(5.99));
    EXPECT_TRUE(hold.advance(6));
    EXPECT_FALSE(hold.advance(60)) << "once";
    feed(1, PointerPhase::Up, {20, 20}, 61);
    feed(1, PointerPhase::Down, {20, 20}, 62);
    EXPECT_FALSE(hold.advance(90)) << "both must have been lifted";
}

TEST(C6Corners, NothingElseKnocks) {
    struct Case {
        const char* what;
        std::vector<std::pair<Vec2, double>> fingers;
    };
    for (const Case& c : {Case{"one", {{{20, 20}, 0}}}, Case{"the same corner", {{{20, 20}, 0}, {{40, 40}, 0}}}, Case{"below", {{{20, 1060}, 0}, {{1900, 1060}, 0}}},
                          Case{"three", {{{20, 20}, 0}, {{1900, 20}, 0}, {{900, 500}, 0}}}, Case{"beside", {{{200, 20}, 0}, {{1900, 20}, 0}}}}) {
        CornerHold hold;
        int id = 1;
        for (const auto& [px, s] : c.fingers) hold.feed({id++, PointerPhase::Down, px, s, PointerDevice::Touch}, 1920, 1080, 3.6f);
        EXPECT_FALSE(hold.advance(1000)) << c.what;
    }
    CornerHold wandering;
    const auto feed = [&](int id, PointerPhase phase, Vec2 px, double s) { wandering.feed({id, phase, px, s, PointerDevice::Touch}, 1920, 1080, 3.6f); };
    feed(1, PointerPhase::Down, {20, 20}, 0);
    feed(2, PointerPhase::Down, {1900, 20}, 0);
    feed(2, PointerPhase::Move, {1000, 20}, 4);
    feed(2, PointerPhase::Move, {1900, 20}, 4.5);
    EXPECT_FALSE(wandering.advance(9.4)) << "begins anew";
    EXPECT_TRUE(wandering.advance(9.5));
}

TEST(C6Corners, HandsOnTheKioskOpenThePad) {
    App& a = freshApp();
    test::Hand hand(a);
    hand.down(1, {20, 20});
    hand.down(2, {1900, 20});
    for (int i = 0; i < 52; ++i) hand.wait(0.1);
    EXPECT_EQ(step(a), StaffStep::Pin);
    hand.up(1, {20, 20});
    hand.up(2, {1900, 20});
    a.dispatch(LeaveStaff{});
    a.setStaffDoor(false);
    hand.wait(1);
    hand.down(1, {20, 20});
    hand.down(2, {1900, 20});
    for (int i = 0; i < 52; ++i) hand.wait(0.1);
    EXPECT_EQ(step(a), StaffStep::Closed) << "no door without a PIN";
    hand.up(1, {20, 20});
    hand.up(2, {1900, 20});
}

/// Types it on the pad's own buttons and lets the desk answer.
void enter(App& a, StaffDesk& desk, const std::string& pin) {
    const auto press = [&](const std::string& key) {
        const Node* node = findNode(a.scene().root, "pin-" + key);
        ASSERT_NE(node, nullptr);
        const auto action = parseAction(node->action);
        ASSERT_TRUE(action);
        a.dispatch(*action);
    };
    for (const char digit : pin) press(std::string(1, digit));
    press("enter");
    a.answer(desk.attend(a.state(), 0));
    desk.finish();
    a.answer(desk.attend(a.state(), 0));
}

TEST(C6Pin, FiveWrongOnesCloseTheDoorForAMinute) {
    App& a = freshApp();
    StaffDesk desk(slowHash("4711"), {}, {});
    a.dispatch(KnockStaff{});
    for (int i = 1; i <= 5; ++i) {
        enter(a, desk, "1234");
        EXPECT_EQ(step(a), StaffStep::Pin);
        EXPECT_EQ(a.state().booth.staff.wrong, i);
    }
    EXPECT_DOUBLE_EQ(a.state().booth.staff.lockedUntilS - a.state().clockS, 60);
    enter(a, desk, "4711");
    EXPECT_EQ(step(a), StaffStep::Pin) << "even the right one waits";
    // Leaving, a new visitor, the loop: the minute stays.
    a.dispatch(LeaveStaff{});
    a.dispatch(StartAttract{});
    a.dispatch(Tick{59.5});
    a.dispatch(KnockStaff{});
    enter(a, desk, "4711");
    EXPECT_EQ(step(a), StaffStep::Pin);
    a.dispatch(Tick{0.6});
    enter(a, desk, "4711");
    EXPECT_EQ(step(a), StaffStep::Panel);
    EXPECT_EQ(a.state().booth.staff.wrong, 0);
    a.dispatch(LeaveStaff{});
}

TEST(C6Pin, EachFurtherFiveTakeTwiceAsLong) {
    State state = initialState(test::realContent(), {});
    double last = 30;
    for (int round = 0; round < 8; ++round) {
        state = update(test::realContent(), std::move(state), KnockStaff{});
        for (int i = 0; i < 5; ++i)
            for (const Action& action : {Action{PressPin{"1"}}, Action{EnterPin{}}, Action{RefusePin{state.booth.staff.request + 1}}}) state = update(test::realContent(), std::move(state), action);
        const double wait = state.booth.staff.lockedUntilS - state.clockS;
        EXPECT_DOUBLE_EQ(wait, std::min(kPinLockMostS, 2 * last)) << round;
        last = wait;
        state.clockS += wait;  // the panel is open: ticks would close it
    }
}

TEST(C6Pin, ItsDigitsAreInNoPictureNoDumpNoRecording) {
    App& a = freshApp();
    std::ostringstream recording;
    a.record(&recording);
    a.dispatch(KnockStaff{});
    for (const char* digit : {"8", "3", "8", "3", "9"}) a.dispatch(PressPin{digit});
    a.record(nullptr);
    const Node* typed = findNode(a.scene().root, "staff-typed");
    ASSERT_NE(typed, nullptr);
    EXPECT_EQ(typed->value, "5");
    EXPECT_EQ(typed->text, "");
    const std::string dump = harness::dumpJson(a, {});
    EXPECT_EQ(dump.find("83839"), std::string::npos);
    EXPECT_NE(dump.find("\"typed\": 5"), std::string::npos);
    EXPECT_EQ(recording.str().find("PressPin"), std::string::npos);
    a.dispatch(LeaveStaff{});
    EXPECT_EQ(a.state().booth.staff.pin, "");
}

TEST(C6Pin, AnAnswerToAnOldQuestionOpensNothing) {
    App& a = freshApp();
    a.dispatch(AdmitStaff{0});
    EXPECT_EQ(step(a), StaffStep::Closed);
    a.dispatch(KnockStaff{});
    a.dispatch(PressPin{"1"});
    a.dispatch(EnterPin{});
    a.dispatch(AdmitStaff{a.state().booth.staff.request - 1});
    EXPECT_EQ(step(a), StaffStep::Checking);
    a.dispatch(AskProgram{"stop"});
    EXPECT_EQ(a.state().booth.staff.wish, StaffWish::None);
    a.dispatch(LeaveStaff{});
}

TEST(C6Key, AFileOnAStickOpensAndCloses) {
    const std::filesystem::path media = std::filesystem::temp_directory_path() / ("arobase-media-" + std::to_string(getpid()));
    std::filesystem::create_directories(media / "anna/STICK");
    const std::string secret = randomId() + randomId() + "\n";
    StaffDesk desk({}, tombstoneOf(secret), media);
    App& a = freshApp();
    double nowS = 0;
    const auto look = [&] {
        for (int i = 0; i < 2; ++i) {
            a.answer(desk.attend(a.state(), nowS += 3));
            desk.finish();
        }
        a.answer(desk.attend(a.state(), nowS));
    };
    look();
    EXPECT_EQ(step(a), StaffStep::Closed);
    const auto file = media / "anna/STICK" / kKeyFileName;
    std::ofstream(file) << "not the key, though long enough to be one";
    look();
    EXPECT_EQ(step(a), StaffStep::Closed);
    std::ofstream(file) << secret;
    look();
    EXPECT_EQ(step(a), StaffStep::Panel);
    std::filesystem::remove(file);
    look();
    EXPECT_EQ(step(a), StaffStep::Closed);
    std::ofstream(media / "elsewhere") << secret;
    std::filesystem::create_symlink(media / "elsewhere", file);
    look();
    EXPECT_EQ(step(a), StaffStep::Closed) << "a link is followed nowhere";
    std::filesystem::remove_all(media);
}

TEST(C6Pin, ALockOfAnEarlierLifeHolds) {
    App& a = freshApp();
    StaffDesk desk(slowHash("4711"), {}, {});
    a.dispatch(RestoreLock{5, 40});
    a.dispatch(KnockStaff{});
    enter(a, desk, "4711");
    EXPECT_EQ(step(a), StaffStep::Pin) << "even the right one waits";
    for (int i = 0; i < 41; ++i) a.dispatch(Tick{1});
    for (int i = 0; i < 5; ++i) enter(a, desk, "1234");
    EXPECT_DOUBLE_EQ(a.state().booth.staff.lockedUntilS - a.state().clockS, 120) << "the next five take twice as long";
    for (const RestoreLock& absurd : {RestoreLock{-3, -5}, RestoreLock{2'000'000'000, 1e30}}) {
        a.dispatch(absurd);
        EXPECT_GE(a.state().booth.staff.wrong, 0);
        EXPECT_LE(a.state().booth.staff.lockedUntilS - a.state().clockS, kPinLockMostS);
    }
    a.dispatch(RestoreLock{});
    a.dispatch(LeaveStaff{});
}

TEST(B9Panel, StaffWipeTheScreenFromTheirPanel) {
    App& a = freshApp();
    a.dispatch(StartCleaning{});
    EXPECT_TRUE(a.state().cleaning.on()) << "F8, where a keyboard means something";
    for (int i = 0; i < 31; ++i) a.dispatch(Tick{1});
    a.dispatch(KnockStaff{});
    a.dispatch(StartCleaning{});
    EXPECT_FALSE(a.state().cleaning.on()) << "not before the PIN";
    a.dispatch(KnockStaff{1});
    const Node* button = findNode(a.scene().root, "staff-clean");
    ASSERT_NE(button, nullptr);
    a.dispatch(*parseAction(button->action));
    EXPECT_TRUE(a.state().cleaning.on());
    EXPECT_EQ(step(a), StaffStep::Closed) << "the cloth presses nothing of the panel";
    for (int i = 0; i < 31; ++i) a.dispatch(Tick{1});
    EXPECT_FALSE(a.state().cleaning.on());
}

TEST(C6Panel, ClosesByItselfAfterAMinute) {
    App& a = freshApp();
    a.dispatch(KnockStaff{1});
    a.dispatch(ShowTestCard{1});
    EXPECT_EQ(step(a), StaffStep::TestCard);
    a.dispatch(Tick{59});
    EXPECT_EQ(step(a), StaffStep::TestCard);
    a.dispatch(Tick{1.5});
    EXPECT_EQ(step(a), StaffStep::Closed);
}

/// Every key there is, alone and after others, in every state a visitor can bring about: never staff, never an end, never another mode.
TEST(C5Keys, NoChordLeadsOutOfTheKiosk) {
    std::vector<std::string> names;
    for (int code = 0; code < 512; ++code) names.push_back(code < 32 ? "f" + std::to_string(code) : std::string(1, static_cast<char>(code % 128)));
    for (const char* name : {"left", "right", "up", "down", "enter", "escape", "space", "tab", "pageup", "pagedown", "home", "end", "backspace", "delete", "insert", "menu", "print", "pause", "",
                             "é", "\xff", "KnockStaff", "-"})
        names.emplace_back(name);
    App& a = freshApp();
    for (const Action& opening : {Action{Touched{}}, Action{OpenSearch{}}, Action{OpenAdding{}}, Action{StartTour{}}, Action{Compare{0, 0, "progress"}}, Action{KnockStaff{}}}) {
        a.dispatch(StartAttract{});
        a.dispatch(Touched{});
        a.dispatch(opening);
        const bool pad = step(a) == StaffStep::Pin;
        for (const std::string& name : names)
            // Modifiers are no part of a key's name here: shift, control and their like change nothing but letters.
            for (int modifiers = 0; modifiers < 4; ++modifiers) {
                for (const Action& action : actionsForKey(name, a.state()))
                    ASSERT_FALSE(std::holds_alternative<KnockStaff>(action) || std::holds_alternative<AdmitStaff>(action) || std::holds_alternative<AskProgram>(action) ||
                                 std::holds_alternative<ShowAnnualMap>(action) || std::holds_alternative<ShowFrisePage>(action) || std::holds_alternative<ArrangeInsets>(action) ||
                                 std::holds_alternative<ArrangeNames>(action) || std::holds_alternative<SetBoothMode>(action) || std::holds_alternative<GoToCue>(action))
                        << name;
                a.key(name);
                ASSERT_EQ(step(a), pad ? StaffStep::Pin : StaffStep::Closed) << name;
                ASSERT_EQ(a.state().booth.staff.wish, StaffWish::None);
                ASSERT_FALSE(isPage(a.state().screen)) << name;
                ASSERT_FALSE(a.state().arranging || a.state().naming.on) << name;
            }
    }
    a.dispatch(LeaveStaff{});
}

TEST(C10Modes, OutOfHoursVisitorsMoveNothing) {
    for (const char* mode : {"attract", "sleep"}) {
        App& a = freshApp();
        a.dispatch(SetBoothMode{mode});
        const int year = a.state().year;
        for (const char* line : {"Touched", "SelectYear 2011", "OpenAdding", "OpenSearch", "PanMap FR 50 50", "SelectCollectivite 60057", "StartTour -", "Play 1"}) a.dispatch(*parseAction(line));
        EXPECT_EQ(a.state().screen, ScreenId::Attract) << mode;
        EXPECT_EQ(a.state().year, year) << mode;
        EXPECT_FALSE(a.state().add.open() || a.state().search.open);
        a.dispatch(KnockStaff{});
        EXPECT_EQ(step(a), StaffStep::Pin) << "staff come in at any hour";
        a.dispatch(LeaveStaff{});
    }
}

TEST(C10Modes, SleepIsBlackAndStill) {
    App& a = freshApp();
    a.dispatch(SetBoothMode{"sleep"});
    EXPECT_FALSE(animating(a.state()));
    EXPECT_EQ(a.scene().root.children.size(), 1U);
    EXPECT_NE(findNode(a.scene().root, "sleep"), nullptr);
    a.dispatch(SetBoothMode{"interactive"});
    EXPECT_EQ(a.state().screen, ScreenId::Attract);
    EXPECT_TRUE(animating(a.state()));
}

TEST(C3Badge, StandsInTheCornerWhileSomethingIsWrong) {
    App& a = freshApp();
    for (const std::string& name : std::vector<std::string>(a.state().booth.troubles)) a.dispatch(SetTrouble{name, 0});
    EXPECT_EQ(findNode(a.scene().root, "staff-badge"), nullptr);
    a.dispatch(SetTrouble{"disk", 1});
    a.dispatch(SetTrouble{"data", 1});
    a.dispatch(SetTrouble{"disk", 1});
    ASSERT_NE(findNode(a.scene().root, "staff-badge"), nullptr);
    EXPECT_EQ(findNode(a.scene().root, "staff-badge")->value, "data disk");
    a.dispatch(StartAttract{});
    EXPECT_EQ(a.state().booth.troubles.size(), 2U) << "it outlives the visit";
    a.dispatch(SetTrouble{"disk", 0});
    a.dispatch(SetTrouble{"data", 0});
    EXPECT_EQ(findNode(a.scene().root, "staff-badge"), nullptr);
}

/// What of a view must come back.
std::string viewOf(const State& s) {
    std::ostringstream text;
    text.precision(5);
    text << static_cast<int>(s.screen) << ' ' << s.settings.language << ' ' << s.settings.theme << ' ' << s.year << ' ' << static_cast<int>(s.selection.kind) << ' ' << s.selection.id << ' '
         << s.expanded << ' ' << s.hiddenLevels << ' ' << s.mentionsOnly << ' ' << s.frise.hiddenTracks << ' ' << s.compare.from << ' ' << s.compare.to << ' ' << static_cast<int>(s.compare.mode);
    text << ' ' << s.tour.id << ' ' << s.tour.step << ' ' << s.tour.paused << ' ' << s.search.open << ' ' << s.search.region << ' ' << s.search.departement << ' ' << s.search.stretch << ' ' << s.search.page;
    if (s.frise.range) text << " frise " << s.frise.range->from << ' ' << s.frise.range->to;
    for (const MapState& map : s.maps)
        if (map.camera) text << " map " << map.camera->centre.x << ' ' << map.camera->centre.y << ' ' << map.camera->metresPerPx;
    return text.str();
}

TEST(C2SameView, ComesBackAfterEveryVisit) {
    AROBASE_NEEDS_ATLAS();
    for (const char* visit : {"SelectYear 2011", "SelectYear 2009\nSelectCollectivite 60057", "SelectLandmark r2004-facebook", "SelectFigures 2009", "ShowDecades", "ShowStatistics departement count 0",
                              "SelectDepartement 59\nToggleLevel 3", "ShowFound region 32 -1", "Compare 2017 2018 progress", "Compare 2017 2018 swipe", "ExpandInset 974\nSelectYear 2014",
                              "FlyTo 5.37 43.3 250 FR\nShowFrise 2003 2009", "SetLanguage en\nSetTheme contraste\nSelectPlace 59350", "FlyTo 3.06 50.63 120 FR\nToggleMentions\nToggleTrack 1",
                              "ShowFound epci 200040590 -1", "OpenBadge 1 2004 2008 0", "OpenSearch", "OpenSearch\nBrowse 32 59 2 0", "StartTour -\nStepTour 1\nStepTour 1\nPauseTour 1",
                              "StartTour -\nStepTour 1\nSelectCollectivite 60057", "StartTour -\nStepTour 1"}) {
        App& a = freshApp();
        a.dispatch(Touched{});
        a.dispatch(ShowAllFrance{});
        std::istringstream lines(visit);
        for (std::string line; std::getline(lines, line);) a.dispatch(*parseAction(line));
        test::run(a, 4);
        const std::string before = viewOf(a.state()), kept = viewText(a.content(), a.state());
        a.dispatch(StartAttract{});
        const auto actions = readView(kept);
        ASSERT_FALSE(actions.empty()) << visit;
        for (const Action& action : actions) a.dispatch(action);
        test::run(a, 4);
        EXPECT_EQ(viewOf(a.state()), before) << visit << "\n" << kept;
        a.dispatch(SetLanguage{"fr"});
        a.dispatch(SetTheme{"jour"});
        a.dispatch(KeepSettings{});
    }
}

TEST(C2SameView, HoldsNothingThatTheVisitorWrote) {
    App& a = freshApp();
    a.dispatch(Touched{});
    a.dispatch(OpenAdding{});
    a.dispatch(TypeText{"chez ma grand-mère"});
    EXPECT_EQ(viewText(a.content(), a.state()).find("grand"), std::string::npos);
    a.dispatch(CloseAdding{});
    a.dispatch(OpenSearch{});
    a.dispatch(TypeText{"Dupont"});
    EXPECT_EQ(viewText(a.content(), a.state()).find("Dupont"), std::string::npos);
    a.dispatch(StartAttract{});
    EXPECT_EQ(viewText(a.content(), a.state()), "") << "the loop is nobody's view";
}

TEST(C2SameView, AFileThatIsNoViewDoesNothing) {
    for (const char* bad : {"KnockStaff 1\n", "Touched\nAskProgram stop\n", "Touched\nnonsense\n", "SetBoothMode sleep\n", "TypeText a\n", "Touched\nPublishDraft\n", "\n"})
        EXPECT_TRUE(readView(bad).empty()) << bad;
}

}  // namespace
}  // namespace arobase

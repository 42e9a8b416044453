// Keys alone reach everything, and come back from everywhere.
#include <deque>
#include <map>
#include <set>

#include "app/action.h"
#include "app/focus.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

Node leaf(const std::string& id, Rect box, const std::string& action = "CloseSheet", Role role = Role::Button) {
    Node node;
    node.id = id;
    node.role = role;
    node.box = box;
    node.action = action;
    return node;
}

TEST(Focus, A11_NothingToReach) {
    EXPECT_TRUE(focusStops(Scene{}).empty());
    EXPECT_EQ(focusAfter({}, "x", FocusMove::On), "");
}

TEST(Focus, A11_HiddenDisabledAndSilentNodesAreNoStops) {
    Scene scene;
    scene.root.box = {0, 0, 1000, 600};
    Node off = leaf("off", {0, 0, 50, 50});
    off.enabled = false;
    scene.root.children = {off, leaf("mute", {60, 0, 50, 50}, ""), leaf("outside", {2000, 0, 50, 50}), leaf("under", {300, 300, 50, 50}), leaf("free", {100, 500, 50, 50})};
    Node sheet = leaf("sheet", {200, 200, 400, 200}, "", Role::Sheet);
    sheet.children = {leaf("close", {550, 210, 40, 40})};
    scene.root.children.push_back(sheet);
    std::vector<std::string> ids;
    for (const FocusStop& stop : focusStops(scene)) ids.push_back(stop.node);
    EXPECT_EQ(ids, (std::vector<std::string>{"close", "free"})) << "the panel first";
}

TEST(Focus, A11_AStopThatIsGoneLeadsToTheFirst) {
    const std::vector<FocusStop> stops{{"a", "1", "x"}, {"b", "2", "x"}};
    for (const FocusMove move : {FocusMove::Back, FocusMove::On, FocusMove::GroupBack, FocusMove::GroupOn, FocusMove::Next}) EXPECT_EQ(focusAfter(stops, "gone", move), "a");
}

std::set<std::string> reachedFrom(const std::vector<FocusStop>& stops, const std::string& from) {
    std::set<std::string> seen{from};
    std::deque<std::string> ahead{from};
    while (!ahead.empty()) {
        const std::string at = ahead.front();
        ahead.pop_front();
        for (const FocusMove move : {FocusMove::Back, FocusMove::On, FocusMove::GroupBack, FocusMove::GroupOn})
            if (const std::string to = focusAfter(stops, at, move); seen.insert(to).second) ahead.push_back(to);
    }
    return seen;
}

/// Screens of every kind.
std::vector<std::vector<Action>> screens() {
    return {{}, {SelectCollectivite{"60057"}}, {SelectDepartement{"59"}}, {SelectFigures{2019}}, {OpenSearch{}}, {OpenAdding{}}, {ShowGuide{}},
            {ExpandInset{"974"}}, {Compare{2010, 2021, "progress"}}, {Compare{2011, 2018, "swipe"}}, {Compare{2011, 2018, "multiples"}},
            {ShowStatistics{"region", "rate", 0}}, {StartTour{}}, {ShowOnGlobe{"971"}}, {SetSeated{1}}};
}

TEST(Focus, M6_FromEveryStopEveryOtherIsReached) {
    AROBASE_NEEDS_ATLAS();
    for (const DisplayInfo display : {DisplayInfo{1920, 1080, 0.277}, DisplayInfo{1080, 1920, 0.369}})
        for (const auto& screen : screens()) {
            auto app = test::appOn(test::freshContent(), display);
            for (const Action& action : screen) app->dispatch(action);
            test::run(*app, 3);
            const auto stops = focusStops(app->scene());
            std::set<std::string> all;
            for (const FocusStop& stop : stops) EXPECT_TRUE(all.insert(stop.node).second) << stop.node << " twice";
            ASSERT_GT(all.size(), 10U);
            for (const FocusStop& stop : stops) ASSERT_EQ(reachedFrom(stops, stop.node), all) << stop.node;
        }
}

/// Tab walks over all of them, and what is reached is framed.
TEST(Focus, A11_TabWalksOverEveryStopOfTheScreen) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    test::run(*app, 3);
    const auto stops = focusStops(app->scene());
    std::set<std::string> walked;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        app->key("tab");
        walked.insert(app->state().focus);
        const Node* frame = findNode(app->scene().root, "focus-frame");
        ASSERT_NE(frame, nullptr);
        EXPECT_EQ(frame->value, app->state().focus);
    }
    EXPECT_EQ(walked.size(), stops.size());
}

/// With four arrows and enter alone: into a sheet, out of it, through the search, and home.
TEST(Focus, A11_FiveKeysOpenAndCloseASheet) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    test::run(*app, 1);
    const auto walkTo = [&](const std::string& group, const std::string& prefix) {
        for (int i = 0; i < 40 && !app->state().focus.starts_with(prefix); ++i) {
            const auto stops = focusStops(app->scene());
            const auto here = std::find_if(stops.begin(), stops.end(), [&](const FocusStop& s) { return s.node == app->state().focus; });
            app->key(here != stops.end() && here->group == group ? "right" : "down");
        }
        return app->state().focus.starts_with(prefix);
    };
    app->key("enter");
    EXPECT_FALSE(app->state().focus.empty()) << "enter asks for the frame";
    ASSERT_TRUE(walkTo("map-FR", "mark-"));
    app->key("enter");
    EXPECT_EQ(app->state().selection.kind, SelectionKind::Collectivite);
    test::run(*app, 1);
    const auto stops = focusStops(app->scene());
    EXPECT_EQ(stops.front().group, "sheet");
    EXPECT_EQ(app->state().focus, stops.front().node) << "the keys are in the sheet";
    ASSERT_TRUE(walkTo("sheet", "sheet-close"));
    app->key("enter");
    EXPECT_EQ(app->state().selection.kind, SelectionKind::None);
    EXPECT_FALSE(app->state().focus.empty());
}

TEST(Focus, A11_AFingerTakesOver) {
    auto app = test::appOn(test::freshContent());
    app->key("tab");
    EXPECT_FALSE(app->state().focus.empty());
    test::Hand hand(*app);
    hand.down(1, {900, 300});
    hand.up(1, {900, 300});
    EXPECT_TRUE(app->state().focus.empty());
    const int year = app->state().year;
    app->key("left");
    EXPECT_NE(app->state().year, year) << "arrows have their own meaning again";
}

TEST(Focus, A11_APresentersRemoteStepsThroughTheEditionsAsBefore) {
    auto app = test::appOn(test::freshContent());
    const int year = app->state().year;
    app->key("tab");
    app->key("pageup");
    EXPECT_LT(app->state().year, year);
    app->key("pagedown");
    EXPECT_EQ(app->state().year, year);
}

}  // namespace
}  // namespace arobase

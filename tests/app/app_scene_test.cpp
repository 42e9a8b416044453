// The tree that is drawn, whatever a visitor did before: sound nodes, actions that can be carried out.
#include <cmath>
#include <set>

#include "tests/app/random_actions.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

/// Empty when every node of the scene is sound; else what is wrong with the first that is not.
std::string whatIsWrong(const Scene& scene) {
    std::set<std::string> ids;
    std::string wrong;
    walk(scene.root, [&](const Node& n, int) {
        if (!wrong.empty()) return;
        if (n.id.empty()) wrong = "a node without an id: " + n.text;
        else if (!ids.insert(n.id).second) wrong = "twice: " + n.id;
        else if (!std::isfinite(n.box.x) || !std::isfinite(n.box.y) || !std::isfinite(n.box.w) || !std::isfinite(n.box.h)) wrong = "no numbers: " + n.id;
        else if (n.box.w < 0 || n.box.h < 0) wrong = "inside out: " + n.id;
        else if (!n.action.empty() && !parseAction(n.action)) wrong = n.id + " does “" + n.action + "”";
        else if (n.textPx > 0 && n.text.empty()) wrong = "a text without words: " + n.id;
        else if (n.captures && n.spoken.empty() && n.text.empty() && n.role != Role::Sheet) wrong = "nothing to say: " + n.id;
    });
    const LabelReport& labels = scene.labels;
    if (wrong.empty() && labels.placed + static_cast<int>(labels.unplaced.size()) != labels.candidates) wrong = "labels lost";
    return wrong;
}

/// What a visitor can do: no windows of odd sizes, no printed page.
bool visitors(const Action& action) {
    return !std::holds_alternative<Resize>(action) && !std::holds_alternative<ShowAnnualMap>(action) && !std::holds_alternative<ShowFrisePage>(action) && !std::holds_alternative<GoToCue>(action);
}

struct Case {
    DisplayInfo display;
    unsigned seed;
};

class SceneWalk : public testing::TestWithParam<Case> {};

TEST_P(SceneWalk, EveryNodeOfEveryScreenIsSound) {
    auto app = test::appOn(test::freshContent(), GetParam().display);
    test::RandomActions actions(app->content(), GetParam().seed, false);
    for (int i = 0; i < 300; ++i) {
        Action action = actions.next();
        while (!visitors(action)) action = actions.next();
        app->dispatch(action);
        if (i % 3 == 0) test::run(*app, 0.2);
        const std::string wrong = whatIsWrong(app->scene());
        ASSERT_EQ(wrong, "") << "after " << i << ": " << toText(action);
    }
}

INSTANTIATE_TEST_SUITE_P(Displays, SceneWalk,
                         testing::Values(Case{{1920, 1080, 0.28}, 21}, Case{{1080, 1920, 0.28}, 22}, Case{{3840, 2160, 0.14}, 23}));

TEST(Scene, AnnualMapOfEveryEditionIsSound) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(ShowAnnualMap{});
    for (const Edition& e : app->content().exhibition.editions) {
        app->dispatch(SelectYear{e.year});
        EXPECT_EQ(whatIsWrong(app->scene()), "") << e.year;
    }
}

TEST(Scene, EveryCollectiviteHasASheetAndEveryLandmarkACard) {
    auto app = test::appOn(test::freshContent());
    app->dispatch(SetReducedMotion{1});
    for (const Collectivite& c : app->content().exhibition.collectivites) {
        app->dispatch(SelectCollectivite{c.code});
        const Node* sheet = findNode(app->scene().root, "sheet");
        ASSERT_NE(sheet, nullptr);
        ASSERT_EQ(whatIsWrong(app->scene()), "") << c.code;
        EXPECT_GE(sheet->children.size(), 3u) << c.code;
    }
    for (const FriseItem& item : app->content().exhibition.frise) {
        app->dispatch(SelectLandmark{item.id});
        ASSERT_EQ(app->state().selection.id, item.id) << "an id that an action cannot name?";
        ASSERT_EQ(whatIsWrong(app->scene()), "") << item.id;
        ASSERT_TRUE(findNode(app->scene().root, "card-title")) << item.id;
    }
}

TEST(Scene, SameStateSameScene) {
    auto a = test::appOn(test::freshContent()), b = test::appOn(test::freshContent());
    for (App* app : {a.get(), b.get()}) app->dispatch(SelectYear{2010});
    std::vector<std::string> first, second;
    walk(a->scene().root, [&](const Node& n, int) { first.push_back(n.id + n.text + std::to_string(n.box.x)); });
    walk(b->scene().root, [&](const Node& n, int) { second.push_back(n.id + n.text + std::to_string(n.box.x)); });
    EXPECT_EQ(first, second);
}

TEST(Scene, SmallAndOddWindowsStillGiveNumbers) {
    for (const DisplayInfo& display : {DisplayInfo{64, 64, 0.28}, DisplayInfo{320, 240, 0.28}, DisplayInfo{16384, 64, 0.1}, DisplayInfo{800, 1280, 1.5}}) {
        auto app = test::appOn(test::freshContent(), display);
        for (const Action& a : {Action(Touched{}), Action(SelectCollectivite{"60057"}), Action(StartAttract{})}) {
            app->dispatch(a);
            walk(app->scene().root, [&](const Node& n, int) {
                EXPECT_TRUE(std::isfinite(n.box.x) && std::isfinite(n.box.y) && std::isfinite(n.box.w) && std::isfinite(n.box.h)) << n.id;
            });
        }
    }
}

}  // namespace
}  // namespace arobase

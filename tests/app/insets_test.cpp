// Staff arrange the insets: bad input first, then what holds whatever they do, then the file.
#include <fstream>
#include <random>

#include "app/inset_file.h"
#include "app/input/gesture_actions.h"
#include "app/screens/screen.h"
#include "app/update.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;

State start(DisplayInfo display = {}) { return initialState(realContent(), display); }
State after(State state, const Action& action) { return update(realContent(), std::move(state), action); }
Rect card(const State& state, std::string_view code) {
    return layoutFor(realContent(), state).insets[static_cast<std::size_t>(*slotByCode(code))];
}

TEST(Insets, WhatIsNoInsetStaysWhereItIs) {
    const State before = start();
    for (const Action& action : {Action{MoveInset{"FR", 10, 10}}, Action{ResizeInset{"FR", 10, 10}}, Action{MoveInset{"999", 5, 5}},
                                 Action{MoveInset{"971", std::nanf(""), 0}}, Action{ResizeInset{"971", INFINITY, 0}}, Action{UndoInsets{}}})
        EXPECT_EQ(after(before, action), before) << toText(action);
}

TEST(Insets, StayOnTheMapAndLargeEnoughForAFingerWhateverIsDone) {
    std::mt19937 random(7);
    std::uniform_real_distribution<float> far(-3000, 3000);
    for (const DisplayInfo& display : {DisplayInfo{1920, 1080, 0.28}, DisplayInfo{1080, 1920, 0.28}, DisplayInfo{320, 200, 0.5}}) {
        State s = start(display);
        for (int i = 0; i < 400; ++i) {
            const std::string code(slotCode(1 + static_cast<int>(random() % (kMapSlots - 1))));
            s = after(s, random() % 2 ? Action{MoveInset{code, far(random), far(random)}} : Action{ResizeInset{code, far(random), far(random)}});
            const Layout layout = layoutFor(realContent(), s);
            const Rect box = card(s, code), map = layout.map.inset(-0.01f);
            ASSERT_TRUE(map.contains({box.x, box.y}) && box.right() <= map.right() && box.bottom() <= map.bottom()) << code;
            const float least = std::min({layout.metrics.mm(kSmallestInsetMm), layout.map.w, layout.map.h}) - 0.01f;
            ASSERT_GE(box.w, least);
            ASSERT_GE(box.h, least);
        }
    }
}

TEST(Insets, AMoveIsAsLongAsTheFinger) {
    const State s = after(start(), MoveInset{"973", 250, -40});
    const Rect before = card(start(), "973"), now = card(s, "973");
    EXPECT_NEAR(now.x - before.x, 250, 0.01);
    EXPECT_NEAR(now.y - before.y, -40, 0.01);
    EXPECT_NEAR(now.w, before.w, 0.01);
}

TEST(Insets, EachFormatHasItsOwnPlaces) {
    const State moved = after(start(), MoveInset{"974", 100, 0});
    const State turned = after(moved, Resize{1080, 1920, 0.28});
    EXPECT_EQ(card(turned, "974"), card(start({1080, 1920, 0.28}), "974"));
    EXPECT_NE(card(after(turned, Resize{1920, 1080, 0.28}), "974"), card(start(), "974"));
}

TEST(Insets, UndoGoesBackStepByStep) {
    State s = start();
    std::vector<InsetPlaces> seen{s.insets};
    for (int i = 1; i <= 5; ++i) {
        s = after(after(s, KeepInsets{}), MoveInset{"972", 30.f * static_cast<float>(i), 0});
        seen.push_back(s.insets);
    }
    s = after(s, ResetInsets{});
    EXPECT_EQ(s.insets, InsetPlaces{});
    for (auto it = seen.rbegin(); it != seen.rend(); ++it) {
        s = after(s, UndoInsets{});
        EXPECT_EQ(s.insets, *it);
    }
    EXPECT_EQ(after(s, UndoInsets{}).insets, seen.front());
}

TEST(Insets, AVisitDoesNotMoveThem) {
    const State s = after(after(start(), MoveInset{"IDF", 200, 0}), StartAttract{});
    EXPECT_EQ(s.insets, after(start(), MoveInset{"IDF", 200, 0}).insets);
    EXPECT_EQ(after(s, Touched{}).insets, s.insets);
    EXPECT_FALSE(after(after(start(), ArrangeInsets{1}), StartAttract{}).arranging);
}

TEST(Insets, ADragMovesTheCardOnlyWhileTheyAreArranged) {
    const Gesture drag{.kind = GestureKind::Drag, .target = "inset-971", .px = {130, 90}, .fromPx = {100, 100}};
    const Scene scene;
    EXPECT_EQ(actionsFor(drag, scene, start()), (std::vector<Action>{PanMap{"971", 30, -10}}));
    EXPECT_EQ(actionsFor(drag, scene, after(start(), ArrangeInsets{1})), (std::vector<Action>{MoveInset{"971", 30, -10}}));
}

TEST(Insets, AllElevenTerritoriesAndTheMagnifierAreOnTheMap) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    for (const char* code : {"971", "972", "973", "974", "976", "975", "977", "978", "986", "987", "988", "IDF"}) {
        const Node* inset = findNode(app->scene().root, std::string("inset-") + code);
        ASSERT_TRUE(inset) << code;
        const Node* scale = findNode(*inset, std::string("scale-") + code);
        ASSERT_TRUE(scale) << code;
        EXPECT_FALSE(scale->text.empty());
    }
}

TEST(Insets, NamesKeepClearOfAnInsetThatWasMovedAmongThem) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    const auto under = [&](const Rect& box) {
        int count = 0;
        walk(app->scene().root, [&](const Node& n, int) { count += n.id.starts_with("label-") && n.box.overlaps(box); });
        return count;
    };
    const Rect from = card(app->state(), "973"), there{880, 60, from.w, from.h};
    ASSERT_GT(under(there), 0) << "nothing to make room";
    app->dispatch(MoveInset{"973", there.x - from.x, there.y - from.y});
    EXPECT_EQ(under(card(app->state(), "973")), 0);
}

TEST(Magnifier, ShowsTheRegionCloserAndATapThereStaysThere) {
    AROBASE_NEEDS_ATLAS();
    State s = after(start(), SelectYear{2018});
    const Layout layout = layoutFor(realContent(), s);
    const MapView main = mapView(realContent(), layout, s, kMainMap), closer = mapView(realContent(), layout, s, kMagnifier);
    EXPECT_LT(closer.camera.metresPerPx, main.camera.metresPerPx / 1.5);
    const auto marks = marksOf(realContent(), layout, s, closer);
    ASSERT_FALSE(marks.empty());
    const State picked = after(s, TapMap{"IDF", marks.front().px.x, marks.front().px.y});
    EXPECT_EQ(picked.selection.kind, SelectionKind::Collectivite);
    EXPECT_EQ(picked.expanded, kMagnifier);
    EXPECT_FALSE(picked.maps[kMainMap].motion.has_value());
    EXPECT_EQ(after(picked, SelectCollectivite{"13056"}).expanded, kMainMap);
}

class InsetFile : public testing::Test {
protected:
    void SetUp() override {
        m_folder = std::filesystem::temp_directory_path() / ("arobase-insets-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }
    std::filesystem::path file() const { return insetFile(m_folder); }
    Result<InsetPlaces> reading(const std::string& text) const {
        std::ofstream(file()) << text;
        return readInsets(file());
    }
    std::filesystem::path m_folder;
};

TEST_F(InsetFile, BadOnesAreNamedAndTheRestIsKept) {
    EXPECT_TRUE(readInsets(file()).issues.empty()) << "no file is no fault";
    const auto broken = reading("[paysage.971\nx = 0.1");
    ASSERT_EQ(broken.issues.size(), 1u);
    EXPECT_EQ(broken.issues[0].severity, Severity::Error);
    EXPECT_EQ(*broken.value, InsetPlaces{});
    const auto mixed = reading(
        "[paysage.971]\nx = 0.1\ny = 0.2\nlargeur = 0.3\nhauteur = 0.4\n"
        "[paysage.972]\nx = 0.9\ny = 0\nlargeur = 0.3\nhauteur = 0.4\n"
        "[paysage.FR]\nx = 0\ny = 0\nlargeur = 1\nhauteur = 1\n"
        "[paysage.973]\nx = \"gauche\"\n"
        "[affiche.971]\nx = 0\n");
    EXPECT_EQ(mixed.issues.size(), 4u);
    for (const Issue& issue : mixed.issues) EXPECT_GT(issue.row, 0) << issue.message;
    EXPECT_TRUE(mixed.value->of(PageFormat::Landscape, *slotByCode("971")).has_value());
    EXPECT_FALSE(mixed.value->of(PageFormat::Landscape, *slotByCode("972")).has_value());
}

TEST_F(InsetFile, WhatIsSavedIsWhatIsReadAndShown) {
    State s = after(after(start(), MoveInset{"973", 321, 17}), ResizeInset{"973", 33, 44});
    s = after(after(s, Resize{1080, 1920, 0.28}), MoveInset{"IDF", -50, -200});
    ASSERT_TRUE(writeInsets(file(), s.insets).empty());
    const auto read = readInsets(file());
    EXPECT_TRUE(read.issues.empty());
    EXPECT_EQ(*read.value, s.insets);
}

TEST_F(InsetFile, F3ASavedLayoutIsThereAfterAReloadAndNamesFollowTheirCard) {
    AROBASE_NEEDS_ATLAS();
    const auto exhibition = file().parent_path() / "exposition";
    std::filesystem::copy(AROBASE_DEFAULT_EXHIBITION, exhibition, std::filesystem::copy_options::recursive);
    const ContentSources sources{exhibition, test::atlasFile(), {}};
    const auto boxOf = [](const App& app) { return layoutFor(app.content(), app.state()).insets[static_cast<std::size_t>(*slotByCode("971"))]; };
    const auto namesIn = [](App& app, const Rect& box) {
        std::vector<Rect> names;
        const Node* card = findNode(app.scene().root, "inset-971");
        if (card)
            for (const Node& child : card->children)
                if (child.role == Role::Label) {
                    EXPECT_TRUE(box.inset(-0.5f).contains(child.box.centre())) << child.text;
                    names.push_back(child.box);
                }
        return names;
    };
    auto app = test::appOn(loadContent(sources));
    app->dispatch(SelectYear{2022});
    test::run(*app, 1);
    const Rect before = boxOf(*app);
    const auto namesBefore = namesIn(*app, before);
    app->dispatch(MoveInset{"971", 420, 40});
    app->dispatch(ResizeInset{"971", 90, 60});
    test::run(*app, 1);
    const Rect moved = boxOf(*app);
    ASSERT_GT(std::abs(moved.x - before.x), 100);
    const auto namesMoved = namesIn(*app, moved);
    EXPECT_NE(namesBefore, namesMoved);
    EXPECT_FALSE(namesMoved.empty());
    ASSERT_TRUE(writeInsets(insetFile(exhibition), app->state().insets).empty());
    for (const bool afresh : {false, true}) {  // the studio reads its files again; the kiosk starts
        if (afresh)
            app = test::appOn(loadContent(sources));
        else
            app->replaceContent(loadContent(sources));
        app->dispatch(SelectYear{2022});
        test::run(*app, 1);
        const Rect again = boxOf(*app);
        EXPECT_NEAR(again.x, moved.x, 0.1);
        EXPECT_NEAR(again.y, moved.y, 0.1);
        EXPECT_NEAR(again.w, moved.w, 0.1);
        EXPECT_NEAR(again.h, moved.h, 0.1);
        EXPECT_EQ(namesIn(*app, again).size(), namesMoved.size());
    }
}

TEST_F(InsetFile, AFolderThatIsNotThereIsAnIssueAndNoFile) {
    const Issues issues = writeInsets(m_folder / "absent" / "disposition.toml", {});
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_TRUE(hasErrors(issues));
}

}  // namespace
}  // namespace arobase

// G7: staff place the names: what cannot be first, then what holds whatever they do, then the map, then the file.
#include <unistd.h>

#include <fstream>
#include <random>

#include "app/name_file.h"
#include "app/update.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;

const std::string kCode = "60057";
constexpr int kYear = 2018;

State start(DisplayInfo display = {}) { return update(realContent(), initialState(realContent(), display), SelectYear{kYear}); }
State after(State state, const Action& action) { return update(realContent(), std::move(state), action); }
const NamePlace* landscape(const State& state, int year = kYear) { return state.names.find(kCode, year, NameFormat::Landscape); }

TEST(StaffNames, WhatIsUnknownOrOutOfReachChangesNothing) {
    const State before = start();
    for (const Action& action : {Action{PlaceName{"nobody", 3, 3}}, Action{PlaceName{kCode, std::nanf(""), 0}}, Action{SetNameSide{kCode, "north"}}, Action{SetNameSide{"", "left"}},
                                 Action{HideName{"?", 1}}, Action{DragName{5, 5}}, Action{GrabName{kCode, 1, 1}}, Action{UndoNames{}}, Action{RedoNames{}}, Action{ResetName{kCode}}})
        EXPECT_EQ(after(before, action), before) << toText(action);
    const State far = after(before, PlaceName{kCode, 5000, -5000});
    ASSERT_TRUE(landscape(far));
    EXPECT_EQ(*landscape(far)->offsetMm, (Vec2{kFarthestNameMm, -kFarthestNameMm}));
}

TEST(StaffNames, EditionAndFormatEachHaveTheirOwnAndTheEditionsGoesFirst) {
    State s = after(start(), PlaceName{kCode, 7, 2});
    EXPECT_FALSE(landscape(s, 2022)) << "another edition";
    EXPECT_FALSE(s.names.find(kCode, kYear, NameFormat::Portrait)) << "another format";
    EXPECT_FALSE(s.names.find(kCode, kYear, NameFormat::Print));
    s = after(after(s, ArrangeNames{1, 1}), SetNameSide{kCode, "below"});
    EXPECT_EQ(landscape(s, 2022)->side, LabelSide::Below);
    EXPECT_EQ(landscape(s)->offsetMm, (Vec2{7, 2})) << "what was decided for the edition holds";
    s.names.set({kCode, 0, std::nullopt}, {LabelSide::Above, std::nullopt, false, false});
    EXPECT_EQ(s.names.find(kCode, 1999, NameFormat::Print)->side, LabelSide::Above);
    EXPECT_EQ(landscape(s, 2022)->side, LabelSide::Below) << "the format's before that of all formats";
    EXPECT_FALSE(s.names.find("6005", kYear, NameFormat::Landscape));
    EXPECT_FALSE(s.names.find("600570", kYear, NameFormat::Landscape));
}

TEST(StaffNames, HiddenAndInsistedExcludeEachOther) {
    State s = after(after(start(), InsistOnName{kCode, 1}), HideName{kCode, 1});
    EXPECT_TRUE(landscape(s)->hidden && !landscape(s)->insisted);
    s = after(s, InsistOnName{kCode, 1});
    EXPECT_TRUE(!landscape(s)->hidden && landscape(s)->insisted);
    s = after(after(s, HideName{kCode, 1}), PlaceName{kCode, 1, 1});
    EXPECT_FALSE(landscape(s)->hidden) << "who is placed is shown";
    EXPECT_TRUE(after(s, ResetName{kCode}).names.empty());
}

TEST(StaffNames, EveryStepCanBeUndoneAndDoneAgain) {
    State s = start();
    std::vector<NamePlaces> seen{s.names};
    std::mt19937 random(3);
    for (int i = 0; i < 20; ++i) {
        const auto at = static_cast<float>(i + 1);
        s = after(s, random() % 2 ? Action{PlaceName{kCode, at, 0}} : Action{PlaceName{"75056", 0, at}});
        seen.push_back(s.names);
    }
    for (std::size_t i = seen.size() - 1; i-- > 0;) EXPECT_EQ((s = after(s, UndoNames{})).names, seen[i]);
    for (std::size_t i = 1; i < seen.size(); ++i) EXPECT_EQ((s = after(s, RedoNames{})).names, seen[i]);
    s = after(after(s, UndoNames{}), HideName{kCode, 1});
    EXPECT_EQ(after(s, RedoNames{}).names, s.names) << "another way was taken";
}

TEST(StaffNames, ADragIsOneStepAndAsLongAsTheFinger) {
    State s = after(after(start(), ArrangeNames{1, 0}), GrabName{kCode, 4, -2});
    for (int i = 0; i < 10; ++i) s = after(s, DragName{10, 5});
    const float mm = static_cast<float>(s.display.mmPerPx);
    EXPECT_NEAR(landscape(s)->offsetMm->x, 4 + 100 * mm, 0.01);
    EXPECT_NEAR(landscape(s)->offsetMm->y, -2 + 50 * mm, 0.01);
    s = after(s, DropName{});
    EXPECT_EQ(after(s, DragName{50, 50}).names, s.names);
    EXPECT_TRUE(after(s, UndoNames{}).names.empty());
}

TEST(StaffNames, AVisitDoesNotTouchThem) {
    const State s = after(after(after(start(), ArrangeNames{1, 0}), PlaceName{kCode, 5, 5}), StartAttract{});
    EXPECT_EQ(landscape(s)->offsetMm, (Vec2{5, 5}));
    EXPECT_FALSE(s.naming.on);
}

/// From the middle of the mark to the middle of the name, mm; none: no such name.
std::optional<Vec2> standsAt(App& app, const std::string& code = kCode) {
    const Node* label = findNode(app.scene().root, "label-" + code);
    const Node* mark = findNode(app.scene().root, "mark-" + code);
    if (!label || !mark) return std::nullopt;
    return (label->box.centre() - mark->box.centre()) * static_cast<float>(app.state().display.mmPerPx);
}

int overlaps(App& app) {
    const Node* map = findNode(app.scene().root, "map-FR");
    int count = 0;
    for (const Node& a : map->children)
        for (const Node& b : map->children)
            if (&a < &b && a.role == Role::Label && b.role == Role::Label) count += a.box.inset(0.01f).overlaps(b.box);
    return count;
}

std::unique_ptr<App> appAt(int year, Content content = test::freshContent()) {
    auto app = test::appOn(std::move(content));
    app->dispatch(SetReducedMotion{1});
    app->dispatch(SelectYear{year});
    test::run(*app, 0.3);
    return app;
}

TEST(StaffNamesOnTheMap, AnyNameStandsExactlyWhereItIsPutAndTheOthersKeepClear) {
    AROBASE_NEEDS_ATLAS();
    auto app = appAt(kYear);
    std::vector<std::string> codes;
    for (const Node& n : findNode(app->scene().root, "map-FR")->children)
        if (n.role == Role::Label && findNode(app->scene().root, "mark-" + n.value)) codes.push_back(n.value);
    ASSERT_GT(codes.size(), 10u);
    int moved = 0;
    for (const std::string& code : codes) {
        const auto before = standsAt(*app, code);
        if (!before) continue;
        const Vec2 wanted = *before + Vec2{-6.5f, 4};
        app->dispatch(PlaceName{code, wanted.x, wanted.y});
        test::run(*app, 0.1);
        EXPECT_EQ(overlaps(*app), 0) << code;
        if (const auto now = standsAt(*app, code); now && length(*now - wanted) < 0.05f) ++moved;
        app->dispatch(UndoNames{});
        test::run(*app, 0.1);
    }
    EXPECT_GT(moved, static_cast<int>(codes.size()) * 3 / 4) << "only where the interface or the edge is in the way may it not be";
}

TEST(StaffNamesOnTheMap, TheHiddenOneGoesItsMarkStays) {
    AROBASE_NEEDS_ATLAS();
    auto app = appAt(kYear);
    ASSERT_TRUE(standsAt(*app));
    const int candidates = app->scene().labels.candidates;
    app->dispatch(HideName{kCode, 1});
    test::run(*app, 0.3);
    EXPECT_FALSE(findNode(app->scene().root, "label-" + kCode));
    EXPECT_TRUE(findNode(app->scene().root, "mark-" + kCode));
    EXPECT_EQ(app->scene().labels.candidates, candidates - 1);
    app->dispatch(SelectCollectivite{kCode});
    test::run(*app, 1);
    EXPECT_TRUE(findNode(app->scene().root, "label-" + kCode)) << "the visitor chose it";
}

TEST(StaffNamesOnTheMap, AFingerDragsTheNameOnlyWhileNamesAreArranged) {
    AROBASE_NEEDS_ATLAS();
    auto app = appAt(kYear);
    const auto drag = [&] {
        const Vec2 at = findNode(app->scene().root, "label-" + kCode)->box.centre();
        test::Hand hand(*app);
        hand.down(0, at);
        for (int i = 1; i <= 10; ++i) {
            hand.wait(0.02);
            hand.move(0, at + Vec2{6, -3} * static_cast<float>(i));
        }
        hand.wait(0.2);
        hand.up(0, at + Vec2{60, -30});
        hand.wait(0.3);
    };
    const Vec2 before = *standsAt(*app);
    app->dispatch(ArrangeNames{1, 0});
    drag();
    const auto now = standsAt(*app);
    ASSERT_TRUE(now);
    const float mm = static_cast<float>(app->state().display.mmPerPx);
    EXPECT_NEAR(now->x - before.x, 60 * mm, 0.1);
    EXPECT_NEAR(now->y - before.y, -30 * mm, 0.1);
    EXPECT_FALSE(app->state().maps[0].camera) << "the map stayed";
    const NamePlaces placed = app->state().names;
    app->dispatch(ArrangeNames{0, 0});
    drag();
    EXPECT_EQ(app->state().names, placed);
    EXPECT_TRUE(app->state().maps[0].camera) << "the map moved";
}

class NameFile : public testing::Test {
protected:
    void SetUp() override {
        m_folder = std::filesystem::temp_directory_path() / ("arobase-names-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }
    std::filesystem::path file() const { return nameFile(m_folder); }
    Result<NamePlaces> read() const { return readNames(file(), realContent().exhibition, realContent().atlas ? &*realContent().atlas : nullptr); }
    Result<NamePlaces> reading(const std::string& text) const {
        std::ofstream(file()) << text;
        return read();
    }
    std::filesystem::path m_folder;
};

TEST_F(NameFile, BadOnesAreNamedByTheirLineAndTheRestIsKept) {
    EXPECT_TRUE(read().issues.empty()) << "no file is no fault";
    const auto broken = reading("[[nom]]\ncode = \"60057");
    ASSERT_EQ(broken.issues.size(), 1u);
    EXPECT_EQ(broken.issues[0].severity, Severity::Error);
    EXPECT_TRUE(broken.value->empty());
    const auto mixed = reading(
        "[[nom]]\ncode = \"60057\"\nannee = 2018\nformat = \"paysage\"\ndecalage_mm = [3.5, -2]\n"  // 1: sound
        "[[nom]]\ncode = \"00000\"\nmasque = true\n"                                              // 7
        "[[nom]]\ncode = \"60057\"\nannee = 1700\ncote = \"droite\"\n"                            // 11
        "[[nom]]\ncode = \"60057\"\ndecalage_mm = [61, 0]\n"                                      // 15
        "[[nom]]\ncode = \"60057\"\ncote = \"nord\"\n"                                            // 18
        "[[nom]]\ncode = \"60057\"\nformat = \"affiche\"\nmasque = true\n"                        // 21
        "[[nom]]\ncode = \"60057\"\nmasque = \"oui\"\n"                                           // 25
        "[[nom]]\nmasque = true\n"                                                                // 26
        "[[nom]]\ncode = \"60057\"\n"                                                             // 28
        "[[nom]]\ncode = \"60057\"\ncote = \"droite\"\ndecalage_mm = [1, 1]\n"                    // 30
        "[[nom]]\ncode = \"60057\"\nmasque = true\ntoujours = true\n"                             // 34
        "[[nom]]\ncode = \"60057\"\ncouleur = \"rouge\"\nmasque = true\n"                         // 40
        "[[nom]]\ncode = \"75056\"\ntoujours = true\n");                                          // sound
    std::vector<int> rows;
    for (const Issue& issue : mixed.issues) {
        EXPECT_EQ(issue.file, file().string());
        EXPECT_FALSE(issue.message.empty());
        rows.push_back(issue.row);
    }
    const std::vector<int> wanted = realContent().atlas ? std::vector<int>{7, 11, 15, 18, 21, 25, 26, 28, 30, 34, 40} : std::vector<int>{11, 15, 18, 21, 25, 26, 28, 30, 34, 40};
    EXPECT_EQ(rows, wanted);
    EXPECT_EQ(mixed.value->find("60057", 2018, NameFormat::Landscape)->offsetMm, (Vec2{3.5f, -2}));
    EXPECT_TRUE(mixed.value->find("75056", 1999, NameFormat::Print)->insisted);
    EXPECT_FALSE(mixed.value->find("60057", 2018, NameFormat::Print)) << "nothing of the bad ones";
}

TEST_F(NameFile, OfTwoDecisionsForTheSameTheLaterHoldsAndAnIssueSaysSo) {
    const auto twice = reading("[[nom]]\ncode = \"60057\"\ncote = \"droite\"\n[[nom]]\ncode = \"60057\"\ncote = \"gauche\"\n");
    ASSERT_EQ(twice.issues.size(), 1u);
    EXPECT_EQ(twice.issues[0].row, 4);
    EXPECT_EQ(twice.value->find("60057", 2018, NameFormat::Landscape)->side, LabelSide::Left);
}

TEST_F(NameFile, WhatIsNoTableOfNamesIsRefused) {
    for (const char* text : {"nom = 3\n", "[nom]\ncode = \"60057\"\n", "nom = [1, 2]\n", "autre = true\n", "[[noms]]\ncode = \"60057\"\nmasque = true\n",
                             "[[nom]]\ncode = \"6\\\"7\"\nmasque = true\n", "[[nom]]\ncode = \"\"\nmasque = true\n", "[[nom]]\ncode = \"60 57\"\nmasque = true\n"}) {
        const auto result = reading(text);
        EXPECT_FALSE(result.issues.empty()) << text;
        EXPECT_TRUE(result.value->empty()) << text;
    }
}

TEST_F(NameFile, WhatIsSavedIsWhatIsRead) {
    std::mt19937 random(9);
    std::uniform_real_distribution<float> mm(-60, 60);
    NamePlaces places;
    const auto& all = realContent().exhibition.collectivites;
    const auto& editions = realContent().exhibition.editions;
    for (int i = 0; i < 200; ++i) {
        NameScope scope{all[random() % all.size()].code, random() % 2 ? 0 : editions[random() % editions.size()].year, std::nullopt};
        if (random() % 3) scope.format = static_cast<NameFormat>(random() % 3);
        NamePlace place;
        if (random() % 2)
            place.side = static_cast<LabelSide>(random() % kLabelSides);
        else
            place.offsetMm = Vec2{mm(random), mm(random)};
        place.hidden = random() % 4 == 0;
        place.insisted = !place.hidden && random() % 4 == 0;
        places.set(scope, place);
    }
    ASSERT_TRUE(writeNamePlaces(file(), places, realContent().exhibition).empty());
    const auto back = read();
    EXPECT_TRUE(back.issues.empty()) << toText(back.issues.front());
    EXPECT_EQ(*back.value, places);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(m_folder), {}), 1) << "nothing is left lying about";
}

TEST_F(NameFile, AFolderThatIsNotThereIsAnIssueAndNoFile) {
    const Issues issues = writeNamePlaces(m_folder / "absent" / "noms.toml", {}, realContent().exhibition);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_TRUE(hasErrors(issues));
}

TEST_F(NameFile, ANudgeIsThereAfterAReload) {
    AROBASE_NEEDS_ATLAS();
    const auto exhibition = m_folder / "exposition";
    std::filesystem::copy(AROBASE_DEFAULT_EXHIBITION, exhibition, std::filesystem::copy_options::recursive);
    const ContentSources sources{exhibition, test::atlasFile(), {}};
    auto app = appAt(kYear, loadContent(sources));
    const Vec2 before = *standsAt(*app);
    const Vec2 wanted = before + Vec2{5, 3};
    app->dispatch(PlaceName{kCode, wanted.x, wanted.y});
    ASSERT_TRUE(writeNamePlaces(nameFile(exhibition), app->state().names, app->content().exhibition).empty());
    for (const bool afresh : {false, true}) {  // the studio reads its files again; the kiosk starts
        if (afresh)
            app = appAt(kYear, loadContent(sources));
        else
            app->replaceContent(loadContent(sources));
        test::run(*app, 0.3);
        EXPECT_TRUE(app->content().issues.empty() || app->content().issues.front().rule != "noms");
        const auto now = standsAt(*app);
        ASSERT_TRUE(now);
        EXPECT_NEAR(now->x, wanted.x, 0.05);
        EXPECT_NEAR(now->y, wanted.y, 0.05);
    }
}

}  // namespace
}  // namespace arobase

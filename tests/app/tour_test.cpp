// Guided visits: the file, played to its end, held by a hand, on the stage and in the attract loop.
#include <fstream>

#include "app/stage/stage_show.h"
#include "app/tour_file.h"
#include "app/update.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using namespace test;

/// A file of its own for one test.
class TourToml {
public:
    explicit TourToml(const std::string& text) : m_path(std::filesystem::temp_directory_path() / ("arobase-tours-" + std::to_string(getpid()) + ".toml")) {
        std::ofstream(m_path, std::ios::binary) << text;
    }
    ~TourToml() {
        std::error_code error;
        std::filesystem::remove(m_path, error);
    }
    TourToml(const TourToml&) = delete;
    TourToml& operator=(const TourToml&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

Result<std::vector<Tour>> toursOf(const std::string& text) { return readTours(TourToml(text).path(), realContent().exhibition); }

const std::string kHead = "[[visite]]\nid = \"a\"\nnom = { fr = \"N\", en = \"N\" }\n";
const std::string kStep = "[[visite.etape]]\ntitre = { fr = \"T\", en = \"T\" }\n";

const Tour& embedded() { return realContent().tours.front(); }
State after(State state, const Action& action) { return update(realContent(), std::move(state), action); }
State begun() { return after(initialState(realContent(), {}), StartTour{}); }

// --- the file ---------------------------------------------------------------------------------------------------

TEST(TourFile, TheEmbeddedOneIsWholeAndInBothLanguages) {
    const auto read = readTours(tourFile(AROBASE_DEFAULT_EXHIBITION), realContent().exhibition);
    EXPECT_TRUE(read.issues.empty()) << (read.issues.empty() ? "" : toText(read.issues.front()));
    ASSERT_EQ(read.value->size(), 1U);
    EXPECT_TRUE(embedded().attracts);
    EXPECT_GE(embedded().steps.size(), 8U);
    for (const TourStep& step : embedded().steps) {
        EXPECT_FALSE(step.title.en.empty());
        EXPECT_EQ(step.text.fr.empty(), step.text.en.empty());
    }
}

TEST(TourFile, NoFileIsNoIssueAndABrokenOneIsOne) {
    EXPECT_TRUE(readTours("/nowhere/visites.toml", realContent().exhibition).issues.empty());
    for (const std::string text : {"[[visite]\nid =", "visite = 5\n", "visite = [5]\n", "[visite]\nid = \"a\"\n"}) {
        const auto read = toursOf(text);
        EXPECT_TRUE(read.value->empty()) << text;
        ASSERT_EQ(read.issues.size(), 1U) << text;
        EXPECT_EQ(read.issues[0].severity, Severity::Error);
        EXPECT_GT(read.issues[0].row, 0) << text;
    }
}

class BadStep : public testing::TestWithParam<const char*> {};

TEST_P(BadStep, IsNamedByFileRowAndCauseAndTheOthersStay) {
    const auto read = toursOf(kHead + kStep + "\n[[visite.etape]]\n" + GetParam() + "\n" + kStep);
    ASSERT_EQ(read.value->size(), 1U);
    EXPECT_EQ(read.value->front().steps.size(), 2U);
    ASSERT_EQ(read.issues.size(), 1U);
    EXPECT_EQ(read.issues[0].severity, Severity::Error);
    EXPECT_NE(read.issues[0].message.find("visite 1, étape 2"), std::string::npos) << read.issues[0].message;
    EXPECT_GE(read.issues[0].row, 6);
    EXPECT_FALSE(read.issues[0].file.empty());
}

INSTANTIATE_TEST_SUITE_P(TourFile, BadStep,
                         testing::Values("texte = { fr = \"sans titre\", en = \"no title\" }", "titre = 5", "titre = { en = \"T\" }", "titre = \"T\"\nduree = 1", "titre = \"T\"\nduree = 1e9",
                                         "titre = \"T\"\nduree = nan", "titre = \"T\"\nduree = \"8\"", "titre = \"T\"\nrepere = \"r1999-rien\"", "titre = \"T\"\ncollectivite = \"00000\"",
                                         "titre = \"T\"\nchiffres = 2001", "titre = \"T\"\nedition = \"2018\"", "titre = \"T\"\ncamera = \"lune\"", "titre = \"T\"\nfrise = [2019, 1999]",
                                         "titre = \"T\"\nterritory = \"XX\""));

TEST(TourFile, AVisitNeedsAnIdOfItsOwnAndAStep) {
    const auto read = toursOf(kHead + kStep + kHead + kStep + "[[visite]]\nid = \"B é\"\nnom = \"N\"\n" + kStep + "[[visite]]\nid = \"c\"\nnom = { fr = \"N\", en = \"N\" }\n");
    EXPECT_EQ(read.value->size(), 1U);
    EXPECT_EQ(read.issues.size(), 3U);
}

TEST(TourFile, WhatIsInFrenchAloneIsShownAndSaid) {
    const auto read = toursOf(kHead + "[[visite.etape]]\ntitre = \"Seul : en français\"\n");
    ASSERT_EQ(read.value->size(), 1U);
    EXPECT_EQ(read.value->front().steps.front().title.in(Language::English), "Seul\u202F: en français");
    ASSERT_EQ(read.issues.size(), 1U);
    EXPECT_EQ(read.issues[0].severity, Severity::Warning);
}

// --- played -----------------------------------------------------------------------------------------------------

TEST(Tour, PlaysToItsEnd) {
    State state = after(after(initialState(realContent(), {}), SetIdle{30}), Touched{});
    state = after(state, StartTour{});
    std::vector<int> seen{state.tour.step};
    double spent = 0;
    while (state.tour.on() && spent < embedded().durationS() + 5) {
        state = after(state, Tick{0.1});
        spent += 0.1;
        ASSERT_EQ(state.screen, ScreenId::Explore) << "nobody is idle while it plays";
        if (state.tour.on() && state.tour.step != seen.back()) seen.push_back(state.tour.step);
    }
    EXPECT_NEAR(spent, embedded().durationS(), 0.2);
    ASSERT_EQ(seen.size(), embedded().steps.size());
    for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], static_cast<int>(i));
    state = after(state, Tick{29});
    EXPECT_EQ(state.screen, ScreenId::Explore) << "who watched it has a moment to go on";
    state = after(state, Tick{2});
    EXPECT_EQ(state.screen, ScreenId::Attract);
}

TEST(Tour, EveryStepShowsWhatItSays) {
    State state = begun();
    for (std::size_t i = 0; i < embedded().steps.size(); ++i) {
        EXPECT_EQ(state.tour.step, static_cast<int>(i));
        for (const Action& look : embedded().steps[i].look) {
            if (const auto* landmark = std::get_if<SelectLandmark>(&look)) {
                EXPECT_EQ(state.selection, (Selection{SelectionKind::Landmark, landmark->id}));
            }
            if (const auto* who = std::get_if<SelectCollectivite>(&look)) {
                EXPECT_EQ(state.selection, (Selection{SelectionKind::Collectivite, who->code}));
            }
            if (const auto* year = std::get_if<SelectYear>(&look)) {
                EXPECT_EQ(state.year, year->year);
            }
            if (std::holds_alternative<CloseSheet>(look)) {
                EXPECT_EQ(state.selection.kind, SelectionKind::None);
            }
        }
        state = after(state, StepTour{1});
    }
    EXPECT_EQ(state.tour.step, static_cast<int>(embedded().steps.size()) - 1) << "it does not wrap";
    state = after(state, StepTour{-1});
    EXPECT_EQ(state.tour.step, static_cast<int>(embedded().steps.size()) - 2);
}

TEST(Tour, IsOneStepForRetour) {
    const State before = after(initialState(realContent(), {}), SelectYear{2008});
    State state = after(before, StartTour{});
    for (int i = 0; i < 5; ++i) state = after(state, StepTour{1});
    EXPECT_EQ(state.back.size(), 1U);
    state = after(after(state, StopTour{}), Back{});
    EXPECT_EQ(state.year, 2008);
    EXPECT_EQ(state.selection, before.selection);
}

TEST(Tour, AnyHandOnTheFriseOrTheMapHoldsItAndPlayGoesBackToItsStep) {
    for (const Action& hand : {Action{PanFrise{20}}, Action{FlingFrise{0}}, Action{ZoomFriseAbout{900, 1.2f}}, Action{DragCursor{900}}, Action{StopMap{"FR"}}, Action{PanMap{"FR", 5, 5}},
                               Action{TapMap{"FR", 900, 300}}, Action{SelectYear{2005}}, Action{CloseSheet{}}, Action{ToggleTrack{0}}, Action{StepZoom{1}}}) {
        State state = after(after(begun(), StepTour{1}), Tick{1});
        state = after(state, hand);
        ASSERT_TRUE(state.tour.on()) << toText(hand);
        EXPECT_TRUE(state.tour.paused) << toText(hand);
        const State later = after(state, Tick{60});
        EXPECT_EQ(later.tour.step, 1);
        const State on = after(later, PauseTour{0});
        EXPECT_EQ(on.selection.id, "r1999-arrivee-de-l-adsl") << toText(hand);
        EXPECT_NEAR(on.tour.spentS, 1, 1e-9);
        EXPECT_FALSE(on.tour.paused);
    }
}

TEST(Tour, AFingerOnTheFriseHoldsItAndItsOwnButtonsWork) {
    const auto app = appOn(freshContent());
    app->dispatch(StartTour{});
    run(*app, 1);
    const auto middleOf = [&](const char* id) {
        const Node* node = findNode(app->scene().root, id);
        EXPECT_NE(node, nullptr) << id;
        return node ? node->box.centre() : Vec2{};
    };
    Hand hand(*app);
    hand.tap(middleOf("tour-next"));
    EXPECT_EQ(app->state().tour.step, 1);
    EXPECT_FALSE(app->state().tour.paused);
    hand.tap(middleOf("tour-pause"));
    EXPECT_TRUE(app->state().tour.paused);
    hand.wait(1);
    hand.tap(middleOf("tour-pause"));
    EXPECT_FALSE(app->state().tour.paused);
    hand.down(0, middleOf("frise"));
    EXPECT_TRUE(app->state().tour.paused);
    hand.up(0, middleOf("frise"));
    hand.wait(1);
    hand.tap(middleOf("tour-previous"));
    EXPECT_EQ(app->state().tour.step, 0);
    hand.wait(1);
    hand.tap(middleOf("tour-stop"));
    EXPECT_FALSE(app->state().tour.on());
}

TEST(Tour, KeysPlayItToo) {
    const auto app = appOn(freshContent());
    app->key("f7");
    EXPECT_TRUE(app->state().tour.playing());
    app->key("right");
    EXPECT_EQ(app->state().tour.step, 1);
    app->key("space");
    EXPECT_TRUE(app->state().tour.paused);
    app->key("escape");
    EXPECT_FALSE(app->state().tour.on());
}

TEST(Tour, OtherPanelsEndIt) {
    for (const Action& other : {Action{OpenSearch{}}, Action{OpenAdding{}}, Action{Compare{0, 0, "progress"}}, Action{Play{1}}, Action{ShowAnnualMap{}}, Action{StartAttract{}}})
        EXPECT_FALSE(after(begun(), other).tour.playing() && after(begun(), other).screen == ScreenId::Explore) << toText(other);
}

TEST(Tour, WritesInTheVisitorsLanguage) {
    const auto app = appOn(freshContent());
    app->dispatch(StartTour{});
    for (const bool english : {false, true}) {
        app->dispatch(SetLanguage{english ? "en" : "fr"});
        run(*app, 1);
        const Node* title = findNode(app->scene().root, "tour-title");
        ASSERT_NE(title, nullptr);
        EXPECT_EQ(title->text, embedded().steps.front().title.in(english ? Language::English : Language::French));
        EXPECT_FALSE(app->state().tour.paused) << "another language is no hand on the map";
    }
}

// --- the stage and the attract loop --------------------------------------------------------------------------------

TEST(Tour, ACueStartsIt) {
    const TourToml file("[[cue]]\nname = \"1\"\nvisite = \"en-bref\"\n[[cue]]\nname = \"2\"\ntitle = \"Deux\"\n");
    const auto app = appOn(loadContent({AROBASE_DEFAULT_EXHIBITION, "/nowhere/atlas.bake", file.path()}));
    StageShow show(2);
    show.start(*app);
    EXPECT_TRUE(app->state().tour.playing());
    const Node* caption = findNode(app->scene().root, "stage-caption");
    ASSERT_NE(caption, nullptr);
    EXPECT_NE(caption->text.find(embedded().steps.front().title.fr), std::string::npos);
    EXPECT_EQ(findNode(app->scene().root, "tour-stop"), nullptr) << "no interface on a stage";
    run(*app, 1);
    show.key(*app, "right");
    EXPECT_FALSE(app->state().tour.on()) << "the next cue is the operator's";
}

TEST(Tour, TheAttractLoopPlaysItAndATouchLeavesNothingOfIt) {
    State state = after(initialState(realContent(), {}), StartAttract{});
    std::set<int> steps;
    std::set<std::string> opened;
    for (double t = 0; t < 220; t += 0.25) {
        state = after(state, Tick{0.25});
        if (state.tour.on()) steps.insert(state.tour.step);
        if (state.selection.kind != SelectionKind::None) opened.insert(state.selection.id);
    }
    EXPECT_EQ(steps.size(), embedded().steps.size());
    EXPECT_TRUE(opened.contains("97103") && opened.contains("57463"));
    while (!state.tour.on()) state = after(state, Tick{0.25});
    state = after(state, Touched{});
    EXPECT_EQ(state.screen, ScreenId::Explore);
    EXPECT_FALSE(state.tour.on());
}

TEST(Tour, AnExhibitionWithoutOneHasNoButtonAndNothingToStart) {
    Content content = freshContent();
    content.tours.clear();
    const auto app = appOn(std::move(content));
    EXPECT_EQ(findNode(app->scene().root, "tour"), nullptr);
    app->dispatch(StartTour{});
    EXPECT_FALSE(app->state().tour.on());
    app->dispatch(StartAttract{});
    run(*app, 40);
    EXPECT_FALSE(app->state().tour.on());
}

}  // namespace
}  // namespace arobase

// E1, E2, E3, E8, N4: a visitor's own landmark, with fingers on the real screens, the real update and the real gestures.
#include <algorithm>
#include <random>
#include <set>
#include <sstream>

#include "app/landmark_desk.h"
#include "app/screens/adding_layout.h"
#include "app/screens/keyboard.h"
#include "app/screens/visitor_strip.h"
#include "app/typing.h"
#include "data/landmarks/landmark.h"
#include "data/landmarks/landmark_text.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

constexpr DisplayInfo kLandscape{1920, 1080, 0.277}, kPortrait{1080, 1920, 0.277};

State after(State state, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) state = update(test::realContent(), std::move(state), parseAction(line).value());
    return state;
}

State writing() { return after(initialState(test::realContent(), kLandscape), {"OpenAdding"}); }

/// A visitor: taps nodes by their id, one finger, as the harness does.
class Visitor {
public:
    explicit Visitor(DisplayInfo display) : m_app(test::appOn(test::freshContent(), display)), m_hand(*m_app) {}
    App& app() { return *m_app; }
    Vec2 at(const std::string& id) {
        const Node* node = findNode(m_app->scene().root, id);
        EXPECT_NE(node, nullptr) << id;
        return node ? node->box.centre() : Vec2{};
    }
    void tap(const std::string& id) {
        m_hand.tap(at(id));
        m_hand.wait(0.05);
        ++taps;
    }
    void hold(const std::string& id, double seconds) {
        m_hand.down(0, at(id));
        for (double t = 0; t < seconds; t += 0.05) m_hand.wait(0.05);
    }
    void lift(const std::string& id) {
        m_hand.up(0, at(id));
        m_hand.wait(0.05);
    }
    void slideTo(const std::string& id) {
        m_hand.move(0, at(id));
        m_hand.wait(0.05);
        lift(id);
    }
    /// Each letter by its key; capitals after the shift key, « ë » and « ÿ » with the dead key.
    void type(const std::vector<std::string>& keys) {
        for (const std::string& key : keys) tap("key-" + key);
    }
    int taps = 0;

private:
    std::unique_ptr<App> m_app;
    test::Hand m_hand;
};

// ---- what makes no sense

TEST(Adding, WithoutAPanelNothingIsWritten) {
    const State home = initialState(test::realContent(), {});
    for (const char* line : {"SetDraftYear 2001", "StepDraftYear 1", "DragDraftYear 300", "SetDraftTrack usages", "SetDraftCommune 22113", "FindDraftCommune", "UndoDraft", "PublishDraft",
                             "TypeText a", "PressShift", "SwapKeys", "PressDead ^", "ShowVariants key-e", "LandmarkKept 1 a\\sb -", "LandmarkLost 1", "CloseAdding"})
        EXPECT_EQ(after(home, {line}), home) << line;
}

TEST(Adding, NonsenseIsNoDraft) {
    const State open = writing();
    for (const char* line : {"SetDraftTrack nothing", "SetDraftTrack -", "SetDraftCommune 99999", "PressDead x", "PublishDraft", "LandmarkKept 0 a -"})
        EXPECT_EQ(after(open, {line}).add.draft, open.add.draft) << line;
    const FriseRange whole = wholeFrise(test::realContent());
    EXPECT_EQ(after(open, {"SetDraftYear -2147483648"}).add.draft.year, static_cast<int>(whole.from));
    EXPECT_EQ(after(open, {"SetDraftYear 2147483647"}).add.draft.year, static_cast<int>(whole.to) - 1);
}

TEST(Adding, NothingIsPublishedWithoutTrackOrText) {
    EXPECT_EQ(after(writing(), {"TypeText abc", "PublishDraft"}).add.step, AddStep::Write);
    EXPECT_EQ(after(writing(), {"SetDraftTrack usages", "TypeText \\s\\s", "PublishDraft"}).add.step, AddStep::Write);
    EXPECT_EQ(after(writing(), {"SetDraftTrack usages", "TypeText abc", "PublishDraft"}).add.step, AddStep::Sending);
}

TEST(Adding, AnAnswerToAnotherRequestIsNobodys) {
    const State sent = after(writing(), {"SetDraftTrack usages", "TypeText abc", "PublishDraft"});
    EXPECT_EQ(after(sent, {"LandmarkKept " + std::to_string(sent.add.request + 1) + " a -"}), sent);
    EXPECT_EQ(after(sent, {"LandmarkLost " + std::to_string(sent.add.request + 1)}), sent);
    const State lost = after(sent, {"LandmarkLost " + std::to_string(sent.add.request)});
    EXPECT_EQ(lost.add.step, AddStep::Write);
    EXPECT_EQ(lost.add.draft, sent.add.draft) << "the draft stays";
    EXPECT_TRUE(lost.add.lost);
}

// ---- the text (N4)

TEST(AddingText, IsEightyLettersAtMostAsAReaderCountsThem) {
    State state = writing();
    for (int i = 0; i < 100; ++i) state = update(test::realContent(), state, TypeText{"e\u0301"});
    EXPECT_EQ(perceivedLength(state.add.draft.text), kLandmarkMaxLength);
    state = update(test::realContent(), state, EraseText{});
    EXPECT_EQ(perceivedLength(state.add.draft.text), kLandmarkMaxLength - 1) << "a letter goes with its accent";
    State heavy = writing();
    heavy = update(test::realContent(), heavy, TypeText{"a" + [] { std::string marks; for (int i = 0; i < 5000; ++i) marks += "\u0301"; return marks; }()});
    EXPECT_LE(heavy.add.draft.text.size(), 512U);
}

TEST(AddingText, IsDrawnAsItIs) {
    auto app = test::appOn(test::freshContent(), kLandscape);
    const std::pair<std::string, std::string> typed[] = {{"<b>gras</b> & &amp; %s {n} \\n", "<b>gras</b> & &amp; %s {n} \\n"},
                                                         {"[url](javascript:x)", "[url](javascript:x)"},
                                                         {"a\u202Eb\u200Bc\x01 d", "abc d"}};  // what cannot be seen is never written
    for (const auto& [text, wanted] : typed) {
        app->dispatch(OpenAdding{});
        app->dispatch(SetDraftTrack{"usages"});
        app->dispatch(TypeText{text});
        const std::string kept = draftText(app->state().add.draft);
        EXPECT_EQ(kept, wanted);
        EXPECT_EQ(kept, cleanLandmarkText(kept)) << "the store has nothing left to take away";
        const Node* preview = findNode(app->scene().root, "waiting-draft");
        ASSERT_NE(preview, nullptr);
        EXPECT_EQ(preview->text, kept);
        app->dispatch(CloseAdding{});
    }
}

// ---- undo, limits, reset

TEST(Adding, UndoTakesBackAWordOrAChoice) {
    State state = after(writing(), {"SetDraftTrack usages", "TypeText l", "TypeText e", "TypeText \\s", "TypeText c", "TypeText h"});
    state = after(state, {"UndoDraft"});
    EXPECT_EQ(state.add.draft.text, "le ");
    state = after(state, {"UndoDraft"});
    EXPECT_EQ(state.add.draft.text, "");
    EXPECT_EQ(state.add.draft.track, "usages");
    state = after(state, {"UndoDraft", "UndoDraft", "UndoDraft"});
    EXPECT_EQ(state.add.draft, writing().add.draft);
}

State kept(State state, const std::string& text) {
    state = after(state, {"OpenAdding", "SetDraftTrack usages", toText(TypeText{text}), "PublishDraft"});
    if (state.add.step != AddStep::Sending) return state;
    return after(state, {toText(LandmarkKept{state.add.request, "un deux trois quatre cinq six", ""}), "CloseAdding"});
}

TEST(E8Adding, ThreeAVisitAndTwentySecondsApart) {
    State state = kept(initialState(test::realContent(), kLandscape), "un");
    EXPECT_EQ(state.add.own.size(), 1U);
    EXPECT_EQ(kept(state, "trop tôt").add.own.size(), 1U);
    for (int i = 0; i < 5; ++i) {
        state = after(state, {"CloseAdding"});
        state = test::ticked(test::realContent(), state, 21);
        state = kept(state, "encore");
    }
    EXPECT_EQ(state.add.own.size(), static_cast<std::size_t>(kLandmarksPerVisit));
    EXPECT_EQ(draftLack(state), DraftLack::Enough);
}

TEST(E8Adding, AfterAResetNothingIsLeft) {
    State state = kept(initialState(test::realContent(), kLandscape), "un");
    state = test::ticked(test::realContent(), state, 30);
    state = after(state, {"OpenAdding", "SetDraftTrack outils", "TypeText secret", "SwapKeys", "StartAttract"});
    EXPECT_EQ(state.add, AddState{});
    EXPECT_EQ(state.keys, KeyboardState{});
    State untouched = test::ticked(test::realContent(), initialState(test::realContent(), kLandscape), 30);
    untouched = after(untouched, {"StartAttract"});
    state.lastInputS = untouched.lastInputS;
    EXPECT_EQ(state, untouched) << "byte for byte that of a booth where nobody wrote";
    EXPECT_EQ(after(state, {"Touched"}).add, AddState{});
}

// ---- E1, E2 by touch

class AddingByTouch : public testing::TestWithParam<DisplayInfo> {};

TEST_P(AddingByTouch, FiveTapsAndAText) {
    AROBASE_NEEDS_ATLAS();
    Visitor visitor(GetParam());
    visitor.tap("add");
    visitor.tap("add-year-" + std::to_string(visitor.app().state().add.draft.year - 2));
    visitor.tap("add-track-outils");
    visitor.app().type("Premier modem");
    visitor.tap("add-publish");
    EXPECT_LE(visitor.taps, 5);
    const State& state = visitor.app().state();
    EXPECT_EQ(state.add.step, AddStep::Sending);
    EXPECT_EQ(state.add.draft.text, "Premier modem");
    EXPECT_EQ(state.add.draft.year, test::realContent().exhibition.startYear - 2);
    EXPECT_EQ(state.year, state.add.draft.year);
    LandmarkDesk desk(visitor.app().content(), {});
    visitor.app().answer(desk.attend(visitor.app().content(), state));
    desk.finish();
    visitor.app().answer(desk.attend(visitor.app().content(), state));
    EXPECT_EQ(state.add.step, AddStep::Thanks);
    EXPECT_EQ(std::ranges::count(state.add.code, ' '), 5) << state.add.code;
    EXPECT_TRUE(desk.attend(visitor.app().content(), state).empty());
}

TEST_P(AddingByTouch, TheKeyboardTypesFrench) {
    Visitor visitor(GetParam());
    visitor.tap("add");
    visitor.tap("add-track-usages");
    visitor.type({"shift", "n", "o", "diaeresis", "e", "l", "space", "a-grave", "space", "shift", "l", "apostrophe", "shift", "h", "a", "diaeresis", "y", "hyphen", "l", "e", "s", "hyphen"});
    visitor.type({"shift", "r", "o", "s", "e", "s", "comma", "space", "c", "oe", "u", "r", "space", "at"});
    EXPECT_EQ(visitor.app().state().add.draft.text, "Noël à L’Haÿ-les-Roses, cœur @");
}

TEST_P(AddingByTouch, AHeldKeyOffersItsVariants) {
    Visitor visitor(GetParam());
    visitor.tap("add");
    visitor.hold("key-e", 0.8);
    ASSERT_EQ(visitor.app().state().keys.variants, "key-e");
    EXPECT_EQ(visitor.app().state().add.draft.text, "");
    visitor.slideTo("variant-3");
    EXPECT_EQ(visitor.app().state().add.draft.text, "ë");
    visitor.hold("key-e", 0.8);
    visitor.lift("key-e");
    visitor.tap("variant-0");
    EXPECT_EQ(visitor.app().state().add.draft.text, "ëé");
    EXPECT_EQ(findNode(visitor.app().scene().root, "variants"), nullptr);
}

TEST_P(AddingByTouch, TheErasingKeyGoesOnWhileItIsHeld) {
    Visitor visitor(GetParam());
    visitor.tap("add");
    visitor.app().type("abcdefghijkl");
    visitor.tap("key-erase");
    EXPECT_EQ(visitor.app().state().add.draft.text, "abcdefghijk");
    visitor.hold("key-erase", 1.2);
    const std::size_t left = visitor.app().state().add.draft.text.size();
    EXPECT_LT(left, 9U);
    EXPECT_GT(left, 0U);
    visitor.lift("key-erase");
    test::run(visitor.app(), 1);
    EXPECT_EQ(visitor.app().state().add.draft.text.size(), left);
}

TEST_P(AddingByTouch, KeysAreFifteenMillimetresAndLieApart) {
    auto app = test::appOn(test::freshContent(), GetParam());
    for (const Action& open : {Action{OpenAdding{}}, Action{OpenSearch{}}}) {
        app->dispatch(open);
        std::vector<Rect> keys;
        walk(app->scene().root, [&](const Node& n, int) {
            if (!n.id.starts_with("key-") && !n.id.starts_with("add-")) return;
            if (n.role != Role::Button) return;
            const double side = static_cast<double>(std::min(n.box.w, n.box.h)) * GetParam().mmPerPx;
            EXPECT_GE(side, kSmallestKeyMm - 0.01) << n.id;
            EXPECT_TRUE(layoutFor(app->content(), app->state()).screen.contains(n.box.centre())) << n.id;
            for (const Rect& other : keys) EXPECT_FALSE(other.inset(0.5f).overlaps(n.box)) << n.id;
            keys.push_back(n.box);
        });
        EXPECT_GT(keys.size(), 50U);
        app->dispatch(CloseAdding{});
        app->dispatch(CloseSearch{});
    }
}

INSTANTIATE_TEST_SUITE_P(Screens, AddingByTouch, testing::Values(kLandscape, kPortrait, DisplayInfo{1280, 800, 0.404}));

TEST(E2Keyboard, HasTheWholeAlphabetInBothOrders) {
    auto app = test::appOn(test::freshContent(), kLandscape);
    app->dispatch(OpenAdding{});
    for (int order = 0; order < 2; ++order, app->dispatch(SwapKeys{})) {
        std::set<std::string> typed;
        walk(app->scene().root, [&](const Node& n, int) {
            const auto action = n.id.starts_with("key-") ? parseAction(n.action) : std::nullopt;
            if (action && std::holds_alternative<TypeText>(*action)) typed.insert(std::get<TypeText>(*action).text);
        });
        for (char c = 'a'; c <= 'z'; ++c) EXPECT_TRUE(typed.contains(std::string(1, c))) << c;
        for (const char* c : {"é", "è", "à", "ç", "œ", "æ", "«", "»", "’", "@", "-", "0", "9", " "}) EXPECT_TRUE(typed.contains(c)) << c;
    }
}

TEST(E2Keyboard, DeadKeysCombineOrStandForThemselves) {
    EXPECT_EQ(combined("^", "e"), "ê");
    EXPECT_EQ(combined("¨", "y"), "ÿ");
    EXPECT_EQ(combined("^", " "), "^");
    EXPECT_EQ(combined("¨", "k"), "¨k");
    EXPECT_EQ(after(writing(), {"PressDead ^", "EraseText", "TypeText e"}).add.draft.text, "e");
    EXPECT_EQ(after(writing(), {"PressDead ^", "PressDead ^", "TypeText e"}).add.draft.text, "^e");
    EXPECT_EQ(capitalOf("œ"), "Œ");
    EXPECT_EQ(capitalOf("@"), "@");
}

// ---- E3

bool sees(App& app, const std::string& text) {
    bool seen = false;
    walk(app.scene().root, [&](const Node& n, int) { seen = seen || n.text.find(text) != std::string::npos || n.spoken.find(text) != std::string::npos; });
    return seen;
}

TEST(E3Adding, WhatWaitsIsSeenByItsAuthorAlone) {
    auto app = test::appOn(test::freshContent(), kLandscape);
    app->dispatch(OpenAdding{});
    app->dispatch(SetDraftTrack{"usages"});
    app->type("Unique souvenir");
    app->dispatch(PublishDraft{});
    app->dispatch(LandmarkKept{app->state().add.request, "un deux trois quatre cinq six", ""});
    app->dispatch(CloseAdding{});
    EXPECT_TRUE(sees(*app, "Unique souvenir"));
    app->dispatch(ShowAnnualMap{});
    EXPECT_FALSE(sees(*app, "Unique souvenir")) << "export";
    app->dispatch(StartAttract{});
    EXPECT_FALSE(sees(*app, "Unique souvenir")) << "attract";
    app->dispatch(Touched{});
    EXPECT_FALSE(sees(*app, "Unique souvenir")) << "the next visitor";
}

TEST(E3Adding, WhatWasApprovedIsSeenByAllUntilItIsTakenBack) {
    auto app = test::appOn(test::freshContent(), kLandscape);
    app->dispatch(ShowContributed{"a1", 2006, "usages", "Approuvé <b>", ""});
    EXPECT_TRUE(sees(*app, "Approuvé <b>"));
    app->dispatch(StartAttract{});
    EXPECT_TRUE(sees(*app, "Approuvé <b>"));
    app->dispatch(Touched{});
    app->dispatch(SelectContributed{"a1"});
    test::run(*app, 1);
    EXPECT_EQ(app->state().selection.kind, SelectionKind::Contributed);
    app->dispatch(HideContributed{"a1"});
    test::run(*app, 1);
    EXPECT_FALSE(sees(*app, "Approuvé <b>"));
    for (const Action& bad : {Action{ShowContributed{"", 2006, "usages", "x", ""}}, Action{ShowContributed{"b", 1492, "usages", "x", ""}}, Action{ShowContributed{"b", 2006, "?", "x", ""}},
                              Action{ShowContributed{"b", 2006, "usages", "\u200B", ""}}}) {
        app->dispatch(bad);
        EXPECT_TRUE(app->state().contributed.empty());
    }
}

/// Writes one and closes the « merci »; `id` is the store's.
void writeOne(App& app, int year, const std::string& text, const std::string& id) {
    app.dispatch(OpenAdding{});
    app.dispatch(SetDraftYear{year});
    app.dispatch(SetDraftTrack{"usages"});
    app.type(text);
    app.dispatch(PublishDraft{});
    ASSERT_EQ(app.state().add.step, AddStep::Sending) << text;
    app.dispatch(LandmarkKept{app.state().add.request, "un deux trois quatre cinq six", id});
    app.dispatch(CloseAdding{});
    test::run(app, kLandmarkPauseS + 1);
}

TEST(E3Adding, OnceApprovedTheOneThatWaitedIsNoMore) {
    auto app = test::appOn(test::freshContent(), kLandscape);
    writeOne(*app, 2006, "Mon modem", "a1b2");
    EXPECT_NE(findNode(app->scene().root, "waiting-a1b2"), nullptr);
    app->dispatch(ShowContributed{"a1b2", 2006, "usages", "Mon modem, corrigé", ""});
    EXPECT_EQ(findNode(app->scene().root, "waiting-a1b2"), nullptr) << "it waits no more";
    const Node* approved = findNode(app->scene().root, "contributed-a1b2");
    ASSERT_NE(approved, nullptr);
    EXPECT_EQ(approved->spoken.find("attente"), std::string::npos);
    app->dispatch(SelectContributed{"a1b2"});
    test::run(*app, 1);
    EXPECT_EQ(findNode(app->scene().root, "card-title")->text, "Mon modem, corrigé");
    EXPECT_EQ(findNode(app->scene().root, "card-waits"), nullptr);
    EXPECT_EQ(findNode(app->scene().root, "list-a1b2"), nullptr) << "nor beside itself";
    EXPECT_EQ(draftLack(after(app->state(), {"CloseSheet", "OpenAdding"})), DraftLack::Text) << "two are left of three";
    app->dispatch(HideContributed{"a1b2"});
    EXPECT_NE(findNode(app->scene().root, "waiting-a1b2"), nullptr) << "the decision was undone";
}

/// What the strip shows one by one, and what it counts.
std::pair<int, int> shownAndBadged(App& app) {
    std::pair<int, int> count;
    walk(app.scene().root, [&](const Node& n, int) {
        if (n.id.starts_with("waiting-") || (n.id.starts_with("contributed-") && n.role == Role::FriseItem)) ++count.first;
        if (n.id.starts_with("contributed-of-")) count.second += std::stoi(n.value);
    });
    return count;
}

void expectApart(App& app) {
    std::vector<const Node*> there;
    walk(app.scene().root, [&](const Node& n, int) {
        if (!n.id.starts_with("waiting-") && !n.id.starts_with("contributed-")) return;
        for (const Node* other : there) EXPECT_FALSE(other->box.inset(0.5f).overlaps(n.box)) << n.id << " " << other->id;
        there.push_back(&n);
    });
}

TEST_P(AddingByTouch, D4WhatVisitorsWroteIsShownOrCountedAtEveryZoom) {
    auto app = test::appOn(test::freshContent(), GetParam());
    app->dispatch(SetReducedMotion{1});
    for (int i = 0; i < kLandmarksPerVisit; ++i) writeOne(*app, 2006 + i / 2, "Un souvenir assez long pour prendre de la place, le numéro " + std::to_string(i), "own" + std::to_string(i));
    EXPECT_EQ(shownAndBadged(*app).first + shownAndBadged(*app).second, kLandmarksPerVisit) << "one's own, close together";
    expectApart(*app);
    std::mt19937 random(5);
    std::vector<int> years;
    for (int i = 0; i < 60; ++i) {
        years.push_back(1999 + static_cast<int>(random() % 27));
        app->dispatch(ShowContributed{"c" + std::to_string(i), years.back(), i % 2 ? "usages" : "outils", "Repère de quelqu’un " + std::to_string(i), ""});
    }
    for (int i = 0; i < kLandmarksPerVisit; ++i) years.push_back(2006 + i / 2);
    const FriseRange whole = wholeFrise(app->content());
    for (double span = whole.years(); span > 0.08; span /= 1.5)
        for (const double middle : {2000.3, 2006.5, 2007.1, 2013.9}) {
            const double from = std::clamp(middle - span / 2, whole.from, whole.to - span);
            app->dispatch(ShowFrise{from, from + span});
            test::run(*app, 0.1);
            const FriseRange seen = app->state().frise.range.value_or(whole);
            const auto total = std::ranges::count_if(years, [&](int year) { return year < seen.to && year + 1 > seen.from; });
            const auto [shown, badged] = shownAndBadged(*app);
            EXPECT_EQ(shown + badged, total) << seen.from << " " << seen.to;
            expectApart(*app);
        }
}

TEST(E3Adding, BehindACountIsEveryOneThatItCounts) {
    auto app = test::appOn(test::freshContent(), kLandscape);
    for (int i = 0; i < 23; ++i) app->dispatch(ShowContributed{"c" + std::to_string(i), 2006, "usages", "Repère " + std::to_string(i), ""});
    writeOne(*app, 2006, "Le mien", "own");
    const Node* badge = findNode(app->scene().root, "contributed-of-2006");
    ASSERT_NE(badge, nullptr);
    EXPECT_EQ(badge->value, "23") << "and one's own is read beside it";
    std::set<std::string> listed;
    app->dispatch(*parseAction(badge->action));
    for (int page = 0; page < 20; ++page) {
        test::run(*app, 1);
        const Node* next = nullptr;
        walk(app->scene().root, [&](const Node& n, int) {
            if (n.id.starts_with("list-c") || n.id == "list-own") listed.insert(n.value);
            if (n.id == "list-next" && n.enabled) next = &n;
        });
        if (!next) break;
        app->dispatch(*parseAction(next->action));
    }
    EXPECT_EQ(listed.size(), 24U);
    app->dispatch(SelectContributed{"c3"});
    test::run(*app, 1);
    const Node* all = findNode(app->scene().root, "list-all");
    ASSERT_NE(all, nullptr) << "a card that has no room for all of its year leads to them";
    EXPECT_EQ(all->value, "24");
}

TEST(D7Adding, AHiddenTrackHidesWhatVisitorsWroteInIt) {
    auto app = test::appOn(test::freshContent(), kLandscape);
    app->dispatch(ShowContributed{"a", 2006, "usages", "Un usage", ""});
    app->dispatch(ShowContributed{"b", 2012, "outils", "Un outil", ""});
    for (std::size_t i = 0; i < app->content().exhibition.tracks.size(); ++i)
        if (app->content().exhibition.tracks[i].id == "usages") app->dispatch(ToggleTrack{static_cast<int>(i)});
    EXPECT_FALSE(sees(*app, "Un usage"));
    EXPECT_TRUE(sees(*app, "Un outil"));
}

TEST(D14Adding, TenThousandAreCountedAndFewThingsDrawn) {
    auto app = test::appOn(test::freshContent(), kLandscape);
    for (int i = 0; i < 10'000; ++i) app->dispatch(ShowContributed{"c" + std::to_string(i), 1999 + i % 27, "usages", "Repère " + std::to_string(i), ""});
    const auto [shown, badged] = shownAndBadged(*app);
    EXPECT_EQ(shown + badged, 10'000);
    EXPECT_LE(shown, 60);
}

TEST(VisitorStrip, EveryLandmarkIsInOnePlaceAndNoneLiesOnAnother) {
    std::mt19937 random(11);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    for (int round = 0; round < 400; ++round) {
        const screens::StripSpan strip{100, 100.f + static_cast<float>(200 + below(1500))};
        const float group = 25;
        std::vector<ContributedLandmark> all(static_cast<std::size_t>(60 + 4));
        std::vector<screens::StripPill> pills;
        std::vector<screens::StripGroup> years;
        for (int i = 0; i < below(5); ++i) {
            const float x = strip.from + static_cast<float>(below(static_cast<int>(strip.to - strip.from)));
            all[static_cast<std::size_t>(i)].year = 2000 + below(60);
            pills.push_back({&all[static_cast<std::size_t>(i)], x, {x, x + 60 + static_cast<float>(below(static_cast<int>(strip.to - strip.from) - 110))}});
        }
        for (int i = 0; i < below(60); ++i) {
            const float x = strip.from + (strip.to - strip.from) * static_cast<float>(i + 1) / 62;
            all[static_cast<std::size_t>(i + 4)].year = 2000 + i;
            years.push_back({x, 2000 + i, 2000 + i, {&all[static_cast<std::size_t>(i + 4)]}});
        }
        const auto places = screens::placedInStrip(pills, years, strip, group);
        std::multiset<const ContributedLandmark*> there;
        std::vector<screens::StripSpan> spans;
        for (const auto& p : places.pills) there.insert(p.landmark), spans.push_back(p.at);
        for (const auto& g : places.groups) {
            there.insert(g.landmarks.begin(), g.landmarks.end());
            spans.push_back({g.x - group / 2 + 0.1f, g.x + group / 2 - 0.1f});
            for (const ContributedLandmark* l : g.landmarks) EXPECT_TRUE(l->year >= g.fromYear && l->year <= g.toYear);
        }
        EXPECT_EQ(there.size(), pills.size() + years.size());
        EXPECT_EQ(std::set(there.begin(), there.end()).size(), there.size());
        for (std::size_t i = 0; i < spans.size(); ++i) {
            EXPECT_GE(spans[i].from, strip.from - 1);
            EXPECT_LE(spans[i].to, strip.to + 1);
            for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(spans[i].overlaps(spans[j])) << round;
        }
    }
}

// ---- what of it is in a recording

TEST(X11Recording, HoldsNothingThatAVisitorWroteAndReplaysTheRest) {
    std::ostringstream recording;
    Visitor visitor(kLandscape);
    App& live = visitor.app();
    live.record(&recording);
    visitor.tap("add");
    visitor.tap("add-track-usages");
    visitor.type({"shift", "z", "o", "diaeresis", "e", "space", "q"});
    visitor.hold("key-e", 0.8);
    visitor.slideTo("variant-3");
    live.type("Jkw\u00e9 7e\u0301 🙂");
    live.key("tab");
    visitor.tap("key-erase");
    const std::string written = live.state().add.draft.text;
    EXPECT_EQ(written, "Zoë qëJkwé 7e\u0301 ");
    visitor.tap("add-publish");
    live.dispatch(LandmarkKept{live.state().add.request, "abricot balcon canard dragon ecluse fanfare", "a1b2"});
    live.record(nullptr);
    std::istringstream lines(recording.str());
    auto again = test::appOn(test::freshContent(), kLandscape);
    std::set<std::string> typed, onKeys;
    const Rect keys = addingLayout(layoutFor(live.content(), after(live.state(), {"CloseAdding", "OpenAdding"})), live.content().exhibition.tracks.size()).keyboard;
    for (std::string line; std::getline(lines, line);) {
        const Action action = parseAction(line).value();
        if (const auto* text = std::get_if<TypeText>(&action)) typed.insert(text->text);
        if (const auto* at = std::get_if<PressAt>(&action); at && keys.contains({at->x, at->y})) onKeys.insert(line);
        again->dispatch(action);
    }
    EXPECT_EQ(typed, (std::set<std::string>{"x", "e", " ", "xxxx xx x"})) << "letters stand for letters";
    EXPECT_EQ(onKeys.size(), 1U) << "a place on the keyboard is a letter";
    for (const char* word : {"abricot", "fanfare", "Jkw", "ShowVariants k", "variant", "key-e", "key-z"}) EXPECT_EQ(recording.str().find(word), std::string::npos) << word;
    const AddState &was = live.state().add, &is = again->state().add;
    EXPECT_EQ(is.step, AddStep::Thanks);
    ASSERT_EQ(is.own.size(), 1U);
    EXPECT_EQ(is.own[0].id, was.own[0].id);
    EXPECT_EQ(is.own[0].year, was.own[0].year);
    EXPECT_EQ(perceivedLength(is.own[0].text), perceivedLength(was.own[0].text));
    EXPECT_EQ(std::ranges::count(is.code, ' '), 5);
    EXPECT_EQ(is.request, was.request);
    EXPECT_EQ(again->state().clockS, live.state().clockS);
    EXPECT_EQ(again->state().focus, live.state().focus);
}

TEST(C6Recording, WhereAFingerMetThePinPadIsNotTold) {
    auto app = test::appOn(test::freshContent(), kLandscape);
    std::ostringstream recording;
    app->record(&recording);
    app->dispatch(KnockStaff{});
    test::Hand hand(*app);
    hand.tap(findNode(app->scene().root, "pin-8")->box.centre());
    EXPECT_EQ(app->state().booth.staff.pin, "8");
    app->record(nullptr);
    EXPECT_EQ(recording.str().find("PressAt"), std::string::npos);
    EXPECT_EQ(recording.str().find("PressPin"), std::string::npos);
}

}  // namespace
}  // namespace arobase

// The frise under the hand: zoom, overview, tracks, decades, badges, the comparison of key figures.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "app/screens/decades_sheet.h"
#include "app/update.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using namespace test;

FriseRange rangeOf(const State& state) { return state.frise.range.value_or(wholeFrise(realContent())); }
FriseView viewOf(const State& state) { return friseView(realContent(), layoutFor(realContent(), state), state); }

State still() {
    State state = initialState(realContent(), {});
    state.settings.reducedMotion = true;
    return state;
}

TEST(Frise, NothingComesOfTracksAndBadgesThatThereAreNot) {
    const State before = still();
    for (const Action& action : {Action{ToggleTrack{-1}}, Action{ToggleTrack{3}}, Action{ToggleTrack{31}}, Action{ToggleTrack{2147483647}}, Action{StepDecade{0}},
                                 Action{OpenBadge{0, 2000, 2000}}, Action{OpenBadge{0, 2001, 2000}}, Action{OpenBadge{3, 2000, 2001}}, Action{OpenBadge{0, 2000, 2001, -1}},
                                 Action{OpenBadge{0, 1500, 1501}}, Action{ZoomFriseAbout{900, 0}}, Action{ZoomFriseAbout{900, -2}}})
        EXPECT_EQ(before, update(realContent(), before, action)) << toText(action);
}

TEST(Frise, TheInstantUnderTheFingersStaysThere) {
    for (const float x : {300.f, 960.f, 1500.f}) {
        State state = still();
        for (int i = 0; i < 30; ++i) {
            const double under = viewOf(state).toYear(x);
            state = update(realContent(), state, ZoomFriseAbout{x, 1.13f});
            EXPECT_NEAR(viewOf(state).toPx(under), x, 0.6) << i;
        }
    }
}

TEST(Frise, AZoomEndsAtAMonthWhereADatumHasOneAndAtAYearWhereNoneHas) {
    State state = still();
    const auto deepest = [&](double year) {
        state = update(realContent(), still(), ShowFrise{year - 3, year + 3});
        for (int i = 0; i < 60; ++i) state = update(realContent(), state, ZoomFriseAbout{viewOf(state).toPx(year), 1.3f});
        return rangeOf(state).years();
    };
    EXPECT_NEAR(deepest(2004.13), 1.0 / 12, 1e-6) << "Facebook, février 2004";
    EXPECT_GE(deepest(2025.5), 1 - 1e-6) << "nothing is known there to the month";
}

TEST(Frise, DraggingTheWindowOfTheOverviewIsLinear) {
    State state = update(realContent(), still(), ShowFrise{2010, 2013});
    for (const float dx : {1.f, -7.f, 40.f, -133.5f, 260.f}) {
        const Layout layout = layoutFor(realContent(), state);
        const FriseView whole = overviewView(realContent(), layout);
        const float before = whole.toPx(rangeOf(state).from);
        state = update(realContent(), state, DragOverview{dx});
        EXPECT_NEAR(whole.toPx(rangeOf(state).from) - before, dx, 0.1);
        EXPECT_NEAR(rangeOf(state).years(), 3, 1e-9);
    }
    state = update(realContent(), state, DragOverview{-1e7f});
    EXPECT_EQ(rangeOf(state).from, wholeFrise(realContent()).from);
}

TEST(Frise, TheWindowCanBeDraggedWithAFinger) {
    const auto app = appOn(freshContent());
    app->dispatch(SetReducedMotion{1});
    app->dispatch(ShowFrise{2008, 2012});
    const Layout layout = layoutFor(app->content(), app->state());
    const FriseView whole = overviewView(app->content(), layout);
    const Vec2 grip{whole.toPx(2010), layout.frise.ribbon.centre().y};
    Hand hand(*app);
    hand.down(1, grip);
    for (int i = 1; i <= 20; ++i) {
        hand.wait(0.02);
        hand.move(1, grip + Vec2{6.f * static_cast<float>(i), 0});
    }
    hand.wait(0.2);
    hand.up(1, grip + Vec2{120, 0});
    EXPECT_NEAR(whole.toPx(app->state().frise.range->from) - whole.toPx(2008), 120, 1);
}

TEST(Frise, AHiddenTrackGivesItsRoomToTheOthers) {
    const State all = still();
    const State some = update(realContent(), all, ToggleTrack{1});
    const FriseAreas before = layoutFor(realContent(), all).frise, after = layoutFor(realContent(), some).frise;
    EXPECT_FALSE(after.shown(1));
    EXPECT_GT(after.lanes[0].h, before.lanes[0].h);
    EXPECT_GE(after.lanes[1].h + 1 * 3.6f, 15 / all.display.mmPerPx - 1) << "its name still takes a finger";
    TextEngine text = std::move(*TextEngine::create().value);
    const TextStyle style{24, FontWeight::Regular, true};
    const FrisePacking a = frisePacking(realContent(), layoutFor(realContent(), all), all, text, style);
    const FrisePacking b = frisePacking(realContent(), layoutFor(realContent(), some), some, text, style);
    int hidden = 0;
    for (const FriseItem& item : realContent().exhibition.frise) hidden += item.track == 1 ? 1 : 0;
    EXPECT_EQ(b.total, a.total - hidden);
    for (const FriseSlot& slot : b.slots) EXPECT_NE(slot.lane, 1);
    EXPECT_EQ(update(realContent(), some, ToggleTrack{1}), all);
    State none = some;
    for (const int track : {0, 2}) none = update(realContent(), none, ToggleTrack{track});
    EXPECT_EQ(none.frise.hiddenTracks, 0U) << "the last one brings all of them back";
}

TEST(Frise, DecadesFollowOneAnotherAndEndInTheWhole) {
    State state = update(realContent(), still(), StepDecade{1});
    EXPECT_EQ(rangeOf(state), (FriseRange{1999, 2009}));
    state = update(realContent(), state, StepDecade{1});
    EXPECT_EQ(rangeOf(state), (FriseRange{2009, 2019}));
    state = update(realContent(), state, StepDecade{-1});
    EXPECT_EQ(rangeOf(state), (FriseRange{1999, 2009}));
    state = update(realContent(), state, StepDecade{-1});
    EXPECT_EQ(rangeOf(state), wholeFrise(realContent()));
}

TEST(Frise, BehindABadgeIsEverythingThatItCounts) {
    const auto app = appOn(freshContent());
    app->dispatch(SetReducedMotion{1});
    std::vector<std::pair<std::string, int>> badges;
    walk(app->scene().root, [&](const Node& node, int) {
        if (node.role == Role::Badge) badges.emplace_back(node.action, std::stoi(node.value));
    });
    std::set<std::string> shown;
    walk(app->scene().root, [&](const Node& node, int) {
        if (node.role == Role::FriseItem) shown.insert(node.value);
    });
    ASSERT_GT(badges.size(), 5U);
    for (const auto& [action, count] : badges) {
        std::set<std::string> listed;
        app->dispatch(*parseAction(action));
        run(*app, 1);
        for (int page = 0; page < 20; ++page) {
            const Node* next = nullptr;
            walk(app->scene().root, [&](const Node& node, int) {
                if (node.id.starts_with("list-r") && node.role == Role::Button && !shown.contains(node.value)) listed.insert(node.value);
                if (node.id == "list-next" && node.enabled) next = &node;
            });
            if (!next) break;
            app->dispatch(*parseAction(next->action));
            run(*app, 0.1);
        }
        EXPECT_EQ(static_cast<int>(listed.size()), count) << action;
        app->dispatch(CloseSheet{});
        run(*app, 1);
    }
}

TEST(FriseLegend, ListsEveryOriginAndEachHasAStyleOfItsOwn) {
    const auto app = appOn(freshContent());
    app->dispatch(ShowContributed{"a1", 2006, "outils", "Wi-Fi libre", "Brest"});
    run(*app, 1);
    std::set<std::string> shown, listed;
    walk(app->scene().root, [&](const Node& node, int) {
        if (node.role == Role::FriseItem) shown.insert(node.style.substr(node.style.find(' ') + 1));
        if (node.id.starts_with("origin-")) {
            listed.insert(node.style);
            EXPECT_FALSE(node.text.empty());
        }
    });
    EXPECT_EQ(shown, (std::set<std::string>{"official", "doubtful", "contributed"}));
    EXPECT_EQ(listed, shown);
    for (const FriseItem& item : app->content().exhibition.frise) {
        const Node* node = findNode(app->scene().root, "landmark-" + item.id);
        if (!node) continue;
        EXPECT_TRUE(node->style.ends_with(item.doubt.empty() ? "official" : "doubtful")) << item.title;
    }
}

TEST(FriseForms, StandAsTheirImportanceSays) {
    const auto app = appOn(freshContent());
    run(*app, 1);
    std::set<std::string> forms;
    for (const FriseItem& item : app->content().exhibition.frise) {
        const Node* node = findNode(app->scene().root, "landmark-" + item.id);
        if (!node) continue;
        const std::string form = node->style.substr(0, node->style.find(' '));
        forms.insert(form);
        EXPECT_EQ(form == "pill", item.importance == 1 && form != "dot") << item.title;
        EXPECT_EQ(node->text.empty(), form == "dot");
        EXPECT_FALSE(node->spoken.empty());
    }
    EXPECT_EQ(forms, (std::set<std::string>{"dot", "line", "pill"}));
}

TEST(Decades, D8EveryFigureIsOnTheSheetOfEachScreen) {
    std::size_t all = 0;
    for (const screens::ComparedFigure& row : screens::comparedFigures(realContent().exhibition))
        for (const Figure* f : row.byYear) all += f ? 1 : 0;
    ASSERT_GT(all, 10u);
    for (const DisplayInfo& display : {DisplayInfo{1920, 1080, 0.277}, DisplayInfo{1080, 1920, 0.369}, DisplayInfo{960, 540, 0.5535}}) {
        auto app = appOn(freshContent(), display);
        app->dispatch(ShowDecades{});
        test::run(*app, 2);
        std::size_t shown = 0;
        walk(app->scene().root, [&](const Node& n, int) {
            if (!n.id.starts_with("compared-") || n.role != Role::Figure) return;
            ++shown;
            EXPECT_LE(n.box.bottom(), static_cast<float>(display.heightPx)) << n.id;
        });
        EXPECT_EQ(shown, all) << display.widthPx;
    }
}

TEST(Decades, BarsOfOneUnitShareOneScale) {
    const Exhibition& e = realContent().exhibition;
    EXPECT_EQ(screens::figureYears(e), (std::vector<int>{1999, 2009, 2019}));
    std::set<const Figure*> told;
    for (const screens::ComparedFigure& row : screens::comparedFigures(e))
        for (const Figure* f : row.byYear) {
            if (!f) continue;
            EXPECT_TRUE(f->refusedBy.empty()) << "what a check refuses is not shown";
            EXPECT_TRUE(told.insert(f).second);
            if (f->unit == "%") {
                EXPECT_NEAR(screens::shareOf(row, *f), f->value / 100, 1e-9);
            }
            // The same length for the same amount, in every row of the unit.
            for (const screens::ComparedFigure& other : screens::comparedFigures(e))
                for (const Figure* g : other.byYear)
                    if (g && g->unit == f->unit && g->scope == f->scope && f->value > 0) {
                        EXPECT_NEAR(screens::shareOf(other, *g) / screens::shareOf(row, *f), g->value / f->value, 1e-9);
                    }
        }
    int kept = 0;
    for (const Figure& f : e.figures) kept += f.refusedBy.empty() && f.unit != "rang" ? 1 : 0;
    EXPECT_EQ(static_cast<int>(told.size()), kept);
    bool mobile = false;
    for (const screens::ComparedFigure& row : screens::comparedFigures(e)) mobile = mobile || (row.byYear[1] && row.byYear[2] && row.byYear[1]->value == 80 && row.byYear[2]->value == 93);
    EXPECT_TRUE(mobile) << "2009 and 2019 stand in one row";
}

}  // namespace
}  // namespace arobase

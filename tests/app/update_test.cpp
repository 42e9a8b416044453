// What follows from what: time, years, ways back, the attract loop.
#include "app/update.h"

#include <limits>
#include <set>

#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;
using test::ticked;

State start() { return initialState(realContent(), {}); }
State after(State state, const Action& action) { return update(realContent(), std::move(state), action); }

// --- what makes no sense changes nothing ------------------------------------------------------------------------

TEST(UpdateNonsense, LeavesTheStateAsItIs) {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN(), kInf = std::numeric_limits<float>::infinity();
    const State state = ticked(realContent(), after(start(), SelectYear{2012}), 2);
    const Action nonsense[] = {
        Tick{0}, Tick{-1}, Tick{std::numeric_limits<double>::quiet_NaN()}, Tick{std::numeric_limits<double>::infinity()}, Tick{1e300},
        Resize{0, 0, 0}, Resize{1920, -1, 0.28}, Resize{1920, 1080, 0}, Resize{2147483647, 2147483647, 1}, Resize{1920, 1080, 1e-300},
        SelectCollectivite{""}, SelectCollectivite{"nobody"}, SelectPlace{"00000"}, SelectDepartement{"00"}, SelectLandmark{""}, SelectFigures{1},
        OpenBadge{-1, 2018, 2019}, OpenBadge{99, 2018, 2019}, OpenBadge{0, 1500, 1501}, OpenBadge{0, 2018, 2018}, OpenBadge{0, 2018, 2019, -1}, ToggleTrack{-1}, ToggleTrack{99}, StepDecade{0}, ExpandInset{"XX"}, PanMap{"XX", 5, 5}, PanMap{"FR", kNan, 0},
        PanMap{"FR", kInf, 0}, ZoomMapAbout{"FR", 5, 5, 0}, ZoomMapAbout{"FR", 5, 5, -2}, ZoomMapAbout{"FR", kNan, 5, 2}, ZoomMapAbout{"FR", 5, 5, kInf},
        FlingMap{"FR", kNan, 0}, TapMap{"XX", 1, 1}, TapMap{"FR", kNan, 1}, FlyTo{0, 0, 0, "FR"}, FlyTo{0, 0, -5, "FR"}, FlyTo{2, 46, 100, "XX"},
        PanFrise{kNan}, ZoomFriseAbout{5, 0}, ZoomFriseAbout{5, -1}, FlingFrise{kInf}, DragCursor{kNan}, ShowFrise{2010, 2005}, ShowFrise{2010, 2010},
        StepEdition{0}, SetLanguage{"de"}, SetLanguage{""}, SetTheme{"rose"}, GoToCue{99}, GoToCue{-2}, Back{}, SetIdle{std::numeric_limits<double>::quiet_NaN()}};
    for (const Action& action : nonsense) EXPECT_EQ(after(state, action), state) << toText(action);
}

TEST(UpdateYear, StaysWithinTheFrise) {
    const FriseRange whole = wholeFrise(realContent());
    for (const int year : {-2147483647 - 1, 0, 1998, 3000, 2147483647}) {
        const State s = after(start(), SelectYear{year});
        EXPECT_GE(s.year, whole.from);
        EXPECT_LT(s.year, whole.to);
    }
}

TEST(UpdateTick, TimePasses) {
    EXPECT_DOUBLE_EQ(after(start(), Tick{0.5}).clockS, 0.5);
    EXPECT_DOUBLE_EQ(after(start(), Tick{3600}).clockS, 3600);
}

TEST(UpdateDisplay, AbsurdWindowsAreSurvived) {
    for (const Resize& r : {Resize{64, 64, 0.28}, Resize{64, 16384, 0.02}, Resize{16384, 64, 20}, Resize{1080, 1920, 0.28}}) {
        State s = after(start(), r);
        EXPECT_EQ(s.display, (DisplayInfo{r.widthPx, r.heightPx, r.mmPerPx}));
        for (const Action& a : {Action(DragCursor{30}), Action(PanFrise{20}), Action(ZoomFriseAbout{30, 2}), Action(StepZoom{1}), Action(SelectCollectivite{"60057"})})
            s = ticked(realContent(), after(s, a), 0.2);
        EXPECT_FALSE(s.frise.range && !(s.frise.range->to > s.frise.range->from));
        for (const MapState& t : s.maps) EXPECT_FALSE(t.camera && !std::isfinite(t.camera->centre.x));
    }
}

// --- editions ---------------------------------------------------------------------------------------------------

TEST(UpdateEdition, SteppingVisitsEveryEditionBothWays) {
    const auto& editions = realContent().exhibition.editions;
    ASSERT_EQ(editions.size(), 24u);
    State s = after(start(), SelectYear{1});
    std::vector<int> seen;
    if (realContent().exhibition.edition(s.year)) seen.push_back(s.year);
    for (int i = 0; i < 40; ++i) {
        const int before = s.year;
        s = after(s, StepEdition{1});
        if (s.year != before) seen.push_back(s.year);
    }
    std::vector<int> expected;
    for (const Edition& e : editions) expected.push_back(e.year);
    EXPECT_EQ(seen, expected);
    EXPECT_EQ(s.year, editions.back().year);
    for (std::size_t i = editions.size() - 1; i-- > 0;) {
        s = after(s, StepEdition{-1});
        EXPECT_EQ(s.year, editions[i].year);
    }
    EXPECT_EQ(after(s, StepEdition{-1}).year, editions.front().year);
}

TEST(UpdateEdition, TheCursorDraggedToAColumnGivesThatYear) {
    const Content& content = realContent();
    for (const DisplayInfo& display : {DisplayInfo{}, DisplayInfo{1080, 1920, 0.28}, DisplayInfo{3840, 2160, 0.14}})
        for (const Edition& e : content.exhibition.editions) {
            State s = initialState(content, display);
            const FriseView view = friseView(content, layoutFor(content, s), s);
            for (const double share : {0.02, 0.5, 0.98}) {
                s = after(s, DragCursor{view.toPx(e.year + share)});
                EXPECT_EQ(s.year, e.year);
                ASSERT_NE(content.exhibition.edition(s.year), nullptr);
                EXPECT_EQ(content.exhibition.edition(s.year)->year, e.year);
            }
        }
}

TEST(UpdateEdition, TheCursorDraggedOutsideStaysOnTheAxis) {
    const FriseRange whole = wholeFrise(realContent());
    EXPECT_EQ(after(start(), DragCursor{-1e30f}).year, static_cast<int>(whole.from));
    EXPECT_EQ(after(start(), DragCursor{1e30f}).year, static_cast<int>(whole.to) - 1);
}

// --- the way back -----------------------------------------------------------------------------------------------

/// What « Retour » gives back.
void expectSameRest(const State& a, const State& b) {
    EXPECT_EQ(a.selection, b.selection);
    EXPECT_EQ(a.expanded, b.expanded);
    EXPECT_EQ(a.year, b.year);
    EXPECT_EQ(a.frise.range, b.frise.range);
    for (std::size_t t = 0; t < a.maps.size(); ++t) {
        EXPECT_EQ(a.maps[t].camera, b.maps[t].camera) << t;
        EXPECT_FALSE(b.maps[t].motion.has_value());
    }
}

TEST(UpdateBack, ReturnsExactlyWhereOneWas) {
    const Content& content = realContent();
    State s = start();
    s = ticked(content, after(s, ZoomMapAbout{"FR", 900, 300, 2.5f}), 1);
    s = ticked(content, after(s, PanMap{"971", 5, 3}), 1);
    s = ticked(content, after(s, ShowFrise{2004, 2011}), 2);
    std::vector<State> rests{s};
    for (const Action& a : {Action(SelectCollectivite{"60057"}), Action(SelectLandmark{"r2016-loi-pour-une-republique-numerique"}),
                            Action(SelectCollectivite{"97103"}), Action(SelectFigures{2019}), Action(ShowAllFrance{})}) {
        s = ticked(content, after(s, a), 4);
        rests.push_back(s);
    }
    while (rests.size() > 1) {
        rests.pop_back();
        s = ticked(content, after(s, Back{}), 4);
        expectSameRest(rests.back(), s);
    }
    EXPECT_TRUE(s.back.empty());
}

TEST(UpdateBack, AlsoWhenTheFlightHadOnlyBegun) {
    const Content& content = realContent();
    const State home = start();
    for (const double seconds : {0.0, 0.05, 0.3}) {
        State s = after(after(home, ZoomMapAbout{"FR", 900, 300, 6}), SelectCollectivite{"97103"});
        s = after(home, SelectCollectivite{"60057"});
        s = after(s, FlyTo{2, 49, 100, "FR"});
        s = after(s, ShowFrise{2002, 2005});
        s = ticked(content, s, seconds);
        s = ticked(content, after(s, Back{}), 4);
        expectSameRest(home, s);
    }
}

TEST(UpdateBack, AnInterruptedFlightIsRememberedWhereItWouldHaveLanded) {
    const Content& content = realContent();
    State s = ticked(content, after(start(), FlyTo{2, 49, 100, "FR"}), 0.2);
    const State landed = ticked(content, s, 5);
    s = ticked(content, after(s, SelectLandmark{content.exhibition.frise.front().id}), 5);
    s = ticked(content, after(s, Back{}), 5);
    EXPECT_EQ(s.maps[0].camera, landed.maps[0].camera);
}

TEST(UpdateBack, ReducedMotionReturnsAtOnce) {
    State s = after(start(), SetReducedMotion{1});
    s = after(s, ZoomMapAbout{"FR", 900, 300, 3});
    const State rest = s;
    s = after(after(s, SelectCollectivite{"97103"}), Back{});
    expectSameRest(rest, s);
    EXPECT_FALSE(animating(s));
}

TEST(UpdateBack, NeverRemembersMoreThanItShould) {
    State s = start();
    const auto& all = realContent().exhibition.collectivites;
    for (int round = 0; round < 3; ++round)
        for (const Collectivite& c : all) {
            s = after(s, SelectCollectivite{c.code});
            ASSERT_LE(s.back.size(), 32u);
        }
    EXPECT_EQ(s.back.size(), 32u);
}

// --- the attract loop -------------------------------------------------------------------------------------------

TEST(UpdateAttract, BeginsOnlyWhenIdleTimeIsSet) {
    const Content& content = realContent();
    State never = start();
    for (int i = 0; i < 4000; ++i) never = after(never, Tick{1});
    EXPECT_EQ(never.screen, ScreenId::Explore);
    State s = after(after(start(), SetIdle{90}), Touched{});
    for (int i = 0; i < 89; ++i) s = after(s, Tick{1});
    EXPECT_EQ(s.screen, ScreenId::Explore);
    State rearmed = after(s, Touched{});
    s = after(s, Tick{1.5});
    EXPECT_EQ(s.screen, ScreenId::Attract);
    for (int i = 0; i < 89; ++i) rearmed = after(rearmed, Tick{1});
    EXPECT_EQ(rearmed.screen, ScreenId::Explore);
    EXPECT_EQ(after(s, Touched{}).screen, ScreenId::Explore);
    (void)content;
}

TEST(UpdateAttract, LeavesNoTraceOfTheVisitorBefore) {
    State s = ticked(realContent(), after(after(start(), SelectCollectivite{"60057"}), SetLanguage{"en"}), 1);
    s = after(after(s, StartAttract{}), Touched{});
    EXPECT_TRUE(s.back.empty());
    EXPECT_EQ(s.selection, Selection{});
    EXPECT_EQ(s.settings.language, realContent().exhibition.defaultLanguage);
    EXPECT_FALSE(s.frise.range.has_value());
}

TEST(UpdateAttract, AVisitBeginsAsTheHouseHasIt) {
    State s = after(after(after(start(), SetLanguage{"en"}), SetTheme{"contraste"}), KeepSettings{});
    EXPECT_EQ(themeShare(s), 1) << "the house does not fade in";
    s = after(after(s, SetLanguage{"fr"}), SetReducedMotion{1});
    s = after(after(s, StartAttract{}), Touched{});
    EXPECT_EQ(s.settings, (Settings{"en", "contraste", false}));
    EXPECT_EQ(after(after(s, StartAttract{}), Touched{}).settings, s.settings) << "kept from visit to visit";
}

TEST(UpdateAttract, TheNightFadesIntoTheVisitorsTheme) {
    State s = ticked(realContent(), after(start(), StartAttract{}), 1);
    EXPECT_EQ(s.themeShown(), "nuit");
    EXPECT_EQ(themeShare(s), 1);
    s = after(s, Touched{});
    EXPECT_EQ(s.themeShown(), "jour");
    EXPECT_EQ(s.themeBefore, "nuit");
    EXPECT_EQ(themeShare(s), 0);
    EXPECT_TRUE(animating(s));
    s = ticked(realContent(), s, 1);
    EXPECT_EQ(themeShare(s), 1);
    EXPECT_EQ(themeShare(after(after(after(s, SetReducedMotion{1}), SetTheme{"nuit"}), Tick{0.01})), 1);
}

TEST(UpdateAttract, IsNeverStillAndVisitsYearsTownsAndLandmarks) {
    const Content& content = realContent();
    State s = after(start(), StartAttract{});
    std::set<int> years;
    std::set<SelectionKind> kinds;
    for (double t = 0; t < 120; t += 0.1) {
        s = after(s, Tick{0.1});
        ASSERT_TRUE(animating(s));
        years.insert(s.year);
        kinds.insert(s.selection.kind);
    }
    const FriseRange whole = wholeFrise(content);
    EXPECT_EQ(years.size(), static_cast<std::size_t>(whole.to - whole.from));
    EXPECT_TRUE(kinds.contains(SelectionKind::Collectivite) && kinds.contains(SelectionKind::Landmark));
}

TEST(UpdateAttract, TheMapStaysUnderTheFingerThatStopsTheLoop) {
    const Content& content = realContent();
    State s = after(start(), StartAttract{});
    for (double t = 0; t < 110; t += 1.7) {
        s = ticked(content, s, 1.7);
        const State touched = after(s, Touched{});
        const Layout before = layoutFor(content, s), now = layoutFor(content, touched);
        for (int i = 0; i < kTerritories; ++i) {
            const Vec2 px{900, 300};
            const WorldPoint was = mapView(content, before, s, i).toWorld(px), is = mapView(content, now, touched, i).toWorld(px);
            EXPECT_NEAR(was.x, is.x, 1);
            EXPECT_NEAR(was.y, is.y, 1);
        }
        EXPECT_EQ(touched.year, s.year);
    }
}

}  // namespace
}  // namespace arobase

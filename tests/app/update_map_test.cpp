// Taps on the map: the right collectivité, every year, everywhere.
#include <random>

#include "app/screens/map_marks.h"
#include "app/update.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;

State start() { return initialState(realContent(), {}); }
State after(State state, const Action& action) { return update(realContent(), std::move(state), action); }

std::string codeOf(const MapMark& mark) { return realContent().exhibition.collectivites[static_cast<std::size_t>(mark.collectivite)].code; }

TEST(MapPick, EveryMarkOfEveryEditionIsReachedOrANearerOne) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = realContent();
    int taps = 0;
    for (const Edition& e : content.exhibition.editions) {
        const State s = after(start(), SelectYear{e.year});
        const Layout layout = layoutFor(content, s);
        for (int t = 0; t < kTerritories; ++t) {
            const auto marks = marksOf(content, layout, s, mapView(content, layout, s, t));
            for (const MapMark& mark : marks) {
                const State picked = after(s, TapMap{std::string(territories()[static_cast<std::size_t>(t)].code), mark.px.x, mark.px.y});
                ASSERT_EQ(picked.selection.kind, SelectionKind::Collectivite) << e.year << " " << codeOf(mark);
                const auto found = std::find_if(marks.begin(), marks.end(), [&](const MapMark& m) { return codeOf(m) == picked.selection.id; });
                ASSERT_NE(found, marks.end());
                float nearest = 1e9f;
                for (const MapMark& m : marks) nearest = std::min(nearest, length(m.px - mark.px));
                EXPECT_LE(length(found->px - mark.px), nearest + 1e-3f);
                ++taps;
            }
        }
    }
    EXPECT_GT(taps, 200);
}

/// Nearest mark within 9 mm by looking at them all, on whichever edition and camera.
TEST(MapPick, AThousandTapsMeanWhatIsNearest) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = realContent();
    std::mt19937 random(1999);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    int onMarks = 0;
    for (int tap = 0; tap < 1000; ++tap) {
        State s = after(start(), SelectYear{content.exhibition.editions[static_cast<std::size_t>(below(static_cast<int>(content.exhibition.editions.size())))].year});
        for (int zooms = below(4); zooms > 0; --zooms)
            s = after(s, ZoomMapAbout{"FR", 700.f + static_cast<float>(below(900)), static_cast<float>(below(600)), 1.9f});
        const Layout layout = layoutFor(content, s);
        const int slot = below(3) ? kMainMap : 1 + below(kMapSlots - 1);
        const MapView view = mapView(content, layout, s, slot);
        const auto marks = marksOf(content, layout, s, view);
        Vec2 px{view.clip.x + static_cast<float>(below(1000)) / 1000 * view.clip.w, view.clip.y + static_cast<float>(below(1000)) / 1000 * view.clip.h};
        if (!marks.empty() && below(2))  // near one of them
            px = marks[static_cast<std::size_t>(below(static_cast<int>(marks.size())))].px + Vec2{static_cast<float>(below(90) - 45), static_cast<float>(below(90) - 45)};
        const Selection picked = pickOnMap(content, layout, s, slot, px);
        float nearest = layout.metrics.mm(9);
        std::string code;
        for (const MapMark& m : marks)
            if (length(m.px - px) < nearest) nearest = length(m.px - px), code = codeOf(m);
        if (code.empty()) {
            EXPECT_NE(picked.kind, SelectionKind::Collectivite);
        } else {
            ++onMarks;
            EXPECT_EQ(picked, (Selection{SelectionKind::Collectivite, code})) << s.year << " " << px.x << " " << px.y;
        }
    }
    EXPECT_GT(onMarks, 150);
}

TEST(MapPick, NoMarkIsWhollyHiddenInAnyEdition) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = realContent();
    for (const Edition& e : content.exhibition.editions) {
        const State s = after(start(), SelectYear{e.year});
        const Layout layout = layoutFor(content, s);
        for (int t = 0; t < kTerritories; ++t) {
            const auto marks = marksOf(content, layout, s, mapView(content, layout, s, t));
            for (std::size_t i = 0; i < marks.size(); ++i)
                for (std::size_t j = i + 1; j < marks.size(); ++j)
                    EXPECT_GT(length(marks[i].px - marks[j].px), marks[j].radiusPx * 0.5f) << e.year << " " << codeOf(marks[i]) << " under " << codeOf(marks[j]);
        }
    }
}

TEST(MapPick, MarksStandForEveryAwardOfTheYearThatHasAPlace) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = realContent();
    for (const Edition& e : content.exhibition.editions) {
        const State s = after(start(), SelectYear{e.year});
        const Layout layout = layoutFor(content, s);
        std::size_t shown = 0, expected = 0;
        for (int t = 0; t < kTerritories; ++t) shown += marksOf(content, layout, s, mapView(content, layout, s, t)).size();
        for (const int a : content.exhibition.awardsOf(e.year))
            expected += content.collectiviteAt[static_cast<std::size_t>(content.exhibition.awards[static_cast<std::size_t>(a)].collectivite)] ? 1 : 0;
        EXPECT_EQ(shown, expected) << e.year;
    }
}

TEST(MapPick, EveryCollectiviteProjectsThereAndBackWithinItsTerritorysView) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = realContent();
    const State s = start();
    const Layout layout = layoutFor(content, s);
    for (std::size_t i = 0; i < content.exhibition.collectivites.size(); ++i) {
        const Collectivite& c = content.exhibition.collectivites[i];
        if (!content.collectiviteAt[i]) continue;
        const auto& projector = content.projectors[static_cast<std::size_t>(c.territory)];
        const MapView view = mapView(content, layout, s, c.territory);
        const Vec2 px = view.toScreen(*content.collectiviteAt[i]);
        const auto geographic = projector.inverse(view.toWorld(px));
        ASSERT_TRUE(geographic.has_value());
        const auto again = projector.forward(*geographic);
        ASSERT_TRUE(again.has_value());
        EXPECT_LE(length(view.toScreen(*again) - px), 0.5f) << c.code;
        EXPECT_TRUE(view.clip.contains(px)) << c.code << " is inside its territory's home view";
    }
}

TEST(MapPick, F2AKnownPointOfEachTerritoryLandsInItsOwnCardOnly) {
    AROBASE_NEEDS_ATLAS();
    struct Known {
        const char* territory;
        LonLat at;
    };
    // Chief towns to a hundredth of a degree, from public maps.
    const Known known[] = {{"971", {-61.73, 16.00}}, {"972", {-61.07, 14.60}}, {"973", {-52.33, 4.94}},    {"974", {55.45, -20.88}},   {"975", {-56.17, 46.78}}, {"976", {45.23, -12.78}},
                           {"977", {-62.85, 17.90}}, {"978", {-63.08, 18.07}}, {"986", {-176.17, -13.28}}, {"987", {-149.57, -17.54}}, {"988", {166.44, -22.27}}};
    const Content& content = realContent();
    const State s = start();
    const Layout layout = layoutFor(content, s);
    for (const Known& k : known)
        for (int slot = 0; slot < kMapSlots; ++slot) {
            const auto world = content.projectors[static_cast<std::size_t>(territoryOfSlot(slot))].forward(k.at);
            const MapView view = mapView(content, layout, s, slot);
            EXPECT_EQ(world && view.clip.contains(view.toScreen(*world)), slot == *slotByCode(k.territory)) << k.territory << " in slot " << slot;
        }
}

/// Finger on the glass at the mark or the dot of a code, wherever the scene shows it.
void tapNode(App& app, const std::string& id) {
    const Node* node = findNode(app.scene().root, id);
    ASSERT_NE(node, nullptr) << id;
    test::Hand(app).tap(node->box.centre());
}

TEST(MapTap, DouvaineIn2000) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    app->dispatch(SelectYear{2000});
    tapNode(*app, "mark-74105");
    EXPECT_EQ(app->state().selection, (Selection{SelectionKind::Collectivite, "74105"}));
    EXPECT_EQ(app->state().year, 2000);
}

TEST(MapTap, SaintDenisByItsDotInLaReunionsCard) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    tapNode(*app, "place-97411");
    EXPECT_EQ(app->state().selection, (Selection{SelectionKind::Place, "97411"}));
    EXPECT_EQ(app->state().expanded, *territoryByCode("974"));
}

TEST(MapTap, BaieMahaultByItsMarkInGuadeloupesCard) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    app->dispatch(SelectYear{2022});
    tapNode(*app, "mark-97103");
    EXPECT_EQ(app->state().selection, (Selection{SelectionKind::Collectivite, "97103"}));
}

TEST(MapTap, GuadeloupeTheDepartementByATapOnItsLand) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    const Content& content = app->content();
    const int territory = *territoryByCode("971");
    const Layout layout = layoutFor(content, app->state());
    const MapView view = mapView(content, layout, app->state(), territory);
    int taps = 0;
    for (float x = view.clip.x + 4; x < view.clip.right(); x += 7)
        for (float y = view.clip.y + 4; y < view.clip.bottom(); y += 7) {
            if (content.atlas->areaAt(territory, view.toWorld({x, y})) < 0) continue;
            const State s = update(content, app->state(), TapMap{"971", x, y});
            // The chief town's own dot is the one thing nearer than the land.
            const bool chiefTown = s.selection.kind == SelectionKind::Place;
            if (!chiefTown) {
                EXPECT_EQ(s.selection, (Selection{SelectionKind::Departement, "971"}));
            }
            if (chiefTown || ++taps > 1) continue;
            test::Hand(*app).tap({x, y});
            EXPECT_EQ(app->state().selection, (Selection{SelectionKind::Departement, "971"}));
            app->dispatch(ShowAllFrance{});
            test::run(*app, 4);
        }
    EXPECT_GT(taps, 5);
}

TEST(MapTap, TheSeaClosesTheSheet) {
    AROBASE_NEEDS_ATLAS();
    State s = after(start(), SelectCollectivite{"60057"});
    const Layout layout = layoutFor(realContent(), s);
    const MapView view = mapView(realContent(), layout, s, 0);
    const auto sea = realContent().projectors[0].forward({-4.5, 45.5});
    ASSERT_TRUE(sea.has_value());
    const Vec2 px = view.toScreen(*sea);
    EXPECT_EQ(after(s, TapMap{"FR", px.x, px.y}).selection, Selection{});
}

TEST(MapFly, AbsurdFlightsStayNearTheTerritory) {
    const Content& content = realContent();
    for (const FlyTo& a : {FlyTo{2, 46, 1e300, "FR"}, FlyTo{2, 46, 1e-300, "FR"}, FlyTo{-170, -80, 100, "FR"}, FlyTo{179, 89, 5, "971"}}) {
        const State s = test::ticked(content, update(content, start(), a), 5);
        for (const MapState& t : s.maps)
            if (t.camera) {
                EXPECT_TRUE(t.camera->metresPerPx > 0.5 && t.camera->metresPerPx < 1e5 && std::abs(t.camera->centre.x) < 1e7);
            }
    }
}

}  // namespace
}  // namespace arobase

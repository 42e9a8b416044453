// A tap where several things lie: all that it may have meant, by looking at every one of them.
#include <algorithm>
#include <random>

#include "app/screens/map_marks.h"
#include "app/screens/screen.h"
#include "app/update.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;

State after(State state, const Action& action) { return update(realContent(), std::move(state), action); }

struct Near {
    float px = 0;
    bool mark = false;
    Selection what;
};

/// Every mark within 9 mm and every commune shown within 4.5 mm, without any grid; the nearest first, marks before communes.
std::vector<Near> everythingNear(const Layout& layout, const MapView& view, const std::vector<MapMark>& marks, Vec2 tap) {
    const Content& content = realContent();
    std::vector<Near> near;
    for (const MapMark& m : marks)
        if (length(m.px - tap) < layout.metrics.mm(9))
            near.push_back({length(m.px - tap), true, {SelectionKind::Collectivite, content.exhibition.collectivites[static_cast<std::size_t>(m.collectivite)].code}});
    const auto offer = [&](const CommunePoint& p) {
        const float px = length(view.toScreen(p.at) - tap);
        const Selection what{SelectionKind::Place, std::string(content.atlas->places()[static_cast<std::size_t>(p.place)].code)};
        if (px < layout.metrics.mm(4.5) && std::ranges::none_of(near, [&](const Near& n) { return n.what == what; })) near.push_back({px, false, what});
    };
    if (view.territory != 0)
        for (const CommunePoint& p : content.prefectures)
            if (territoryOfCode(content.atlas->places()[static_cast<std::size_t>(p.place)].departement) == view.territory) offer(p);
    if (closerThan(layout, view, kCommunesMetresPerMm))
        for (const CommunePoint& p : content.communes[static_cast<std::size_t>(view.territory)].points()) offer(p);
    std::ranges::stable_sort(near, {}, &Near::px);
    return near;
}

/// What the finger may have meant: the nearest mark (else commune), and whatever is hardly farther or lies on it.
std::vector<std::string> meant(const Layout& layout, const std::vector<MapMark>& marks, const std::vector<Near>& near) {
    const auto first = std::ranges::find_if(near, &Near::mark);
    const Near& nearest = first != near.end() ? *first : near.front();
    const auto markOf = [&](const std::string& code) {
        return std::ranges::find_if(marks, [&](const MapMark& m) { return realContent().exhibition.collectivites[static_cast<std::size_t>(m.collectivite)].code == code; });
    };
    std::vector<std::string> ids{nearest.what.id};
    for (const Near& n : near) {
        bool may = n.px <= nearest.px + layout.metrics.mm(2);
        if (n.mark && nearest.mark) {
            const auto a = markOf(n.what.id), b = markOf(nearest.what.id);
            may = may || length(a->px - b->px) < a->radiusPx + b->radiusPx;
        }
        if (may && ids.size() < kMostMeant && std::ranges::find(ids, n.what.id) == ids.end()) ids.push_back(n.what.id);
    }
    return ids;
}

TEST(Several, AThousandTapsOfferAllThatTheyMayHaveMeant) {
    AROBASE_NEEDS_ATLAS();
    const Content& content = realContent();
    std::mt19937 random(2018);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    std::vector<int> years;  // of which something is known
    for (const Edition& e : content.exhibition.editions)
        if (content.exhibition.awardsOf(e.year).size() >= 10) years.push_back(e.year);
    ASSERT_FALSE(years.empty());
    int several = 0, places = 0;
    for (int tap = 0; tap < 1000; ++tap) {
        State s = after(initialState(content, {}), SelectYear{years[static_cast<std::size_t>(below(static_cast<int>(years.size())))]});
        for (int zooms = below(7); zooms > 0; --zooms) s = after(s, ZoomMapAbout{"FR", 700.f + static_cast<float>(below(900)), static_cast<float>(below(600)), 1.9f});
        const Layout layout = layoutFor(content, s);
        const int slot = below(3) ? kMainMap : 1 + below(kMapSlots - 1);
        const MapView view = mapView(content, layout, s, slot);
        const auto marks = marksOf(content, layout, s, view);
        Vec2 px{view.clip.x + static_cast<float>(below(1000)) / 1000 * view.clip.w, view.clip.y + static_cast<float>(below(1000)) / 1000 * view.clip.h};
        if (!marks.empty() && below(4)) px = marks[static_cast<std::size_t>(below(static_cast<int>(marks.size())))].px + Vec2{static_cast<float>(below(50) - 25), static_cast<float>(below(50) - 25)};
        const auto near = everythingNear(layout, view, marks, px);
        const auto picked = picksOnMap(content, layout, s, slot, px);
        ASSERT_FALSE(picked.empty());
        EXPECT_EQ(picked.front(), pickOnMap(content, layout, s, slot, px));
        if (near.empty()) {
            EXPECT_EQ(picked.size(), 1U);
            continue;
        }
        std::vector<std::string> ids;
        for (const Selection& p : picked) ids.push_back(p.id);
        EXPECT_EQ(ids, meant(layout, marks, near)) << s.year << " " << px.x << " " << px.y;
        several += ids.size() > 1;
        places += picked.front().kind == SelectionKind::Place;
        const State tapped = after(s, TapMap{std::string(slotCode(slot)), px.x, px.y});
        EXPECT_EQ(tapped.selection, picked.front());
        EXPECT_TRUE(std::equal(tapped.also.begin(), tapped.also.end(), picked.begin() + 1, picked.end()));
    }
    EXPECT_GT(several, 60);
    EXPECT_GT(places, 10);
}

TEST(Several, TheOthersAreEntriesForAFingerAndGoWithTheSelection) {
    AROBASE_NEEDS_ATLAS();
    auto app = test::appOn(test::freshContent());
    std::optional<Vec2> crowded;
    app->dispatch(SelectYear{2018});
    const Layout layout = layoutFor(app->content(), app->state());
    const MapView view = mapView(app->content(), layout, app->state(), kMainMap);
    for (const MapMark& m : marksOf(app->content(), layout, app->state(), view))
        for (const float x : {-9.f, 0.f, 9.f})
            for (const float y : {-9.f, 0.f, 9.f})
                if (picksOnMap(app->content(), layout, app->state(), kMainMap, m.px + Vec2{x, y}).size() >= 3) crowded = m.px + Vec2{x, y};
    ASSERT_TRUE(crowded);
    app->dispatch(TapMap{"FR", crowded->x, crowded->y});
    test::run(*app, 1);
    ASSERT_GE(app->state().also.size(), 2U);
    const Scene scene = app->scene();
    float above = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(4, app->state().also.size()); ++i) {
        const Node* entry = findNode(scene.root, "also-" + app->state().also[i].id);
        ASSERT_NE(entry, nullptr);
        EXPECT_GE(entry->box.h, layout.metrics.mm(15) - 0.01f);
        EXPECT_GE(entry->box.w, layout.metrics.mm(15));
        EXPECT_GT(entry->box.y, above) << "the nearest first";
        above = entry->box.y;
    }
    const Selection first = app->state().selection, second = app->state().also.front();
    const auto others = app->state().also;
    app->dispatch(*parseAction(findNode(scene.root, "also-" + second.id)->action));
    EXPECT_EQ(app->state().selection.id, second.id);
    EXPECT_TRUE(app->state().also.empty()) << "chosen by name: it meant nothing else";
    app->dispatch(Back{});
    EXPECT_EQ(app->state().selection, first);
    EXPECT_EQ(app->state().also, others);
    app->dispatch(CloseSheet{});
    EXPECT_TRUE(app->state().also.empty());
}

}  // namespace
}  // namespace arobase

// The globe (X8, F13): bad input first; then its camera beside PROJ's, for every territory; then the way there and back.
#include <proj.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>

#include "app/globe.h"
#include "app/screens/screen.h"
#include "app/update.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using test::realContent;
using test::ticked;

State after(State state, const Action& action) { return update(realContent(), std::move(state), action); }
State start(DisplayInfo display = {}) { return after(initialState(realContent(), display), SelectYear{2018}); }
State inInset(int slot, DisplayInfo display = {}) { return ticked(realContent(), after(start(display), ExpandInset{std::string(slotCode(slot))}), 1); }
State onGlobe(int slot, DisplayInfo display = {}) {
    return ticked(realContent(), after(inInset(slot, display), ShowOnGlobe{std::string(slotCode(slot))}), kTravelS + 0.1);
}
Layout layoutOf(const State& s) { return layoutFor(realContent(), s); }
GlobeView seen(const State& s) { return globeNow(realContent(), layoutOf(s), s); }

#define NEEDS_GLOBE() \
    AROBASE_NEEDS_ATLAS(); \
    if (realContent().atlas->globe().empty()) GTEST_SKIP() << "no globe in " << test::atlasFile()

/// PROJ's own orthographic projection of the ellipsoid, metres.
class Ortho {
public:
    explicit Ortho(LonLat centre) : m_context(proj_context_create(), proj_context_destroy), m_operation(nullptr, proj_destroy) {
        const std::string text = "+proj=ortho +ellps=WGS84 +lat_0=" + number(centre.lat) + " +lon_0=" + number(centre.lon);
        m_operation.reset(proj_create(m_context.get(), text.c_str()));
        EXPECT_NE(m_operation, nullptr) << text;
    }
    /// nullopt behind the globe.
    std::optional<WorldPoint> forward(LonLat place) const {
        const PJ_COORD out = proj_trans(m_operation.get(), PJ_FWD, proj_coord(proj_torad(place.lon), proj_torad(place.lat), 0, 0));
        return std::isfinite(out.xy.x) && std::abs(out.xy.x) < 1e8 ? std::optional(WorldPoint{out.xy.x, out.xy.y}) : std::nullopt;
    }
    double geodesic(LonLat a, LonLat b) const {
        return proj_lp_dist(m_operation.get(), proj_coord(proj_torad(a.lon), proj_torad(a.lat), 0, 0), proj_coord(proj_torad(b.lon), proj_torad(b.lat), 0, 0));
    }

private:
    static std::string number(double v) {
        char text[40];
        std::snprintf(text, sizeof text, "%.12f", v);
        return text;
    }
    std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)> m_context;
    std::unique_ptr<PJ, decltype(&proj_destroy)> m_operation;
};

/// Where PROJ puts a place on the screen of that view.
std::optional<std::pair<double, double>> expectedPx(const GlobeView& view, const Ortho& ortho, LonLat place) {
    const auto m = ortho.forward(place);
    if (!m) return std::nullopt;
    return std::pair(static_cast<double>(view.middlePx.x) + m->x / view.camera.metresPerPx, static_cast<double>(view.middlePx.y) - m->y / view.camera.metresPerPx);
}

std::vector<LonLat> laureates(int territory) {
    std::vector<LonLat> places;
    const Content& content = realContent();
    for (std::size_t i = 0; i < content.exhibition.collectivites.size(); ++i) {
        const Place* place = content.placeOf(static_cast<int>(i));
        if (content.exhibition.collectivites[i].territory == territory && place && place->position) places.push_back(*place->position);
    }
    // Where nobody was ever labelled, all that the gazetteer knows there.
    if (places.empty())
        for (const CommunePoint& p : content.communes[static_cast<std::size_t>(territory)].points())
            if (const auto& at = content.atlas->places()[static_cast<std::size_t>(p.place)].position) places.push_back(*at);
    // Saint-Pierre-et-Miquelon: its communes have no position in the set-up packages; a grid over it.
    const Territory& t = territories()[static_cast<std::size_t>(territory)];
    if (places.empty())
        for (double x = 0; x <= 1; x += 0.25)
            for (double y = 0; y <= 1; y += 0.25) places.push_back({t.homeMin.lon + x * (t.homeMax.lon - t.homeMin.lon), t.homeMin.lat + y * (t.homeMax.lat - t.homeMin.lat)});
    return places;
}

TEST(Globe, WhatCannotTravelStaysWhereItIs) {
    const State before = inInset(4);
    for (const Action& action : {Action{ShowOnGlobe{"FR"}}, Action{ShowOnGlobe{"IDF"}}, Action{ShowOnGlobe{"999"}}, Action{ShowOnGlobe{""}}, Action{LeaveGlobe{}},
                                 Action{TurnGlobe{900, 300, 950, 300}}, Action{ZoomGlobeAbout{900, 300, 2}}})
        EXPECT_EQ(after(before, action), before) << toText(action);
}

TEST(Globe, WithoutOneInTheAtlasThereIsNoWayThere) {
    Content bare = test::freshContent();
    bare.atlas.reset();
    for (int slot = 0; slot < kMapSlots; ++slot) EXPECT_FALSE(canTravel(bare, slot));
    State s = initialState(bare, {});
    s = update(bare, s, ShowOnGlobe{"974"});
    EXPECT_EQ(s.globe, GlobeState{});
}

TEST(Globe, NotOnStageNorOnTheAnnualMap) {
    NEEDS_GLOBE();
    State stage = start();
    stage.stage.index = 0;
    EXPECT_EQ(after(stage, ShowOnGlobe{"974"}).globe, GlobeState{});
    EXPECT_EQ(after(after(start(), ShowAnnualMap{}), ShowOnGlobe{"974"}).globe, GlobeState{});
}

TEST(Globe, AtTheEndOfTheWayEveryLaureateIsWherePROJHasIt) {
    NEEDS_GLOBE();
    for (int slot = 1; slot < kTerritories; ++slot) {
        const State s = onGlobe(slot);
        ASSERT_EQ(globeShare(s), 1) << slot;
        const GlobeView view = seen(s);
        const Ortho ortho(view.camera.centre);
        const auto places = laureates(slot);
        ASSERT_FALSE(places.empty()) << slotName(slot);
        for (const LonLat place : places) {
            const auto px = expectedPx(view, ortho, place);
            ASSERT_TRUE(px) << slotName(slot);
            const Vec2 at = view.toScreen(place);
            EXPECT_NEAR(static_cast<double>(at.x), px->first, 0.01) << slotName(slot);  // a pixel was asked for
            EXPECT_NEAR(static_cast<double>(at.y), px->second, 0.01) << slotName(slot);
            EXPECT_TRUE(view.inFront(place));
        }
        // The camera has landed on the territory itself, in the middle of the globe.
        const LonLat anchor = realContent().atlas->globe().travels[static_cast<std::size_t>(slot)].anchor;
        const Vec2 middle = view.toScreen(anchor);
        EXPECT_LE(length(middle - view.middlePx), 0.01f);
    }
}

TEST(Globe, OnTheWayMetropolesLaureatesAreWherePROJHasThem) {
    NEEDS_GLOBE();
    const auto places = laureates(kMainMap);
    ASSERT_GT(places.size(), 100U);
    for (const double seconds : {0.02, 0.5, 1.2, 1.9}) {
        const State s = ticked(realContent(), after(inInset(4), ShowOnGlobe{"974"}), seconds);
        const GlobeView view = seen(s);
        const Ortho ortho(view.camera.centre);
        int compared = 0;
        for (const LonLat place : places) {
            const auto px = expectedPx(view, ortho, place);
            EXPECT_EQ(px.has_value(), view.inFront(place));
            if (!px) continue;
            ++compared;
            EXPECT_NEAR(static_cast<double>(view.toScreen(place).x), px->first, 0.01);
            EXPECT_NEAR(static_cast<double>(view.toScreen(place).y), px->second, 0.01);
        }
        EXPECT_GT(compared, 50) << seconds;
    }
}

/// The outline that the GPU draws, corner by corner: at first where the inset has it, at last where PROJ has it.
TEST(Globe, TheOutlineLeavesItsInsetAndLandsExactly) {
    NEEDS_GLOBE();
    const Content& content = realContent();
    for (int slot = 1; slot < kTerritories; ++slot) {
        const GlobeTravel& travel = content.atlas->globe().travels[static_cast<std::size_t>(slot)];
        ASSERT_GT(travel.vertices.size(), 2U) << slotName(slot);
        ASSERT_FALSE(travel.outline.empty());
        const State inset = inInset(slot), there = onGlobe(slot);
        const State leaving = after(inset, ShowOnGlobe{std::string(slotCode(slot))});
        const TravelPose first = travelPose(content, layoutOf(leaving), leaving), last = travelPose(content, layoutOf(there), there);
        EXPECT_EQ(first.share, 0);
        EXPECT_EQ(last.share, 1);
        const MapView map = mapView(content, layoutOf(inset), inset, slot);
        const GlobeView view = seen(there);
        const Ortho ortho(view.camera.centre);
        const LocalFrame frame = frameAt(view.camera.centre);
        for (const TravelPoint& p : travel.vertices) {
            const WorldPoint legal{travel.legalAnchor.x + static_cast<double>(p.legal.x), travel.legalAnchor.y + static_cast<double>(p.legal.y)};
            const Vec2 onMap = map.toScreen(legal);
            EXPECT_NEAR(static_cast<double>(first.anchorPx.x) + static_cast<double>(p.legal.x) * first.pxPerM, static_cast<double>(onMap.x), 0.1);
            EXPECT_NEAR(static_cast<double>(first.anchorPx.y) - static_cast<double>(p.legal.y) * first.pxPerM, static_cast<double>(onMap.y), 0.1);
            const auto place = content.projectors[static_cast<std::size_t>(slot)].inverse(legal);
            ASSERT_TRUE(place);
            const auto px = expectedPx(view, ortho, *place);
            ASSERT_TRUE(px) << slotName(slot);
            const Geocentric d{static_cast<double>(p.globe.x), static_cast<double>(p.globe.y), static_cast<double>(p.globe.z)};
            EXPECT_NEAR(static_cast<double>(last.anchorPx.x) + dot(d, frame.east) * last.pxPerM, px->first, 0.05) << slotName(slot);
            EXPECT_NEAR(static_cast<double>(last.anchorPx.y) - dot(d, frame.north) * last.pxPerM, px->second, 0.05) << slotName(slot);
        }
    }
}

TEST(Globe, TheWayIsSteadyAndShorterThanTwoAndAHalfSeconds) {
    NEEDS_GLOBE();
    static_assert(kTravelS <= 2.5);
    for (const DisplayInfo& display : {DisplayInfo{1920, 1080, 0.28}, DisplayInfo{1080, 1920, 0.28}}) {
        State s = after(inInset(9, display), ShowOnGlobe{"988"});
        TravelPose pose = travelPose(realContent(), layoutOf(s), s);
        double lon = seen(s).camera.centre.lon;
        int frames = 0;
        while (globeShare(s) < 1) {
            s = after(s, Tick{1.0 / 60});
            const TravelPose next = travelPose(realContent(), layoutOf(s), s);
            EXPECT_LT(length(next.anchorPx - pose.anchorPx), 40.f);
            EXPECT_LT(std::abs(std::log(next.pxPerM / pose.pxPerM)), 0.2);
            EXPECT_LT(std::abs(std::remainder(seen(s).camera.centre.lon - lon, 360)), 6);
            EXPECT_GE(next.share, pose.share);
            EXPECT_TRUE(animating(s) || globeShare(s) >= 1);
            pose = next;
            lon = seen(s).camera.centre.lon;
            ASSERT_LE(++frames, 151) << "longer than 2.5 s";
        }
        EXPECT_FALSE(animating(ticked(realContent(), s, 0.1)));
    }
}

TEST(Globe, ItComesBackToTheSameInsetWithTheSameCamera) {
    NEEDS_GLOBE();
    State inset = after(after(inInset(4), ZoomMapAbout{"974", 1000, 300, 2.5f}), PanMap{"974", 40, -25});
    inset = ticked(realContent(), inset, 0.5);
    for (const Action& wayBack : {Action{LeaveGlobe{}}, Action{Back{}}}) {
        State s = ticked(realContent(), after(inset, ShowOnGlobe{"974"}), 3);
        s = after(s, TurnGlobe{1100, 300, 1160, 330});
        s = after(s, ZoomGlobeAbout{1100, 300, 1.7f});
        s = ticked(realContent(), after(s, wayBack), kTravelS + 0.1);
        EXPECT_EQ(s.globe, GlobeState{});
        EXPECT_EQ(s.expanded, inset.expanded);
        EXPECT_EQ(s.maps, inset.maps);
        EXPECT_EQ(s.back, inset.back);
        EXPECT_EQ(mapView(realContent(), layoutOf(s), s, 4).camera, mapView(realContent(), layoutOf(inset), inset, 4).camera);
    }
}

TEST(Globe, TurnedBackHalfWayItDoesNotJump) {
    NEEDS_GLOBE();
    State s = ticked(realContent(), after(inInset(1), ShowOnGlobe{"971"}), 1.1);
    const TravelPose before = travelPose(realContent(), layoutOf(s), s);
    s = after(s, LeaveGlobe{});
    EXPECT_LE(length(travelPose(realContent(), layoutOf(s), s).anchorPx - before.anchorPx), 0.01f);
    s = after(ticked(realContent(), s, 0.3), ShowOnGlobe{"971"});
    s = ticked(realContent(), s, 3);
    EXPECT_EQ(globeShare(s), 1);
}

TEST(Globe, WithReducedMotionItIsThereAtOnceAndBackAtOnce) {
    NEEDS_GLOBE();
    State inset = after(inInset(5), SetReducedMotion{1});
    State s = after(inset, ShowOnGlobe{"976"});
    EXPECT_EQ(globeShare(s), 1);
    EXPECT_FALSE(animating(s));
    EXPECT_LE(length(seen(s).toScreen(realContent().atlas->globe().travels[5].anchor) - seen(s).middlePx), 0.01f);
    s = after(s, LeaveGlobe{});
    EXPECT_EQ(s.globe, GlobeState{});
    EXPECT_EQ(s.expanded, 5);
}

TEST(Globe, TheGroundStaysUnderTheFinger) {
    NEEDS_GLOBE();
    std::mt19937 random(13);
    const auto pick = [&](float a, float b) { return std::uniform_real_distribution<float>(a, b)(random); };
    int held = 0;
    for (int i = 0; i < 400; ++i) {
        State s = onGlobe(4);
        const GlobeView before = seen(s);
        const float r = before.limb().w / 2;
        const Vec2 from = before.middlePx + Vec2{pick(-0.6f, 0.6f) * r, pick(-0.5f, 0.5f) * r}, to = from + Vec2{pick(-60, 60), pick(-60, 60)};
        const auto place = before.toPlace(from);
        ASSERT_TRUE(place);
        if (!before.toPlace(to)) continue;
        const bool zooms = i % 2 == 0;
        s = after(s, zooms ? Action{ZoomGlobeAbout{from.x, from.y, pick(1, 4)}} : Action{TurnGlobe{from.x, from.y, to.x, to.y}});
        const GlobeView now = seen(s);
        ASSERT_LE(std::abs(now.camera.centre.lat), kHighestLatitude);
        if (std::abs(now.camera.centre.lat) == kHighestLatitude) continue;
        EXPECT_LE(length(now.toScreen(*place) - (zooms ? from : to)), 0.5f) << i;
        ++held;
    }
    EXPECT_GT(held, 300);
}

TEST(Globe, WhateverIsDoneTheCameraKeepsToItsLimits) {
    NEEDS_GLOBE();
    std::mt19937 random(4);
    const auto pick = [&](float a, float b) { return std::uniform_real_distribution<float>(a, b)(random); };
    State s = onGlobe(10);
    for (int i = 0; i < 600; ++i) {
        s = after(s, i % 3 ? Action{TurnGlobe{pick(-500, 2500), pick(-500, 1500), pick(-500, 2500), pick(-500, 1500)}}
                           : Action{ZoomGlobeAbout{pick(-500, 2500), pick(-500, 1500), pick(0.01f, 30)}});
        const GlobeView view = seen(s);
        ASSERT_TRUE(std::isfinite(view.camera.centre.lon) && std::abs(view.camera.centre.lat) <= kHighestLatitude);
        ASSERT_GE(view.camera.metresPerPx, closestGlobeMpp(realContent()) * 0.999);
        ASSERT_LE(view.camera.metresPerPx, widestGlobeMpp(layoutOf(s)) * 1.001);
    }
}

TEST(Globe, TheScaleBarIsExactInTheMiddle) {
    NEEDS_GLOBE();
    for (int slot = 1; slot < kTerritories; ++slot)
        for (const float closer : {1.f, 3.f, 20.f}) {
            State s = onGlobe(slot);
            const Vec2 middle = seen(s).middlePx;
            s = after(s, ZoomGlobeAbout{middle.x, middle.y, closer});
            const GlobeView view = seen(s);
            const GlobeBar bar = globeBar(view.camera, 120);
            EXPECT_LE(bar.toPx - bar.fromPx, 120.f);
            EXPECT_GT(bar.toPx - bar.fromPx, 40.f);
            // The ground between its ends, by PROJ's geodesics, where the geodesic's two ends show.
            const Ortho ortho(view.camera.centre);
            const LonLat west = geodesicEnd(view.camera.centre, -90, bar.metres / 2), east = geodesicEnd(view.camera.centre, 90, bar.metres / 2);
            EXPECT_NEAR(ortho.geodesic(west, east), bar.metres, 0.01);
            EXPECT_NEAR(static_cast<double>(bar.fromPx), ortho.forward(west)->x / view.camera.metresPerPx, 0.01);
            EXPECT_NEAR(static_cast<double>(bar.toPx), ortho.forward(east)->x / view.camera.metresPerPx, 0.01);
        }
}

TEST(Globe, DistancesFromParisArePROJs) {
    NEEDS_GLOBE();
    const Ortho ortho({0, 0});
    const LonLat paris{2.3488, 48.8534}, saintDenis{55.448, -20.879};
    EXPECT_NEAR(metresFromParis(realContent(), 4), ortho.geodesic(paris, saintDenis), 20e3);
    for (int slot = 1; slot < kTerritories; ++slot) {
        const LonLat anchor = realContent().atlas->globe().travels[static_cast<std::size_t>(slot)].anchor;
        EXPECT_NEAR(metresFromParis(realContent(), slot), ortho.geodesic(paris, anchor), 250e3) << slotName(slot);
    }
}

TEST(Globe, TheButtonIsOnEveryEnlargedInsetOverseasAndLargeEnough) {
    NEEDS_GLOBE();
    for (const DisplayInfo& display : {DisplayInfo{1920, 1080, 0.28}, DisplayInfo{1080, 1920, 0.28}}) {
        auto app = test::appOn(test::freshContent(), display);
        for (int slot = 1; slot < kMapSlots; ++slot) {
            app->dispatch(ExpandInset{std::string(slotCode(slot))});
            test::run(*app, 1);
            const Node* button = findNode(app->scene().root, "globe-" + std::string(slotCode(slot)));
            if (slot == kMagnifier) {
                EXPECT_EQ(button, nullptr);
                continue;
            }
            ASSERT_NE(button, nullptr) << slotName(slot);
            EXPECT_GE(std::min(button->box.w, button->box.h), static_cast<float>(15 / display.mmPerPx) - 0.01f);
            app->dispatch(*parseAction(button->action));
            test::run(*app, 3);
            EXPECT_EQ(app->state().globe.territory, slot);
            EXPECT_EQ(findNode(app->scene().root, "map-FR"), nullptr);
            for (const char* id : {"globe", "globe-title", "globe-distance", "scale-globe", "globe-leave", "attribution"})
                EXPECT_NE(findNode(app->scene().root, id), nullptr) << id;
            EXPECT_EQ(findNode(app->scene().root, "globe-name-" + std::string(slotCode(slot))), nullptr) << "it has its own name, in its place";
            app->dispatch(LeaveGlobe{});
            test::run(*app, 3);
        }
    }
}

TEST(Globe, ATapOnAnotherNameTurnsToIt) {
    NEEDS_GLOBE();
    State s = onGlobe(1);
    s = ticked(realContent(), after(s, ShowOnGlobe{"973"}), 2);
    EXPECT_EQ(s.globe.territory, 3);
    EXPECT_EQ(s.expanded, 3);
    EXPECT_LE(length(seen(s).toScreen(realContent().atlas->globe().travels[3].anchor) - seen(s).middlePx), 0.01f);
    // What is chosen by name is on a map again.
    s = after(s, SelectCollectivite{"60057"});
    EXPECT_EQ(s.globe, GlobeState{});
}

}  // namespace
}  // namespace arobase

#include "app/screens/screen.h"

#include <array>

#include "app/globe.h"
#include "app/screens/adding_parts.h"
#include "app/screens/comparison_marks.h"
#include "app/screens/staff_screen.h"
#include "app/screens/statistics_map.h"
#include "data/colour_sight.h"
#include "render/mark_shape.h"

namespace arobase {
namespace screens {

namespace {
constexpr float kLetterRadiusPx = 6.5f;
constexpr double kStandsOut = 3;  // WCAG 1.4.11
}  // namespace

Rgba markInk(const Theme& theme, int level) {
    if (level == 0) return theme.colour("text_dim");
    return inkOn(theme.colour(levelToken(level)));
}

Rgba inkOn(Rgba colour) {
    const bool dark = contrast(colour, {0, 0, 0, 255}) > contrast(colour, {255, 255, 255, 255});
    return dark ? Rgba{10, 18, 28, 255} : Rgba{255, 255, 255, 255};
}

void drawMark(SceneBuilder& b, Vec2 centre, float radiusPx, int level, CollectiviteKind kind, bool selected) {
    const Rgba fill = b.colour(levelToken(level)), ink = markInk(b.theme(), level);
    b.list().disc(centre, radiusPx * 1.06f, b.colour("land"));  // marks that touch stay apart
    b.list().mark(centre, radiusPx, level, kind, fill, ink, selected);
    if (radiusPx < kLetterRadiusPx) {
        // Too small for its « a »: where its colour alone would not stand out from the map, a dot of ink does.
        if (contrast(fill, b.colour("land")) < kStandsOut) b.list().disc(centre, radiusPx * 0.4f, ink);
        return;
    }
    const float disc = markShape(radiusPx, level, kind).discRadiusPx;
    const TextStyle style{disc * (level == 0 ? 1.3f : 1.45f), level == 0 ? FontWeight::SemiBold : FontWeight::Bold, false};
    const auto run = b.engine().shape(level == 0 ? "?" : "a", style);
    const float baseline = level == 0 ? run->capHeightPx / 2 : style.sizePx * 0.27f;  // an « a » stands half an x-height up
    b.list().sign(*run, {centre.x - run->widthPx / 2, centre.y + baseline}, ink);
}

void drawMentionBadge(SceneBuilder& b, Vec2 centre, float radiusPx) {
    constexpr float kTwoOClockX = 0.866f, kTwoOClockY = -0.5f;
    const float radius = std::max(b.mm(0.9), radiusPx * 0.36f);
    const Vec2 at{centre.x + kTwoOClockX * radiusPx * 0.94f, centre.y + kTwoOClockY * radiusPx * 0.94f};
    b.list().disc(at, radius * 1.25f, b.colour("land"));
    b.list().disc(at, radius, b.colour("mention"));
    b.list().disc(at, radius * 0.4f, b.colour("land"));
}

}  // namespace screens

namespace {

/// The theme on the screen, on its way from the one before while they fade into one another.
Theme themeNow(const Content& content, const State& state) {
    const Theme& shown = content.exhibition.theme(state.themeShown());
    const float share = themeShare(state);
    if (share >= 1) return shown;
    const Theme& before = content.exhibition.theme(state.themeBefore);
    Theme between = shown;
    for (auto& [token, colour] : between.colours) colour = mixed(before.colour(token), colour, share);
    return between;
}

/// Pages that stand for themselves: the whole frise, the night, the test card. False when none of them is shown.
bool pageAlone(screens::Context& c) {
    const State& state = c.state;
    if (state.screen == ScreenId::FrisePage) return screens::frisePage(c), true;
    if (state.booth.asleep()) {
        c.b.leaf("sleep", Role::Text, c.layout.screen);
        c.b.list().rect(c.layout.screen, {0, 0, 0, 255});
        return true;
    }
    if (state.booth.staff.step == StaffStep::TestCard) return screens::testCard(c), true;
    return false;
}

/// The map or the globe with its title, and whose data it is.
void atlasPart(screens::Context& c, double travelled) {
    const bool covered = travelled >= kGlobeCoversFrom, multiples = c.state.compare.multiples();
    if (multiples)
        screens::multiples(c);
    else if (!covered)
        screens::map(c);
    if (c.layout.stage)
        screens::stageTitle(c);
    else if (travelled <= 0)
        screens::title(c);
    if (!covered && (!multiples || c.layout.portrait)) screens::insets(c);
    if (travelled > 0) {
        screens::globe(c);
        screens::title(c);
    }
    if (!c.layout.stage) screens::attribution(c);
}

/// The frise with the visitor's buttons around it, then the panels.
void frisePart(screens::Context& c, double travelled) {
    const bool alone = c.state.screen == ScreenId::Attract;  // the loop shows the picture, not the controls
    const bool buttons = !alone && !c.layout.stage;
    if (buttons) {
        if (travelled <= 0) screens::legend(c);
        screens::waysHome(c);
    }
    screens::frise(c);
    screens::contributed(c);
    if (buttons) {
        screens::addButton(c);
        screens::tourButton(c);
        screens::visitButtons(c);
    }
    if (!c.layout.stage) screens::tourWords(c);
    screens::sheet(c);
    screens::leftSheet(c);
    screens::searchPanel(c);
    screens::addPanel(c);
    if (buttons) screens::visitWords(c);
    if (buttons) screens::listenButton(c);
    if (alone && c.state.booth.answers()) screens::attractOverlay(c);
}

/// What stands over all the rest.
void overlays(screens::Context& c) {
    if (c.layout.stage) {
        screens::attribution(c);
        screens::stageOverlay(c);
    }
    screens::staffBadge(c);
    screens::staffPanel(c);
    screens::cleaning(c);
    screens::focusFrame(c);
    screens::ripples(c);
}

Scene sceneOf(const Content& content, const State& state, TextEngine& text, MapLabels& labels, LabelDesk& desk) {
    const Layout layout = layoutFor(content, state);
    const Theme theme = themeNow(content, state);
    Scene scene;
    scene.background = theme.colour(state.screen == ScreenId::FrisePage ? "frise" : "sea");
    scene.root.id = "root";
    scene.root.role = Role::Root;
    scene.root.box = layout.glass;
    scene.list.clear(layout.glass);
    if (isPage(state.screen)) scene.list.keepText();
    SceneBuilder builder(scene, text, theme, layout.metrics);
    const auto statistics = screens::statisticsOnMap(content, state);
    screens::Context c{{content, state}, layout, builder, labels, desk, statistics ? &*statistics : nullptr};
    if (pageAlone(c)) return scene;
    if (state.reader.on) {
        screens::reader(c);
        screens::visitWords(c);
        overlays(c);
        return scene;
    }
    const double travelled = globeShare(state);
    atlasPart(c, travelled);
    if (state.screen == ScreenId::Annual) {
        screens::annualLegend(c);
        screens::annualSources(c);
        return scene;
    }
    frisePart(c, travelled);
    overlays(c);
    return scene;
}

}  // namespace

Scene buildScene(const Content& content, const State& state, TextEngine& text, MapLabels& labels, LabelDesk& desk) {
    desk.book.forget();
    labels.beginPicture();
    Scene scene = sceneOf(content, state, text, labels, desk);
    labels.endPicture();
    return scene;
}

}  // namespace arobase

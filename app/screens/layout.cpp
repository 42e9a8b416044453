#include "app/screens/layout.h"

#include <algorithm>

#include "app/adding.h"
#include "data/french.h"
#include "data/landmark_names.h"

namespace arobase {
namespace {

constexpr double kMargin = 7, kGap = 2.5, kButton = 15;
constexpr double kLeftColumn = 115, kSheetWidth = 126;
constexpr double kInsetMargin = 3;
constexpr double kTitleWidth = 122;  // in portrait: as far as its buttons go
constexpr double kLegendWidth = 21, kSearchWidth = 49;
constexpr int kLegendEntries = kLevels + 2;  // levels, unknown, mentions
constexpr double kPageNames = 66, kPageRibbon = 44, kPageTitle = 20, kPageFigures = 50, kPageOverhang = 118;

/// Cards in reading order, `columns` a row, in `area`.
void layInsets(Layout& l, Rect area, int columns) {
    const int count = kMapSlots - 1, rows = (count + columns - 1) / columns;
    const float gap = l.metrics.mm(1.6);
    const float w = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float h = (area.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    for (int i = 0; i < count; ++i)
        l.insets[static_cast<std::size_t>(i + 1)] = {area.x + static_cast<float>(i % columns) * (w + gap),
                                                     area.y + static_cast<float>(i / columns) * (h + gap), w, h};
}

void layWaysHome(Layout& l, float y) {
    const std::array<double, 3> widthsMm{60, 46, 38};
    float x = l.metrics.mm(kMargin);
    for (std::size_t i = 0; i < l.home.size(); ++i) {
        l.home[i] = {x, y, l.metrics.mm(widthsMm[i]), l.metrics.mm(kButton)};
        x = l.home[i].right() + l.metrics.mm(kGap);
    }
    l.search = {x, y, l.metrics.mm(kSearchWidth), l.metrics.mm(kButton)};
}

/// Lanes share the room; that of a hidden track is just high enough for a finger on its name.
void layLanes(FriseAreas& f, const Metrics& metrics, std::size_t tracks, unsigned hidden) {
    const auto mm = [&](double v) { return metrics.mm(v); };
    const auto isHidden = [&](std::size_t lane) { return lane < 32 && (hidden >> lane & 1U) != 0; };
    std::size_t shown = 0;
    for (std::size_t lane = 0; lane < tracks; ++lane) shown += isHidden(lane) ? 0 : 1;
    const float room = f.visitors.y - f.figures.bottom();
    const float little = std::min(mm(kButton + 0.4), tracks > 0 ? room / static_cast<float>(tracks) : room);
    const float laneHeight = (room - little * static_cast<float>(tracks - shown)) / static_cast<float>(std::max<std::size_t>(1, shown));
    const float forRows = laneHeight - f.badgePx - mm(1.4);
    const int rows = std::max(1, static_cast<int>(forRows / mm(7.4)));
    f.rowPx = std::min(mm(7.9), forRows / static_cast<float>(rows));
    float y = f.figures.bottom();
    for (std::size_t lane = 0; lane < tracks; ++lane) {
        const float height = isHidden(lane) ? little : laneHeight;
        f.lanes.push_back({f.axisX, y + mm(0.6), f.axisWidth, height - mm(1)});
        f.rows.push_back(isHidden(lane) ? 0 : rows);
        y += height;
    }
}

void layFrise(Layout& l, const Content& content, const State& state) {
    const bool page = state.screen == ScreenId::FrisePage, visitors = !page && hasContributions(state);
    FriseAreas& f = l.frise;
    const auto mm = [&](double v) { return l.metrics.mm(v); };
    const float names = mm(page ? kPageNames : l.portrait ? 44 : 52), right = mm(page ? 2 * kMargin + kPageOverhang : kMargin);
    f.axisX = f.area.x + names;
    f.axisWidth = f.area.w - names - right;
    f.header = {f.area.x, f.area.y, f.area.w, mm(10)};
    f.figures = {f.area.x, f.header.bottom(), f.area.w, mm(page ? 1 : l.portrait ? 19 : 14)};  // a page has them above
    const float strip = visitors ? mm(8) : 0, ribbonHeight = mm(page ? kPageRibbon : l.portrait ? 27 : 19) - strip * 0.6f;
    const float legend = mm(6.6), foot = l.portrait && state.screen == ScreenId::Explore ? legend : mm(1.5);
    f.ribbon = {f.area.x, f.area.bottom() - ribbonHeight - foot, f.area.w, ribbonHeight};
    f.legend = {f.area.x, (l.portrait ? f.area.bottom() : f.area.y) - legend, l.portrait ? f.area.w : l.attribution.x - mm(4), legend};
    f.visitors = {f.axisX, f.ribbon.y - strip, f.axisWidth, strip};
    f.badgePx = mm(5.2);
    layLanes(f, l.metrics, content.exhibition.tracks.size(), state.frise.hiddenTracks);
    if (page)  // titles of the last years run on beyond the axis
        for (Rect& lane : f.lanes) lane.w += mm(kPageOverhang);
    f.names = {f.area.x, f.figures.bottom(), names, f.visitors.y - f.figures.bottom()};
    const float buttonY = f.figures.bottom() - mm(kButton) - mm(0.6), left = f.area.x + mm(kMargin);
    f.range = {left, f.area.y + mm(0.8), names - mm(kMargin + 1), buttonY - f.area.y - mm(0.8)};
    if (page) f.range = {left, f.area.y, 0, 0};  // its title says so
    f.decadeBack = {left, buttonY, mm(kButton), mm(kButton)};
    f.decadeOn = {f.axisX - mm(kButton + 1), buttonY, mm(kButton), mm(kButton)};
}

void layLandscape(Layout& l, float sheet) {
    const auto mm = [&](double v) { return l.metrics.mm(v); };
    const float margin = mm(kMargin), W = l.screen.w;
    const float wayY = l.map.bottom() - mm(7.4) - mm(kButton);  // two lines of attribution fit below
    l.title = {margin, mm(5), mm(kLeftColumn), mm(60)};
    layWaysHome(l, wayY);
    layInsets(l, {margin, l.title.bottom() + mm(1), mm(kLeftColumn), wayY - mm(4) - l.title.bottom() - mm(1)}, 3);
    const float sheetW = std::min(mm(kSheetWidth), W * 0.45f);
    l.sheet = {W - sheet * (sheetW + margin * 0.6f), mm(5), sheetW, l.map.h - mm(10)};
    const float left = l.title.right() + mm(6), right = std::min(l.sheet.x, W) - margin;
    // Only its lower left corner meets the buttons, where the home view has the Atlantic.
    l.focus = {left, mm(11), right - mm(kButton + 8) - left, l.map.bottom() - mm(9) - mm(11)};
    l.zoomOut = {right - mm(kButton), wayY, mm(kButton), mm(kButton)};
    l.zoomIn = {l.zoomOut.x, wayY - mm(kButton + kGap), mm(kButton), mm(kButton)};
    l.legend = {right - mm(kLegendWidth), l.zoomIn.y - mm(4 + kLegendEntries * kButton), mm(kLegendWidth), mm(kLegendEntries * kButton)};
    l.statistics = {l.zoomOut.x - mm(kButton + kGap), wayY, mm(kButton), mm(kButton)};
    l.leftSheet = {margin * 0.6f, l.title.bottom(), sheetW, wayY - mm(3) - l.title.bottom()};
    const float beside = l.search.right() + mm(kGap);
    l.add = {beside, wayY, l.statistics.x - beside >= mm(kSearchWidth + kGap) ? mm(kSearchWidth) : mm(kButton), mm(kButton)};
    l.attribution = {left, l.map.bottom() - mm(5.2), right - left, mm(4.6)};
}

/// Height of a portrait sheet, mm, where it is short: the frise stays in view above a landmark's card, and above « À voir » in two
/// columns. 0: as high as the frise.
double lowSheetMm(const State& state, double widthMm) {
    constexpr double kCard = 98, kGuide = 115, kGuideWithRecap = 136, kTwoColumns = 245;
    switch (state.selection.kind == SelectionKind::None ? state.leaving.kind : state.selection.kind) {
        case SelectionKind::Landmark:
        case SelectionKind::Badge:
        case SelectionKind::Contributed: return kCard;
        case SelectionKind::Guide: return widthMm < kTwoColumns ? 0 : state.explored.empty() ? kGuide : kGuideWithRecap;
        default: return 0;
    }
}

/// « À voir » and « Assis » at the right end of the ways home, where a legend in a row leaves room for them.
void layLowButtons(Layout& l, float y, float right) {
    const float side = l.metrics.mm(kButton), step = l.metrics.mm(kButton + kGap);
    const float left = right - 2 * step + l.metrics.mm(kGap);
    if (left - l.legend.x < l.metrics.mm(kLegendEntries * kButton + 4)) return;
    l.seated = {right - side, y, side, side};
    l.guide = {left, y, side, side};
    l.legend.w = left - l.metrics.mm(4) - l.legend.x;
}

void layPortrait(Layout& l, float sheet, double lowMm) {
    const auto mm = [&](double v) { return l.metrics.mm(v); };
    const float margin = mm(kMargin), W = l.screen.w, H = l.screen.h;
    l.title = {margin, mm(7), std::min(mm(kTitleWidth), W - 2 * margin), mm(58)};
    const float insetsH = mm(56), insetsY = l.map.bottom() - margin - insetsH;
    layInsets(l, {margin, insetsY, W - 2 * margin, insetsH}, 6);
    const float wayY = insetsY - mm(4 + kButton);
    layWaysHome(l, wayY);
    // The sheet covers the frise and nothing else; its lower corners lie below the screen.
    const float whole = H - l.map.bottom() + mm(2), sheetH = lowMm > 0 ? std::min(whole, mm(lowMm)) : whole;
    l.sheet = {0, H - sheet * sheetH, W, sheetH + mm(6)};
    const float bottom = wayY - mm(5);
    l.focus = {margin, l.title.bottom(), W - 2 * margin, bottom - l.title.bottom()};
    const bool wide = W - margin - l.search.right() - mm(4) >= mm(kLegendEntries * (kButton + kGap));
    const float legendX = wide ? l.search.right() + mm(4) : l.home[2].right() + mm(6);
    l.legend = {legendX, wayY, W - margin - legendX, mm(kButton)};
    if (wide) layLowButtons(l, wayY, W - margin);
    l.zoomOut = {W - margin - mm(kButton), wayY - mm(kButton + kGap), mm(kButton), mm(kButton)};
    l.zoomIn = {l.zoomOut.x, l.zoomOut.y - mm(kButton + kGap), mm(kButton), mm(kButton)};
    l.statistics = {l.zoomIn.x, l.zoomIn.y - mm(kButton + kGap), mm(kButton), mm(kButton)};
    if (!wide) l.search = {l.zoomIn.x, l.statistics.y - mm(kButton + kGap), mm(kButton), mm(kButton)};
    l.add = {l.zoomIn.x, (wide ? l.statistics : l.search).y - mm(kButton + kGap), mm(kButton), mm(kButton)};
    l.attribution = {margin, l.map.bottom() - mm(6), W - 2 * margin, mm(4)};
}

/// The frise as a page: its title, the key figures side by side, the frise itself, the sources.
void layFrisePage(Layout& l, const Exhibition& exhibition) {
    const auto mm = [&](double v) { return l.metrics.mm(v); };
    const float margin = mm(2 * kMargin), W = l.screen.w, H = l.screen.h;
    l.title = {margin, mm(12), W - 2 * margin, mm(kPageTitle)};
    l.caption = {margin, l.title.bottom() + mm(4), W - 2 * margin, mm(kPageFigures)};
    l.attribution = {margin, H - mm(11), W - 2 * margin, mm(5)};
    const float from = l.caption.bottom() + mm(6);
    l.frise.area = {mm(kMargin), from, W - mm(kMargin), std::max(mm(60), l.attribution.y - mm(3) - from)};
    if (exhibition.friseSpanTo > exhibition.friseSpanFrom) l.frise.whole = {exhibition.friseSpanFrom, exhibition.friseSpanTo};  // as the document has it
}

/// Where « À voir » and « Assis » stand if the ways home had no room for them; what a visit says over the map.
void layVisit(Layout& l, const State& state) {
    const float side = l.metrics.mm(kButton), gap = l.metrics.mm(kGap), step = side + gap;
    if (l.portrait) {
        const bool column = l.seated.empty();
        float y = (l.tour.empty() ? l.add : l.tour).y - step;
        for (Rect* box : {&l.guide, &l.seated})
            if (column) *box = {l.zoomIn.x, y, side, side}, y -= step;
        if (column) std::swap(l.seated, l.statistics);  // who needs it must reach it
    } else {
        float x = (l.tour.empty() ? l.add : l.tour).right() + gap;
        for (Rect* box : {&l.guide, &l.seated}) {
            if (x + side > l.statistics.x - gap) break;
            *box = {x, l.add.y, side, side};
            x += step;
        }
    }
    if (!reachMatters(state)) l.seated = {};
    if (state.globe.territory != 0) l.guide = {};  // names of far territories stand there
    if (state.screen != ScreenId::Explore || l.stage) l.guide = l.seated = {};
    const float above = l.home[0].y - l.metrics.mm(5), middle = l.portrait ? l.screen.centre().x : (l.focus.x + l.focus.right()) / 2;
    const float width = std::min(l.metrics.mm(176), l.screen.w - l.metrics.mm(50)), height = l.metrics.mm(46);
    l.countdown = {middle - width / 2, above - height, width, height};
    const float hintW = std::min(l.metrics.mm(118), l.screen.w - l.metrics.mm(60)), hintH = l.metrics.mm(24);
    l.pinchHint = {middle - hintW / 2, above - hintH - l.metrics.mm(4), hintW, hintH};
    l.homeHint = {l.home[0].x, above - hintH, l.metrics.mm(118), hintH};
}

/// Brings the interface down to where one reaches it seated; the map goes on above it to the edge of the glass.
void bringDown(Layout& l, float byPx) {
    std::vector<Rect*> boxes{&l.screen, &l.map, &l.title, &l.focus, &l.search, &l.add, &l.tour, &l.guide, &l.seated, &l.leftSheet, &l.countdown, &l.pinchHint,
                             &l.homeHint, &l.tourWords, &l.previousEdition, &l.play, &l.nextEdition, &l.compare, &l.language, &l.swipe, &l.multiples,
                             &l.zoomIn, &l.zoomOut, &l.statistics, &l.legend, &l.sheet, &l.attribution, &l.caption, &l.prompt, &l.large};
    for (Rect& box : l.insets) boxes.push_back(&box);
    for (Rect& box : l.home) boxes.push_back(&box);
    for (Rect& box : l.comparedYears) boxes.push_back(&box);
    for (Rect& box : l.stepCompared) boxes.push_back(&box);
    for (Rect& box : l.compareModes) boxes.push_back(&box);
    for (Rect& box : l.panes) boxes.push_back(&box);
    FriseAreas& f = l.frise;
    for (Rect* box : {&f.area, &f.header, &f.figures, &f.ribbon, &f.visitors, &f.names, &f.range, &f.decadeBack, &f.decadeOn, &f.legend}) boxes.push_back(box);
    for (Rect& box : f.lanes) boxes.push_back(&box);
    for (Rect* box : boxes)
        if (!box->empty()) box->y += byPx;
    l.map.h += l.map.y;
    l.map.y = 0;
}

/// The stage: words take the left two fifths, the map the rest. Sizes follow the picture, not millimetres: the audience's
/// distance grows with the screen.
void layStage(Layout& l) {
    const float unit = l.screen.h / 100, W = l.screen.w;
    l.title = {4 * unit, 4 * unit, W * 0.38f - 4 * unit, 26 * unit};
    l.caption = {l.title.x, l.title.bottom() + 2 * unit, l.title.w, l.map.bottom() - l.title.bottom() - 4 * unit};
    const float left = l.title.right() + 2 * unit, right = std::min(l.sheet.x, W) - 3 * unit;
    l.focus = {left, 6 * unit, right - left, l.map.bottom() - 12 * unit};
    l.legend = {};
}

/// The words of a tour, and a map that keeps clear of them as they come and go; the button that starts it.
void layTour(Layout& l, const Content& content, const State& state) {
    constexpr double kHeight = 31;
    const float gap = l.metrics.mm(kGap), side = l.metrics.mm(kButton), left = std::max(l.portrait ? 0 : l.focus.x, l.language.right() + 2 * gap);
    const float y = l.portrait ? l.title.y : l.metrics.mm(5), height = l.portrait ? l.title.h - gap : l.metrics.mm(kHeight);
    float right = (l.portrait ? l.screen.w : std::min(l.sheet.x, l.screen.w)) - l.metrics.mm(kMargin);
    if (!l.portrait && l.legend.w > 0 && l.legend.y < y + height) right = l.legend.x - gap;
    l.tourWords = {left, y, right - left, height};
    if (!l.portrait) {
        const float lower = std::max(0.f, l.tourWords.bottom() + gap - l.focus.y) * tourShare(state);
        l.focus.y += lower;
        l.focus.h -= lower;
    }
    if (content.tours.empty() || state.screen != ScreenId::Explore || state.globe.territory != 0) return;
    if (l.portrait) {
        l.tour = {l.add.x, l.add.y - side - gap, side, side};
        return;
    }
    const float beside = l.add.right() + gap, room = l.statistics.x - gap - beside, wide = l.metrics.mm(kSearchWidth);
    if (room >= side) l.tour = {beside, l.add.y, room >= wide ? wide : side, side};
}

/// Where an inset grows to: clear of every button, so that none is half hidden.
Rect roomForInset(const Layout& l) {
    const float gap = l.metrics.mm(kGap);
    if (l.portrait)  // beside the zoom buttons, under the words
        return {l.focus.x, l.title.bottom(), l.focus.w - l.metrics.mm(kButton) - gap, l.focus.bottom() - l.title.bottom()};
    const float left = std::max(l.focus.x, l.language.right() + gap), bottom = std::min(l.focus.bottom(), l.home[0].y - gap);
    return {left, l.focus.y, l.focus.right() - left, bottom - l.focus.y};
}

/// Beside the year: ‹ ▶ ›, the comparison, the language. While two editions are compared they stand in the place of the year,
/// with the ways to compare below.
void layYears(Layout& l) {
    const float side = l.metrics.mm(kButton), gap = l.metrics.mm(kGap), y = l.title.y + l.metrics.mm(6);
    float x = l.title.x + l.metrics.mm(72);
    for (Rect* box : {&l.previousEdition, &l.play, &l.nextEdition, &l.compare, &l.language}) {
        *box = {x, y, side, side};
        x = box->right() + gap;
    }
    x = l.title.x;
    for (std::size_t i = 0; i < 2; ++i) {
        l.stepCompared[2 * i] = {x, y, side, side};
        l.comparedYears[i] = {l.stepCompared[2 * i].right(), y, l.metrics.mm(24), side};
        l.stepCompared[2 * i + 1] = {l.comparedYears[i].right(), y, side, side};
        x = l.stepCompared[2 * i + 1].right() + l.metrics.mm(6);
    }
    const float width = (l.nextEdition.right() - l.title.x - 3 * gap) / 4;
    for (std::size_t i = 0; i < l.compareModes.size(); ++i)
        l.compareModes[i] = {l.title.x + static_cast<float>(i) * (width + gap), y + side + gap, width, side};
}

/// Rooms of the ways to compare. The main map moves into the right one of two panes.
void layComparison(Layout& l, const State& state) {
    const float gap = l.metrics.mm(kGap), margin = l.metrics.mm(kMargin);
    l.swipe = {l.focus.x + l.metrics.mm(8), l.focus.y, l.focus.w - l.metrics.mm(16), l.focus.h};
    const float under = l.compareModes[0].bottom() + l.metrics.mm(4), above = l.home[0].y - l.metrics.mm(4);
    const float right = l.portrait ? l.zoomIn.x - gap : l.screen.w - margin;
    l.multiples = {margin, under, right - margin, above - under};
    const float top = std::max(l.focus.y, l.compare.bottom() + gap);
    const float left = l.portrait ? l.focus.x : std::max(l.focus.x, l.compareModes.back().right() + 2 * gap);
    const Rect both{left, top, (l.portrait ? right : l.focus.right()) - left, above - top};
    const float width = (both.w - gap) / 2, inner = l.metrics.mm(4), name = l.metrics.mm(12);
    l.panes = {Rect{both.x, both.y, width, both.h}, Rect{both.x + width + gap, both.y, width, both.h}};
    if (l.legend.h > l.legend.w && (state.compare.beside() || state.compare.swipe()))
        l.legend = {l.legend.x, l.legend.y - l.metrics.mm(kLegendYearsMm), l.legend.w, l.legend.h + l.metrics.mm(kLegendYearsMm)};
    if (state.compare.beside()) l.focus = {l.panes[1].x + inner, l.panes[1].y + name, width - 2 * inner, both.h - name - inner};
}

/// Insets that staff moved stand where they put them.
void placeInsets(Layout& l, const State& state) {
    const PageFormat format = formatOf(state.display);
    for (int slot = 1; slot < kMapSlots; ++slot)
        if (const auto& share = state.insets.of(format, slot))
            l.insets[static_cast<std::size_t>(slot)] = {l.map.x + share->x * l.map.w, l.map.y + share->y * l.map.h, share->w * l.map.w, share->h * l.map.h};
}

Rect between(const Rect& a, const Rect& b, float s) {
    return {a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s, a.w + (b.w - a.w) * s, a.h + (b.h - a.h) * s};
}

}  // namespace

Layout layoutFor(const Content& content, const State& state) {
    Layout l;
    const bool down = state.settings.seated && state.screen == ScreenId::Explore && state.stage.index < 0;
    const auto W = static_cast<float>(state.display.widthPx), whole = static_cast<float>(state.display.heightPx);
    const ReachBand band = down ? reachBand(state) : ReachBand{0, whole};
    const float H = band.heightPx;
    l.glass = {0, 0, W, whole};
    l.metrics.pxPerMm = state.pxPerMm();
    l.portrait = formatOf(state.display) == PageFormat::Portrait;
    l.screen = {0, 0, W, H};
    const float friseH = state.screen == ScreenId::Annual ? 0 : std::round(H * 0.375f);
    l.map = {0, 0, W, H - friseH};
    l.frise.area = {0, H - friseH, W, friseH};
    l.frise.whole = wholeFrise(content);
    if (l.portrait)
        layPortrait(l, sheetShare(state), lowSheetMm(state, W / l.metrics.pxPerMm));
    else
        layLandscape(l, sheetShare(state));
    placeInsets(l, state);
    l.stage = state.stage.index >= 0;
    if (l.stage) layStage(l);
    if (l.stage || state.screen != ScreenId::Explore) l.add = {};
    layYears(l);
    if (!l.stage && state.screen != ScreenId::Annual) layTour(l, content, state);
    layVisit(l, state);
    l.large = l.stage ? l.focus : roomForInset(l);
    layComparison(l, state);
    // Where the ways home are for a visitor, clear of the sources below.
    const float promptH = l.metrics.mm(28), promptW = std::min(l.metrics.mm(190), W - l.metrics.mm(20));
    l.prompt = {l.screen.centre().x - promptW / 2, l.home[0].centre().y - promptH / 2 - l.metrics.mm(6), promptW, promptH};
    if (state.screen == ScreenId::FrisePage) layFrisePage(l, content.exhibition);
    if (state.screen == ScreenId::Annual)
        l.legend = {l.focus.x, l.home[0].y, l.focus.w, l.home[0].h};
    else
        layFrise(l, content, state);
    if (band.fromPx > 0) bringDown(l, band.fromPx);
    return l;
}

Rect slotRect(const Layout& layout, const State& state, int slot) {
    if (slot == kMainMap) return state.compare.beside() ? layout.panes[1] : layout.map;
    return between(layout.insets[static_cast<std::size_t>(slot)], layout.large, expandedShare(state, slot));
}

PageFormat formatOf(const DisplayInfo& display) {
    return display.heightPx > display.widthPx ? PageFormat::Portrait : PageFormat::Landscape;
}

namespace {

/// Box that a slot's home view frames; for the main map the land, where the atlas has it. The magnifier's opens as it grows
/// (`large`: 0 a card … 1).
WorldBox homeBox(const Content& content, int slot, double large) {
    if (slot == kMainMap && content.atlas) return content.atlas->territories()[0].box;
    const WorldBox& home = content.homes[static_cast<std::size_t>(slot)];
    if (slot != kMagnifier) return home;
    const auto between = [large](WorldPoint a, WorldPoint b) { return WorldPoint{a.x + (b.x - a.x) * large, a.y + (b.y - a.y) * large}; };
    return {between(content.magnifierCard.min, home.min), between(content.magnifierCard.max, home.max)};
}

/// Room for the land inside a card: under its name, above its scale bar.
Rect insetRoom(const Layout& layout, const Rect& card) {
    const float side = layout.metrics.mm(kInsetMargin), top = std::min(layout.metrics.mm(5.5), card.h * 0.22f);
    return {card.x + side, card.y + top, card.w - 2 * side, card.h - top - layout.metrics.mm(kInsetMargin)};
}

}  // namespace

MapCamera homeCamera(const Content& content, const Layout& layout, int slot, bool large) {
    Rect room = layout.focus;
    if (slot != kMainMap) room = insetRoom(layout, large ? layout.large : layout.insets[static_cast<std::size_t>(slot)]);
    return fitted(homeBox(content, slot, large ? 1 : 0), room.w, room.h);
}

MapView mapView(const Content& content, const Layout& layout, const State& state, int slot) {
    const MapState& own = state.maps[static_cast<std::size_t>(slot)];
    MapView view;
    view.territory = territoryOfSlot(slot);
    view.slot = slot;
    view.clip = slotRect(layout, state, slot);
    const Rect room = slot == kMainMap ? layout.focus : insetRoom(layout, view.clip);
    view.middlePx = room.centre();
    view.camera = own.camera ? *own.camera : fitted(homeBox(content, slot, static_cast<double>(expandedShare(state, slot))), room.w, room.h);
    return view;
}

float dividerX(const Layout& layout, const State& state) { return layout.swipe.x + state.compare.divider * layout.swipe.w; }

std::array<Rect, 2> swipePlates(const Layout& layout, const State& state) {
    const float x = dividerX(layout, state), w = layout.metrics.mm(24), h = layout.metrics.mm(10), gap = layout.metrics.mm(2.5);
    const float y = layout.swipe.bottom() - h - layout.metrics.mm(3);
    return {Rect{x - gap - w, y, w, h}, Rect{x + gap, y, w, h}};
}

std::vector<MapPane> mapPanes(const Content& content, const Layout& layout, const State& state) {
    const MapView main = mapView(content, layout, state, kMainMap);
    if (state.compare.swipe()) {
        const float x = dividerX(layout, state);
        MapPane before{main, main, state.compare.from}, after{main, main, state.compare.to};
        before.view.clip.w = x - main.clip.x;
        after.view.clip.x = x;
        after.view.clip.w = main.clip.right() - x;
        before.view.before = before.ground.before = true;
        return {before, after};
    }
    if (state.compare.beside()) {
        MapView before = main;
        before.clip = layout.panes[0];
        before.middlePx = main.middlePx - (layout.panes[1].centre() - layout.panes[0].centre());
        before.before = true;
        return {{before, before, state.compare.from}, {main, main, state.compare.to}};
    }
    return {{main, main, state.year}};
}

Vec2 inMainPane(const Layout& layout, const State& state, Vec2 px) {
    if (!state.compare.beside() || !layout.panes[0].contains(px)) return px;
    return px + (layout.panes[1].centre() - layout.panes[0].centre());
}

int yearUnder(const Layout& layout, const State& state, Vec2 px) {
    const bool before = (state.compare.swipe() && px.x < dividerX(layout, state)) || (state.compare.beside() && layout.panes[0].contains(px));
    return before ? state.compare.from : state.year;
}

FriseRange wholeFrise(const Content& content) {
    const Exhibition& e = content.exhibition;
    FriseRange whole{e.friseSpanFrom, e.friseSpanTo};
    if (!e.editions.empty()) whole.to = std::max(whole.to, e.editions.back().year + 1.0);
    if (!(whole.to > whole.from)) whole.to = whole.from + 1;
    return whole;
}

FriseView friseView(const Content&, const Layout& layout, const State& state) {
    return {state.frise.range ? *state.frise.range : layout.frise.whole, layout.frise.axisX, layout.frise.axisWidth};
}

FriseView overviewView(const Content&, const Layout& layout) { return {layout.frise.whole, layout.frise.axisX, layout.frise.axisWidth}; }

float tickLeastPx(const Layout& layout) { return std::max(60.f, layout.metrics.mm(16)); }

FrisePacking frisePacking(const Content& content, const Layout& layout, const State& state, TextEngine& text, const TextStyle& style) {
    constexpr double kCardMm = 78, kCardYears = 8;
    const auto& items = content.exhibition.frise;
    FrisePackJob job;
    job.view = friseView(content, layout, state);
    job.widestPxPerYear = static_cast<double>(overviewView(content, layout).yearWidth());
    for (std::size_t lane = 0; lane < layout.frise.lanes.size(); ++lane)
        job.lanes.push_back({layout.frise.shown(lane) ? layout.frise.lanes[lane] : Rect{}, layout.frise.rows[lane]});
    job.rowPx = layout.frise.rowPx;
    job.badgePx = layout.frise.badgePx;
    job.padPx = layout.metrics.mm(3.5);
    job.dotPx = layout.metrics.mm(1.9);
    const double whole = wholeFrise(content).years();
    if (job.view.range.years() <= std::min(kCardYears, whole / 3)) job.cardPx = layout.metrics.mm(kCardMm);
    if (state.selection.kind == SelectionKind::Landmark)
        if (const FriseItem* chosen = landmarkOf(items, state.selection.id)) job.selected = static_cast<int>(chosen - items.data());
    job.titleWidthPx = [&text, style](const FriseItem& item) { return text.widthPx(typographicFr(item.title), style); };
    job.titleKey = static_cast<int>(style.sizePx * 64);
    return content.frise->pack(job);
}

}  // namespace arobase

// The map and its insets: land, borders, marks, names.
#include <algorithm>
#include <cmath>

#include "app/globe.h"
#include "app/screens/comparison_marks.h"
#include "app/screens/epci_hulls.h"
#include "app/screens/map_names.h"
#include "app/screens/statistics_map.h"

namespace arobase::screens {
namespace {

constexpr double kVeilMm = 150, kPortraitVeilMm = 58;
constexpr double kMagnifiedMm = 60;  // a region that wide needs no magnifier
constexpr double kHandleMm = 9;
constexpr double kRiversMetresPerMm = 600;  // closer, their source would show its kilometre of doubt

struct LandStyle {
    bool card = false;  ///< a small inset: thinner lines
};

/// Colours of the classes of CommuneClassTables: `share` opaque for communes, half of that for members of an EPCI.
CommunePalette communePalette(const Context& c, double communes, double epci) {
    CommunePalette palette;
    for (int level = 0; level <= kLevels; ++level) {
        if (c.state.mentionsOnly || (c.state.hiddenLevels >> static_cast<unsigned>(level) & 1U) != 0) continue;
        const Rgba colour = c.b.colour(level == 0 ? "text_dim" : levelToken(level));
        palette[static_cast<std::size_t>(communeClass(level, CollectiviteKind::Commune))] = withAlpha(colour, communes);
        palette[static_cast<std::size_t>(communeClass(level, CollectiviteKind::Epci))] = withAlpha(colour, epci);
    }
    return palette;
}

void drawCommuneFills(Context& c, const MapView& view, int level) {
    if (!closerThan(c.layout, view, kFillsMetresPerMm)) return;
    CommuneDraw draw{view.territory, level, CommunePart::Fills, {}, view.mesh(), c.content.communeClasses.of(view.territory, c.state.year), {}, {}, 0};
    draw.palette = communePalette(c, 0.42, 0.2);
    c.b.list().communes(draw);
}

/// Thin lines between communes and between EPCI, then the edge of each labelled EPCI in its level's colour.
void drawCommuneBorders(Context& c, const MapView& view, int level) {
    CommuneDraw draw{view.territory, level, CommunePart::Borders, CommuneBorder::Commune, view.mesh(), c.content.communeClasses.of(view.territory, c.state.year), {}, {}, 0};
    draw.colour = c.b.colour("border_departement");
    if (closerThan(c.layout, view, kCommuneBordersMetresPerMm)) {
        draw.widthPx = c.mm(0.12);
        c.b.list().communes(draw);
    }
    draw.border = CommuneBorder::Epci;
    if (closerThan(c.layout, view, kEpciBordersMetresPerMm)) {
        draw.widthPx = c.mm(0.22);
        c.b.list().communes(draw);
    }
    if (!closerThan(c.layout, view, kFillsMetresPerMm)) return;
    draw.part = CommunePart::Outlines;
    draw.palette = communePalette(c, 0, 1);
    draw.widthPx = c.mm(0.6);
    for (const CommuneBorder rank : {CommuneBorder::Epci, CommuneBorder::Outer}) {
        draw.border = rank;
        c.b.list().communes(draw);
    }
}

/// Île-de-France is far from any coast and from abroad: its magnifier lies on land, until one pans it away.
bool seesLandAlone(const Context& c, const MapView& view) {
    if (view.slot != kMagnifier || !c.content.atlas) return false;
    const WorldBox& home = c.content.homes[kMagnifier];
    const WorldBox seen = view.visible();
    const double slack = home.width() / 4;
    return seen.min.x > home.min.x - slack && seen.min.y > home.min.y - slack && seen.max.x < home.max.x + slack && seen.max.y < home.max.y + slack;
}

/// The départements by the class of their statistics.
template <class Draw>
void drawAreaClasses(const Context& c, const AtlasTerritory& territory, Draw&& draw) {
    for (std::size_t i = 0; i < territory.areas.size(); ++i)
        if (const int at = landClass(c, *c.statistics, territory.areas[i].code); at >= 0)
            draw(static_cast<int>(i), statisticsColour(c, at, *c.statistics));
}

void drawLand(Context& c, const MapView& view, LandStyle style) {
    if (!c.content.atlas) return;
    const AtlasTerritory& territory = c.content.atlas->territories()[static_cast<std::size_t>(view.territory)];
    if (territory.levels.empty()) return;
    const MeshView mesh = view.mesh();
    const int level = levelFor(territory, view.camera.metresPerPx);
    const auto draw = [&](MeshPart part, int index, std::string_view colour, double widthMm) {
        c.b.list().mesh({view.territory, level, part, index, mesh, c.b.colour(colour), c.mm(widthMm)});
    };
    const bool inland = seesLandAlone(c, view);
    if (!inland) {
        draw(MeshPart::Neighbours, 0, "neighbour", 0);
        draw(MeshPart::Borders, static_cast<int>(BorderRank::Country), "border_country", style.card ? 0.15 : 0.2);
        draw(MeshPart::Land, 0, "land", 0);
    }
    if (!style.card && !closerThan(c.layout, view, kRiversMetresPerMm)) draw(MeshPart::Borders, static_cast<int>(BorderRank::River), "river", 0.3);
    const auto isChosen = [&](std::string_view code) {
        const auto is = [&](const Selection& s) { return s.kind == SelectionKind::Departement && s.id == code; };
        return is(c.state.selection) || is(c.state.left.selection);
    };
    if (c.state.selection.kind == SelectionKind::Departement || c.state.left.selection.kind == SelectionKind::Departement)
        for (std::size_t i = 0; i < territory.areas.size(); ++i)
            if (isChosen(territory.areas[i].code)) draw(MeshPart::Area, static_cast<int>(i), "land_active", 0);
    if (c.statistics) drawAreaClasses(c, territory, [&](int area, Rgba colour) { c.b.list().mesh({view.territory, level, MeshPart::Area, area, mesh, colour, 0}); });
    const double k = style.card ? 0.6 : 1;
    const bool outlined = !territory.communes.empty() && !style.card && !c.statistics;
    if (outlined) drawCommuneFills(c, view, level);
    if (outlined) drawCommuneBorders(c, view, level);
    if (!style.card || inland) draw(MeshPart::Borders, static_cast<int>(BorderRank::Departement), inland ? "border_region" : "border_departement", 0.2);
    if (!style.card || !inland) draw(MeshPart::Borders, static_cast<int>(BorderRank::Region), "border_region", 0.38 * k);
    if (!inland) draw(MeshPart::Borders, static_cast<int>(BorderRank::Coast), "coast", 0.34 * k);
}

/// The sea comes over the land behind the title's words and the cards, so that both stay legible at every zoom.
void drawVeil(Context& c) {
    const Rgba veil = c.b.colour("sea");
    if (c.layout.portrait)
        c.b.list().shade({0, 0, c.layout.screen.w, c.layout.screen.y + c.mm(kPortraitVeilMm)}, withAlpha(veil, 0.95), withAlpha(veil, 0), false);
    else
        c.b.list().shade({0, 0, c.mm(kVeilMm), c.layout.map.h}, withAlpha(veil, 0.97), withAlpha(veil, 0), true);
}

void drawLeader(Context& c, const MapMark& mark) {
    if (length(mark.px - mark.truePx) < mark.radiusPx * 0.8f) return;
    const Rgba ink = withAlpha(c.b.colour("text"), 0.55);
    c.b.list().line(mark.truePx, mark.px, c.mm(0.25), ink);
    c.b.list().disc(mark.truePx, c.mm(0.55), ink);
}

void drawMarks(Context& c, const MapView& view, const std::vector<MapMark>& marks, bool card) {
    for (const MapMark& mark : marks) drawLeader(c, mark);
    for (const MapMark& mark : marks) {
        const Collectivite& who = c.content.exhibition.collectivites[static_cast<std::size_t>(mark.collectivite)];
        Node& node = c.b.open(idOn(view, "mark-" + who.code), Role::Mark,
                              {mark.px.x - mark.radiusPx, mark.px.y - mark.radiusPx, 2 * mark.radiusPx, 2 * mark.radiusPx});
        const Comparison* comparison = mark.progress >= 0 ? comparisonShown(c) : nullptr;
        node.spoken = c.data(c.content.nameThen(mark.award)) + ", " + (comparison ? progressWords(c, *comparison, static_cast<Progress>(mark.progress)) : c.tr("level." + std::to_string(mark.level)));
        if (mark.mention) node.spoken += ", " + c.data(c.content.exhibition.awards[static_cast<std::size_t>(mark.award)].mention);
        node.value = who.code;
        node.action = "SelectCollectivite " + who.code;
        if (comparison) {
            drawProgressMark(c.b, mark.px, mark.radiusPx, static_cast<Progress>(mark.progress), isSelected(c, who.code));
            c.b.close();
            continue;
        }
        if (mark.level == kLevels && !card) c.b.list().glow(mark.px, mark.radiusPx * 2.1f, withAlpha(c.b.colour("accent"), 0.34));
        drawMark(c.b, mark.px, mark.radiusPx, mark.level, who.kind, isSelected(c, who.code));
        if (mark.mention) drawMentionBadge(c.b, mark.px, mark.radiusPx);
        c.b.close();
    }
}

/// A thin frame around what the magnifier shows, while that is small on the map.
void drawMagnified(Context& c, const MapView& view) {
    if (c.layout.stage || c.state.screen == ScreenId::Attract) return;
    const WorldBox& home = c.content.homes[kMagnifier];
    const Vec2 a = view.toScreen({home.min.x, home.max.y}), b = view.toScreen({home.max.x, home.min.y});
    const Rect box{a.x, a.y, b.x - a.x, b.y - a.y};
    if (box.w > c.mm(kMagnifiedMm)) return;
    c.b.list().rect(box.inset(-c.mm(0.6)), {0, 0, 0, 0}, c.mm(1), withAlpha(c.b.colour("text_dim"), 0.45), c.mm(0.25));
}

void drawScaleBar(Context& c, const MapView& view, Rect corner, const std::string& id) {
    const double metres = scaleBarMetres(view.camera.metresPerPx, corner.w * 0.42f);
    const auto width = static_cast<float>(metres / view.camera.metresPerPx);
    const std::string words = scaleWords(c, metres);
    const TextStyle style = c.b.tiny();
    const Vec2 end{corner.right() - c.mm(1.6), corner.bottom() - c.mm(1.6)};
    const Rgba ink = c.b.colour("text_dim");
    Node& node = c.b.open(id, Role::ScaleBar, {end.x - width, end.y - c.mm(4), width, c.mm(4)});
    node.text = words;
    node.fg = ink;
    node.bg = c.b.colour("sea");
    node.textPx = style.sizePx;
    c.b.list().line({end.x - width, end.y}, end, c.mm(0.3), ink);
    c.b.words(words, {end.x, end.y - c.mm(2.4)}, style, ink, TextAlign::Right);
    c.b.close();
}

/// Of the main map, which the renderer keeps as a picture: one for each side.
void drawGround(Context& c, const MapView& view) {
    c.b.list().beginGround(view.mesh(), view.before ? 1 : 0);
    drawLand(c, view, {});
    c.b.list().endGround();
}

/// Everything that lies on the land.
void drawLaureates(Context& c, const MapView& view, bool card) {
    if (view.slot == kMainMap && !view.before) drawMagnified(c, view);
    if (c.statistics) return drawStatistics(c, view, *c.statistics, card);
    if (!card) drawHulls(c, view);
    auto marks = marksOf(c.content, c.layout, c.state, view);
    Names names(c.desk.at(view));
    drawPlaces(c, view, card, marks, names);
    nameMarks(c, view, marks, card, names);
    const LabelPlacement& placement = card ? placeOnCard(c, view, names, marks) : placeNames(c, view, names, marks);
    std::erase_if(marks, [&](const MapMark& m) { return !view.clip.inset(-m.radiusPx).contains(m.px) || hidden(c, view, m.px); });
    fadeNames(c, view, names, placement);
    drawLeaders(c, view, placement);  // under the marks that they pass
    drawMarks(c, view, marks, card);
    writeNames(c, view, names, placement);
    reportNames(c, view, names, placement);
}

void drawTerritory(Context& c, const MapView& view, bool card) {
    drawLand(c, view, {card});
    drawLaureates(c, view, card);
}

/// A handle in the corner, for staff who arrange the insets.
void resizeHandle(Context& c, const Rect& card, const std::string& code) {
    const float side = c.mm(kHandleMm);
    const Rect box{card.right() - side, card.bottom() - side, side, side};
    Node& node = c.b.open("resize-" + code, Role::Button, box);
    node.spoken = c.tr("inset.resize");
    node.captures = true;
    const Rgba ink = c.b.colour("selection");
    for (const float share : {0.35f, 0.65f})
        c.b.list().line({box.right() - side * share, box.bottom() - c.mm(1)}, {box.right() - c.mm(1), box.bottom() - side * share}, c.mm(0.6), ink);
    c.b.close();
}

/// The name in the upper left corner, over whatever the map has there.
void insetName(Context& c, const MapView& view, const std::string& code, const std::string& name, bool card) {
    const Rect& clip = view.clip;
    const TextStyle style = insetWords(c, view, card).style;
    const auto lines = c.b.engine().wrap(name, style, clip.w - c.mm(2.4));
    const float height = c.b.lineHeight(style);
    float widest = 0;
    for (const std::string& line : lines) widest = std::max(widest, c.b.engine().widthPx(line, style));
    Node& node = c.b.open("name-" + code, Role::Label, {clip.x + c.mm(1.6), clip.y + c.mm(0.9), widest, height * static_cast<float>(lines.size())});
    node.text = name;
    node.fg = c.b.colour(card ? "text_dim" : "text");
    node.bg = c.b.colour("sea");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    const Vec2 first{node.box.x, node.box.y + height / 2};
    for (std::size_t i = 0; i < lines.size(); ++i)
        c.b.words(lines[i], {first.x, first.y + height * static_cast<float>(i)}, style, ink, TextAlign::Left, c.b.colour("halo"), c.mm(0.4));
    c.b.close();
}

/// The way from an enlarged inset to the territory's place on the globe.
void globeButton(Context& c, const MapView& view, const std::string& code) {
    const Rect box = globeButtonBox(c.content, c.layout, c.state, view.slot);
    if (box.empty()) return;
    c.b.button("globe-" + code, c.tr("globe.show"), box, "ShowOnGlobe " + code);
}

void inset(Context& c, int slot) {
    const std::string code(slotCode(slot)), name = c.data(slotName(slot));
    const MapView view = mapView(c.content, c.layout, c.state, slot);
    const bool card = expandedShare(c.state, slot) < 0.5f;
    Node& node = c.b.open("inset-" + code, Role::Inset, view.clip);
    node.spoken = name;
    node.value = code;
    node.action = "ExpandInset " + code;
    node.captures = true;
    c.b.list().rect(view.clip, c.b.colour(seesLandAlone(c, view) ? "land" : "sea"), c.mm(1.6));
    c.b.list().pushClip(view.clip.inset(c.mm(0.3)));
    drawTerritory(c, view, card);
    c.b.list().popClip();
    insetName(c, view, code, name, card);
    drawScaleBar(c, view, view.clip, "scale-" + code);
    if (!card) globeButton(c, view, code);
    const bool marked = card && (slot == c.state.expanded || c.state.arranging);
    c.b.list().rect(view.clip, {0, 0, 0, 0}, c.mm(1.6), c.b.colour(marked ? "selection" : "panel_border"), c.mm(marked ? 0.5 : 0.3));
    if (c.state.arranging && card) resizeHandle(c, view.clip, code);
    c.b.close();
}

/// One of two editions that the main map shows, as if it were the only one.
struct Sided {
    State state;
    Context context;
    Sided(Context& c, const MapPane& pane) : state(c.state), context{{c.content, state}, c.layout, c.b, c.labels, c.desk, c.statistics} { state.year = pane.year; }
};

void drawPaneGround(Context& c, const MapPane& pane) {
    Sided sided(c, pane);
    if (c.state.compare.beside()) c.b.list().rect(pane.view.clip, c.b.colour("sea"), c.mm(1.6));
    c.b.list().pushClip(pane.view.clip);
    drawGround(sided.context, pane.ground);
    c.b.list().popClip();
}

/// The year of an edition on its side of the map.
void yearPlate(Context& c, const std::string& id, int year, const Rect& box) {
    const TextStyle style{c.layout.metrics.emForCapMm(5.4), FontWeight::Bold, true};
    const std::string words = std::to_string(year);
    Node& node = c.b.open(id, Role::Heading, box);
    node.text = words;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = style.sizePx;
    c.b.list().rect(box, c.b.colour("panel"), box.h / 2, c.b.colour("panel_border"), c.mm(0.25));
    c.b.words(words, box.centre(), style, c.b.colour("text"));
    c.b.close();
}

/// The line between the two editions, with a handle for a finger; it can be taken hold of anywhere.
void divider(Context& c) {
    const Rect& way = c.layout.swipe;
    const float x = dividerX(c.layout, c.state), grip = c.mm(7.5);
    Node& node = c.b.open("divider", Role::Cursor, {x - grip, way.y, 2 * grip, way.h});
    node.spoken = c.tr("compare.divider", {{"from", std::to_string(c.state.compare.from)}, {"to", std::to_string(c.state.compare.to)}});
    node.value = decimalFr(static_cast<double>(c.state.compare.divider), 3);
    node.captures = true;
    const Vec2 m{x, way.centre().y};
    const Rgba ink = c.b.colour("cursor"), panel = c.b.colour("panel");
    const Rect& line = c.layout.portrait ? way : c.layout.map;  // through neither the buttons above nor the cards below
    c.b.list().rect({x - c.mm(0.9), line.y, c.mm(1.8), line.h}, withAlpha(panel, 0.8));
    c.b.list().rect({x - c.mm(0.35), line.y, c.mm(0.7), line.h}, ink);
    c.b.list().disc(m, grip, panel, ink, c.mm(0.5));
    c.b.list().triangle({m.x - c.mm(5), m.y - c.mm(2.1), c.mm(3.6), c.mm(4.2)}, 3, ink);
    c.b.list().triangle({m.x + c.mm(1.4), m.y - c.mm(2.1), c.mm(3.6), c.mm(4.2)}, 1, ink);
    c.b.close();
    const auto plates = swipePlates(c.layout, c.state);
    yearPlate(c, "swipe-from", c.state.compare.from, plates[0]);
    yearPlate(c, "swipe-to", c.state.compare.to, plates[1]);
}

void paneNames(Context& c, const std::vector<MapPane>& panes) {
    for (const MapPane& pane : panes) {
        const Rect& box = pane.view.clip;
        c.b.list().rect(box, {0, 0, 0, 0}, c.mm(1.6), c.b.colour("panel_border"), c.mm(0.3));
        yearPlate(c, pane.view.before ? "pane-from" : "pane-to", pane.year, {box.x + c.mm(1.5), box.y + c.mm(1.5), c.mm(24), c.mm(10)});
    }
}

}  // namespace

void map(Context& c) {
    const MapView view = mapView(c.content, c.layout, c.state, 0);
    Node& node = c.b.open("map-FR", Role::Map, c.layout.map);
    node.spoken = c.tr("map.spoken");
    node.value = "FR";
    node.captures = true;
    const auto panes = mapPanes(c.content, c.layout, c.state);
    const bool apart = c.state.compare.beside();
    // Far away the ground says nothing of the edition: the two sides of a swipe are one picture.
    const bool oneGround = !apart && (panes.size() == 1 || !closerThan(c.layout, view, kFillsMetresPerMm));
    if (oneGround) {
        c.b.list().pushClip(c.layout.map);
        drawGround(c, view);
        c.b.list().popClip();
    }
    for (const MapPane& pane : panes)
        if (!oneGround) drawPaneGround(c, pane);
    if (!apart && !c.layout.stage) {
        c.b.list().pushClip(c.layout.map);
        drawVeil(c);
        c.b.list().popClip();
    }
    for (const MapPane& pane : panes) {
        c.b.list().pushClip(pane.view.clip);
        if (panes.size() == 1)
            drawLaureates(c, pane.view, false);
        else {
            Sided sided(c, pane);
            drawLaureates(sided.context, pane.view, false);
        }
        c.b.list().popClip();
    }
    c.b.close();
    if (c.state.compare.swipe()) divider(c);
    if (apart) paneNames(c, panes);
}

void insets(Context& c) {
    for (int slot = 1; slot < kMapSlots; ++slot)
        if (expandedShare(c.state, slot) == 0 && !c.layout.stage) inset(c, slot);
    for (int slot = 1; slot < kMapSlots; ++slot)
        if (expandedShare(c.state, slot) > 0) inset(c, slot);  // what grows lies over the rest
}

}  // namespace arobase::screens

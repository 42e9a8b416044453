// The globe: the earth, the French territories lit and named, and the one that left its inset on its way to its place.
#include <algorithm>
#include <cmath>
#include <vector>

#include "app/globe.h"
#include "app/screens/map_names.h"

namespace arobase::screens {
namespace {

constexpr double kNamedFrom = 0.86;                  // names come when the globe comes to rest
constexpr double kNameMm = 15, kLeaderGapMm = 2.2;   // a name is a target
constexpr double kDotMm = 0.9, kRingMm = 3.4, kSmallMm = 3.2;
constexpr double kGhostGapMm = 9;

/// Everything that the globe is drawn from.
struct Picture {
    GlobeView now, rest;
    double share = 0;   ///< of the way
    double there = 0;   ///< 0 the map … 1 the globe covers it
    double named = 0;   ///< 0 no names … 1
    int level = 0;
};

const GlobeTravel& travelOf(const Context& c, int territory) { return c.content.atlas->globe().travels[static_cast<std::size_t>(territory)]; }

double ramp(double x, double from, double to) { return easeInOut(std::clamp((x - from) / (to - from), 0.0, 1.0)); }

Picture pictureOf(const Context& c) {
    Picture p;
    p.share = globeShare(c.state);
    p.now = globeNow(c.content, c.layout, c.state);
    p.rest = globeAtRest(c.content, c.layout, c.state);
    p.there = ramp(p.share, 0.02, kGlobeCoversFrom);
    p.named = ramp(p.share, kNamedFrom, 1);
    const auto& levels = c.content.atlas->globe().levels;
    for (std::size_t i = levels.size(); i-- > 1;)
        if (levels[i].toleranceM < p.now.camera.metresPerPx * kErrorPx) {
            p.level = static_cast<int>(i);
            break;
        }
    return p;
}

void drawEarth(Context& c, const Picture& p) {
    const auto draw = [&](GlobePart part, std::string_view colour, double alpha, double widthMm) {
        GlobeDraw d;
        d.part = part;
        d.index = part == GlobePart::Sea || part == GlobePart::Graticule ? 0 : p.level;
        d.view = p.now;
        d.colour = withAlpha(c.b.colour(colour), alpha * p.there);
        d.limb = withAlpha(c.b.colour("globe_limb"), p.there);
        d.glow = withAlpha(c.b.colour("globe_glow"), 0.42 * p.there);
        d.widthPx = c.mm(widthMm);
        c.b.list().globe(d);
    };
    draw(GlobePart::Sea, "globe_sea", 1, 8);
    draw(GlobePart::Graticule, "globe_line", 0.75, 0.2);
    draw(GlobePart::Land, "globe_land", 1, 0);
    draw(GlobePart::Borders, "globe_coast", 0.28, 0.15);
    draw(GlobePart::Coast, "globe_coast", 0.8, 0.2);
}

/// A territory in its place, or on its way.
void drawTerritory(Context& c, int territory, const TravelPose& pose, const GlobeView& view, Rgba fill, Rgba line, double widthMm) {
    GlobeDraw d;
    d.index = territory;
    d.view = view;
    d.pose = pose;
    d.part = GlobePart::TravelLand;
    d.colour = fill;
    if (fill.a > 0) c.b.list().globe(d);
    d.part = GlobePart::TravelOutline;
    d.colour = line;
    d.widthPx = c.mm(widthMm);
    c.b.list().globe(d);
}

TravelPose inPlace(const GlobeView& view, const GlobeTravel& travel) { return {view.toScreen(travel.anchor), 1 / view.camera.metresPerPx, 1, true}; }

void drawLit(Context& c, const Picture& p) {
    const double lit = ramp(p.share, kGlobeCoversFrom, 0.6);
    const Rgba colour = withAlpha(c.b.colour("globe_lit"), lit);
    for (int t = 0; t < kTerritories; ++t)
        if (t != c.state.globe.territory) drawTerritory(c, t, inPlace(p.now, travelOf(c, t)), p.now, colour, colour, 0.2);
}

/// Métropole's outline beside the territory, at its scale: how large one is for the other.
void drawGhost(Context& c, const Picture& p) {
    const GlobeTravel& metropole = travelOf(c, kMainMap);
    const GlobeTravel& here = travelOf(c, c.state.globe.territory);
    if (p.named <= 0 || metropole.outline.empty() || !p.now.inFront(here.anchor)) return;
    const WorldBox& box = c.content.atlas->territories()[0].box;
    const double mpp = p.now.camera.metresPerPx;
    const auto w = static_cast<float>(box.width() / mpp), h = static_cast<float>(box.height() / mpp);
    const Vec2 at = p.now.toScreen(here.anchor);
    const Rect frame{at.x + c.mm(kGhostGapMm), at.y + c.mm(kGhostGapMm) * 0.6f, w, h};
    const Vec2 anchor{frame.x + static_cast<float>((metropole.legalAnchor.x - box.min.x) / mpp), frame.y + static_cast<float>((box.max.y - metropole.legalAnchor.y) / mpp)};
    const Rgba ink = withAlpha(c.b.colour("globe_lit"), 0.75 * p.named);
    Node& node = c.b.open("globe-ghost", Role::Label, frame);
    node.text = c.data(territories()[0].name) + ", " + c.tr("globe.same_scale");
    node.textPx = c.b.tiny().sizePx;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("globe_sea");
    drawTerritory(c, kMainMap, {anchor, 1 / mpp, 0, false}, p.now, withAlpha(c.b.colour("globe_lit"), 0.1 * p.named), ink, 0.22);
    c.b.words(c.tr("globe.same_scale"), {frame.centre().x, frame.bottom() + c.mm(2.6)}, c.b.tiny(), withAlpha(c.b.colour("text"), p.named), TextAlign::Centre,
              withAlpha(c.b.colour("globe_sea"), p.named), c.mm(0.5));
    c.b.close();
}

/// One name beside the globe.
struct Callout {
    int territory = 0;
    Vec2 px;      ///< of what it names
    float y = 0;  ///< middle of the name
};

/// In their places' order from top to bottom, a finger's height apart, none above or below the room.
void settle(std::vector<Callout>& side, const Rect& room, float stepPx) {
    std::ranges::stable_sort(side, {}, [](const Callout& a) { return a.px.y; });
    float lowest = room.y + stepPx / 2;
    for (Callout& a : side) lowest = (a.y = std::max(a.px.y, lowest)) + stepPx;
    float highest = room.bottom() - stepPx / 2;
    for (std::size_t i = side.size(); i-- > 0;) highest = (side[i].y = std::min(side[i].y, highest)) - stepPx;
}

void writeCallout(Context& c, const Picture& p, const Callout& a, float edgeX, bool left) {
    const std::string code(slotCode(a.territory)), name = c.data(a.territory == 0 ? territories()[0].name : slotName(a.territory));
    const TextStyle style = c.b.small(FontWeight::Medium);
    const float width = c.b.engine().widthPx(name, style), high = c.mm(kNameMm);
    const float reach = std::max(width + c.mm(4), c.mm(kNameMm));
    Node& node = c.b.open("globe-name-" + code, Role::Button, {left ? edgeX - reach : edgeX, a.y - high / 2, reach, high});
    node.text = name;
    node.action = a.territory == 0 ? "" : "ShowOnGlobe " + code;
    node.enabled = a.territory != 0;
    node.captures = a.territory != 0;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("globe_sky");
    node.textPx = style.sizePx;
    const Rgba ink = withAlpha(node.fg, p.named), thin = withAlpha(c.b.colour("text_dim"), 0.7 * p.named);
    const float gap = c.mm(kLeaderGapMm) * (left ? 1.f : -1.f);
    const Vec2 elbow{edgeX + gap, a.y};
    c.b.list().line({edgeX + gap * 0.3f, a.y}, elbow, c.mm(0.22), thin);
    c.b.list().line(elbow, a.px, c.mm(0.22), thin);
    c.b.words(name, {edgeX - gap * 0.3f, a.y}, style, ink, left ? TextAlign::Right : TextAlign::Left, withAlpha(c.b.colour("globe_sky"), 0.8 * p.named), c.mm(0.4));
    c.b.close();
}

float widestName(Context& c) {
    float widest = 0;
    for (int t = 0; t < kTerritories; ++t) widest = std::max(widest, c.b.engine().widthPx(c.data(t == 0 ? territories()[0].name : slotName(t)), c.b.small(FontWeight::Medium)));
    return widest;
}

/// Small ones are dots, so that they are seen at all.
void drawDots(Context& c, const Picture& p) {
    const Rgba ink = withAlpha(c.b.colour("globe_lit"), p.named), ring = withAlpha(c.b.colour("globe_sea"), 0.8 * p.named);
    for (int t = 1; t < kTerritories; ++t) {
        const GlobeTravel& travel = travelOf(c, t);
        const WorldBox& box = c.content.atlas->territories()[static_cast<std::size_t>(t)].box;
        if (t == c.state.globe.territory || !p.now.inFront(travel.anchor) || std::max(box.width(), box.height()) / p.now.camera.metresPerPx > static_cast<double>(c.mm(kSmallMm))) continue;
        c.b.list().disc(p.now.toScreen(travel.anchor), c.mm(kDotMm + 0.35), ring);
        c.b.list().disc(p.now.toScreen(travel.anchor), c.mm(kDotMm), ink);
    }
}

/// Where the name of the territory itself stands.
Rect hereBox(const Context& c, Vec2 anchorPx, const std::string& name) {
    return {anchorPx.x + c.mm(kRingMm + 1.5), anchorPx.y - c.mm(8), c.b.engine().widthPx(name, c.b.body(FontWeight::SemiBold)), c.mm(6)};
}

void drawNames(Context& c, const Picture& p) {
    if (p.named <= 0) return;
    drawDots(c, p);
    const Rect room = globeRoom(c.layout), limb = p.now.limb();
    std::vector<Callout> left, right;
    for (int t = 0; t < kTerritories; ++t) {
        const GlobeTravel& travel = travelOf(c, t);
        const Vec2 px = p.now.toScreen(travel.anchor);
        if (t == c.state.globe.territory || travel.land.empty() || !p.now.inFront(travel.anchor) || !room.contains(px)) continue;
        (px.x < p.now.middlePx.x ? left : right).push_back({t, px, 0});
    }
    const float step = c.mm(kNameMm), widest = widestName(c) + c.mm(2);
    const float leftX = std::max(limb.x - c.mm(5), room.x + widest), rightX = std::min(limb.right() + c.mm(5), room.right() - widest);
    settle(left, room, step);
    settle(right, room, step);
    // In a low room the names beside the globe come near to the one on it: they give way, their insets lead there too.
    const Rect here = hereBox(c, travelPose(c.content, c.layout, c.state).anchorPx, c.data(slotName(c.state.globe.territory)));
    const auto free = [&](const Callout& a, float fromX) { return Rect{fromX, a.y - step / 2, widest, step}.intersection(here).empty(); };
    for (const Callout& a : left)
        if (free(a, leftX - widest)) writeCallout(c, p, a, leftX, true);
    for (const Callout& a : right)
        if (free(a, rightX)) writeCallout(c, p, a, rightX, false);
}

/// The territory itself, a ring around it once it has arrived.
void drawTraveller(Context& c, const Picture& p) {
    const int territory = c.state.globe.territory;
    const TravelPose pose = travelPose(c.content, c.layout, c.state);
    const double s = ramp(p.share, 0.5, 1);  // paper until it is near its place
    const Rgba fill = mixed(c.b.colour("land"), c.b.colour("globe_lit"), s), line = mixed(c.b.colour("coast"), c.b.colour("globe_lit"), s);
    const double seen = p.share >= 1 ? 1 : ramp(p.share, 0, 0.06);
    drawTerritory(c, territory, pose, p.rest, withAlpha(fill, seen), withAlpha(line, seen), 0.34 - 0.12 * s);
    if (p.named <= 0 || !p.now.inFront(travelOf(c, territory).anchor)) return;
    const Rgba ink = withAlpha(c.b.colour("globe_lit"), p.named);
    const WorldBox& box = c.content.atlas->territories()[static_cast<std::size_t>(territory)].box;
    const auto size = static_cast<float>(std::max(box.width(), box.height()) / p.now.camera.metresPerPx);
    if (size < 2 * c.mm(kRingMm)) c.b.list().disc(pose.anchorPx, c.mm(kRingMm), {0, 0, 0, 0}, ink, c.mm(0.45));
    const TextStyle style = c.b.body(FontWeight::SemiBold);
    const std::string here = c.data(slotName(territory));
    Node& node = c.b.open("globe-here", Role::Label, hereBox(c, pose.anchorPx, here));
    node.text = here;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("globe_sea");
    node.textPx = style.sizePx;
    const std::string name = node.text;
    c.b.words(name, {pose.anchorPx.x + c.mm(kRingMm + 1.5), pose.anchorPx.y - c.mm(5)}, style, withAlpha(c.b.colour("text"), p.named), TextAlign::Left,
              withAlpha(c.b.colour("globe_sea"), 0.9 * p.named), c.mm(0.7));
    c.b.close();
}

void drawBar(Context& c, const Picture& p) {
    const Rect room = globeRoom(c.layout);
    const GlobeBar bar = globeBar(p.now.camera, c.mm(34));
    const std::string words = scaleWords(c, bar.metres);
    const float y = std::min(room.bottom(), c.layout.map.bottom() - c.mm(13)), middle = std::min(room.right(), c.layout.zoomOut.x) - c.mm(22);
    Node& node = c.b.open("scale-globe", Role::ScaleBar, {middle + bar.fromPx, y - c.mm(4), bar.toPx - bar.fromPx, c.mm(4)});
    node.text = words;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("globe_sky");
    node.textPx = c.b.tiny().sizePx;
    const Rgba ink = withAlpha(c.b.colour("text"), p.named);
    c.b.list().line({middle + bar.fromPx, y}, {middle + bar.toPx, y}, c.mm(0.3), ink);
    c.b.words(words, {middle + bar.toPx, y - c.mm(2.4)}, c.b.tiny(), ink, TextAlign::Right);
    c.b.close();
}

/// "9 400": to the nearest hundred kilometres.
std::string roundedKm(const Context& c, double metres) { return c.number(std::llround(metres / 100e3) * 100); }

void writeWords(Context& c, const Picture& p) {
    const int territory = c.state.globe.territory;
    const Rect area = globeWords(c.layout);
    const float buttonH = c.mm(15), buttonW = std::min(c.mm(84), area.w);
    const Rgba ink = withAlpha(c.b.colour("text"), p.there), dim = withAlpha(c.b.colour("text_dim"), p.named), sky = c.b.colour("globe_sky");
    const float width = c.layout.portrait ? area.w - buttonW - c.mm(6) : area.w;
    float y = area.y;
    y = c.b.paragraph("globe-title", Role::Heading, c.data(slotName(territory)), {area.x, y}, width, c.b.heading(), ink, sky, 2).bottom() + c.mm(1);
    const std::string far = c.tr("globe.distance", {{"km", roundedKm(c, metresFromParis(c.content, territory))}});
    y = c.b.paragraph("globe-distance", Role::Text, far, {area.x, y}, width, c.b.body(FontWeight::SemiBold), withAlpha(ink, p.named), sky, 2).bottom() + c.mm(3);
    c.b.paragraph("globe-hint", Role::Text, c.tr("globe.hint"), {area.x, y}, width, c.b.small(), dim, sky, 4);
    const Rect button = c.layout.portrait ? Rect{area.right() - buttonW, area.y, buttonW, buttonH} : Rect{area.x, area.bottom() - buttonH, buttonW, buttonH};
    c.b.button("globe-leave", c.tr("globe.leave"), button, "LeaveGlobe", !c.state.globe.leaving);
}

}  // namespace

void globe(Context& c) {
    if (!canTravel(c.content, c.state.globe.territory)) return;
    const Picture p = pictureOf(c);
    Node& node = c.b.open("globe", Role::Map, c.layout.map);
    node.spoken = c.tr("globe.spoken", {{"name", c.data(slotName(c.state.globe.territory))}});
    node.value = std::string(slotCode(c.state.globe.territory));
    node.captures = true;
    c.b.list().pushClip(c.layout.map);
    c.b.list().rect(c.layout.map, withAlpha(c.b.colour("globe_sky"), p.there));
    drawEarth(c, p);
    drawLit(c, p);
    drawGhost(c, p);
    drawTraveller(c, p);
    drawNames(c, p);
    if (p.named > 0) drawBar(c, p);
    c.b.list().popClip();
    writeWords(c, p);
    c.b.close();
}

}  // namespace arobase::screens

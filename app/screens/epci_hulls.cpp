#include "app/screens/epci_hulls.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace arobase::screens {
namespace {

constexpr double kStripeMm = 1.5, kStripeWidthMm = 0.45, kDashMm = 2.2, kGapMm = 1.6, kDashWidthMm = 0.55;

struct Hull {
    const AtlasArea* area = nullptr;
    int level = 0;
};

bool inSight(const MapView& view, const AtlasArea& area) {
    const WorldBox seen = view.visible();
    return area.box.min.x <= seen.max.x && area.box.max.x >= seen.min.x && area.box.min.y <= seen.max.y && area.box.max.y >= seen.min.y;
}

std::vector<Hull> hullsOn(const Context& c, const MapView& view) {
    std::vector<Hull> hulls;
    if (!c.content.atlas || c.statistics || !closerThan(c.layout, view, kEpciBordersMetresPerMm)) return hulls;
    for (const int a : c.content.exhibition.awardsOf(c.state.year)) {
        const Award& award = c.content.exhibition.awards[static_cast<std::size_t>(a)];
        const Collectivite& who = c.content.exhibition.collectivites[static_cast<std::size_t>(award.collectivite)];
        if (who.kind != CollectiviteKind::Epci || who.territory != view.territory || !shown(c.state, award)) continue;
        const AtlasArea* area = c.content.atlas->hullOf(view.territory, who.code);
        if (area != nullptr && inSight(view, *area)) hulls.push_back({area, award.level});
    }
    return hulls;
}

/// The rings on the screen.
std::vector<std::vector<Vec2>> ringsOf(const Context& c, const MapView& view, const AtlasArea& area) {
    const WorldPoint origin = c.content.atlas->territories()[static_cast<std::size_t>(view.territory)].areaOrigin;
    std::vector<std::vector<Vec2>> rings;
    for (std::size_t r = 0; r + 1 < area.ringStarts.size(); ++r) {
        std::vector<Vec2>& ring = rings.emplace_back();
        for (const LocalPoint p : area.ringPoints.subspan(area.ringStarts[r], area.ringStarts[r + 1] - area.ringStarts[r]))
            ring.push_back(view.toScreen({origin.x + static_cast<double>(p.x), origin.y + static_cast<double>(p.y)}));
    }
    return rings;
}

/// Calls visit(a, b) for each side of the rings.
template <class Visit>
void forEachSide(const std::vector<std::vector<Vec2>>& rings, const Visit& visit) {
    for (const std::vector<Vec2>& ring : rings)
        for (std::size_t i = 0; i < ring.size(); ++i) visit(ring[i], ring[(i + 1) % ring.size()]);
}

/// Stripes are level, so that each is a thin box; they lie still on the map when it is dragged.
void drawStripes(Context& c, const MapView& view, const std::vector<std::vector<Vec2>>& rings, Rgba colour) {
    float top = view.clip.bottom(), bottom = view.clip.y;
    forEachSide(rings, [&](Vec2 a, Vec2) { top = std::min(top, a.y), bottom = std::max(bottom, a.y); });
    top = std::max(top, view.clip.y);
    bottom = std::min(bottom, view.clip.bottom());
    const float step = c.mm(kStripeMm), base = rings.empty() || rings[0].empty() ? 0 : rings[0][0].y;
    std::vector<float> crossings;
    for (float y = base + std::ceil((top - base) / step) * step; y < bottom; y += step) {
        crossings.clear();
        forEachSide(rings, [&](Vec2 a, Vec2 b) {
            if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        });
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const float left = std::max(crossings[i], view.clip.x), right = std::min(crossings[i + 1], view.clip.right());
            if (left < right) c.b.list().line({left, y}, {right, y}, c.mm(kStripeWidthMm), colour);
        }
    }
}

/// The part of a side that lies in the box, as shares of its length; false when none does.
bool clipped(Vec2 a, Vec2 b, const Rect& box, float& from, float& to) {
    from = 0;
    to = 1;
    const float deltas[] = {a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y};
    const float rooms[] = {a.x - box.x, box.right() - a.x, a.y - box.y, box.bottom() - a.y};
    for (std::size_t i = 0; i < 4; ++i) {
        if (deltas[i] == 0 && rooms[i] < 0) return false;
        if (deltas[i] < 0) from = std::max(from, rooms[i] / deltas[i]);
        if (deltas[i] > 0) to = std::min(to, rooms[i] / deltas[i]);
    }
    return from < to;
}

void drawDashes(Context& c, const MapView& view, const std::vector<Vec2>& ring, Rgba colour) {
    const float dash = c.mm(kDashMm), period = c.mm(kDashMm + kGapMm), width = c.mm(kDashWidthMm);
    const Rect box = view.clip.inset(-width);
    float walked = 0;  // along the ring, within a period
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        const float size = length(b - a);
        float from = 0, to = 1;
        if (size > 0 && clipped(a, b, box, from, to)) {
            for (float at = from * size - std::fmod(walked + from * size, period); at < to * size; at += period) {
                const float first = std::max(at, from * size), last = std::min(at + dash, to * size);
                if (first < last) c.b.list().line(a + (b - a) * (first / size), a + (b - a) * (last / size), width, colour);
            }
        }
        walked = std::fmod(walked + size, period);
    }
}

Rgba hullColour(const Context& c, int level) { return c.b.colour(level == 0 ? "text_dim" : levelToken(level)); }

}  // namespace

void drawHulls(Context& c, const MapView& view) {
    for (const Hull& hull : hullsOn(c, view)) {
        const auto rings = ringsOf(c, view, *hull.area);
        const Rgba colour = hullColour(c, hull.level);
        drawStripes(c, view, rings, withAlpha(colour, 0.4));
        for (const std::vector<Vec2>& ring : rings) drawDashes(c, view, ring, withAlpha(colour, 0.9));
    }
}

namespace {

constexpr double kSampleMm = kDashMm * 2 + kGapMm, kSampleGapMm = 1.4;

}  // namespace

Rect hullNoteBox(Context& c, const Rect& legend) {
    if (legend.w <= 0 || hullsOn(c, mapView(c.content, c.layout, c.state, kMainMap)).empty()) return {};
    const float width = c.b.engine().widthPx(c.tr("legend.hull"), c.b.tiny()) + c.mm(kSampleMm + kSampleGapMm), height = c.b.lineHeight(c.b.tiny());
    const bool upright = legend.h > legend.w;
    return {upright ? legend.right() - width : legend.x, legend.y - height - c.mm(1.5), width, height};
}

void hullNote(Context& c, const Rect& legend) {
    const Rect box = hullNoteBox(c, legend);
    if (box.empty()) return;
    const std::size_t count = hullsOn(c, mapView(c.content, c.layout, c.state, kMainMap)).size();
    const TextStyle style = c.b.tiny();
    const std::string words = c.tr("legend.hull");
    Node& node = c.b.open("legend-hull", Role::Text, box);
    node.text = words;
    node.value = std::to_string(count);
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("land");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    const Vec2 at{box.x, box.centre().y};
    for (const double start : {0.0, kDashMm + kGapMm}) c.b.list().line({at.x + c.mm(start), at.y}, {at.x + c.mm(start + kDashMm), at.y}, c.mm(kDashWidthMm), ink);
    c.b.words(words, {at.x + c.mm(kSampleMm + kSampleGapMm), at.y}, style, ink, TextAlign::Left, c.b.colour("halo"), c.mm(0.4));
    c.b.close();
}

bool hasHull(const Context& c, const Collectivite& who) {
    return who.kind == CollectiviteKind::Epci && c.content.atlas && c.content.atlas->hullOf(who.territory, who.code) != nullptr;
}

}  // namespace arobase::screens

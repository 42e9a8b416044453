#include "render/print/ground.h"

#include <array>
#include <optional>

#include "render/map/map_view.h"

namespace arobase::print {
namespace {

constexpr double kErrorMm = 0.04;

Point pointOf(LocalPoint p) { return {static_cast<double>(p.x), static_cast<double>(p.y)}; }

/// Metres from a level's origin → px of the page.
struct Placed {
    double x, y, pxPerM;
    Placed(const MeshView& view, WorldPoint origin)
        : x(static_cast<double>(view.viewport.centre().x) + (origin.x - view.centre.x) * view.pxPerM),
          y(static_cast<double>(view.viewport.centre().y) - (origin.y - view.centre.y) * view.pxPerM),
          pxPerM(view.pxPerM) {}
    Point px(const Point& m) const { return {x + m.x * pxPerM, y - m.y * pxPerM}; }
    Point px(LocalPoint m) const { return px(pointOf(m)); }

    /// The box of the level that a box of the page shows, metres.
    LocalBox seen(const Rect& box, double marginPx) const {
        const auto metres = [&](double px, double zero, double sign) { return static_cast<float>(sign * (px - zero) / pxPerM); };
        return {{metres(static_cast<double>(box.x) - marginPx, x, 1), metres(static_cast<double>(box.bottom()) + marginPx, y, -1)},
                {metres(static_cast<double>(box.right()) + marginPx, x, 1), metres(static_cast<double>(box.y) - marginPx, y, -1)}};
    }
};

void fillRings(const Canvas& canvas, const std::vector<Ring>& rings, const Placed& placed, Rgba colour, const Rect& clip) {
    std::vector<Ring> onPage;
    for (const Ring& ring : rings) {
        Ring& placedRing = onPage.emplace_back();
        placedRing.reserve(ring.size());
        for (const Point& p : ring) placedRing.push_back(placed.px(p));
    }
    addRings(canvas, onPage, clip);
    setColour(canvas, colour);
    fillWithin(canvas, clip);
}

void strokeEnds(const Canvas& canvas, const std::vector<Point>& ends, double widthPx, Rgba colour, const Rect& clip) {
    if (ends.empty() || colour.a == 0) return;
    addLines(canvas, joined(ends), clip);
    setColour(canvas, colour);
    strokeWithin(canvas, clip, widthPx);
}

std::span<const std::uint32_t> trianglesOf(const MeshDraw& draw, const AtlasLevel& level) {
    if (draw.part == MeshPart::Neighbours) return level.neighbours;
    if (draw.part == MeshPart::Land) return level.land;
    if (draw.index < 0 || static_cast<std::size_t>(draw.index) >= level.areaRanges.size()) return {};
    const IndexRange range = level.areaRanges[static_cast<std::size_t>(draw.index)];
    if (range.first > level.land.size() || range.count > level.land.size() - range.first) return {};
    return level.land.subspan(range.first, range.count);
}

int classOf(const CommuneClasses& classes, std::uint32_t commune) { return commune < classes->size() ? (*classes)[commune] & (kCommuneClasses - 1) : 0; }

}  // namespace

int paperLevel(const AtlasTerritory& territory, double pxPerM, double mmPerPx) {
    if (territory.levels.empty() || !(pxPerM > 0)) return -1;
    return levelFor(territory, kErrorMm / mmPerPx / pxPerM / kErrorPx);
}

const std::vector<Ring>& Ground::outline(const MeshDraw& draw, int level, const AtlasLevel& from) {
    const auto [at, fresh] = m_outlines.try_emplace({draw.territory, level, draw.part, draw.part == MeshPart::Area ? draw.index : 0});
    if (!fresh) return at->second;
    std::vector<Point> corners;
    const auto triangles = trianglesOf(draw, from);
    corners.reserve(triangles.size());
    for (const std::uint32_t i : triangles)
        if (i < from.vertices.size()) corners.push_back(pointOf(from.vertices[i]));
    if (corners.size() == triangles.size()) at->second = outlineOf(corners);
    return at->second;
}

void Ground::draw(const Canvas& canvas, const MeshDraw& draw, const Rect& clip) {
    const AtlasTerritory& territory = m_atlas->territories()[static_cast<std::size_t>(draw.territory)];
    const int at = paperLevel(territory, draw.view.pxPerM, canvas.mmPerPx);
    if (at < 0 || draw.colour.a == 0) return;
    const AtlasLevel& level = territory.levels[static_cast<std::size_t>(at)];
    const Placed placed(draw.view, level.origin);
    if (draw.part != MeshPart::Borders) return fillRings(canvas, outline(draw, at, level), placed, draw.colour, clip);
    if (draw.index < 0 || draw.index >= kBorderRanks) return;
    std::vector<Point> ends;
    for (const BorderSegment& s : level.borders[static_cast<std::size_t>(draw.index)]) {
        ends.push_back(placed.px(s.a));
        ends.push_back(placed.px(s.b));
    }
    strokeEnds(canvas, ends, static_cast<double>(draw.widthPx), draw.colour, clip);
}

void Ground::draw(const Canvas& canvas, const CommuneDraw& draw, const Rect& clip) {
    if (draw.part != CommunePart::Borders && (draw.classes == nullptr || draw.classes->empty())) return;
    const AtlasTerritory& territory = m_atlas->territories()[static_cast<std::size_t>(draw.territory)];
    const int at = paperLevel(territory, draw.view.pxPerM, canvas.mmPerPx);
    if (at < 0) return;
    const AtlasLevel& level = territory.levels[static_cast<std::size_t>(at)];
    if (draw.part == CommunePart::Fills) return communeFills(canvas, draw, level, clip);
    communeLines(canvas, draw, level, clip);
}

/// Communes of one class are one outline.
void Ground::communeFills(const Canvas& canvas, const CommuneDraw& draw, const AtlasLevel& level, const Rect& clip) {
    const Placed placed(draw.view, level.origin);
    const LocalBox seen = placed.seen(clip, 0);
    std::array<std::vector<Point>, kCommuneClasses> corners;
    for (const FillChunk& chunk : level.communes) {
        if (!chunk.box.overlaps(seen)) continue;
        for (std::size_t i = 0; i + 2 < chunk.indices.size(); i += 3) {
            const auto which = static_cast<std::size_t>(classOf(draw.classes, chunk.vertices[chunk.indices[i]].feature));
            if (draw.palette[which].a == 0) continue;
            for (std::size_t k = 0; k < 3; ++k) corners[which].push_back(pointOf(chunk.vertices[chunk.indices[i + k]].at));
        }
    }
    for (std::size_t which = 0; which < corners.size(); ++which)
        if (!corners[which].empty()) fillRings(canvas, outlineOf(corners[which]), placed, draw.palette[which], clip);
}

void Ground::communeLines(const Canvas& canvas, const CommuneDraw& draw, const AtlasLevel& level, const Rect& clip) {
    const Placed placed(draw.view, level.origin);
    const LocalBox seen = placed.seen(clip, static_cast<double>(draw.widthPx));
    const bool outlines = draw.part == CommunePart::Outlines;
    std::array<std::vector<Point>, kCommuneClasses> ends;
    for (const LineChunk& chunk : level.communeBorders[static_cast<std::size_t>(draw.border)]) {
        if (!chunk.box.overlaps(seen)) continue;
        for (const FeatureSegment& s : chunk.segments) {
            const int left = outlines ? classOf(draw.classes, s.left) : 0, right = outlines ? classOf(draw.classes, s.right) : 0;
            if (outlines && left == right) continue;
            auto& into = ends[static_cast<std::size_t>(std::max(left, right))];
            into.push_back(placed.px(s.a));
            into.push_back(placed.px(s.b));
        }
    }
    for (std::size_t which = 0; which < ends.size(); ++which)
        strokeEnds(canvas, ends[which], static_cast<double>(draw.widthPx), outlines ? draw.palette[which] : draw.colour, clip);
}

}  // namespace arobase::print

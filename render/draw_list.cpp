#include "render/draw_list.h"

#include <algorithm>

#include "render/mark_shape.h"

namespace arobase {
namespace {

Rect square(Vec2 centre, float radius) {
    return {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
}

Rect grown(const Rect& box, float by) {
    return box.inset(-by);
}

/// Everything that the shader may touch for it.
Rect touched(const Prim& prim) {
    if (prim.kind != PrimKind::Mark) return grown(prim.box, 1);
    return grown(prim.box, 1 + std::max(prim.uv[3] + prim.extra - prim.box.w / 2, 0.f) + prim.box.w / 2);  // the glow too
}

}  // namespace

void DrawList::clear(Rect screen) {
    m_prims.clear();
    m_labels.clear();
    m_texts.clear();
    m_keepsText = false;
    m_commands.clear();
    m_clips.assign(1, screen);
}

void DrawList::pushClip(Rect clip) {
    m_clips.push_back(m_clips.empty() ? clip : m_clips.back().intersection(clip));
}

void DrawList::popClip() {
    if (m_clips.size() > 1) m_clips.pop_back();
}

void DrawList::add(const Prim& prim) {
    if (m_clips.empty() || (prim.fill.a == 0 && prim.stroke.a == 0)) return;
    const Rect& clip = m_clips.back();
    // Also false for a box that is not a number, which must not reach the GPU.
    if (clip.empty() || !touched(prim).overlaps(clip)) return;
    auto* batch =
        m_commands.empty() || m_commands.back().clip != clip ? nullptr : std::get_if<PrimBatch>(&m_commands.back().what);
    if (batch == nullptr) {
        m_commands.push_back({clip, PrimBatch{static_cast<std::uint32_t>(m_prims.size()), 0}});
        batch = std::get_if<PrimBatch>(&m_commands.back().what);
    }
    if (batch != nullptr) ++batch->count;
    m_prims.push_back(prim);
}

void DrawList::rect(Rect box, Rgba fill, float radiusPx, Rgba stroke, float strokePx) {
    const float radius = std::clamp(radiusPx, 0.f, std::max(0.f, std::min(box.w, box.h) / 2));
    add({.box = box, .params = {radius, strokePx}, .fill = fill, .stroke = stroke, .kind = PrimKind::Rect});
}

void DrawList::disc(Vec2 centre, float radiusPx, Rgba fill, Rgba stroke, float strokePx) {
    add({.box = square(centre, radiusPx), .params = {strokePx}, .fill = fill, .stroke = stroke, .kind = PrimKind::Disc});
}

void DrawList::line(Vec2 a, Vec2 b, float widthPx, Rgba colour) {
    const Vec2 low{std::min(a.x, b.x), std::min(a.y, b.y)};
    const Rect box = grown({low.x, low.y, std::abs(a.x - b.x), std::abs(a.y - b.y)}, widthPx / 2);
    add({.box = box, .params = {a.x, a.y, b.x, b.y}, .fill = colour, .kind = PrimKind::Capsule, .extra = widthPx});
}

void DrawList::glow(Vec2 centre, float radiusPx, Rgba colour) {
    add({.box = square(centre, radiusPx), .fill = colour, .kind = PrimKind::Glow});
}

void DrawList::triangle(Rect box, int direction, Rgba fill) {
    add({.box = box, .params = {static_cast<float>(direction & 3)}, .fill = fill, .kind = PrimKind::Triangle});
}

void DrawList::hatch(Rect box, Rgba stripe, float periodPx, float radiusPx) {
    const float radius = std::clamp(radiusPx, 0.f, std::max(0.f, std::min(box.w, box.h) / 2));
    add({.box = box, .params = {radius, std::max(periodPx, 2.f)}, .fill = stripe, .kind = PrimKind::Hatch});
}

void DrawList::shade(Rect box, Rgba from, Rgba to, bool horizontal) {
    add({.box = box, .params = {horizontal ? 1.f : 0.f}, .fill = from, .stroke = to, .kind = PrimKind::Shade});
}

void DrawList::mark(Vec2 centre, float radiusPx, int level, CollectiviteKind kind, Rgba fill, Rgba ink, bool selected) {
    const int shown = std::clamp(level, 0, kLevels);
    const MarkShape shape = markShape(radiusPx, shown, kind);
    add({.box = square(centre, radiusPx),
         .params = {static_cast<float>(shown), static_cast<float>(kind), shape.ringWidthPx, selected ? 1.f : 0.f},
         .uv = {shape.discRadiusPx, shape.ringRadiusPx, shape.gapHalfPx, shape.selectedRadiusPx},
         .fill = fill,
         .stroke = ink,
         .kind = PrimKind::Mark,
         .extra = shape.selectedWidthPx});
}

void DrawList::text(const TextRun& run, Vec2 origin, Rgba colour, Rgba halo, float haloPx) {
    const auto first = static_cast<std::uint32_t>(m_prims.size());
    const auto pass = [&](Rgba fill, float growPx) {
        for (const GlyphQuad& glyph : run.glyphs) {
            add({.box = {origin.x + glyph.box.x, origin.y + glyph.box.y, glyph.box.w, glyph.box.h},
                 .params = {glyph.texelPerPx, growPx},
                 .uv = {glyph.u0, glyph.v0, glyph.u1, glyph.v1},
                 .fill = growPx > 0 ? Rgba{0, 0, 0, 0} : fill,
                 .stroke = growPx > 0 ? fill : Rgba{0, 0, 0, 0},
                 .kind = PrimKind::Glyph});
        }
    };
    if (haloPx > 0 && halo.a > 0) pass(halo, haloPx);
    pass(colour, 0);
    if (!m_keepsText || m_prims.size() == first) return;
    m_texts.push_back({run.text, run.style, origin, colour, halo, haloPx, false, first, static_cast<std::uint32_t>(m_prims.size()) - first});
}

void DrawList::sign(const TextRun& run, Vec2 origin, Rgba colour) {
    const std::size_t before = m_texts.size();
    text(run, origin, colour);
    if (m_texts.size() > before) m_texts.back().sign = true;
}

Rect labelBox(const LabelText& label, Vec2 origin) {
    const float pad = std::ceil(label.haloPx) + 2, ascent = std::ceil(label.run->ascentPx), descent = std::ceil(label.run->descentPx);
    return {std::round(origin.x) - pad, std::round(origin.y) - ascent - pad, std::ceil(label.run->widthPx) + 2 * pad, ascent + descent + 2 * pad};
}

void DrawList::label(LabelText label, Vec2 origin, float opacity) {
    add({.box = labelBox(label, origin), .params = {static_cast<float>(m_labels.size()), opacity}, .fill = label.colour, .kind = PrimKind::Label});
    m_labels.push_back(std::move(label));
}

void DrawList::mesh(const MeshDraw& draw) {
    if (m_clips.empty() || m_clips.back().intersection(draw.view.viewport).empty()) return;
    m_commands.push_back({m_clips.back(), draw});
}

void DrawList::communes(CommuneDraw draw) {
    if (m_clips.empty() || m_clips.back().intersection(draw.view.viewport).empty()) return;
    m_commands.push_back({m_clips.back(), std::move(draw)});
}

void DrawList::globe(const GlobeDraw& draw) {
    if (m_clips.empty() || m_clips.back().intersection(draw.view.clip).empty()) return;
    m_commands.push_back({m_clips.back(), draw});
}

void DrawList::image(const ImageDraw& draw) {
    if (m_clips.empty() || m_clips.back().intersection(draw.box).empty()) return;
    m_commands.push_back({m_clips.back(), draw});
}

void DrawList::beginGround(const MeshView& view, int side) {
    m_ground = m_commands.size();
    m_commands.push_back({m_clips.empty() ? Rect{} : m_clips.back(), MapGround{view, 0, side}});
}

void DrawList::endGround() {
    std::get<MapGround>(m_commands[m_ground].what).commands = static_cast<std::uint32_t>(m_commands.size() - m_ground - 1);
}

}  // namespace arobase

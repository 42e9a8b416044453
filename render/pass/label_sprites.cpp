#include "render/pass/label_sprites.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

namespace arobase {
namespace {

// On a small screen the texture has room for tens of thousands, each of which holds its glyphs.
constexpr std::size_t kMostKept = 2500;
constexpr int kSizesPx[] = {1536, 2048, 3072, 4096};  // the first holds some five hundred names

}  // namespace

LabelSprites::Key LabelSprites::keyOf(const LabelText& label) {
    return {label.run.get(), std::bit_cast<std::uint32_t>(label.colour), std::bit_cast<std::uint32_t>(label.halo), label.haloPx};
}

void LabelSprites::clear() {
    m_picture.reset();
    m_sprites.clear();
    m_sizePx = 0;
}

void LabelSprites::bind(int unit) const {
    if (m_picture) m_picture->bindAsTexture(unit);
}

void LabelSprites::restart(int sizePx) {
    m_sprites.clear();
    m_used.clear();
    m_rooms.restart(sizePx);
    if (sizePx != m_sizePx) m_picture = std::make_unique<PictureTexture>(sizePx, sizePx);
    m_sizePx = sizePx;
    m_picture->bindAsTarget();
    gl::beginFrame(m_picture->size(), {0, 0, 0, 0});
    gl::clearRect({0, 0, 1, 1}, m_picture->size());  // a driver compiles now what a room that is used again will need
    m_clean = true;
}

bool LabelSprites::dropOldest() {
    if (!m_oldKnown) {
        m_oldKnown = true;
        m_old.clear();
        for (const auto& [key, sprite] : m_sprites)
            if (sprite.lastFrame < m_frame) m_old.emplace_back(sprite.lastFrame, key);
        std::ranges::sort(m_old, std::greater<>());
    }
    if (m_old.empty()) return false;
    const auto found = m_sprites.find(m_old.back().second);
    m_old.pop_back();
    if (found == m_sprites.end()) return true;
    m_rooms.give(found->second.corner, found->second.widthPx);
    m_sprites.erase(found);
    return true;
}

std::optional<Vec2> LabelSprites::roomFor(const Rect& box) {
    while (m_sprites.size() >= kMostKept && dropOldest()) {}
    auto corner = m_rooms.take(box.w, box.h);
    while (!corner && dropOldest()) corner = m_rooms.take(box.w, box.h);
    return corner;
}

bool LabelSprites::placeAll(std::span<const LabelText> labels, DrawList& missing) {
    const auto size = static_cast<float>(m_sizePx);
    missing.clear({0, 0, size, size});
    m_drawn = 0;
    m_oldKnown = false;
    for (const LabelText& label : labels)
        if (const auto known = m_sprites.find(keyOf(label)); known != m_sprites.end()) known->second.lastFrame = m_frame;
    bool whole = true;
    for (const LabelText& label : labels) {
        if (m_sprites.contains(keyOf(label))) continue;
        const Rect box = labelBox(label, {});
        const auto corner = roomFor(box);
        if (!corner) {
            whole = false;
            continue;
        }
        missing.text(*label.run, *corner - Vec2{box.x, box.y}, label.colour, label.halo, label.haloPx);
        m_used.push_back({corner->x, corner->y, box.w, box.h});
        m_sprites.emplace(keyOf(label), Sprite{label.run, *corner, box.w, m_frame});
        ++m_drawn;
    }
    return whole;
}

void LabelSprites::drawMissing(const DrawInto& drawInto) {
    if (m_missing.prims().empty()) return;
    m_picture->bindAsTarget();
    for (const Rect& room : m_used)
        if (!m_clean) gl::clearRect(room, m_picture->size());
    m_used.clear();
    m_clean = false;
    drawInto(m_missing, m_picture->size());
}

void LabelSprites::resolve(const DrawList& list, std::vector<Prim>& prims, const DrawInto& drawInto) {
    m_drawn = 0;
    if (list.labels().empty()) return;
    ++m_frame;
    if (!m_picture) restart(kSizesPx[0]);
    bool whole = placeAll(list.labels(), m_missing);
    for (const int sizePx : kSizesPx) {
        if (whole || sizePx < std::min(m_sizePx + 1, kSizesPx[std::size(kSizesPx) - 1])) continue;
        restart(sizePx);  // at the last size: shelves of other heights go
        whole = placeAll(list.labels(), m_missing);
    }
    drawMissing(drawInto);
    for (Prim& prim : prims) {
        if (prim.kind != PrimKind::Label) continue;
        const auto found = m_sprites.find(keyOf(list.labels()[static_cast<std::size_t>(prim.params[0])]));
        if (found == m_sprites.end()) {
            prim.box = {};
            continue;
        }
        prim.uv[0] = found->second.corner.x;
        prim.uv[1] = found->second.corner.y;
    }
}

}  // namespace arobase

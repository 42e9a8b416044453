#include "render/pass/label_sprites.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace arobase {
namespace {

constexpr int kFirstSizePx = 1024, kLargestSizePx = 4096;

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
    m_x = m_y = m_rowHeight = 0;
    if (sizePx != m_sizePx) m_picture = std::make_unique<PictureTexture>(sizePx, sizePx);
    m_sizePx = sizePx;
    m_picture->bindAsTarget();
    gl::beginFrame(m_picture->size(), {0, 0, 0, 0});
}

/// Names in rows, left to right.
std::optional<Vec2> LabelSprites::room(float width, float height) {
    const auto size = static_cast<float>(m_sizePx);
    if (m_x + width > size) {
        m_x = 0;
        m_y += m_rowHeight;
        m_rowHeight = 0;
    }
    if (width > size || m_y + height > size) return std::nullopt;
    const Vec2 corner{m_x, m_y};
    m_x += width;
    m_rowHeight = std::max(m_rowHeight, height);
    return corner;
}

bool LabelSprites::placeAll(std::span<const LabelText> labels, DrawList& missing) {
    const auto size = static_cast<float>(m_sizePx);
    missing.clear({0, 0, size, size});
    bool whole = true;
    for (const LabelText& label : labels) {
        if (m_sprites.contains(keyOf(label))) continue;
        const Rect box = labelBox(label, {});
        const auto corner = room(box.w, box.h);
        if (!corner) {
            whole = false;
            continue;
        }
        missing.text(*label.run, *corner - Vec2{box.x, box.y}, label.colour, label.halo, label.haloPx);
        m_sprites.emplace(keyOf(label), Sprite{label.run, *corner});
    }
    return whole;
}

void LabelSprites::resolve(const DrawList& list, std::vector<Prim>& prims, const DrawInto& drawInto) {
    if (list.labels().empty()) return;
    if (!m_picture) restart(kFirstSizePx);
    bool whole = placeAll(list.labels(), m_missing);
    for (int sizePx = m_sizePx; !whole && sizePx <= kLargestSizePx; sizePx *= 2) {
        restart(sizePx);  // what is not shown any more goes
        whole = placeAll(list.labels(), m_missing);
    }
    if (!m_missing.prims().empty()) {
        m_picture->bindAsTarget();
        drawInto(m_missing, m_picture->size());
    }
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

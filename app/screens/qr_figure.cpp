#include "app/screens/qr_figure.h"

#include <algorithm>
#include <cmath>

#include "data/landmarks/qr.h"

namespace arobase::screens {

/// Black on white is what phones read; runs of a row are one shape.
Rect qrFigure(Context& c, const std::string& id, const std::string& spoken, const Rect& room, const std::string& text, TextAlign align) {
    const auto qr = qrOf(text);
    if (!qr.value) return {};
    const QrMatrix& m = *qr.value;
    const int whole = m.side + 2 * kQrQuietModules;
    const auto module = std::max(1.f, std::floor(std::min(room.w, room.h) / static_cast<float>(whole)));
    const float side = module * static_cast<float>(whole);
    const float left = align == TextAlign::Right ? room.right() - side : room.centre().x - side / 2;
    const Vec2 at{std::round(left), std::round(room.y)};
    Node& node = c.b.open(id, Role::Figure, {at.x, at.y, side, side});
    node.value = text;
    node.spoken = spoken;
    c.b.list().rect({at.x, at.y, side, side}, {255, 255, 255, 255});
    const float quiet = module * static_cast<float>(kQrQuietModules);
    for (int row = 0; row < m.side; ++row)
        for (int from = 0; from < m.side;) {
            int to = from;
            while (to < m.side && m.at(to, row)) ++to;
            if (to > from)
                c.b.list().rect({at.x + quiet + module * static_cast<float>(from), at.y + quiet + module * static_cast<float>(row), module * static_cast<float>(to - from), module},
                                {0, 0, 0, 255});
            from = std::max(to, from + 1);
        }
    c.b.close();
    return {at.x, at.y, side, side};
}

}  // namespace arobase::screens

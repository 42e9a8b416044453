// What the attract loop writes over the moving picture.
#include <cmath>

#include "app/screens/screen.h"

namespace arobase::screens {

void attractOverlay(Context& c) {
    const Rect box = c.layout.prompt;
    Node& node = c.b.open("attract-touch", Role::Hint, box);
    node.text = c.tr("attract.touch");
    node.action = "Touched";
    node.fg = c.b.colour("text_on_accent");
    node.bg = c.b.colour("accent");
    const TextStyle style{c.layout.metrics.emForCapMm(10), FontWeight::Bold, false};
    node.textPx = style.sizePx;
    const Rgba ink = node.fg, fill = node.bg;
    // A slow breath, well under one reversal a second.
    const double breath = c.state.settings.reducedMotion ? 0 : 0.5 - 0.5 * std::cos((c.state.clockS - c.state.attractS) * 2.2);
    const float grow = c.mm(1.5) * static_cast<float>(breath);
    c.b.list().rect(box.inset(-grow), fill, box.h / 2 + grow);
    c.b.words(c.tr("attract.touch"), box.centre(), style, ink);
    c.b.close();
}

}  // namespace arobase::screens

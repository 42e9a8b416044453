#include "app/program/warm_up.h"

#include "render/draw_list.h"

namespace arobase {

void warmUp(Renderer& renderer, TextEngine& text, int widthPx, int heightPx) {
    const Rect screen{0, 0, static_cast<float>(widthPx), static_cast<float>(heightPx)};
    DrawList list;
    list.clear(screen);
    list.rect(screen, {0, 0, 0, 255});
    list.pushClip({0, 0, screen.w / 2, screen.h / 2});
    list.glow({screen.w / 2, screen.h / 2}, screen.h / 4, {0, 0, 0, 128});
    list.popClip();
    renderer.draw(list, text.glyphAtlas(), widthPx, heightPx, {0, 0, 0, 255}, FrameQuality::Moving);
}

}  // namespace arobase

#pragma once
// What can be made ready for the first picture before it is known what that shows.
#include "render/renderer.h"
#include "render/text/text_engine.h"

namespace arobase {

/// Draws flat things into the bound framebuffer of that size, so that the driver has compiled what the first picture needs while
/// others read what it shows. Leaves nothing behind but a filled framebuffer. Thread: the context's.
void warmUp(Renderer& renderer, TextEngine& text, int widthPx, int heightPx);

}  // namespace arobase

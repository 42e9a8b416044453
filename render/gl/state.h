#pragma once
// The GL state that a frame sets: all of it, since ImGui shares the context.
#include "data/exhibition.h"
#include "render/vec.h"

namespace arobase::gl {

/// Size of the framebuffer that is bound.
struct FrameSize {
    int widthPx = 0;
    int heightPx = 0;
};

/// Viewport, no depth, stencil or culling, all colour channels; then fills the framebuffer.
void beginFrame(FrameSize size, Rgba background);

/// Those px (y down, whole) of the framebuffer that is bound are as if nothing had ever been drawn there: transparent.
void clearRect(const Rect& box, FrameSize size);

/// The framebuffer that drawing goes to; bound again after an excursion.
int boundTarget();
void bindTarget(int target);
void setViewport(FrameSize size);

/// Premultiplied blending.
void blendPremultiplied();
/// What is drawn replaces what was there.
void blendNothing();

/// Only the pixels inside `clip` (px, y down, rounded to whole pixels) are drawn. False when that is nothing.
bool setScissor(const Rect& clip, FrameSize size);

/// Leaves nothing bound that another user of the context could trip over.
void endFrame();

}  // namespace arobase::gl

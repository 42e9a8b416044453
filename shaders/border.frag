#ifndef THIN
in vec2 vAt;
flat in float vHalfSpanPx;
#endif

#ifdef COMMUNES
flat in vec4 vColour;
#define COLOUR vColour
#else
uniform vec4 uColour;  // premultiplied
#define COLOUR uColour
#endif
uniform float uHalfWidthPx;

out vec4 oColour;

#ifdef THIN
void main() { oColour = COLOUR * min(uHalfWidthPx * 2.0, 1.0); }
#else
void main() {
    float halfWidth = max(uHalfWidthPx, 0.5);
    float distance = length(vec2(max(abs(vAt.x) - vHalfSpanPx, 0.0), vAt.y)) - halfWidth;
    oColour = COLOUR * (clamp(0.5 - distance, 0.0, 1.0) * min(uHalfWidthPx * 2.0, 1.0));
}
#endif

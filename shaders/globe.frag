// The sea as an ellipse that deepens towards its edge, and a soft glow around it. Colours premultiplied.
in vec2 vPx;

uniform vec4 uLimbPx;  // middle, half axes
uniform vec4 uColour, uLimb, uGlow;
uniform float uGlowPx;

out vec4 oColour;

void main() {
    float r = length((vPx - uLimbPx.xy) / uLimbPx.zw);
    float outsidePx = (r - 1.0) * uLimbPx.z;
    float away = clamp(1.0 - outsidePx / uGlowPx, 0.0, 1.0);
    vec4 sea = mix(uColour, uLimb, smoothstep(0.45, 1.0, r));
    oColour = mix(uGlow * away * away * away, sea, clamp(0.5 - outsidePx, 0.0, 1.0));
}

// A rectangle around the earth and its glow.
uniform vec4 uBoxPx;  // left, top, width, height; y down
uniform vec2 uScreenPx;

out vec2 vPx;

void main() {
    vPx = uBoxPx.xy + vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * uBoxPx.zw;
    gl_Position = vec4(vPx.x / uScreenPx.x * 2.0 - 1.0, 1.0 - vPx.y / uScreenPx.y * 2.0, 0.0, 1.0);
}

// A picture drawn before, put where its part of the map is now.
uniform vec4 uBoxPx;     // left, top, width, height; y down
uniform vec4 uPart;      // left, bottom, width, height of what is shown of the picture, 0 to 1
uniform vec2 uScreenPx;

out vec2 vAt;

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    vec2 px = uBoxPx.xy + corner * uBoxPx.zw;
    vAt = vec2(uPart.x + corner.x * uPart.z, uPart.y + (1.0 - corner.y) * uPart.w);
    gl_Position = vec4(px.x / uScreenPx.x * 2.0 - 1.0, 1.0 - px.y / uScreenPx.y * 2.0, 0.0, 1.0);
}

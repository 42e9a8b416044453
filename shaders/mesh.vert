// Triangles of a territory. The camera is subtracted in double on the CPU; what is left fits a float.
layout(location = 0) in vec2 aPointM;

uniform vec2 uOffsetM;   // origin of the mesh − centre of the view
uniform float uPxPerM;
uniform vec2 uMiddlePx;  // middle of the viewport, y down
uniform vec2 uScreenPx;

void main() {
    vec2 px = uMiddlePx + (aPointM + uOffsetM) * vec2(uPxPerM, -uPxPerM);
    gl_Position = vec4(px.x / uScreenPx.x * 2.0 - 1.0, 1.0 - px.y / uScreenPx.y * 2.0, 0.0, 1.0);
}

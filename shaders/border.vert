// A border segment drawn as a capsule, so that joins are round. Vertex 4 s + k is corner k of segment uFirst + s.
// THIN: a line of one pixel instead; vertex 2 s + k is end k.
// COMMUNES: drawn where the communes on its two sides show different things, in the colour of the higher class.
uniform highp sampler2D uEnds;  // 256 a row; one texel a segment: x, y of both ends; GLOBE: four, see SegmentTexture
uniform int uFirst;
uniform vec2 uOffsetM;
uniform float uPxPerM;
uniform vec2 uMiddlePx;
uniform vec2 uScreenPx;
uniform float uHalfWidthPx;

#ifndef THIN
out vec2 vAt;                // px along and across, from the middle of the segment
flat out float vHalfSpanPx;
#endif

#ifdef COMMUNES
uniform highp usampler2D uSides;
uniform sampler2D uClasses;
uniform vec4 uPalette[16];
flat out vec4 vColour;

int classOf(uint commune) {
    if (commune == 0xFFFFFFFFu) return 0;  // the sea, or abroad
    return int(texelFetch(uClasses, ivec2(int(commune & 1023u), int(commune >> 10u)), 0).r * 255.0 + 0.5) & 15;
}
#endif

vec2 screenPx(vec2 pointM) { return (pointM + uOffsetM) * vec2(uPxPerM, -uPxPerM); }

#ifdef THIN
void main() {
    int segment = uFirst + (gl_VertexID >> 1);
    vec4 ends = texelFetch(uEnds, ivec2(segment & 255, segment >> 8), 0);
    vec2 px = uMiddlePx + screenPx((gl_VertexID & 1) == 0 ? ends.xy : ends.zw);
    gl_Position = vec4(px.x / uScreenPx.x * 2.0 - 1.0, 1.0 - px.y / uScreenPx.y * 2.0, 0.0, 1.0);
}
#else
void main() {
    int segment = uFirst + (gl_VertexID >> 2);
#ifdef GLOBE
    ivec2 texel = ivec2((segment & 63) * 4, segment >> 6);
    vec4 a = texelFetch(uEnds, texel, 0), b = texelFetch(uEnds, texel + ivec2(1, 0), 0), legal = texelFetch(uEnds, texel + ivec2(2, 0), 0);
    vec4 ends = vec4(planeM(a.xyz, legal.xy), planeM(b.xyz, legal.zw));
    float depth = (gl_VertexID & 1) == 0 ? depthOf(a.xyz) : depthOf(b.xyz);
#else
    ivec2 texel = ivec2(segment & 255, segment >> 8);
    vec4 ends = texelFetch(uEnds, texel, 0);
    float depth = 0.0;
#endif
    vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
    vec2 from = screenPx(ends.xy), to = screenPx(ends.zw);
    vec2 along = to - from;
    float span = length(along);
    vec2 axis = span > 0.0 ? along / span : vec2(1.0, 0.0);
    vHalfSpanPx = span * 0.5;
    float reach = max(uHalfWidthPx, 0.5) + 0.5;
    // The round ends of a line a pixel wide cannot be seen: most of a short segment's pixels would be theirs.
    vAt = corner * vec2(vHalfSpanPx + (uHalfWidthPx > 0.75 ? reach : 0.25), reach);
    vec2 px = uMiddlePx + (from + to) * 0.5 + axis * vAt.x + vec2(-axis.y, axis.x) * vAt.y;
    gl_Position = vec4(px.x / uScreenPx.x * 2.0 - 1.0, 1.0 - px.y / uScreenPx.y * 2.0, depth, 1.0);
#ifdef COMMUNES
    uvec2 sides = texelFetch(uSides, texel, 0).rg;
    int left = classOf(sides.x), right = classOf(sides.y);
    vColour = uPalette[max(left, right)];
    if (left == right || vColour.a == 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
#endif
}
#endif

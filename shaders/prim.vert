// Everything flat: a rectangle around its shape, a little larger for the antialiased edge. Vertex 4 p + k is corner k of prim
// uFirst + p, whose 64 bytes are four texels (see Prim in draw_list.h).
uniform highp usampler2D uPrims;
uniform int uFirst;

uniform vec2 uScreenPx;

#if AROBASE_VARIANT == 4
// Names drawn before. One smooth value and nothing flat: what a software renderer (llvmpipe) copies row by row.
uniform sampler2D uLabels;

out vec2 vShare;        // of the picture of names

void main() {
    int prim = uFirst + (gl_VertexID >> 2);
    ivec2 texel = ivec2((prim & 255) * 4, prim >> 8);
    vec4 aBox = uintBitsToFloat(texelFetch(uPrims, texel, 0));
    vec4 aUv = uintBitsToFloat(texelFetch(uPrims, texel + ivec2(2, 0), 0));
    vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1));
    vec2 px = aBox.xy + corner * aBox.zw, at = (aUv.xy + corner * aBox.zw) / vec2(textureSize(uLabels, 0));
    vShare = vec2(at.x, 1.0 - at.y);  // its rows go up
    gl_Position = vec4(px.x / uScreenPx.x * 2.0 - 1.0, 1.0 - px.y / uScreenPx.y * 2.0, 0.0, 1.0);
}
#else

out vec2 vAt;           // px from the middle of the box; a capsule's own axes for a capsule
out vec2 vTexel;        // glyphs: texels from the glyph's own corner, wherever the atlas holds it
flat out vec2 vHalf;    // half of the box; capsule: half length, half width
flat out vec4 vParams;
flat out vec4 vUv;
flat out vec4 vFill;
flat out vec4 vStroke;
flat out uint vKind;
flat out float vExtra;

const float kEdgePx = 0.75;      // half a pixel of antialiasing and some
const float kSpreadTexels = 8.0; // kSdfSpread

vec4 colourOf(uint bytes) {  // red in the lowest byte; straight alpha
    return vec4(float(bytes & 255u), float((bytes >> 8u) & 255u), float((bytes >> 16u) & 255u), float(bytes >> 24u)) / 255.0;
}

void main() {
    int prim = uFirst + (gl_VertexID >> 2);
    ivec2 texel = ivec2((prim & 255) * 4, prim >> 8);
    vec4 aBox = uintBitsToFloat(texelFetch(uPrims, texel, 0));  // x, y, w, h in px, y down
    vec4 aParams = uintBitsToFloat(texelFetch(uPrims, texel + ivec2(1, 0), 0));
    vec4 aUv = uintBitsToFloat(texelFetch(uPrims, texel + ivec2(2, 0), 0));
    uvec4 last = texelFetch(uPrims, texel + ivec2(3, 0), 0);
    vec4 aFill = colourOf(last.x), aStroke = colourOf(last.y);
    uint aKind = last.z;
    float aExtra = uintBitsToFloat(last.w);
    vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
    vec2 middle = aBox.xy + aBox.zw * 0.5;
    vHalf = aBox.zw * 0.5;
    vTexel = vec2(0.0);
    vec2 px;
    if (aKind == 2u) {
        vec2 along = aParams.zw - aParams.xy;
        float span = length(along);
        vec2 axis = span > 0.0 ? along / span : vec2(1.0, 0.0);
        vHalf = vec2(span * 0.5, aExtra * 0.5);
        vAt = corner * (vec2(vHalf.x + vHalf.y, vHalf.y) + kEdgePx);
        px = (aParams.xy + aParams.zw) * 0.5 + axis * vAt.x + vec2(-axis.y, axis.x) * vAt.y;
    } else {
        float grow = kEdgePx;
        if (aKind == 3u) {
            // The field reaches further out than this glyph needs: draw only what can be seen.
            float needTexels = min(kSpreadTexels, (aParams.y + 1.0) * aParams.x);
            grow = (needTexels - kSpreadTexels) / aParams.x;
        } else if (aKind == 4u) {
            grow = aParams.w > 0.5 ? aUv.w + aExtra + vHalf.x * 0.5 - vHalf.x : kEdgePx;
        } else if (aKind == 5u || aKind >= 8u) {
            grow = 0.0;
        }
#if AROBASE_VARIANT == 0
        grow = 0.0;  // on whole pixels there is no edge to smooth
#endif
        vAt = corner * (vHalf + grow);
        px = middle + vAt;
        vec2 share = 0.5 + 0.5 * vAt / max(vHalf, vec2(1e-6));
        vTexel = (aUv.zw - aUv.xy) * share;
    }
    vParams = aParams;
    vUv = aUv;
    vFill = aFill;
    vStroke = aStroke;
    vKind = aKind;
    vExtra = aExtra;
    gl_Position = vec4(px.x / uScreenPx.x * 2.0 - 1.0, 1.0 - px.y / uScreenPx.y * 2.0, 0.0, 1.0);
}
#endif

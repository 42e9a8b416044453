// Signed distances in px (negative inside), turned into coverage over one pixel. Output is premultiplied.
#if AROBASE_VARIANT == 4
in vec2 vShare;

uniform sampler2D uLabels;  // names drawn before, premultiplied

out vec4 oColour;

void main() { oColour = texture(uLabels, vShare); }
#else

in vec2 vAt;
in vec2 vTexel;
flat in vec2 vHalf;
flat in vec4 vParams;
flat in vec4 vUv;
flat in vec4 vFill;
flat in vec4 vStroke;
flat in uint vKind;
flat in float vExtra;

uniform sampler2D uGlyphs;
uniform sampler2D uLabels;  // names drawn before, premultiplied; its rows go up

out vec4 oColour;

const float kPi = 3.14159265358979;

float cover(float distance) { return clamp(0.5 - distance, 0.0, 1.0); }

vec4 premultiplied(vec4 colour, float coverage) {
    float alpha = colour.a * coverage;
    return vec4(colour.rgb * alpha, alpha);
}

vec4 over(vec4 top, vec4 below) { return top + below * (1.0 - top.a); }

float roundedBox(vec2 at, vec2 half_, float radius) {
    vec2 q = abs(at) - half_ + radius;
    return min(max(q.x, q.y), 0.0) + length(max(q, 0.0)) - radius;
}

// Share of the pixel inside an axis-aligned box: exact, so that a hairline keeps its weight wherever it falls.
float boxCover(vec2 at, vec2 half_) {
    vec2 inside = clamp(min(at + 0.5, half_) - max(at - 0.5, -half_), 0.0, 1.0);
    return inside.x * inside.y;
}

// Less than one step of 8 bits, so that a slow fade shows no bands.
float dither() {
    return (fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5) / 255.0;
}

vec4 dithered(vec4 colour) { return colour.a > 0.004 ? colour + dither() * vec4(1.0, 1.0, 1.0, 0.0) : colour; }

vec4 stroked(float distance, float coverage, float strokePx) {
    vec4 colour = premultiplied(vFill, 1.0);
    if (strokePx > 0.0) colour = mix(colour, over(premultiplied(vStroke, 1.0), colour), cover(-distance - strokePx));
    return colour * coverage;
}

vec4 rectangle() {
    float distance = roundedBox(vAt, vHalf, vParams.x);
    float coverage = vParams.x > 0.0 ? min(cover(distance), boxCover(vAt, vHalf)) : boxCover(vAt, vHalf);
    return stroked(distance, coverage, vParams.y);
}

vec4 disc() {
    float distance = length(vAt) - vHalf.x;
    return stroked(distance, cover(distance), vParams.x);
}

vec4 capsule() {
    // A line thinner than a pixel is a pixel wide and lighter.
    float halfWidth = max(vHalf.y, 0.5);
    float distance = length(vec2(max(abs(vAt.x) - vHalf.x, 0.0), vAt.y)) - halfWidth;
    return premultiplied(vFill, cover(distance) * min(vHalf.y * 2.0, 1.0));
}

// Bilinear by hand, from whole texels: the hardware's filter rounds by where in the atlas a glyph lies, so that the same
// letters packed in another order would differ by a shade.
float glyphDistance(vec2 texel) {
    vec2 corner = floor(texel - 0.5), share = texel - 0.5 - corner;
    ivec2 at = ivec2(floor(vUv.xy + 0.5)) + ivec2(corner), last = textureSize(uGlyphs, 0) - 1;
    ivec2 a = clamp(at, ivec2(0), last), b = clamp(at + 1, ivec2(0), last);
    float top = mix(texelFetch(uGlyphs, a, 0).r, texelFetch(uGlyphs, ivec2(b.x, a.y), 0).r, share.x);
    float bottom = mix(texelFetch(uGlyphs, ivec2(a.x, b.y), 0).r, texelFetch(uGlyphs, b, 0).r, share.x);
    return (mix(top, bottom, share.y) * 255.0 - 128.0) / (16.0 * vParams.x);
}

vec4 glyph() {
    float growPx = min(vParams.y, 7.5 / vParams.x - 0.5);
    vec4 colour = vParams.y > 0.0 ? vStroke : vFill;
    return premultiplied(colour, cover(-glyphDistance(vTexel) - max(growPx, 0.0)));
}

vec4 label() {
    ivec2 at = ivec2(vUv.xy + floor(vAt + vHalf));
    return texelFetch(uLabels, ivec2(at.x, textureSize(uLabels, 0).y - 1 - at.y), 0) * vParams.y;
}

// Outline of a mark of that kind at that radius.
float markOutline(float radius) {
    if (vParams.y != 1.0) return length(vAt) - radius;
    return roundedBox(vAt, vec2(radius * 0.93), radius * 0.42);
}

// Line or double line, `distance` px off its middle.
float markLine(float distance, float widthPx) {
    if (vParams.y != 2.0) return abs(distance) - widthPx * 0.5;
    float line = widthPx * 0.36;
    return abs(abs(distance) - (widthPx - line) * 0.5) - line * 0.5;
}

// `level` equal arcs, the first one centred at the top; a single one opens at the lower right, as the @ does.
float markArcs(float level) {
    float sector = 2.0 * kPi / level;
    float angle = atan(vAt.x, -vAt.y) + (level < 1.5 ? kPi * 0.25 : 0.0);
    float off = abs(mod(angle + sector * 0.5, sector) - sector * 0.5);
    float toGap = length(vAt) * sin(min(sector * 0.5 - off, kPi * 0.5));
    float gapHalf = vUv.z * (level < 1.5 ? 1.6 : 1.0);
    float line = markLine(markOutline(vUv.y), vParams.z);
    float cap = vParams.z * (vParams.y == 2.0 ? 0.18 : 0.5);
    // Intersection with rounded corners: round ends.
    vec2 beyond = max(vec2(line, gapHalf - toGap) + cap, 0.0);
    return min(max(line, gapHalf - toGap), -cap) + length(beyond);
}

vec4 mark() {
    bool unknown = vParams.x < 0.5;
    vec4 bright = unknown ? vStroke : vFill;
    vec4 colour;
    if (unknown) {
        float inside = cover(markOutline(vUv.x));
        float line = cover(markLine(markOutline(vUv.y), vParams.z));
        colour = over(premultiplied(vStroke, line), premultiplied(vFill, inside * 0.15));
    } else {
        colour = premultiplied(vFill, max(cover(markOutline(vUv.x)), cover(markArcs(vParams.x))));
    }
    if (vParams.w < 0.5) return colour;
    float ring = cover(abs(markOutline(vUv.w)) - vExtra * 0.5);
    // The glow starts at the selection ring and stays outside: inside, it would blur the arcs.
    float outside = markOutline(vUv.w);
    float fade = clamp(1.0 - outside / (vHalf.x * 0.5 + vExtra * 0.5), 0.0, 1.0);
    vec4 glow = dithered(premultiplied(bright, 0.6 * fade * fade * (1.0 - cover(outside))));
    return over(colour, over(premultiplied(bright, ring), glow));
}

vec4 glow() {
    float fade = clamp(1.0 - length(vAt / max(vHalf, vec2(1e-6))), 0.0, 1.0);
    return dithered(premultiplied(vFill, fade * fade * (3.0 - 2.0 * fade)));
}

vec4 triangle() {
    vec2 at = vAt, half_ = vHalf;
    if (vParams.x == 1.0) { at = vec2(vAt.y, -vAt.x); half_ = vHalf.yx; }
    if (vParams.x == 2.0) at = -vAt;
    if (vParams.x == 3.0) { at = vAt.yx; half_ = vHalf.yx; }
    vec2 side = normalize(vec2(2.0 * half_.y, -half_.x));
    float distance = max(at.y - half_.y, dot(vec2(abs(at.x), at.y + half_.y), side));
    return premultiplied(vFill, cover(distance));
}

vec4 hatch() {
    float period = vParams.y;
    float across = (gl_FragCoord.x - gl_FragCoord.y) * 0.70710678;
    float distance = abs(fract(across / period) - 0.5) * period - period * 0.2;
    float shape = vParams.x > 0.0 ? cover(roundedBox(vAt, vHalf, vParams.x)) : boxCover(vAt, vHalf);
    return premultiplied(vFill, shape * cover(distance));
}

vec4 shade() {
    vec2 share = clamp(0.5 + 0.5 * vAt / max(vHalf, vec2(1e-6)), 0.0, 1.0);
    vec4 colour = mix(premultiplied(vFill, 1.0), premultiplied(vStroke, 1.0), vParams.x > 0.5 ? share.x : share.y);
    return dithered(colour);
}

// A software rasterizer pays for every branch at every pixel, so that batches with large plain areas are drawn by a
// variant that knows fewer kinds (see PrimVariant).
void main() {
#if AROBASE_VARIANT == 0
    // llvmpipe has a quick way for a tile that one plain area covers, and loses there what lies below. The question about the kind,
    // whose answer it cannot know, keeps it on the usual way.
    oColour = vKind == 0u ? premultiplied(vFill, 1.0) : vec4(0.0);
#elif AROBASE_VARIANT == 1
    switch (vKind) {
        case 0u: oColour = rectangle(); break;
        case 2u: oColour = capsule(); break;
        default: oColour = glyph(); break;
    }
#elif AROBASE_VARIANT == 2
    oColour = shade();
#elif AROBASE_VARIANT == 3
    oColour = glyph();
#elif AROBASE_VARIANT == 5
    oColour = label();
#else
    switch (vKind) {
        case 0u: oColour = rectangle(); break;
        case 1u: oColour = disc(); break;
        case 2u: oColour = capsule(); break;
        case 3u: oColour = glyph(); break;
        case 4u: oColour = mark(); break;
        case 5u: oColour = glow(); break;
        case 6u: oColour = triangle(); break;
        case 7u: oColour = hatch(); break;
        case 9u: oColour = label(); break;
        default: oColour = shade(); break;
    }
#endif
}
#endif

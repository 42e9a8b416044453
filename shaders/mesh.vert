// Triangles of a territory. The camera is subtracted in double on the CPU; what is left fits a float.
// COMMUNES: what each commune shows is looked up by its number.
// GLOBE: land of the earth, or a territory on its way there (globe.glsl).
#ifdef GLOBE
layout(location = 0) in vec3 aGlobeM;
layout(location = 1) in vec2 aPointM;  // legal; of the world's land there is none
#else
layout(location = 0) in vec2 aPointM;
#endif

uniform vec2 uOffsetM;   // origin of the mesh − centre of the view
uniform float uPxPerM;
uniform vec2 uMiddlePx;  // middle of the viewport, y down
uniform vec2 uScreenPx;

#ifdef COMMUNES
layout(location = 1) in uint aCommune;
uniform sampler2D uClasses;  // one texel a commune, 1024 a row
uniform vec4 uPalette[16];   // premultiplied, by class
flat out vec4 vColour;
#endif

void main() {
#ifdef GLOBE
    vec2 pointM = planeM(aGlobeM, aPointM);
    float depth = depthOf(aGlobeM);
#else
    vec2 pointM = aPointM;
    float depth = 0.0;
#endif
    vec2 px = uMiddlePx + (pointM + uOffsetM) * vec2(uPxPerM, -uPxPerM);
    gl_Position = vec4(px.x / uScreenPx.x * 2.0 - 1.0, 1.0 - px.y / uScreenPx.y * 2.0, depth, 1.0);
#ifdef COMMUNES
    float share = texelFetch(uClasses, ivec2(int(aCommune & 1023u), int(aCommune >> 10u)), 0).r;
    vColour = uPalette[int(share * 255.0 + 0.5) & 15];
    if (vColour.a == 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);  // shows nothing: off the picture, with all its corners
#endif
}

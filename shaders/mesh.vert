// Triangles of a territory. The camera is subtracted in double on the CPU; what is left fits a float.
// COMMUNES: what each commune shows is looked up by its number.
layout(location = 0) in vec2 aPointM;

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
    vec2 px = uMiddlePx + (aPointM + uOffsetM) * vec2(uPxPerM, -uPxPerM);
    gl_Position = vec4(px.x / uScreenPx.x * 2.0 - 1.0, 1.0 - px.y / uScreenPx.y * 2.0, 0.0, 1.0);
#ifdef COMMUNES
    float share = texelFetch(uClasses, ivec2(int(aCommune & 1023u), int(aCommune >> 10u)), 0).r;
    vColour = uPalette[int(share * 255.0 + 0.5) & 15];
    if (vColour.a == 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);  // shows nothing: off the picture, with all its corners
#endif
}

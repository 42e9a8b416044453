// Before mesh.vert and border.vert: points of the earth, seen from far away (see globe_view.h). What is behind the globe gets a
// depth in front of the near plane, which cuts along the horizon.
#define GLOBE
uniform vec3 uEast, uNorth;  // unit vectors of the view
uniform vec3 uUp;            // outwards, its z by a²/b², all by 1/a: · a point of the ellipsoid is the cosine of its slope
uniform float uShare;        // 0: as the legal map has it … 1: as the globe has it
uniform vec2 uDepth;         // of the point that others are relative to, and how much they add to it

vec2 planeM(vec3 globeM, vec2 legalM) { return mix(legalM, vec2(dot(globeM, uEast), dot(globeM, uNorth)), uShare); }

float depthOf(vec3 globeM) { return uDepth.x + uDepth.y * dot(globeM, uUp) - 1.0; }

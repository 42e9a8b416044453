#pragma once
// Lines and polygons on the page, cut at a rectangle: what is outside of it does not get into the file.
#include <cstddef>
#include <span>
#include <vector>

#include "render/vec.h"

namespace arobase::print {

/// Page px, y down.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

using Line = std::vector<Point>;  ///< open
using Ring = std::vector<Point>;  ///< closed: the last point is joined to the first

/// The part of a polygon inside a box; empty where there is none. A polygon of several parts keeps them joined along the box's
/// edges, which a fill does not show.
Ring clippedRing(std::span<const Point> ring, const Rect& box);

/// Appends the parts of a line inside a box.
void clipLine(std::span<const Point> line, const Rect& box, std::vector<Line>& into);

/// Without the points that lie closer than `leastPx` to the one kept before them; the last one stays.
void thin(std::vector<Point>& points, double leastPx);

/// Edges of triangles that belong to an odd number of them, joined to closed rings (even-odd rule): the outline of them all
/// together, without the seams between them. Corners are one where they are equal.
std::vector<Ring> outlineOf(std::span<const Point> corners);

/// Segments joined end to start, in their order, to lines. `ends`: two points a segment.
std::vector<Line> joined(std::span<const Point> ends);

}  // namespace arobase::print

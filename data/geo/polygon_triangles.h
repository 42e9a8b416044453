#pragma once
// Triangles of a polygon whatever it is like: cut by us, else repaired and cut by the library, else none.
#include <optional>

#include "data/geo/geometry_engine.h"
#include "data/geo/triangulator.h"

namespace arobase {

class PolygonTriangles {
public:
    explicit PolygonTriangles(const GeometryEngine& engine) : m_engine(engine) {}

    /// Triangles that together have the polygon's area within one part in a million; nullptr when there are none. The polygon is
    /// repaired when it cannot be cut as it is. What is given back lasts until the next call.
    const Triangles* of(const WorldPolygon& polygon);
    /// The same for one whose rings may cross: that is looked into first, and repaired.
    const Triangles* ofUntrusted(const WorldPolygon& polygon);

private:
    const Triangles* repaired(const WorldPolygon& polygon);

    const GeometryEngine& m_engine;
    Triangulator m_triangulator;
    Triangles m_triangles;
};

}  // namespace arobase

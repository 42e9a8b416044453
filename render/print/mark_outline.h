#pragma once
// The lines of the arobase symbol (render/mark_shape.h) as points. Private to render/print.
#include "render/print/plane.h"

namespace arobase::print {

/// Of a commune or a département a circle, of an EPCI a square with round corners.
struct MarkOutline {
    Vec2 centre;
    bool square = false;

    /// At that radius, all around; its last point is its first.
    std::vector<Line> whole(double radius) const;
    /// Cut into as many arcs, the first one centred at twelve o'clock (a single one opens at the lower right): what lies
    /// `clear` or more off the middle of the gaps.
    std::vector<Line> arcs(double radius, int count, double clear) const;

private:
    /// `turn`: from twelve o'clock, clockwise, radians.
    Point at(double radius, double turn) const;
    double clearTurn(double radius, double gap, double sign, double clear) const;
    Line between(double radius, double from, double to) const;
};

}  // namespace arobase::print

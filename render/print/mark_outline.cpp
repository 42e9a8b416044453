#include "render/print/mark_outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace arobase::print {
namespace {

constexpr double kPi = std::numbers::pi, kStep = kPi / 120;
constexpr double kHalfSide = 0.93, kCorner = 0.42;  // of the radius: shaders/prim.frag, markOutline

/// How far from its middle a square with round corners lies that way.
double squareReach(double radius, double turn) {
    const double x = std::abs(std::sin(turn)), y = std::abs(std::cos(turn)), half = radius * kHalfSide, corner = radius * kCorner, flat = half - corner;
    const double straight = half / std::max(x, y);
    if (std::min(x, y) * straight <= flat) return straight;
    // Where the ray meets the circle about (flat, flat): |t d − c| = corner.
    const double along = flat * (x + y);
    return along + std::sqrt(std::max(0.0, along * along - 2 * flat * flat + corner * corner));
}

}  // namespace

Point MarkOutline::at(double radius, double turn) const {
    const double reach = square ? squareReach(radius, turn) : radius;
    return {static_cast<double>(centre.x) + reach * std::sin(turn), static_cast<double>(centre.y) - reach * std::cos(turn)};
}

Line MarkOutline::between(double radius, double from, double to) const {
    const int steps = std::max(2, static_cast<int>(std::ceil((to - from) / kStep)));
    Line line;
    for (int i = 0; i <= steps; ++i) line.push_back(at(radius, from + (to - from) * i / steps));
    return line;
}

std::vector<Line> MarkOutline::whole(double radius) const {
    Line line = between(radius, 0, 2 * kPi);
    line.back() = line.front();
    return {std::move(line)};
}

/// The turn nearest to the gap that is clear of it, on one side.
double MarkOutline::clearTurn(double radius, double gap, double sign, double clear) const {
    double near = 0, far = kPi / 2;
    for (int i = 0; i < 40; ++i) {
        const double middle = (near + far) / 2, turn = gap + sign * middle;
        const double reach = square ? squareReach(radius, turn) : radius;
        (reach * std::sin(middle) < clear ? near : far) = middle;
    }
    return gap + sign * far;
}

std::vector<Line> MarkOutline::arcs(double radius, int count, double clear) const {
    const double sector = 2 * kPi / count, first = count == 1 ? 0.75 * kPi : -sector / 2;
    std::vector<Line> lines;
    for (int i = 0; i < count; ++i) {
        const double gap = first + sector * i;
        const double from = clearTurn(radius, gap, 1, clear), to = clearTurn(radius, gap + sector, -1, clear);
        if (to > from) lines.push_back(between(radius, from, to));
    }
    return lines;
}

}  // namespace arobase::print

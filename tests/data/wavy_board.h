#pragma once
// Areas that fit together, for tests of what must keep them so.
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "data/geo/shapes.h"

namespace arobase {

/// Squares of a chessboard whose sides wander the same way for both neighbours.
inline std::vector<std::vector<WorldPolygon>> wavyBoard(int columns, int rows, double cellM) {
    const auto side = [&](WorldPoint a, WorldPoint b) {
        std::vector<WorldPoint> points;
        constexpr int kSteps = 40;
        const double swing = cellM * 0.03;
        for (int i = 0; i < kSteps; ++i) {
            const double t = static_cast<double>(i) / kSteps;
            const WorldPoint p{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
            // A function of the place alone, zero at the corners, so that both directions give the same points.
            const double u = (p.x + p.y) / cellM;
            const double wave = std::sin(u * 2 * std::numbers::pi * 3) * swing;
            points.push_back(a.x == b.x ? WorldPoint{p.x + wave, p.y} : WorldPoint{p.x, p.y + wave});
        }
        return points;
    };
    std::vector<std::vector<WorldPolygon>> areas;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const double x = column * cellM;
            const double y = row * cellM;
            const WorldPoint corners[4] = {{x, y}, {x + cellM, y}, {x + cellM, y + cellM}, {x, y + cellM}};
            std::vector<WorldPoint> ring;
            for (int i = 0; i < 4; ++i) {
                const auto points = side(corners[i], corners[(i + 1) % 4]);
                ring.insert(ring.end(), points.begin(), points.end());
            }
            areas.push_back({WorldPolygon{{std::move(ring)}}});
        }
    }
    return areas;
}

}  // namespace arobase

#include "render/mark_shape.h"

#include <algorithm>

namespace arobase {

MarkShape markShape(float radiusPx, int level, CollectiviteKind kind) {
    // Lines and gaps never thinner than what a screen can show: on a small mark they take from the disc.
    const bool doubleLine = kind == CollectiviteKind::Departement;
    const float gap = std::max(radiusPx * 0.13f, 1.1f);
    MarkShape shape;
    shape.ringWidthPx = doubleLine ? std::max(radiusPx * 0.24f, 3.2f) : std::max(radiusPx * 0.13f, 1.5f);
    shape.ringRadiusPx = radiusPx - shape.ringWidthPx / 2;
    shape.gapHalfPx = std::max(radiusPx * 0.085f, 0.9f);
    shape.discRadiusPx = std::max(radiusPx - shape.ringWidthPx - gap, radiusPx * 0.34f);
    if (level <= 0) {
        shape.discRadiusPx = radiusPx * 0.8f;
        shape.ringWidthPx = doubleLine ? std::max(radiusPx * 0.24f, 3.2f) : std::max(radiusPx * 0.09f, 1.3f);
        shape.ringRadiusPx = shape.discRadiusPx - shape.ringWidthPx / 2;
    }
    shape.selectedWidthPx = std::max(radiusPx * 0.09f, 1.8f);
    shape.selectedRadiusPx = radiusPx + std::max(radiusPx * 0.14f, 2.f) + shape.selectedWidthPx / 2;
    shape.outerRadiusPx = shape.selectedRadiusPx + shape.selectedWidthPx / 2;
    return shape;
}

}  // namespace arobase

#include "render/map/map_view.h"

#include <cmath>

namespace arobase {
namespace {
constexpr double kRho = 1.42;  // van Wijk & Nuij found about 1.42 to be preferred by their subjects
constexpr double kSamePlace = 1e-6;  // of a screen: nearer than that, a flight only zooms
}

Vec2 MapView::toScreen(WorldPoint p) const {
    return {static_cast<float>(middlePx.x + (p.x - camera.centre.x) / camera.metresPerPx),
            static_cast<float>(middlePx.y - (p.y - camera.centre.y) / camera.metresPerPx)};
}

WorldPoint MapView::toWorld(Vec2 px) const {
    return {camera.centre.x + (static_cast<double>(px.x) - middlePx.x) * camera.metresPerPx,
            camera.centre.y - (static_cast<double>(px.y) - middlePx.y) * camera.metresPerPx};
}

MeshView MapView::mesh() const {
    const float halfW = std::max(middlePx.x - clip.x, clip.right() - middlePx.x);
    const float halfH = std::max(middlePx.y - clip.y, clip.bottom() - middlePx.y);
    return {camera.centre, 1 / camera.metresPerPx, {middlePx.x - halfW, middlePx.y - halfH, 2 * halfW, 2 * halfH}};
}

WorldBox MapView::visible() const {
    WorldBox box;
    box.add(toWorld({clip.x, clip.y}));
    box.add(toWorld({clip.right(), clip.bottom()}));
    return box;
}

MapCamera fitted(const WorldBox& box, float widthPx, float heightPx, double minMetresPerPx) {
    const double w = std::max(1.0f, widthPx), h = std::max(1.0f, heightPx);
    return {box.centre(), std::max({box.width() / w, box.height() / h, minMetresPerPx})};
}

MapCamera panned(const MapCamera& camera, Vec2 deltaPx) {
    MapCamera moved = camera;
    moved.centre.x -= static_cast<double>(deltaPx.x) * camera.metresPerPx;
    moved.centre.y += static_cast<double>(deltaPx.y) * camera.metresPerPx;
    return moved;
}

MapCamera zoomedAbout(const MapView& view, Vec2 px, double factor, double minMpp, double maxMpp) {
    const WorldPoint fixed = view.toWorld(px);
    MapCamera camera = view.camera;
    camera.metresPerPx = std::clamp(camera.metresPerPx / factor, minMpp, maxMpp);
    camera.centre.x = fixed.x - (static_cast<double>(px.x) - view.middlePx.x) * camera.metresPerPx;
    camera.centre.y = fixed.y + (static_cast<double>(px.y) - view.middlePx.y) * camera.metresPerPx;
    return camera;
}

int levelFor(const AtlasTerritory& territory, double metresPerPx) {
    for (int i = static_cast<int>(territory.levels.size()) - 1; i > 0; --i)
        if (territory.levels[static_cast<std::size_t>(i)].toleranceM < metresPerPx * kErrorPx) return i;
    return 0;
}

double scaleBarMetres(double metresPerPx, float maxPx) {
    const double limit = metresPerPx * static_cast<double>(maxPx);
    const double decade = std::pow(10, std::floor(std::log10(limit)));
    for (const double step : {5.0, 2.0})
        if (decade * step <= limit) return decade * step;
    return decade;
}

MapFlight::MapFlight(const MapCamera& from, const MapCamera& to, float widthPx)
    : m_from(from), m_to(to), m_width(std::max(1.0, static_cast<double>(widthPx))) {
    m_distance = std::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y);
    const double w0 = from.metresPerPx * m_width, w1 = to.metresPerPx * m_width;
    if (m_distance <= kSamePlace * std::min(w0, w1)) {
        m_distance = 0;
        m_length = std::abs(std::log(w1 / w0)) / kRho;
        return;
    }
    const double rho2 = kRho * kRho, u = m_distance;
    const auto r = [&](double w, double sign) {
        const double b = (w1 * w1 - w0 * w0 + sign * rho2 * rho2 * u * u) / (2 * w * rho2 * u);
        return std::asinh(-b);  // = ln(-b + sqrt(b² + 1))
    };
    m_r0 = r(w0, 1);
    m_length = (r(w1, -1) - m_r0) / kRho;
}

MapCamera MapFlight::at(double share) const {
    if (share <= 0) return m_from;
    if (share >= 1) return m_to;
    const double s = share * m_length, w0 = m_from.metresPerPx * m_width;
    if (m_distance == 0) {
        const double ratio = m_to.metresPerPx / m_from.metresPerPx;
        return {m_from.centre, m_from.metresPerPx * std::pow(ratio, share)};
    }
    const double width = w0 * std::cosh(m_r0) / std::cosh(kRho * s + m_r0);
    // cosh(r0) tanh(x + r0) - sinh(r0), written so that two huge numbers are not subtracted.
    const double along = w0 / (kRho * kRho) * std::sinh(kRho * s) / std::cosh(kRho * s + m_r0) / m_distance;
    return {{m_from.centre.x + along * (m_to.centre.x - m_from.centre.x),
             m_from.centre.y + along * (m_to.centre.y - m_from.centre.y)},
            width / m_width};
}

}  // namespace arobase

#include "render/text/outline_sdf.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

struct Crossing {
    float x = 0;
    int winding = 0;
};

DistanceField fieldAround(std::span<const OutlineSegment> outline, int spread) {
    Vec2 low = outline.front().a, high = low;
    for (const OutlineSegment& s : outline) {
        low = {std::min({low.x, s.a.x, s.b.x}), std::min({low.y, s.a.y, s.b.y})};
        high = {std::max({high.x, s.a.x, s.b.x}), std::max({high.y, s.a.y, s.b.y})};
    }
    DistanceField field;
    field.left = static_cast<int>(std::floor(low.x)) - spread;
    field.top = static_cast<int>(std::floor(low.y)) - spread;
    field.width = static_cast<int>(std::ceil(high.x)) + spread - field.left;
    field.height = static_cast<int>(std::ceil(high.y)) + spread - field.top;
    return field;
}

/// Lowers the squared distances of the texels within `spread` of one segment.
void lowerDistances(const OutlineSegment& s, const DistanceField& field, float spread, std::vector<float>& squared) {
    const float left = static_cast<float>(field.left), top = static_cast<float>(field.top);
    const auto column = [&](float x) { return std::clamp(static_cast<int>(std::floor(x - left)), 0, field.width - 1); };
    const auto row = [&](float y) { return std::clamp(static_cast<int>(std::floor(y - top)), 0, field.height - 1); };
    const int x0 = column(std::min(s.a.x, s.b.x) - spread), x1 = column(std::max(s.a.x, s.b.x) + spread);
    const int y0 = row(std::min(s.a.y, s.b.y) - spread), y1 = row(std::max(s.a.y, s.b.y) + spread);
    const Vec2 d = s.b - s.a;
    const float lengthSquared = d.x * d.x + d.y * d.y;
    const float inverse = lengthSquared > 0 ? 1 / lengthSquared : 0;
    for (int y = y0; y <= y1; ++y) {
        const float py = top + static_cast<float>(y) + 0.5f - s.a.y;
        float* out = squared.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(field.width);
        for (int x = x0; x <= x1; ++x) {
            const float px = left + static_cast<float>(x) + 0.5f - s.a.x;
            const float t = std::clamp((px * d.x + py * d.y) * inverse, 0.f, 1.f);
            const float ex = px - t * d.x, ey = py - t * d.y;
            out[x] = std::min(out[x], ex * ex + ey * ey);
        }
    }
}

/// Where the row's centre line crosses the outline, from left to right.
void findCrossings(std::span<const OutlineSegment> outline, float y, std::vector<Crossing>& crossings) {
    crossings.clear();
    for (const OutlineSegment& s : outline) {
        const bool down = s.a.y <= y && s.b.y > y;
        const bool up = s.b.y <= y && s.a.y > y;
        if (!down && !up) continue;
        const float t = (y - s.a.y) / (s.b.y - s.a.y);
        crossings.push_back({s.a.x + t * (s.b.x - s.a.x), down ? 1 : -1});
    }
    std::sort(crossings.begin(), crossings.end(), [](const Crossing& p, const Crossing& q) { return p.x < q.x; });
}

}  // namespace

DistanceField distanceField(std::span<const OutlineSegment> outline, int spreadTexels) {
    if (outline.empty()) return {};
    DistanceField field = fieldAround(outline, spreadTexels);
    const float spread = static_cast<float>(spreadTexels);
    const auto width = static_cast<std::size_t>(field.width);
    std::vector<float> squared(width * static_cast<std::size_t>(field.height), spread * spread);
    for (const OutlineSegment& s : outline) lowerDistances(s, field, spread, squared);

    field.pixels.resize(squared.size());
    std::vector<Crossing> crossings;
    for (int y = 0; y < field.height; ++y) {
        findCrossings(outline, static_cast<float>(field.top + y) + 0.5f, crossings);
        std::size_t next = 0;
        int winding = 0;
        for (std::size_t x = 0; x < width; ++x) {
            const float px = static_cast<float>(field.left) + static_cast<float>(x) + 0.5f;
            while (next < crossings.size() && crossings[next].x <= px) winding += crossings[next++].winding;
            const std::size_t i = static_cast<std::size_t>(y) * width + x;
            const float distance = (winding != 0 ? 1.f : -1.f) * std::sqrt(squared[i]);
            const float value = 128.f + distance * 128.f / spread;
            field.pixels[i] = static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
        }
    }
    return field;
}

}  // namespace arobase

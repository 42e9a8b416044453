#include "app/bench/picture_likeness.h"

#include <algorithm>
#include <cstdlib>

namespace arobase::bench {
namespace {

constexpr int kAlike = 48;  // of 255, in the channel that differs most

bool alike(const std::uint8_t* p, const std::uint8_t* q) {
    return std::abs(p[0] - q[0]) < kAlike && std::abs(p[1] - q[1]) < kAlike && std::abs(p[2] - q[2]) < kAlike;
}

}  // namespace

double strangeShare(const Picture& a, const Picture& b, int reachPx) {
    if (a.width != b.width || a.height != b.height || a.width < 1 || a.height < 1) return 1;
    const auto at = [&](const Picture& picture, int x, int y) {
        return &picture.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 4];
    };
    long long strange = 0;
    for (int y = 0; y < a.height; ++y)
        for (int x = 0; x < a.width; ++x) {
            const std::uint8_t* pixel = at(a, x, y);
            bool found = alike(pixel, at(b, x, y));
            for (int v = std::max(0, y - reachPx); !found && v <= std::min(a.height - 1, y + reachPx); ++v)
                for (int u = std::max(0, x - reachPx); !found && u <= std::min(a.width - 1, x + reachPx); ++u) found = alike(pixel, at(b, u, v));
            strange += !found;
        }
    return static_cast<double>(strange) / (static_cast<double>(a.width) * a.height);
}

int differingPixels(const Picture& a, const Picture& b) {
    if (a.width != b.width || a.height != b.height || a.rgba.size() != b.rgba.size()) return std::max(a.width * a.height, b.width * b.height);
    int differing = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) differing += !std::equal(&a.rgba[i], &a.rgba[i] + 4, &b.rgba[i]);
    return differing;
}

double shareOf(const Picture& picture, std::span<const Rgba> colours) {
    constexpr int kSteps = 3;
    const std::size_t pixels = picture.rgba.size() / 4;
    std::size_t found = 0;
    for (std::size_t i = 0; i < pixels; ++i) {
        const std::uint8_t* p = &picture.rgba[4 * i];
        found += std::ranges::any_of(colours, [p](Rgba c) { return std::abs(p[0] - c.r) <= kSteps && std::abs(p[1] - c.g) <= kSteps && std::abs(p[2] - c.b) <= kSteps; });
    }
    return pixels == 0 ? 0 : static_cast<double>(found) / static_cast<double>(pixels);
}

}  // namespace arobase::bench

#pragma once
// From a touch device's own square to the picture: how the device is turned in its frame, and what a calibration found.
#include <array>
#include <optional>
#include <string_view>

#include "render/vec.h"

namespace arobase {

/// x' = a·x + b·y + c, y' = d·x + e·y + f, all in shares of a side: 0 left or top, 1 right or bottom.
struct TouchMap {
    std::array<double, 6> matrix{1, 0, 0, 0, 1, 0};

    Vec2 operator()(Vec2 share) const {
        const double x = static_cast<double>(share.x), y = static_cast<double>(share.y);
        return {static_cast<float>(matrix[0] * x + matrix[1] * y + matrix[2]), static_cast<float>(matrix[3] * x + matrix[4] * y + matrix[5])};
    }
    bool operator==(const TouchMap&) const = default;
};

/// The device is turned clockwise by 0, 90, 180 or 270 degrees against the picture; nullopt for other angles.
std::optional<TouchMap> turnedTouch(int degrees);
/// "a,b,c,d,e,f"; nullopt when it is not six finite numbers, or turns the square into a line.
std::optional<TouchMap> touchMapOf(std::string_view text);
/// First `inner`, then `outer`.
TouchMap after(const TouchMap& outer, const TouchMap& inner);
struct TouchPair {
    Vec2 device, picture;
};
/// The map that best takes the points of the device to those of the picture (least squares); nullopt when they all lie in a line.
std::optional<TouchMap> calibrated(const std::array<TouchPair, 4>& pairs);

}  // namespace arobase

#include "app/input/touch_map.h"

#include <charconv>
#include <cmath>

namespace arobase {
namespace {

constexpr double kFlat = 1e-6;  // of a square's area

bool isFlat(const TouchMap& map) {
    const auto& m = map.matrix;
    return !(std::abs(m[0] * m[4] - m[1] * m[3]) > kFlat);
}

/// Solves three equations in three unknowns by Cramer's rule; false where they have no one answer.
bool solve(const std::array<std::array<double, 3>, 3>& a, const std::array<double, 3>& b, std::array<double, 3>& x) {
    const auto det = [](const std::array<std::array<double, 3>, 3>& m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    };
    const double whole = det(a);
    if (!(std::abs(whole) > kFlat)) return false;
    for (std::size_t i = 0; i < 3; ++i) {
        auto one = a;
        for (std::size_t row = 0; row < 3; ++row) one[row][i] = b[row];
        x[i] = det(one) / whole;
    }
    return true;
}

}  // namespace

std::optional<TouchMap> turnedTouch(int degrees) {
    switch (degrees) {
        case 0: return TouchMap{};
        case 90: return TouchMap{{0, -1, 1, 1, 0, 0}};
        case 180: return TouchMap{{-1, 0, 1, 0, -1, 1}};
        case 270: return TouchMap{{0, 1, 0, -1, 0, 1}};
        default: return std::nullopt;
    }
}

std::optional<TouchMap> touchMapOf(std::string_view text) {
    TouchMap map;
    for (std::size_t i = 0; i < map.matrix.size(); ++i) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), map.matrix[i]);
        if (error != std::errc() || !std::isfinite(map.matrix[i])) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        const bool last = i + 1 == map.matrix.size();
        if (last != text.empty() || (!last && text.front() != ',')) return std::nullopt;
        if (!last) text.remove_prefix(1);
    }
    return isFlat(map) ? std::nullopt : std::optional(map);
}

TouchMap after(const TouchMap& outer, const TouchMap& inner) {
    const auto &o = outer.matrix, &i = inner.matrix;
    return {{o[0] * i[0] + o[1] * i[3], o[0] * i[1] + o[1] * i[4], o[0] * i[2] + o[1] * i[5] + o[2],
             o[3] * i[0] + o[4] * i[3], o[3] * i[1] + o[4] * i[4], o[3] * i[2] + o[4] * i[5] + o[5]}};
}

std::optional<TouchMap> calibrated(const std::array<TouchPair, 4>& pairs) {
    std::array<std::array<double, 3>, 3> normal{};
    std::array<double, 3> right{}, down{};
    for (const TouchPair& pair : pairs) {
        const std::array<double, 3> row{static_cast<double>(pair.device.x), static_cast<double>(pair.device.y), 1};
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t j = 0; j < 3; ++j) normal[i][j] += row[i] * row[j];
            right[i] += row[i] * static_cast<double>(pair.picture.x);
            down[i] += row[i] * static_cast<double>(pair.picture.y);
        }
    }
    std::array<double, 3> x{}, y{};
    if (!solve(normal, right, x) || !solve(normal, down, y)) return std::nullopt;
    const TouchMap map{{x[0], x[1], x[2], y[0], y[1], y[2]}};
    return isFlat(map) ? std::nullopt : std::optional(map);
}

}  // namespace arobase

#include "data/colour_sight.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace arobase {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Triple times(const Matrix& m, const Triple& v) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

constexpr std::array<Matrix, 5> kSeen{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
    {{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}},
}};
constexpr Matrix kToXyz = {{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

double hueDeg(double a, double b) {
    const double h = std::atan2(b, a) * 180 / std::numbers::pi;
    return h < 0 ? h + 360 : h;
}

double meanHueDeg(double h1, double h2, bool grey) {
    if (grey) return h1 + h2;
    if (std::fabs(h1 - h2) <= 180) return (h1 + h2) / 2;
    return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

}  // namespace

std::array<double, 3> labOf(Rgba colour, Sight sight) {
    Triple rgb = times(kSeen[static_cast<std::size_t>(sight)], {linear(colour.r), linear(colour.g), linear(colour.b)});
    for (double& c : rgb) c = std::clamp(c, 0.0, 1.0);
    const Triple xyz = times(kToXyz, rgb);
    const auto f = [](double v) { return v > 216.0 / 24389 ? std::cbrt(v) : (24389.0 / 27 * v + 16) / 116; };
    const double x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIEDE2000 with kL = kC = kH = 1.
double ciede2000(const std::array<double, 3>& one, const std::array<double, 3>& two) {
    const double meanChroma = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2;
    const double c7 = std::pow(meanChroma, 7), k = std::pow(25.0, 7);
    const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + k)));
    const double a1 = one[1] * (1 + g), a2 = two[1] * (1 + g);
    const double c1 = std::hypot(a1, one[2]), c2 = std::hypot(a2, two[2]);
    const double h1 = hueDeg(a1, one[2]), h2 = hueDeg(a2, two[2]);
    const bool grey = c1 * c2 < 1e-9;
    const double turn = grey ? 0 : std::remainder(h2 - h1, 360);
    const double dL = two[0] - one[0], dC = c2 - c1, dH = 2 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2));
    const double l = (one[0] + two[0]) / 2, c = (c1 + c2) / 2, h = meanHueDeg(h1, h2, grey);
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.2 * std::cos(radians(4 * h - 63));
    const double sl = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
    const double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t, cc7 = std::pow(c, 7);
    const double rt = -2 * std::sqrt(cc7 / (cc7 + k)) * std::sin(radians(60 * std::exp(-((h - 275) / 25) * ((h - 275) / 25))));
    const double tl = dL / sl, tc = dC / sc, th = dH / sh;
    return std::sqrt(tl * tl + tc * tc + th * th + rt * tc * th);
}

double luminance(Rgba c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

double contrast(Rgba a, Rgba b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

double difference(Rgba a, Rgba b, Sight sight) { return ciede2000(labOf(a, sight), labOf(b, sight)); }

}  // namespace arobase

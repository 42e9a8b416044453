#include "app/unattended/picture_proof.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

constexpr int kNear = 40;             ///< distance of two colours that count as one, of 255 a channel
constexpr double kKnownShare = 0.80;  ///< of a box's pixels: ground, ink or between the two
constexpr double kInkShare = 0.004, kGroundShare = 0.25;
constexpr float kSmallestPx = 6;
constexpr float kSmallestLetterPx = 10;  // an em; of smaller ones no pixel is even half ink
constexpr float kWholeLetterPx = 14;     // from which some of their pixels are all ink
constexpr float kSmallestSignPx = 16;    // of a sign alone (‹, +, −), which has little ink

bool near(const std::uint8_t* p, Rgba c, int tolerance) {
    return std::abs(p[0] - c.r) <= tolerance && std::abs(p[1] - c.g) <= tolerance && std::abs(p[2] - c.b) <= tolerance;
}

/// On the straight way from one colour to the other: the edge of a letter.
bool between(const std::uint8_t* p, Rgba a, Rgba b) {
    const double d[] = {static_cast<double>(b.r) - a.r, static_cast<double>(b.g) - a.g, static_cast<double>(b.b) - a.b};
    const double q[] = {static_cast<double>(p[0]) - a.r, static_cast<double>(p[1]) - a.g, static_cast<double>(p[2]) - a.b};
    const double length = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
    if (length < 1) return near(p, a, kNear);
    const double t = std::clamp((q[0] * d[0] + q[1] * d[1] + q[2] * d[2]) / length, 0.0, 1.0);
    for (int i = 0; i < 3; ++i)
        if (std::abs(q[i] - t * d[i]) > kNear) return false;
    return true;
}

/// More of one colour than of the other.
bool nearer(const std::uint8_t* p, Rgba to, Rgba from) {
    const auto distance = [p](Rgba c) { return std::abs(p[0] - c.r) + std::abs(p[1] - c.g) + std::abs(p[2] - c.b); };
    return distance(to) < distance(from);
}

bool meet(const Rect& a, const Rect& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

bool far(Rgba a, Rgba b) { return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b) > 3 * kNear; }

bool isSign(const std::string& text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }) == 1;
}

/// A year's column is named where there is room for it.
bool alwaysWritten(const Node& n) { return !n.id.starts_with("year-"); }

bool checkable(const Node& n, const Rect& screen) {
    const bool whole = n.box.x >= screen.x && n.box.y >= screen.y && n.box.right() <= screen.right() && n.box.bottom() <= screen.bottom();
    const bool role = n.role == Role::Button || n.role == Role::Heading || n.role == Role::Text || n.role == Role::Hint;
    return whole && role && alwaysWritten(n) && n.textPx >= (isSign(n.text) ? kSmallestSignPx : kSmallestLetterPx) && !n.text.empty() && n.fg.a == 255 && n.bg.a == 255 && far(n.fg, n.bg) && n.box.w >= kSmallestPx && n.box.h >= kSmallestPx;
}

}  // namespace

std::vector<Expected> expectedOf(const Scene& scene) {
    std::vector<Expected> found;
    const Rect screen = scene.root.box;
    walk(scene.root, [&](const Node& n, int depth) {
        // What is painted later may cover what came before.
        if (depth > 0) std::erase_if(found, [&](const Expected& e) { return meet(e.box, n.box); });
        if (depth > 0 && checkable(n, screen)) found.push_back({n.box, n.fg, n.bg, n.textPx < kWholeLetterPx});
    });
    return found;
}

bool isThere(const Expected& e, const PictureView& picture) {
    const int left = std::max(0, static_cast<int>(std::ceil(e.box.x))), top = std::max(0, static_cast<int>(std::ceil(e.box.y)));
    const int right = std::min(picture.width, static_cast<int>(e.box.right())), bottom = std::min(picture.height, static_cast<int>(e.box.bottom()));
    long long all = 0, known = 0, ink = 0, ground = 0;
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            const std::uint8_t* p = picture.rgba + (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 4;
            ++all;
            const bool expected = between(p, e.fg, e.bg);
            known += expected;
            ink += e.thin ? expected && nearer(p, e.fg, e.bg) : near(p, e.fg, kNear);
            ground += near(p, e.bg, kNear);
        }
    if (all == 0) return false;
    const auto share = [all](long long n) { return static_cast<double>(n) / static_cast<double>(all); };
    return share(known) >= kKnownShare && share(ink) >= kInkShare && share(ground) >= kGroundShare;
}

PictureVerdict judge(const std::vector<Expected>& expected, const PictureView& picture) {
    PictureVerdict verdict;
    for (const Expected& e : expected) {
        ++verdict.checked;
        verdict.there += isThere(e, picture);
    }
    return verdict;
}

}  // namespace arobase

#include "app/audit/looks.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "app/audit/verdict.h"
#include "app/focus.h"
#include "app/spoken.h"
#include "data/colour_sight.h"

namespace arobase::audit {
namespace {

constexpr double kDegrees = 0.7, kSlackMm = 1e-3, kReachFromMm = 900, kReachToMm = 1300, kReachSlackMm = 0.5;
constexpr double kCapShare = 0.727;  // of an em
constexpr int kInk = 30;             // a channel's distance at which a pixel counts as ink
constexpr int kLeastInk = 12;        // fewer pixels than that are not measured

std::string named(const Node& n) { return n.id + (n.text.empty() ? "" : " « " + n.text + " »"); }

/// A column of the ruler that the frise's edge cuts is not there to be tapped.
bool isYear(const Node& n) { return n.id.starts_with("year-"); }

std::vector<const Node*> targetsOf(const Scene& scene) {
    std::vector<const Node*> targets;
    const Rect screen = scene.root.box;
    walk(scene.root, [&](const Node& n, int) {
        if (n.role == Role::Button && n.enabled && !n.box.intersection(screen).empty()) targets.push_back(&n);
    });
    return targets;
}

double gapMm(const Rect& a, const Rect& b, double mmPerPx) {
    const double x = std::max({0.f, b.x - a.right(), a.x - b.right()}), y = std::max({0.f, b.y - a.bottom(), a.y - b.bottom()});
    return std::hypot(x, y) * mmPerPx;
}

}  // namespace

double legibleCapMm(double distanceMm) { return 2 * distanceMm * std::tan(kDegrees * std::numbers::pi / 360); }
double capMm(const Node& node, double mmPerPx) { return static_cast<double>(node.textPx) * kCapShare * mmPerPx; }

std::vector<std::string> smallTexts(const Scene& scene, double mmPerPx, double leastMm, bool all, double& smallestMm) {
    std::vector<std::string> faults;
    walk(scene.root, [&](const Node& n, int) {
        if (n.text.empty() || n.textPx <= 0 || (!all && n.role == Role::Attribution)) return;
        const double cap = capMm(n, mmPerPx);
        smallestMm = std::min(smallestMm, cap);
        if (cap < leastMm - kSlackMm) faults.push_back(named(n) + " : capitales de " + inFrench(cap, 2) + " mm");
    });
    return faults;
}

std::vector<std::string> smallTargets(const Scene& scene, double mmPerPx, double& smallestMm) {
    std::vector<std::string> faults;
    const std::vector<const Node*> targets = targetsOf(scene);
    for (const Node* one : targets) {
        if (isYear(*one)) continue;
        const double side = std::min(one->box.w, one->box.h) * mmPerPx;
        smallestMm = std::min(smallestMm, side);
        if (side < kTargetMm - kSlackMm) faults.push_back(named(*one) + " : " + inFrench(side, 1) + " mm");
        if (side >= kTargetMm - kSlackMm) continue;
        for (const Node* other : targets)
            if (other != one && gapMm(one->box, other->box, mmPerPx) < kApartMm) faults.push_back(named(*one) + " : à moins de 3 mm de " + named(*other));
    }
    return faults;
}

std::vector<std::string> outOfReach(const Scene& scene, double mmPerPx, double mountMm) {
    std::vector<std::string> faults;
    const Rect screen = scene.root.box;
    walk(scene.root, [&](const Node& n, int) {
        const bool control = n.role == Role::Button || n.role == Role::Inset || n.role == Role::Cursor;
        const Rect seen = n.box.intersection(screen);
        if (!control || !n.enabled || seen.empty()) return;
        const double height = screen.h * mmPerPx, above = mountMm + height - n.box.y * mmPerPx, below = mountMm + height - seen.bottom() * mmPerPx;
        if (above > kReachToMm + kReachSlackMm || below < kReachFromMm - kReachSlackMm)
            faults.push_back(named(n) + " : de " + inFrench(below, 0) + " à " + inFrench(above, 0) + " mm du sol");
    });
    return faults;
}

namespace {

Rgba pixel(const PictureView& p, int x, int y) {
    const std::uint8_t* at = p.rgba + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) + static_cast<std::size_t>(x));
    return {at[0], at[1], at[2], 255};
}

bool near(Rgba a, Rgba b, int tolerance) { return std::abs(a.r - b.r) <= tolerance && std::abs(a.g - b.g) <= tolerance && std::abs(a.b - b.b) <= tolerance; }

/// A box in whole pixels, with what is known of each: ink or not.
struct Cells {
    int x = 0, y = 0, w = 0, h = 0;
    std::vector<bool> ink;
    bool isInk(int cx, int cy) const { return cx >= 0 && cy >= 0 && cx < w && cy < h && ink[static_cast<std::size_t>(cy * w + cx)]; }
    bool inkWithin(int cx, int cy, int reach) const {
        for (int dy = -reach; dy <= reach; ++dy)
            for (int dx = -reach; dx <= reach; ++dx)
                if (isInk(cx + dx, cy + dy)) return true;
        return false;
    }
};

Cells cellsOf(const Node& n, const PictureView& p, int& ink) {
    Cells c;
    c.x = std::max(0, static_cast<int>(std::floor(n.box.x)) - 3);
    c.y = std::max(0, static_cast<int>(std::floor(n.box.y)) - 3);
    c.w = std::min(p.width, static_cast<int>(std::ceil(n.box.right())) + 3) - c.x;
    c.h = std::min(p.height, static_cast<int>(std::ceil(n.box.bottom())) + 3) - c.y;
    if (c.w <= 0 || c.h <= 0) return c;
    c.ink.resize(static_cast<std::size_t>(c.w * c.h));
    for (int y = 0; y < c.h; ++y)
        for (int x = 0; x < c.w; ++x)
            if (near(pixel(p, c.x + x, c.y + y), n.fg, kInk)) c.ink[static_cast<std::size_t>(y * c.w + x)] = true, ++ink;
    return c;
}

/// The contrast of its letters with what lies two pixels from them: beyond their soft edge, within a halo. The worse third of it: soft
/// edges of thin letters lie among these pixels, and do not decide; a dark strip behind a word does. 0: too little of it can be seen.
double textContrast(const Node& n, const PictureView& p) {
    int ink = 0;
    const Cells c = cellsOf(n, p, ink);
    if (ink < kLeastInk) return 0;
    std::vector<double> around;
    for (int y = 0; y < c.h; ++y)
        for (int x = 0; x < c.w; ++x)
            if (!c.inkWithin(x, y, 1) && c.inkWithin(x, y, 2)) around.push_back(contrast(pixel(p, c.x + x, c.y + y), n.fg));
    if (around.size() < 8) return 0;
    const auto third = around.begin() + static_cast<std::ptrdiff_t>(around.size() * 35 / 100);
    std::nth_element(around.begin(), third, around.end());
    return *third;
}

/// What of a mark's box is among its lightest against what is among its darkest: a mark whose colour is near its ground's, and that has no ink,
/// has none of it.
double graphicContrast(const Node& n, const PictureView& p) {
    const int left = std::max(0, static_cast<int>(n.box.x)), top = std::max(0, static_cast<int>(n.box.y));
    const int right = std::min(p.width, static_cast<int>(n.box.right())), bottom = std::min(p.height, static_cast<int>(n.box.bottom()));
    if (right - left < 6 || bottom - top < 6) return 0;
    std::vector<double> all;
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) all.push_back(luminance(pixel(p, x, y)));
    std::sort(all.begin(), all.end());
    const std::size_t few = all.size() / 30;
    return (all[all.size() - 1 - few] + 0.05) / (all[few] + 0.05);
}

/// Texts and marks that nothing was painted over.
std::vector<const Node*> openNodes(const Scene& scene) {
    std::vector<const Node*> found;
    const Rect screen = scene.root.box;
    const auto meet = [](const Rect& a, const Rect& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); };
    walk(scene.root, [&](const Node& n, int depth) {
        if (depth == 0) return;
        std::erase_if(found, [&](const Node* before) { return meet(before->box, n.box); });
        const bool whole = n.box.x >= screen.x && n.box.y >= screen.y && n.box.right() <= screen.right() && n.box.bottom() <= screen.bottom();
        const bool text = !n.text.empty() && n.textPx > 0 && n.fg.a == 255 && n.enabled;
        if (whole && (text || n.role == Role::Mark)) found.push_back(&n);
    });
    return found;
}

}  // namespace

ContrastLook contrastOn(const Scene& scene, const PictureView& picture, double leastText, double leastGraphic) {
    ContrastLook look;
    for (const Node* n : openNodes(scene)) {
        const bool mark = n->role == Role::Mark && n->textPx <= 0;
        const double ratio = mark ? graphicContrast(*n, picture) : textContrast(*n, picture), least = mark ? leastGraphic : leastText;
        if (ratio <= 0) continue;
        ++(mark ? look.graphics : look.texts);
        double& worst = mark ? look.leastGraphic : look.leastText;
        worst = std::min(worst, ratio);
        if (ratio < least) look.faults.push_back(named(*n) + " : " + inFrench(ratio, 2));
    }
    return look;
}

std::vector<std::string> keyTraps(const Scene& scene, std::size_t& count) {
    const std::vector<FocusStop> stops = focusStops(scene);
    count = stops.size();
    std::vector<std::string> faults;
    for (const FocusStop& from : stops) {
        std::set<std::string> seen{from.node};
        std::vector<std::string> ahead{from.node};
        while (!ahead.empty()) {
            const std::string at = ahead.back();
            ahead.pop_back();
            for (const FocusMove move : {FocusMove::Back, FocusMove::On, FocusMove::GroupBack, FocusMove::GroupOn})
                if (std::string to = focusAfter(stops, at, move); seen.insert(to).second) ahead.push_back(std::move(to));
        }
        if (seen.size() < stops.size()) faults.push_back(from.node + " : " + std::to_string(stops.size() - seen.size()) + " arrêts hors d’atteinte");
    }
    return faults;
}

std::vector<std::string> unlabelled(const Scene& scene) {
    std::vector<std::string> faults;
    walk(scene.root, [&](const Node& n, int) {
        if (!isLabelled(n)) faults.push_back(n.id + " (" + std::string(roleName(n.role)) + ") : rien à dire");
    });
    return faults;
}

int pixelsOf(const PictureView& p, Rgba colour) {
    int count = 0;
    for (int i = 0; i < p.width * p.height; ++i) {
        const std::uint8_t* at = p.rgba + 4 * static_cast<std::size_t>(i);
        count += at[0] == colour.r && at[1] == colour.g && at[2] == colour.b;
    }
    return count;
}

}  // namespace arobase::audit

#include "render/print/shapes.h"

#include <cairo.h>

#include <cmath>
#include <numbers>

#include "render/print/mark_outline.h"

namespace arobase::print {
namespace {

constexpr double kPi = std::numbers::pi;

double wide(float v) { return static_cast<double>(v); }

void rectanglePath(const Canvas& canvas, const Rect& box, double radius) {
    cairo_t* cairo = canvas.cairo;
    const double x = wide(box.x), y = wide(box.y), w = wide(box.w), h = wide(box.h), r = std::min({radius, w / 2, h / 2});
    cairo_new_path(cairo);
    if (r <= 0) return cairo_rectangle(cairo, x, y, w, h);
    cairo_arc(cairo, x + w - r, y + r, r, -kPi / 2, 0);
    cairo_arc(cairo, x + w - r, y + h - r, r, 0, kPi / 2);
    cairo_arc(cairo, x + r, y + h - r, r, kPi / 2, kPi);
    cairo_arc(cairo, x + r, y + r, r, kPi, 1.5 * kPi);
    cairo_close_path(cairo);
}

void rectangle(const Canvas& canvas, const Prim& prim, const Rect& clip) {
    const double radius = wide(prim.params[0]), stroke = wide(prim.params[1]);
    const Rect box = radius > 0 ? prim.box : canvas.bled(prim.box);
    if (prim.fill.a > 0) {
        rectanglePath(canvas, box, radius);
        setColour(canvas, prim.fill);
        fillWithin(canvas, clip);
    }
    if (stroke <= 0 || prim.stroke.a == 0) return;
    rectanglePath(canvas, prim.box.inset(prim.params[1] / 2), std::max(0.0, radius - stroke / 2));
    setColour(canvas, prim.stroke);
    strokeWithin(canvas, clip, stroke);
}

void circlePath(const Canvas& canvas, Vec2 centre, double radius) {
    cairo_new_path(canvas.cairo);
    cairo_arc(canvas.cairo, wide(centre.x), wide(centre.y), radius, 0, 2 * kPi);
    cairo_close_path(canvas.cairo);
}

void disc(const Canvas& canvas, const Prim& prim, const Rect& clip) {
    const double radius = wide(prim.box.w) / 2, stroke = wide(prim.params[0]);
    if (prim.fill.a > 0) {
        circlePath(canvas, prim.box.centre(), radius);
        setColour(canvas, prim.fill);
        fillWithin(canvas, clip);
    }
    if (stroke <= 0 || prim.stroke.a == 0) return;
    circlePath(canvas, prim.box.centre(), radius - stroke / 2);
    setColour(canvas, prim.stroke);
    strokeWithin(canvas, clip, stroke);
}

void capsule(const Canvas& canvas, const Prim& prim, const Rect& clip) {
    const Line line{{wide(prim.params[0]), wide(prim.params[1])}, {wide(prim.params[2]), wide(prim.params[3])}};
    addLines(canvas, std::span(&line, 1), clip);
    setColour(canvas, prim.fill);
    strokeWithin(canvas, clip, wide(prim.extra));
}

void triangle(const Canvas& canvas, const Prim& prim, const Rect& clip) {
    const double l = wide(prim.box.x), t = wide(prim.box.y), r = wide(prim.box.right()), b = wide(prim.box.bottom()), x = (l + r) / 2, y = (t + b) / 2;
    Ring corners;
    switch (static_cast<int>(prim.params[0])) {
        case 0: corners = {{x, t}, {r, b}, {l, b}}; break;
        case 1: corners = {{r, y}, {l, b}, {l, t}}; break;
        case 2: corners = {{x, b}, {l, t}, {r, t}}; break;
        default: corners = {{l, y}, {r, t}, {r, b}}; break;
    }
    addRings(canvas, std::span(&corners, 1), clip);
    setColour(canvas, prim.fill);
    fillWithin(canvas, clip);
}

/// Stripes that rise to the right, two fifths of the period wide, counted from the lower left corner of the page.
void hatch(const Canvas& canvas, const Prim& prim, const Rect& clip) {
    const double period = wide(prim.params[1]) * std::numbers::sqrt2, foot = wide(canvas.page.bottom());
    const Rect box = prim.box.intersection(clip);
    if (box.empty()) return;
    cairo_save(canvas.cairo);
    rectanglePath(canvas, prim.box, wide(prim.params[0]));
    cairo_clip(canvas.cairo);
    std::vector<Line> stripes;
    const double left = wide(box.x), right = wide(box.right());
    const auto first = static_cast<long>(std::floor((left + wide(box.y) - foot) / period)), last = static_cast<long>(std::ceil((right + wide(box.bottom()) - foot) / period));
    for (long i = first; i <= last; ++i) {
        const double sum = (static_cast<double>(i) + 0.5) * period + foot;  // x + y along the stripe
        stripes.push_back({{left, sum - left}, {right, sum - right}});
    }
    addLines(canvas, stripes, box);
    setColour(canvas, prim.fill);
    strokeWithin(canvas, box, wide(prim.params[1]) * 0.4);
    cairo_restore(canvas.cairo);
}

void paintGradient(const Canvas& canvas, cairo_pattern_t* gradient, const Rect& box, const Rect& clip) {
    rectanglePath(canvas, box.intersection(clip), 0);
    cairo_set_source(canvas.cairo, gradient);
    cairo_fill(canvas.cairo);
    cairo_pattern_destroy(gradient);
}

void addStop(cairo_pattern_t* gradient, double at, Rgba c, double share = 1) {
    cairo_pattern_add_color_stop_rgba(gradient, at, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0 * share);
}

void shade(const Canvas& canvas, const Prim& prim, const Rect& clip) {
    const bool across = prim.params[0] > 0.5f;
    const double x = wide(prim.box.x), y = wide(prim.box.y);
    cairo_pattern_t* gradient = across ? cairo_pattern_create_linear(x, 0, wide(prim.box.right()), 0) : cairo_pattern_create_linear(0, y, 0, wide(prim.box.bottom()));
    addStop(gradient, 0, prim.fill);
    addStop(gradient, 1, prim.stroke);
    paintGradient(canvas, gradient, canvas.bled(prim.box), clip);
}

/// From `inner` to `outer` of the radius a fade from the colour to nothing; `eased`: how much of it at a share of the way out.
template <class Eased>
void radialFade(const Canvas& canvas, Vec2 centre, double inner, double outer, Rgba colour, const Rect& clip, Eased&& eased) {
    constexpr int kStops = 12;
    const double x = wide(centre.x), y = wide(centre.y);
    cairo_pattern_t* gradient = cairo_pattern_create_radial(x, y, inner, x, y, outer);
    for (int i = 0; i <= kStops; ++i) {
        const double at = static_cast<double>(i) / kStops;
        addStop(gradient, at, colour, eased(1 - at));
    }
    cairo_pattern_set_extend(gradient, CAIRO_EXTEND_NONE);
    const auto reach = static_cast<float>(outer);
    paintGradient(canvas, gradient, {centre.x - reach, centre.y - reach, 2 * reach, 2 * reach}, clip);
}

void glow(const Canvas& canvas, const Prim& prim, const Rect& clip) {
    radialFade(canvas, prim.box.centre(), 0, wide(prim.box.w) / 2, prim.fill, clip, [](double left) { return left * left * (3 - 2 * left); });
}

void strokeLines(const Canvas& canvas, const std::vector<Line>& lines, double width, Rgba colour, const Rect& clip) {
    addLines(canvas, lines, clip);
    setColour(canvas, colour);
    strokeWithin(canvas, clip, width);
}

/// A line of the mark, or the two thin ones of a département.
void markLine(const Canvas& canvas, const Prim& prim, double radius, double width, double level, Rgba colour, const Rect& clip) {
    const MarkOutline outline{prim.box.centre(), static_cast<int>(prim.params[1]) == 1};
    const double gap = wide(prim.uv[2]) * (level < 1.5 ? 1.6 : 1.0);
    const bool twice = static_cast<int>(prim.params[1]) == 2;
    const double each = twice ? width * 0.36 : width;
    for (const double side : {-1.0, 1.0}) {
        const double at = twice ? radius + side * (width - each) / 2 : radius;
        if (twice || side > 0) strokeLines(canvas, level > 0 ? outline.arcs(at, static_cast<int>(level), gap + each / 2) : outline.whole(at), each, colour, clip);
    }
}

void selectionRing(const Canvas& canvas, const Prim& prim, Rgba bright, const Rect& clip) {
    const MarkOutline outline{prim.box.centre(), static_cast<int>(prim.params[1]) == 1};
    const double radius = wide(prim.uv[3]), width = wide(prim.extra), reach = wide(prim.box.w) / 4 + width / 2;
    radialFade(canvas, prim.box.centre(), radius, radius + reach, bright, clip, [](double left) { return 0.6 * left * left; });
    strokeLines(canvas, outline.whole(radius), width, bright, clip);
}

void mark(const Canvas& canvas, const Prim& prim, const Rect& clip) {
    const bool unknown = prim.params[0] < 0.5f;
    const MarkOutline outline{prim.box.centre(), static_cast<int>(prim.params[1]) == 1};
    if (prim.params[3] > 0.5f) selectionRing(canvas, prim, unknown ? prim.stroke : prim.fill, clip);
    addRings(canvas, outline.whole(wide(prim.uv[0])), clip);
    setColour(canvas, prim.fill, unknown ? 0.15 : 1);
    fillWithin(canvas, clip);
    markLine(canvas, prim, wide(prim.uv[1]), wide(prim.params[2]), wide(prim.params[0]), unknown ? prim.stroke : prim.fill, clip);
}

}  // namespace

void drawShape(const Canvas& canvas, const Prim& prim, const Rect& clip) {
    switch (prim.kind) {
        case PrimKind::Rect: return rectangle(canvas, prim, clip);
        case PrimKind::Disc: return disc(canvas, prim, clip);
        case PrimKind::Capsule: return capsule(canvas, prim, clip);
        case PrimKind::Mark: return mark(canvas, prim, clip);
        case PrimKind::Glow: return glow(canvas, prim, clip);
        case PrimKind::Triangle: return triangle(canvas, prim, clip);
        case PrimKind::Hatch: return hatch(canvas, prim, clip);
        case PrimKind::Shade: return shade(canvas, prim, clip);
        case PrimKind::Glyph:
        case PrimKind::Label: return;
    }
}

}  // namespace arobase::print

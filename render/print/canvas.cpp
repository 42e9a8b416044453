#include "render/print/canvas.h"

#include <cairo.h>

#include <memory>

namespace arobase::print {
namespace {

constexpr float kOnEdgePx = 0.51f;       // a box on whole pixels and a page that is not
constexpr double kFinestMm = 0.015;      // no press shows less

double wide(float v) { return static_cast<double>(v); }

/// The present path in straight pieces; closed ones end where they begin.
std::vector<Line> flattened(cairo_t* cairo) {
    const std::unique_ptr<cairo_path_t, decltype(&cairo_path_destroy)> path(cairo_copy_path_flat(cairo), &cairo_path_destroy);
    std::vector<Line> lines;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t* data = &path->data[i];
        if (data->header.type == CAIRO_PATH_MOVE_TO)
            lines.push_back({{data[1].point.x, data[1].point.y}});
        else if (data->header.type == CAIRO_PATH_LINE_TO && !lines.empty())
            lines.back().push_back({data[1].point.x, data[1].point.y});
        else if (data->header.type == CAIRO_PATH_CLOSE_PATH && !lines.empty())
            lines.back().push_back(Point(lines.back().front()));
    }
    return lines;
}

bool pathInside(cairo_t* cairo, const Rect& box) {
    double left = 0, top = 0, right = 0, bottom = 0;
    cairo_path_extents(cairo, &left, &top, &right, &bottom);
    return left >= wide(box.x) && top >= wide(box.y) && right <= wide(box.right()) && bottom <= wide(box.bottom());
}

}  // namespace

Rect Canvas::bled(const Rect& box) const {
    const auto out = [](float side, float edge, float outer) { return std::abs(side - edge) < kOnEdgePx ? outer : side; };
    const float left = out(box.x, page.x, sheet.x), top = out(box.y, page.y, sheet.y);
    return {left, top, out(box.right(), page.right(), sheet.right()) - left, out(box.bottom(), page.bottom(), sheet.bottom()) - top};
}

Clip::Clip(const Canvas& canvas, const Rect& box) : m_cairo(canvas.cairo) {
    cairo_save(m_cairo);
    cairo_rectangle(m_cairo, wide(box.x), wide(box.y), wide(box.w), wide(box.h));
    cairo_clip(m_cairo);
}

Clip::~Clip() { cairo_restore(m_cairo); }

void setColour(const Canvas& canvas, Rgba c, double share) {
    cairo_set_source_rgba(canvas.cairo, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0 * share);
}

void addRings(const Canvas& canvas, std::span<const Ring> rings, const Rect& box) {
    cairo_new_path(canvas.cairo);
    for (const Ring& ring : rings) {
        Ring inside = clippedRing(ring, box);
        thin(inside, kFinestMm / canvas.mmPerPx);
        if (inside.size() < 3) continue;
        cairo_move_to(canvas.cairo, inside[0].x, inside[0].y);
        for (std::size_t i = 1; i < inside.size(); ++i) cairo_line_to(canvas.cairo, inside[i].x, inside[i].y);
        cairo_close_path(canvas.cairo);
    }
}

void addLines(const Canvas& canvas, std::span<const Line> lines, const Rect& box) {
    cairo_new_path(canvas.cairo);
    std::vector<Line> inside;
    for (const Line& line : lines) clipLine(line, box, inside);
    for (Line& line : inside) {
        const bool closed = line.size() > 3 && line.front() == line.back();
        thin(line, kFinestMm / canvas.mmPerPx);
        cairo_move_to(canvas.cairo, line[0].x, line[0].y);
        for (std::size_t i = 1; i < line.size(); ++i) cairo_line_to(canvas.cairo, line[i].x, line[i].y);
        if (line.size() == 1) cairo_line_to(canvas.cairo, line[0].x, line[0].y);
        if (closed) cairo_close_path(canvas.cairo);
    }
}

void fillWithin(const Canvas& canvas, const Rect& box) {
    if (!pathInside(canvas.cairo, box)) addRings(canvas, flattened(canvas.cairo), box);
    cairo_set_fill_rule(canvas.cairo, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(canvas.cairo);
}

void strokeWithin(const Canvas& canvas, const Rect& box, double widthPx) {
    if (!pathInside(canvas.cairo, box)) addLines(canvas, flattened(canvas.cairo), box);
    cairo_set_line_width(canvas.cairo, widthPx);
    cairo_set_line_cap(canvas.cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(canvas.cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(canvas.cairo);
}

}  // namespace arobase::print

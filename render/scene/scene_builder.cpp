#include "render/scene/scene_builder.h"

#include <cmath>

namespace arobase {

SceneBuilder::SceneBuilder(Scene& scene, TextEngine& text, const Theme& theme, Metrics metrics)
    : m_scene(scene), m_text(text), m_theme(theme), m_metrics(metrics) {}

Node& SceneBuilder::top() {
    // Paths, not pointers: vectors of children move when they grow.
    Node* node = &m_scene.root;
    for (const std::size_t i : m_path) node = &node->children[i];
    return *node;
}

Node& SceneBuilder::open(std::string id, Role role, Rect box) {
    Node& parent = top();
    m_path.push_back(parent.children.size());
    Node& node = parent.children.emplace_back();
    node.id = std::move(id);
    node.role = role;
    node.box = box;
    return node;
}

void SceneBuilder::close() { m_path.pop_back(); }

Node& SceneBuilder::leaf(std::string id, Role role, Rect box) {
    open(std::move(id), role, box);
    Node& node = top();
    close();
    return node;
}

Rect SceneBuilder::text(std::string id, Role role, std::string_view words, Vec2 at, const TextStyle& style, Rgba colour,
                        TextAlign align, Rgba background) {
    const auto run = m_text.shape(words, style);
    const float shift = align == TextAlign::Left ? 0 : align == TextAlign::Centre ? run->widthPx / 2 : run->widthPx;
    const Rect box{at.x - shift, at.y, run->widthPx, lineHeight(style)};
    Node& node = leaf(std::move(id), role, box);
    node.text = words;
    node.fg = colour;
    node.bg = background;
    node.textPx = style.sizePx;
    list().text(*run, {box.x, at.y + (box.h + run->capHeightPx) / 2}, colour);
    return box;
}

Rect SceneBuilder::paragraph(std::string id, Role role, std::string_view words, Vec2 at, float widthPx, const TextStyle& style,
                             Rgba colour, Rgba background, int maxLines) {
    const auto lines = m_text.wrap(words, style, widthPx, maxLines);
    const Rect box{at.x, at.y, widthPx, lineHeight(style) * static_cast<float>(lines.size())};
    Node& node = leaf(std::move(id), role, box);
    node.text = words;
    node.fg = colour;
    node.bg = background;
    node.textPx = style.sizePx;
    float y = at.y;
    for (const std::string& line : lines) {
        const auto run = m_text.shape(line, style);
        list().text(*run, {at.x, y + (lineHeight(style) + run->capHeightPx) / 2}, colour);
        y += lineHeight(style);
    }
    return box;
}

void SceneBuilder::words(std::string_view words, Vec2 middle, const TextStyle& style, Rgba colour, TextAlign align, Rgba halo,
                         float haloPx, float opacity) {
    const auto run = m_text.shape(words, style);
    const float shift = align == TextAlign::Left ? 0 : align == TextAlign::Centre ? run->widthPx / 2 : run->widthPx;
    const Vec2 origin{middle.x - shift, middle.y + run->capHeightPx / 2};
    if (haloPx > 0)  // a name on the map
        list().label({run, colour, halo, haloPx}, origin, opacity);
    else
        list().text(*run, origin, colour);
}

void SceneBuilder::button(std::string id, std::string_view label, Rect box, std::string action, bool enabled, bool primary) {
    Node& node = leaf(std::move(id), Role::Button, box);
    node.text = label;
    node.action = std::move(action);
    node.enabled = enabled;
    node.captures = true;
    const Rgba fill = colour(primary ? "accent" : "button");
    node.fg = primary ? colour("text_on_accent") : enabled ? colour("button_text") : colour("text_dim");
    node.bg = fill;
    TextStyle style = body(FontWeight::SemiBold);
    for (const TextStyle& smaller : {this->label(FontWeight::SemiBold), small(FontWeight::SemiBold)})
        if (engine().widthPx(label, style) > box.w - mm(2)) style = smaller;
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    list().rect(box, fill, box.h / 2, primary ? Rgba{0, 0, 0, 0} : colour("button_border"), primary ? 0 : mm(0.4));
    words(label, box.centre(), style, ink);
}

Rgba withAlpha(Rgba colour, double share) {
    colour.a = static_cast<std::uint8_t>(std::lround(static_cast<double>(colour.a) * std::clamp(share, 0.0, 1.0)));
    return colour;
}

Rgba mixed(Rgba a, Rgba b, double share) {
    const auto mix = [share](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::lround(x + (static_cast<double>(y) - x) * std::clamp(share, 0.0, 1.0)));
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

}  // namespace arobase

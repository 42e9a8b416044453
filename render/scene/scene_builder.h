#pragma once
// Builds a scene: every drawing call goes with the node it belongs to.
#include <string>
#include <string_view>

#include "render/scene/scene.h"
#include "render/text/text_engine.h"

namespace arobase {

/// Density and type scale of a display. Sizes are physical: the same millimetres on every screen.
struct Metrics {
    float pxPerMm = 3.57f;
    float mm(double millimetres) const { return static_cast<float>(millimetres) * pxPerMm; }
    /// Em size whose capitals are that high (Inter: capitals are 0.727 em).
    float emForCapMm(double capMm) const { return mm(capMm / 0.727); }
};

class SceneBuilder {
public:
    SceneBuilder(Scene& scene, TextEngine& text, const Theme& theme, Metrics metrics);

    /// Opens a node under the present one; close() goes back up. Boxes are not clipped to the parent's.
    Node& open(std::string id, Role role, Rect box);
    void close();
    /// open() and close() at once.
    Node& leaf(std::string id, Role role, Rect box);

    /// A line of text as a node of its own; `at` is the top left (or top middle, top right) of its line box.
    /// Returns the box it took.
    Rect text(std::string id, Role role, std::string_view words, Vec2 at, const TextStyle& style, Rgba colour,
              TextAlign align = TextAlign::Left, Rgba background = {0, 0, 0, 0});
    /// Wrapped text under one node; returns its box. At most `maxLines` (0: no limit).
    Rect paragraph(std::string id, Role role, std::string_view words, Vec2 at, float widthPx, const TextStyle& style,
                   Rgba colour, Rgba background, int maxLines = 0);
    /// Draws words inside the present node (no node of its own): middle of the line at `middle`. `opacity` (0…1): with a halo only.
    void words(std::string_view words, Vec2 middle, const TextStyle& style, Rgba colour, TextAlign align = TextAlign::Centre,
               Rgba halo = {0, 0, 0, 0}, float haloPx = 0, float opacity = 1);
    /// A pill button with a label; `primary` is filled with the accent.
    void button(std::string id, std::string_view label, Rect box, std::string action, bool enabled = true, bool primary = false);

    float lineHeight(const TextStyle& style) const { return style.sizePx * 1.25f; }

    Scene& scene() { return m_scene; }
    DrawList& list() { return m_scene.list; }
    TextEngine& engine() { return m_text; }
    const Theme& theme() const { return m_theme; }
    const Metrics& metrics() const { return m_metrics; }
    Rgba colour(std::string_view token) const { return m_theme.colour(token); }
    float mm(double millimetres) const { return m_metrics.mm(millimetres); }

    /// The type scale (capital heights): display numerals are set by their own callers.
    TextStyle body(FontWeight weight = FontWeight::Regular) const { return {m_metrics.emForCapMm(4.9), weight, true}; }
    TextStyle label(FontWeight weight = FontWeight::Medium) const { return {m_metrics.emForCapMm(4.0), weight, true}; }
    TextStyle small(FontWeight weight = FontWeight::Regular) const { return {m_metrics.emForCapMm(3.2), weight, true}; }
    TextStyle tiny(FontWeight weight = FontWeight::Regular) const { return {m_metrics.emForCapMm(2.6), weight, true}; }
    TextStyle heading() const { return {m_metrics.emForCapMm(7.6), FontWeight::Bold, true}; }

private:
    Node& top();

    Scene& m_scene;
    TextEngine& m_text;
    const Theme& m_theme;
    Metrics m_metrics;
    std::vector<std::size_t> m_path;  ///< indices of the open nodes, from the root
};

Rgba withAlpha(Rgba colour, double share);
Rgba mixed(Rgba a, Rgba b, double share);

}  // namespace arobase

// What the stage adds: the cue's words, large enough for the last row, and black.
#include "app/screens/screen.h"

namespace arobase::screens {

void stageOverlay(Context& c) {
    const StageState& stage = c.state.stage;
    if (stage.black) {
        c.b.leaf("stage-black", Role::Text, c.layout.screen);
        c.b.list().rect(c.layout.screen, {0, 0, 0, 255});
        return;
    }
    if (stage.index >= static_cast<int>(c.content.cues.size())) return;
    const Cue& cue = c.content.cues[static_cast<std::size_t>(stage.index)];
    if (cue.title.empty() && cue.text.empty()) return;
    const double since = c.state.reducedMotion ? 1 : easeOut((c.state.clockS - stage.cueStartS) / 0.6);
    // Sizes follow the picture, not millimetres: the audience's distance grows with the screen.
    const float unit = c.layout.screen.h / 100, margin = c.layout.screen.w * 0.05f;
    const TextStyle title{unit * 8.2f, FontWeight::Bold, true}, text{unit * 4.2f, FontWeight::Medium, true};
    const float width = c.layout.focus.w;
    const auto titleLines = c.b.engine().wrap(c.data(cue.title), title, width - 2 * unit * 3);
    const auto textLines = c.b.engine().wrap(c.data(cue.text), text, width - 2 * unit * 3);
    const float height = unit * 4 + static_cast<float>(titleLines.size()) * title.sizePx * 1.2f + static_cast<float>(textLines.size()) * text.sizePx * 1.3f;
    const Rect band{c.layout.focus.x, c.layout.map.bottom() - height - unit * 3, std::min(width, c.layout.screen.w - margin - c.layout.focus.x), height};
    Node& node = c.b.open("stage-caption", Role::Heading, band);
    node.text = c.data(cue.title) + (cue.text.empty() ? "" : "\n" + c.data(cue.text));
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = title.sizePx;
    c.b.list().rect(band, withAlpha(c.b.colour("panel"), 0.92 * since), unit * 1.4f);
    float y = band.y + unit * 2;
    const auto write = [&](const std::vector<std::string>& lines, const TextStyle& style, float pitch, Rgba ink) {
        for (const std::string& line : lines) {
            c.b.words(line, {band.x + unit * 3, y + pitch / 2}, style, withAlpha(ink, since), TextAlign::Left);
            y += pitch;
        }
    };
    write(titleLines, title, title.sizePx * 1.2f, c.b.colour("text"));
    write(textLines, text, text.sizePx * 1.3f, c.b.colour("text_dim"));
    c.b.close();
}

}  // namespace arobase::screens

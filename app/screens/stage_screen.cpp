// The stage: the year, the cue's words large enough for the last row, and black. No interface.
#include "app/screens/screen.h"
#include "app/tour.h"

namespace arobase::screens {
namespace {

float unitOf(const Context& c) { return c.layout.screen.h / 100; }

/// Lines from `y` down; returns where the next one would start.
float write(Context& c, const std::string& words, float y, const TextStyle& style, Rgba ink) {
    for (const std::string& line : c.b.engine().wrap(words, style, c.layout.caption.w)) {
        c.b.words(line, {c.layout.caption.x, y + style.sizePx * 0.6f}, style, ink, TextAlign::Left, c.b.colour("halo"), unitOf(c) * 0.3f);
        y += style.sizePx * 1.18f;
    }
    return y;
}

}  // namespace

void stageTitle(Context& c) {
    const float unit = unitOf(c);
    const Rgba veil = c.b.colour("sea");
    c.b.list().shade({0, 0, c.layout.focus.x + 6 * unit, c.layout.map.h}, withAlpha(veil, 0.97), withAlpha(veil, 0), true);
    const TextStyle year{unit * 19, FontWeight::Bold, true}, count{unit * 3.6f, FontWeight::SemiBold, true};
    const Rect& area = c.layout.title;
    Node& node = c.b.open("year", Role::Heading, {area.x, area.y, area.w, unit * 17});
    node.text = std::to_string(c.state.year);
    node.fg = c.b.colour("text");
    node.bg = veil;
    node.textPx = year.sizePx;
    c.b.words(std::to_string(c.state.year), {area.x - unit, area.y + unit * 8.5f}, year, c.b.colour("text"), TextAlign::Left);
    c.b.close();
    const Edition* edition = c.content.exhibition.edition(c.state.year);
    if (edition && edition->declaredCount)
        c.b.text("edition-count", Role::Text, c.count("edition.count", *edition->declaredCount), {area.x, area.y + unit * 18.5f}, count,
                 c.b.colour("text"), TextAlign::Left, veil);
}

void stageOverlay(Context& c) {
    const StageState& stage = c.state.stage;
    if (stage.black) {
        c.b.leaf("stage-black", Role::Text, c.layout.screen);
        c.b.list().rect(c.layout.screen, {0, 0, 0, 255});
        return;
    }
    if (stage.index >= static_cast<int>(c.content.cues.size())) return;
    const Cue& cue = c.content.cues[static_cast<std::size_t>(stage.index)];
    // While a guided visit passes over the stage, its words stand in the place of the cue's.
    const Tour* tour = tourShown(c.content, c.state);
    const TourStep* step = tour ? &tour->steps[static_cast<std::size_t>(c.state.tour.step)] : nullptr;
    const std::string head = step ? step->title.in(c.state.language()) : c.data(cue.title);
    const std::string words = step ? step->text.in(c.state.language()) : c.data(cue.text);
    if (head.empty() && words.empty()) return;
    const double since = c.state.settings.reducedMotion ? 1 : easeOut((c.state.clockS - stage.cueStartS) / 0.6);
    const float unit = unitOf(c);
    const TextStyle title{unit * 6.2f, FontWeight::Bold, true}, text{unit * 3.9f, FontWeight::Medium, true};
    Node& node = c.b.open("stage-caption", Role::Heading, c.layout.caption);
    node.text = head + (words.empty() ? "" : "\n" + words);
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("sea");
    node.textPx = title.sizePx;
    const float y = write(c, head, c.layout.caption.y, title, withAlpha(c.b.colour("text"), since));
    write(c, words, y + unit, text, withAlpha(c.b.colour("text_dim"), since));
    c.b.close();
}

}  // namespace arobase::screens

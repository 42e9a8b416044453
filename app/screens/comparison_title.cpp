// In place of the year: the two editions that are compared, the ways to compare them, and how much of each is known.
#include <array>

#include "app/screens/comparison_marks.h"

namespace arobase::screens {
namespace {

/// "‹ 2017 ›"; a button that would make the two meet, or leave the editions, is off.
void edition(Context& c, std::size_t side, int year) {
    static constexpr std::array<std::string_view, 2> kIds{"from", "to"};
    const auto& editions = c.content.exhibition.editions;
    const auto at = std::find_if(editions.begin(), editions.end(), [&](const Edition& e) { return e.year == year; });
    const auto other = side == 0 ? c.state.compare.to : c.state.compare.from;
    const bool back = at != editions.begin() && at != editions.end() && (side == 0 || std::prev(at)->year > other);
    const bool on = at != editions.end() && std::next(at) != editions.end() && (side == 1 || std::next(at)->year < other);
    const std::string id = "compared-" + std::string(kIds[side]), step = "StepCompared " + std::to_string(side);
    const Rect& box = c.layout.comparedYears[side];
    c.b.button(id + "-previous", "‹", c.layout.stepCompared[2 * side], step + " -1", back);
    c.b.button(id + "-next", "›", c.layout.stepCompared[2 * side + 1], step + " 1", on);
    const TextStyle style{c.layout.metrics.emForCapMm(5.4), FontWeight::Bold, true};
    Node& node = c.b.open(id, Role::Heading, box);
    node.text = std::to_string(year);
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("sea");
    node.textPx = style.sizePx;
    const std::string words = node.text;
    c.b.words(words, box.centre(), style, c.b.colour("text"));
    c.b.close();
}

/// Signs of the ways: ▲▼, two halves, two frames, many frames.
void sign(Context& c, CompareMode mode, Vec2 at, Rgba ink) {
    DrawList& list = c.b.list();
    const float w = c.mm(3.4), h = c.mm(2.3), line = c.mm(0.45);
    switch (mode) {
        case CompareMode::Progress:
            list.triangle({at.x - c.mm(4.4), at.y - h, c.mm(4), c.mm(3.8)}, 0, ink);
            return list.triangle({at.x + c.mm(0.4), at.y - c.mm(1.5), c.mm(4), c.mm(3.8)}, 2, ink);
        case CompareMode::Swipe:
            list.rect({at.x - w, at.y - h, 2 * w, 2 * h}, {0, 0, 0, 0}, c.mm(0.6), ink, line);
            return list.rect({at.x - w, at.y - h, w, 2 * h}, ink, c.mm(0.6));
        case CompareMode::Beside:
            for (const float x : {-w - c.mm(0.7), c.mm(0.7)}) list.rect({at.x + x, at.y - h, w, 2 * h}, {0, 0, 0, 0}, c.mm(0.6), ink, line);
            return;
        case CompareMode::Multiples:
            for (int i = 0; i < 6; ++i)
                list.rect({at.x - c.mm(3.9) + static_cast<float>(i % 3) * c.mm(2.8), at.y - h + static_cast<float>(i / 3) * c.mm(2.5), c.mm(2.2), c.mm(2)}, ink, c.mm(0.3));
            return;
    }
}

void way(Context& c, CompareMode mode) {
    const auto index = static_cast<std::size_t>(mode);
    const Rect& box = c.layout.compareModes[index];
    const bool chosen = c.state.compare.mode == mode;
    const std::string name(compareModeName(mode));
    const TextStyle style = c.b.tiny(FontWeight::SemiBold);
    Node& node = c.b.open("compare-" + name, Role::Button, box);
    node.text = c.tr("compare.mode_" + name);
    node.value = chosen ? "on" : "off";
    node.action = "Compare " + std::to_string(c.state.compare.from) + " " + std::to_string(c.state.compare.to) + " " + name;
    node.captures = true;
    node.fg = c.b.colour(chosen ? "panel" : "button_text");
    node.bg = c.b.colour(chosen ? "text" : "button");
    node.textPx = style.sizePx;
    const Rgba fill = node.bg, ink = node.fg;
    const std::string words = node.text;
    c.b.list().rect(box, fill, c.mm(4), c.b.colour(chosen ? "text" : "button_border"), c.mm(0.4));
    sign(c, mode, {box.centre().x, box.y + c.mm(5)}, ink);
    c.b.words(words, {box.centre().x, box.y + c.mm(11.2)}, style, ink);
    c.b.close();
}

}  // namespace

void comparisonTitle(Context& c) {
    const Comparison* comparison = comparisonShown(c);
    if (!comparison) return;
    for (const CompareMode mode : {CompareMode::Progress, CompareMode::Swipe, CompareMode::Beside, CompareMode::Multiples}) way(c, mode);
    if (c.state.compare.multiples()) {
        const Rect& row = c.layout.stepCompared[0];
        c.b.text("compared-all", Role::Heading, c.count("compare.all", static_cast<long long>(c.content.exhibition.editions.size())),
                 {row.x, row.centre().y - c.b.lineHeight(c.b.heading()) / 2}, c.b.heading(), c.b.colour("text"), TextAlign::Left, c.b.colour("sea"));
        return;
    }
    edition(c, 0, c.state.compare.from);
    edition(c, 1, c.state.compare.to);
    if (c.state.compare.progress()) return;  // its panel says the rest
    float y = c.layout.compareModes[0].bottom() + c.mm(2.5);
    for (const Coverage* one : {&comparison->from, &comparison->to})
        y = c.b.paragraph(one == &comparison->from ? "comparison-from" : "comparison-to", Role::Text, coverageWords(c, *one), {c.layout.title.x, y},
                          c.layout.title.w, c.b.small(FontWeight::Medium), c.b.colour("text"), c.b.colour("sea"), 2)
                .bottom();
    c.b.paragraph("comparison-insets", Role::Text, c.tr("compare.insets", {{"year", std::to_string(c.state.compare.to)}}), {c.layout.title.x, y}, c.layout.title.w,
                  c.b.tiny(), c.b.colour("text_dim"), c.b.colour("sea"), 1);
}

}  // namespace arobase::screens

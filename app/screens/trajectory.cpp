// The levels of one collectivité over the years: a step an edition, as high as its arobases, up to the next one that is known.
// Where an edition is not known there is a gap, never a line.
#include "app/screens/sheet_column.h"

namespace arobase::screens {
namespace {

constexpr double kLabelsMm = 8, kRiseMm = 4.7, kStepMm = 1.2, kYearLabelMm = 13;

/// Year by year from the first edition to the last.
struct Axis {
    float x = 0, yearPx = 0, top = 0, risePx = 0;
    int first = 0;
    float of(int year) const { return x + static_cast<float>(year - first) * yearPx; }
    float base() const { return top + kLevels * risePx; }
    float level(int level) const { return base() - static_cast<float>(level) * risePx; }
};

/// What is known of one edition, and when the next one is.
struct Step {
    int year = 0, nextYear = 0;
    const Award* award = nullptr;  ///< none: not known
    bool goesOn = false;           ///< the next edition is known too
};

std::vector<Step> stepsOf(const Context& c, const Collectivite& who) {
    const Exhibition& e = c.content.exhibition;
    std::vector<Step> steps;
    for (const Edition& edition : e.editions) {
        Step step{edition.year, edition.year + 1, nullptr, false};
        for (const int a : who.awards)
            if (e.awards[static_cast<std::size_t>(a)].year == edition.year && !step.award) step.award = &e.awards[static_cast<std::size_t>(a)];
        if (!steps.empty() && steps.back().award && step.award && steps.back().award->level > 0 && step.award->level > 0) {
            steps.back().goesOn = true;
            steps.back().nextYear = edition.year;
        }
        steps.push_back(step);
    }
    return steps;
}

/// A thin line for each level, with its number of arobases.
void guides(Context& c, const Axis& axis, float right) {
    for (int level = 0; level <= kLevels; ++level) {
        const float y = axis.level(level);
        c.b.list().line({axis.x, y}, {right, y}, c.mm(level == 0 ? 0.3 : 0.18), c.b.colour(level == 0 ? "button_border" : "panel_border"));
        if (level % 2 == 1) c.b.words(c.tr("level_short." + std::to_string(level)), {axis.x - c.mm(kLabelsMm), y}, c.b.tiny(), c.b.colour("text_dim"), TextAlign::Left);
    }
}

void draw(Context& c, const Axis& axis, const Step& step, const Step* next) {
    const float x = axis.of(step.year), base = axis.base();
    if (!step.award) return c.b.list().disc({x + axis.yearPx / 2, base}, c.mm(0.45), c.b.colour("button_border"));  // an edition, not known
    if (step.award->level == 0) {
        const Vec2 at{x + axis.yearPx / 2, base - c.mm(2.2)};
        c.b.list().disc(at, c.mm(1.6), c.b.colour("panel"), c.b.colour("text_dim"), c.mm(0.3));
        return c.b.words("?", at, {c.mm(2.6), FontWeight::SemiBold, false}, c.b.colour("text_dim"));
    }
    const float right = axis.of(step.nextYear), y = axis.level(step.award->level), thick = c.mm(kStepMm);
    const Rgba colour = c.b.colour(levelToken(step.award->level));
    c.b.list().rect({x, y, right - x, base - y}, withAlpha(colour, 0.26));
    if (next && step.goesOn && next->award->level != step.award->level)
        c.b.list().line({right, y}, {right, axis.level(next->award->level)}, c.mm(0.3), c.b.colour("text_dim"));
    c.b.list().rect({x, y - thick / 2, right - x, thick}, colour, 0, c.b.colour("text_dim"), c.mm(0.1));
}

}  // namespace

void trajectory(SheetColumn& s, const Collectivite& who) {
    Context& c = s.c;
    const auto steps = stepsOf(c, who);
    if (steps.empty()) return;
    s.text("sheet-history", c.tr("sheet.history"), c.b.label(FontWeight::SemiBold), "text");
    s.gap(2);
    const int years = steps.back().year + 1 - steps.front().year;
    const float left = c.mm(kLabelsMm);
    const Axis axis{s.x + left, (s.width - left) / static_cast<float>(years), s.y + c.mm(0.8), c.mm(kRiseMm), steps.front().year};
    guides(c, axis, s.x + s.width);
    float lastLabel = -1e9f;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        const float x = axis.of(step.year), until = i + 1 < steps.size() ? axis.of(steps[i + 1].year) : s.x + s.width;
        Node& node = c.b.open("history-" + std::to_string(step.year), Role::Figure, {x, axis.top - c.mm(0.8), until - x, kLevels * axis.risePx + c.mm(6.8)});
        node.action = "SelectYear " + std::to_string(step.year);
        node.value = step.award ? std::to_string(step.award->level) : "";
        node.spoken = std::to_string(step.year) + c.tr("list.colon") + (step.award ? c.tr("level." + std::to_string(step.award->level)) : c.tr("sheet.unknown_level_short"));
        draw(c, axis, step, i + 1 < steps.size() ? &steps[i + 1] : nullptr);
        const bool current = step.year == c.state.year;
        const float middle = x + axis.yearPx / 2;
        if (current) c.b.list().triangle({middle - c.mm(1.2), axis.base() + c.mm(0.5), c.mm(2.4), c.mm(1.6)}, 0, c.b.colour("cursor"));
        const bool named = step.award || i == 0 || i + 1 == steps.size();
        if (named && middle - lastLabel > c.mm(kYearLabelMm)) {
            const float half = c.b.engine().widthPx(std::to_string(step.year), c.b.tiny(FontWeight::Medium)) / 2;
            c.b.words(std::to_string(step.year), {std::min(middle, s.x + s.width - half), axis.base() + c.mm(4.5)}, c.b.tiny(FontWeight::Medium), c.b.colour(current ? "text" : "text_dim"));
            lastLabel = middle;
        }
        c.b.close();
    }
    s.y = axis.base() + c.mm(7);
    s.text("sheet-history-note", c.tr("sheet.history_note"), c.b.tiny(), "text_dim");
}

}  // namespace arobase::screens

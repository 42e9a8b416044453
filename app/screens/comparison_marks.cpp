#include "app/screens/comparison_marks.h"

#include <array>
#include <cmath>

namespace arobase::screens {
namespace {

bool hollow(Progress progress) { return progress >= Progress::UnknownBefore; }

/// The left (−1) or the right (1) half of a disc, in upright strips: the edge lies under the ring around it.
void halfDisc(DrawList& list, Vec2 at, float r, int side, Rgba ink) {
    constexpr int kStrips = 7;
    const float step = r / kStrips, lap = 0.7f;  // px that strips lie on one another, lest the ground shine through
    for (int i = 0; i < kStrips; ++i) {
        const float x = step * static_cast<float>(i), middle = x + step / 2, high = std::sqrt(r * r - middle * middle);
        const float from = i == 0 ? 0 : lap;
        list.rect({side < 0 ? at.x - x - step : at.x + x - from, at.y - high, step + from, 2 * high}, ink);
    }
}

void glyph(SceneBuilder& b, Vec2 at, float r, Progress progress, Rgba ink) {
    const float a = r * 0.52f, w = r * 0.26f;
    DrawList& list = b.list();
    switch (progress) {
        case Progress::Up: return list.triangle({at.x - a, at.y - a * 0.95f, 2 * a, 1.65f * a}, 0, ink);
        case Progress::Down: return list.triangle({at.x - a, at.y - a * 0.7f, 2 * a, 1.65f * a}, 2, ink);
        case Progress::Kept:
            for (const float dy : {-0.42f, 0.42f}) list.rect({at.x - a, at.y + dy * a - w * 0.55f, 2 * a, w * 1.1f}, ink);
            return;
        case Progress::New:
            list.rect({at.x - a, at.y - w / 2, 2 * a, w}, ink);
            return list.rect({at.x - w / 2, at.y - a, w, 2 * a}, ink);
        case Progress::Left:
            list.line({at.x - a * 0.8f, at.y - a * 0.8f}, {at.x + a * 0.8f, at.y + a * 0.8f}, w, ink);
            return list.line({at.x - a * 0.8f, at.y + a * 0.8f}, {at.x + a * 0.8f, at.y - a * 0.8f}, w, ink);
        case Progress::UnknownAfter: return halfDisc(list, at, r * 0.9f, -1, ink);
        case Progress::UnknownBefore: return halfDisc(list, at, r * 0.9f, 1, ink);
        case Progress::NotComparable: return b.words("?", at, {r * 1.45f, FontWeight::SemiBold, false}, ink);
    }
}

}  // namespace

std::string progressToken(Progress progress) {
    static constexpr std::array<std::string_view, kProgresses> kTokens{"progress_up", "progress_kept", "progress_down", "progress_new", "progress_left",
                                                                       "progress_unknown", "progress_unknown", "progress_unknown"};
    return std::string(kTokens[static_cast<std::size_t>(progress)]);
}

void drawProgressMark(SceneBuilder& b, Vec2 centre, float radiusPx, Progress progress, bool selected) {
    const Rgba colour = b.colour(progressToken(progress)), land = b.colour("land");
    if (selected) b.list().disc(centre, radiusPx * 1.5f, {0, 0, 0, 0}, b.colour("selection"), b.mm(0.6));
    b.list().disc(centre, radiusPx * 1.08f, land);  // marks that touch stay apart
    b.list().disc(centre, radiusPx, hollow(progress) ? land : colour, colour, hollow(progress) ? radiusPx * 0.16f : 0);
    glyph(b, centre, radiusPx, progress, hollow(progress) ? colour : inkOn(colour));
}

const Comparison* comparisonShown(const Context& c) {
    return c.state.compare.on() ? c.content.comparisons.of(c.content.exhibition, c.content.identities, c.state.compare.from, c.state.compare.to) : nullptr;
}

std::string levelsLine(const Context& c, const Comparison& comparison, const ComparedOne& one) {
    const auto level = [&](int award) { return c.tr("level_short." + std::to_string(c.content.exhibition.awards[static_cast<std::size_t>(award)].level)); };
    if (one.before >= 0 && one.after >= 0) return one.progress == Progress::Kept ? level(one.after) : level(one.before) + " → " + level(one.after);
    const bool after = one.after >= 0;
    return c.tr("compare.level_in", {{"level", level(after ? one.after : one.before)}, {"year", std::to_string(after ? comparison.to.year : comparison.from.year)}});
}

std::string progressWords(const Context& c, const Comparison& comparison, Progress progress) {
    return c.tr("compare." + std::string(progressName(progress)), {{"from", std::to_string(comparison.from.year)}, {"to", std::to_string(comparison.to.year)}});
}

namespace {

/// What can come up between these two editions: an absence that means something, or one that does not.
std::vector<Progress> possible(const Comparison& comparison) {
    return {Progress::Up, Progress::Kept, Progress::Down, comparison.from.complete() ? Progress::New : Progress::UnknownBefore,
            comparison.to.complete() ? Progress::Left : Progress::UnknownAfter, Progress::NotComparable};
}

void legendEntry(Context& c, const Comparison& comparison, const Rect& box, Progress progress) {
    const int count = comparison.count(progress);
    const bool left = (c.state.compare.hidden >> static_cast<unsigned>(progress) & 1U) == 0;
    Node& node = c.b.open("legend-" + std::string(progressName(progress)), Role::Button, box);
    node.text = c.number(count);
    node.value = std::to_string(count);
    node.spoken = progressWords(c, comparison, progress) + c.tr("list.colon") + node.text;
    if (!left) node.spoken += ", " + c.tr("legend.hidden");
    node.action = "ToggleProgress " + std::string(progressName(progress));
    node.enabled = count > 0 || !left;
    node.captures = true;
    node.fg = c.b.colour(count > 0 && left ? "text" : "text_dim");
    node.bg = c.b.colour("panel");
    const TextStyle style = c.b.label(FontWeight::SemiBold);
    node.textPx = style.sizePx;
    const Rgba ink = node.fg, ground = node.bg;
    const std::string words = node.text;
    const Vec2 middle{box.x + c.mm(6.3), box.centre().y};
    drawProgressMark(c.b, middle, c.mm(3), progress, false);
    if (!left) c.b.list().rect({box.x + c.mm(1), box.y + c.mm(1), c.mm(10.6), box.h - c.mm(2)}, withAlpha(ground, 0.7));
    c.b.words(words, {middle.x + c.mm(5), middle.y}, style, ink, TextAlign::Left);
    if (!left) c.b.list().line({box.x + c.mm(2.4), middle.y}, {middle.x + c.mm(5) + c.b.engine().widthPx(words, style), middle.y}, c.mm(0.4), ink);
    c.b.close();
}

}  // namespace

void comparisonLegend(Context& c) {
    const Comparison* comparison = comparisonShown(c);
    if (!comparison) return;
    const auto entries = possible(*comparison);
    const bool upright = c.layout.legend.h > c.layout.legend.w;
    const auto count = static_cast<float>(entries.size());
    const float step = upright ? c.mm(15) : std::min(c.mm(17.5), c.layout.legend.w / count);
    Rect area = c.layout.legend;
    if (upright) area = {area.x, area.bottom() - step * count, area.w, step * count};
    Node& node = c.b.open("legend", Role::Legend, area);
    node.spoken = c.tr("compare.legend");
    c.b.list().rect({area.x, area.y, upright ? area.w : step * count, area.h}, c.b.colour("panel"), upright ? c.mm(5) : area.h / 2);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const float at = step * static_cast<float>(i);
        legendEntry(c, *comparison, upright ? Rect{area.x, area.y + at, area.w, step} : Rect{area.x + at, area.y, step, area.h}, entries[i]);
    }
    c.b.close();
}

}  // namespace arobase::screens

// The year and what is known of its edition, the legend, the ways home.
#include <algorithm>
#include <array>

#include "app/screens/comparison_marks.h"
#include "app/screens/epci_hulls.h"
#include "app/screens/screen.h"

namespace arobase::screens {
namespace {

/// "19e édition · 8 février 2018"; what is not known is left out.
std::string editionLine(const Context& c, const Edition& edition) {
    std::string line;
    if (edition.number > 0) {
        const std::string ordinal = c.state.english() ? ordinalEn(edition.number) : ordinalFr(edition.number, true);
        line = c.tr("edition.title", {{"n", ordinal}});
    }
    if (edition.date.month > 0) line += (line.empty() ? "" : " · ") + dateText(c, edition.date);
    return line;
}

}  // namespace

std::string coverageLine(const Context& c, const Edition& edition) {
    const auto known = static_cast<long long>(c.content.exhibition.awardsOf(edition.year).size());
    if (!edition.declaredCount) return known == 0 ? c.tr("edition.none_known") : c.count("edition.known_only", known);
    const std::string n = c.number(known), declared = c.number(*edition.declaredCount);
    return c.tr(pluralKey("edition.known", known, c.state.english()), {{"known", n}, {"declared", declared}});
}

namespace {

/// Two marks, one up, one down, over a word; while editions are compared it ends that.
void compareButton(Context& c) {
    const Rect& box = c.layout.compare;
    const bool on = c.state.compare.on();
    const TextStyle style = c.b.tiny(FontWeight::SemiBold);
    Node& node = c.b.open("compare", Role::Button, box);
    node.text = c.tr("compare.open");
    node.spoken = c.tr(on ? "compare.close" : "compare.spoken");
    node.value = on ? "on" : "off";
    node.action = on ? "LeaveComparison" : "Compare 0 0 progress";
    node.captures = true;
    node.fg = c.b.colour(on ? "panel" : "button_text");
    node.bg = c.b.colour(on ? "text" : "button");
    const Rgba fill = node.bg, ink = node.fg;
    const std::string words = node.text;
    TextStyle fitted = style;
    fitted.sizePx *= std::min(1.f, (box.w - c.mm(1)) / c.b.engine().widthPx(words, style));
    node.textPx = style.sizePx;
    c.b.list().rect(box, fill, c.mm(4), c.b.colour(on ? "text" : "button_border"), c.mm(0.4));
    c.b.list().triangle({box.centre().x - c.mm(4.4), box.y + c.mm(2.9), c.mm(4), c.mm(3.8)}, 0, ink);
    c.b.list().triangle({box.centre().x + c.mm(0.4), box.y + c.mm(3.7), c.mm(4), c.mm(3.8)}, 2, ink);
    c.b.words(words, {box.centre().x, box.y + c.mm(11.2)}, fitted, ink);
    c.b.close();
}

/// ▶, or ❚❚ while the years pass.
void playButton(Context& c) {
    const Rect& box = c.layout.play;
    const bool on = c.state.play.on;
    Node& node = c.b.open("play", Role::Button, box);
    node.spoken = c.tr(on ? "nav.pause" : "nav.play");
    node.value = on ? "on" : "off";
    node.action = on ? "Play 0" : "Play 1";
    node.captures = true;
    c.b.list().rect(box, c.b.colour("button"), box.h / 2, c.b.colour("button_border"), c.mm(0.4));
    const Vec2 m = box.centre();
    const Rgba ink = c.b.colour("button_text");
    if (on)
        for (const double x : {-2.4, 0.7}) c.b.list().rect({m.x + c.mm(x), m.y - c.mm(2.6), c.mm(1.7), c.mm(5.2)}, ink);
    else
        c.b.list().triangle({m.x - c.mm(1.8), m.y - c.mm(2.7), c.mm(4.8), c.mm(5.4)}, 1, ink);
    c.b.close();
}

void languageButton(Context& c) {
    const bool english = c.state.english();
    c.b.button("language", english ? "FR" : "EN", c.layout.language, english ? "SetLanguage fr" : "SetLanguage en");
}

void year(Context& c) {
    const Rect& area = c.layout.title;
    const TextStyle style{c.layout.metrics.emForCapMm(18), FontWeight::Bold, true};
    Node& node = c.b.open("year", Role::Heading, {area.x, area.y, c.mm(66), c.mm(26)});
    node.text = std::to_string(c.state.year);
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("sea");
    node.textPx = style.sizePx;
    c.b.words(node.text, {area.x - c.mm(0.9), area.y + c.mm(13.5)}, style, node.fg, TextAlign::Left);
    c.b.close();
    if (c.state.stage.index >= 0 || c.state.screen != ScreenId::Explore) return;
    c.b.button("edition-previous", "‹", c.layout.previousEdition, "StepEdition -1");
    playButton(c);
    c.b.button("edition-next", "›", c.layout.nextEdition, "StepEdition 1");
    compareButton(c);
    languageButton(c);
}

}  // namespace

void title(Context& c) {
    if (c.state.compare.on()) {
        comparisonTitle(c);
        compareButton(c);
        return languageButton(c);
    }
    year(c);
    const Rect& area = c.layout.title;
    const Edition* edition = c.content.exhibition.edition(c.state.year);
    const Rgba ink = c.b.colour("text"), dim = c.b.colour("text_dim"), sea = c.b.colour("sea");
    float y = area.y + c.mm(27);
    const auto line = [&](const char* id, const std::string& words, const TextStyle& style, Rgba colour, int lines) {
        if (words.empty() || y + c.b.lineHeight(style) > area.bottom() + c.mm(0.5)) return;
        y = c.b.paragraph(id, Role::Text, words, {area.x, y}, area.w, style, colour, sea, lines).bottom();
    };
    if (!edition) {
        line("edition-none", c.tr("edition.none", {{"year", std::to_string(c.state.year)}}), c.b.label(), dim, 3);
        return;
    }
    line("edition-count",
         edition->declaredCount ? c.count("edition.count", *edition->declaredCount) : c.tr("edition.count_unknown"),
         c.b.body(FontWeight::SemiBold), ink, 2);
    line("edition-known", coverageLine(c, *edition), c.b.label(), ink, 2);
    line("edition-line", editionLine(c, *edition), c.b.small(), dim, 1);
    line("edition-place", c.data(edition->place), c.b.small(), dim, 1);
}

namespace {

struct LegendEntry {
    int level = 0;  ///< −1: the mentions
    int count = 0;
    bool left = true;  ///< on the map
};

void legendMark(Context& c, Vec2 at, const LegendEntry& entry) {
    if (entry.level < 0) return drawMentionBadge(c.b, {at.x - c.mm(2.6), at.y + c.mm(1.5)}, c.mm(3));
    drawMark(c.b, at, c.mm(entry.level == 0 ? 2.3 : 2.1 + 0.28 * entry.level), entry.level, CollectiviteKind::Commune, false);
}

/// A level (or the mentions): its mark, then how many of them are known this year. A tap takes it off the map or back.
void legendEntry(Context& c, const Rect& box, const LegendEntry& entry) {
    const bool mentions = entry.level < 0;
    Node& node = c.b.open(mentions ? "legend-mentions" : "legend-" + std::to_string(entry.level), Role::Button, box);
    node.text = std::to_string(entry.count);
    node.value = node.text;
    node.spoken = (mentions ? c.tr("legend.mentions") : c.tr("level." + std::to_string(entry.level))) + c.tr("list.colon") + node.text;
    if (!entry.left) node.spoken += ", " + c.tr("legend.hidden");
    node.action = mentions ? "ToggleMentions" : "ToggleLevel " + std::to_string(entry.level);
    node.enabled = entry.count > 0 || !entry.left || (mentions && c.state.mentionsOnly);
    node.captures = true;
    node.fg = c.b.colour(entry.count > 0 && entry.left ? "text" : "text_dim");
    node.bg = c.b.colour("panel");
    node.textPx = c.b.label().sizePx;
    const Rgba ink = node.fg, ground = node.bg;
    const std::string words = node.text;
    const Vec2 middle{box.x + c.mm(6.3), box.centre().y};
    if (mentions && c.state.mentionsOnly) c.b.list().rect(box.inset(c.mm(1)), {0, 0, 0, 0}, c.mm(4), c.b.colour("mention"), c.mm(0.5));
    legendMark(c, middle, entry);
    if (!entry.left) c.b.list().rect({box.x + c.mm(1), box.y + c.mm(1), c.mm(10.6), box.h - c.mm(2)}, withAlpha(ground, 0.7));
    c.b.words(words, {middle.x + c.mm(5), middle.y}, c.b.label(FontWeight::SemiBold), ink, TextAlign::Left);
    if (!entry.left) c.b.list().line({box.x + c.mm(2.4), middle.y}, {middle.x + c.mm(5) + c.b.engine().widthPx(words, c.b.label(FontWeight::SemiBold)), middle.y}, c.mm(0.4), ink);
    c.b.close();
}

/// Highest level on top of a column, as on a chart, first in a row from the lowest; what is not known, then the mentions.
std::vector<LegendEntry> legendEntries(const Context& c, bool upright) {
    const auto known = c.content.exhibition.knownByLevel(c.state.year);
    std::vector<LegendEntry> entries;
    for (int i = 0; i <= kLevels; ++i) {
        const int level = i == kLevels ? 0 : upright ? kLevels - i : i + 1;
        entries.push_back({level, known[static_cast<std::size_t>(level)], (c.state.hiddenLevels >> static_cast<unsigned>(level) & 1U) == 0});
    }
    LegendEntry mentions{-1, 0, true};
    for (const int a : c.content.exhibition.awardsOf(c.state.year)) mentions.count += !c.content.exhibition.awards[static_cast<std::size_t>(a)].mention.empty();
    entries.push_back(mentions);
    return entries;
}

}  // namespace

void legend(Context& c) {
    if (c.state.compare.progress()) return comparisonLegend(c);
    if (c.state.compare.multiples()) return;
    const Rect& area = c.layout.legend;
    const bool upright = area.h > area.w;
    const auto entries = legendEntries(c, upright);
    const auto count = static_cast<float>(entries.size());
    const float step = upright ? area.h / count : std::min(c.mm(17.5), area.w / count);
    Node& node = c.b.open("legend", Role::Legend, area);
    node.spoken = c.tr("legend.spoken");
    c.b.list().rect({area.x, area.y, upright ? area.w : step * count, area.h}, c.b.colour("panel"), upright ? c.mm(5) : area.h / 2);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto at = static_cast<float>(i);
        legendEntry(c, upright ? Rect{area.x, area.y + step * at, area.w, step} : Rect{area.x + step * at, area.y, step, area.h}, entries[i]);
    }
    c.b.close();
    hullNote(c, area);
}

void attribution(Context& c) {
    if (!c.content.atlas) return;
    std::string words(c.content.atlas->attribution());
    const std::string note = c.data(c.content.atlas->approximationNote());
    if (!note.empty()) words = note + " — " + words;
    const TextStyle style{c.layout.metrics.emForCapMm(1.9), FontWeight::Regular, false};
    const Rect& area = c.layout.attribution;
    const auto lines = c.b.engine().wrap(words, style, area.w);
    const float height = style.sizePx * 1.25f * static_cast<float>(lines.size());
    Node& node = c.b.open("attribution", Role::Attribution, {area.x, area.bottom() - height, area.w, height});
    node.text = words;
    node.fg = c.b.colour("text_dim");
    node.bg = c.b.colour("sea");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    for (std::size_t i = 0; i < lines.size(); ++i)
        c.b.words(lines[i], {area.right(), area.bottom() - height + style.sizePx * 1.25f * (static_cast<float>(i) + 0.5f)}, style, ink,
                  TextAlign::Right, c.b.colour("halo"), c.mm(0.3));
    c.b.close();
}

namespace {

/// Three bars over a word; open, it closes them again.
void statisticsButton(Context& c) {
    const Rect& box = c.layout.statistics;
    const bool open = c.state.selection.kind == SelectionKind::Statistics;
    const TextStyle style = c.b.tiny(FontWeight::SemiBold);
    Node& node = c.b.open("statistics", Role::Button, box);
    node.text = c.tr("statistics.open");
    node.spoken = c.tr("statistics.spoken");
    node.action = open ? "CloseSheet" : "ShowStatistics region count 0";
    node.captures = true;
    node.fg = c.b.colour("button_text");
    node.bg = c.b.colour("button");
    node.textPx = style.sizePx;
    const Rgba fill = node.bg, ink = node.fg;
    const std::string words = node.text;
    c.b.list().rect(box, fill, c.mm(4), c.b.colour("button_border"), c.mm(0.4));
    float x = box.centre().x - c.mm(3.4);
    for (const double high : {2.6, 5.2, 3.8}) {
        c.b.list().rect({x, box.y + c.mm(8.4 - high), c.mm(1.8), c.mm(high)}, ink);
        x += c.mm(2.5);
    }
    c.b.words(words, {box.centre().x, box.y + c.mm(11.2)}, style, ink);
    c.b.close();
}

}  // namespace

void waysHome(Context& c) {
    const Layout& l = c.layout;
    c.b.button("home-map", c.tr("nav.home_map"), l.home[0], "ShowAllFrance");
    c.b.button("home-frise", c.tr("nav.home_frise"), l.home[1], "ShowAllFrise");
    c.b.button("back", c.tr("nav.back"), l.home[2], "Back", !c.state.back.empty() || c.state.globe.territory != 0);
    if (!c.state.compare.multiples()) {
        c.b.button("zoom-in", "+", l.zoomIn, "StepZoom 1");
        c.b.button("zoom-out", "−", l.zoomOut, "StepZoom -1");
    }
    if (c.state.globe.territory == 0) statisticsButton(c);
    searchButton(c);
}

}  // namespace arobase::screens

// The year and what is known of its edition, the legend, the ways home.
#include <algorithm>
#include <array>

#include "app/screens/comparison_marks.h"
#include "app/screens/epci_hulls.h"
#include "app/screens/screen.h"

namespace arobase::screens {
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
    const Language next = nextLanguage(c.content, c.state);
    static constexpr const char* kNames[] = {"FR", "EN", "FALC"};
    // Of French that is easy to read there is no short name that all know: its own abbreviation, which its readers do.
    c.b.button("language", kNames[static_cast<std::size_t>(next)], c.layout.language, toText(SetLanguage{std::string(languageCode(next))}));
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
    std::vector<int> counts;  ///< of the edition that is shown; of the earlier and the later where two are
    bool left = true;  ///< on the map
    bool any() const { return std::any_of(counts.begin(), counts.end(), [](int n) { return n > 0; }); }
};

/// The editions that the map shows: one, or two under a curtain or side by side.
std::vector<int> yearsShown(const Context& c) {
    if (!c.state.compare.on()) return {c.state.year};
    return {c.state.compare.from, c.state.compare.to};
}

void legendMark(Context& c, Vec2 at, const LegendEntry& entry) {
    if (entry.level < 0) return drawMentionBadge(c.b, {at.x - c.mm(2.6), at.y + c.mm(1.5)}, c.mm(3));
    drawMark(c.b, at, c.mm(entry.level == 0 ? 2.3 : 2.1 + 0.28 * entry.level), entry.level, CollectiviteKind::Commune, false);
}

/// "10", or "5 · 10" where two editions are shown; aloud with their years.
std::string countsText(const std::vector<int>& counts) {
    std::string words = std::to_string(counts.front());
    for (std::size_t i = 1; i < counts.size(); ++i) words += " · " + std::to_string(counts[i]);
    return words;
}

std::string spokenCounts(const Context& c, const std::vector<int>& counts) {
    if (counts.size() == 1) return std::to_string(counts.front());
    const auto years = yearsShown(c);
    std::string words;
    for (std::size_t i = 0; i < counts.size(); ++i)
        words += (i > 0 ? ", " : "") + std::to_string(counts[i]) + " " + c.tr("legend.in_year", {{"year", std::to_string(years[i])}});
    return words;
}

/// Numbers of an entry, one under the other; the width of the widest.
float legendNumbers(Context& c, Vec2 left, const std::vector<std::string>& lines, Rgba ink) {
    const TextStyle style = lines.size() > 1 ? c.b.small(FontWeight::SemiBold) : c.b.label(FontWeight::SemiBold);
    const float pitch = style.sizePx * 1.2f;
    float width = 0, y = left.y - pitch * (static_cast<float>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
        c.b.words(line, {left.x, y}, style, ink, TextAlign::Left);
        width = std::max(width, c.b.engine().widthPx(line, style));
        y += pitch;
    }
    return width;
}

/// A level (or the mentions): its mark, then how many of them are known. A tap takes it off the map or back.
void legendEntry(Context& c, const Rect& box, const LegendEntry& entry) {
    const bool mentions = entry.level < 0;
    Node& node = c.b.open(mentions ? "legend-mentions" : "legend-" + std::to_string(entry.level), Role::Button, box);
    node.text = countsText(entry.counts);
    node.value = std::to_string(entry.counts.back());
    node.spoken = (mentions ? c.tr("legend.mentions") : c.tr("level." + std::to_string(entry.level))) + c.tr("list.colon") + spokenCounts(c, entry.counts);
    if (!entry.left) node.spoken += ", " + c.tr("legend.hidden");
    node.action = mentions ? "ToggleMentions" : "ToggleLevel " + std::to_string(entry.level);
    node.enabled = entry.any() || !entry.left || (mentions && c.state.mentionsOnly);
    node.captures = true;
    node.fg = c.b.colour(entry.any() && entry.left ? "text" : "text_dim");
    node.bg = c.b.colour("panel");
    node.textPx = entry.counts.size() > 1 ? c.b.small().sizePx : c.b.label().sizePx;
    const Rgba ink = node.fg, ground = node.bg;
    const Vec2 middle{box.x + c.mm(6.3), box.centre().y};
    if (mentions && c.state.mentionsOnly) c.b.list().rect(box.inset(c.mm(1)), {0, 0, 0, 0}, c.mm(4), c.b.colour("mention"), c.mm(0.5));
    legendMark(c, middle, entry);
    if (!entry.left) c.b.list().rect({box.x + c.mm(1), box.y + c.mm(1), c.mm(10.6), box.h - c.mm(2)}, withAlpha(ground, 0.7));
    std::vector<std::string> lines;
    for (const int n : entry.counts) lines.push_back(std::to_string(n));
    const float width = legendNumbers(c, {middle.x + c.mm(5), middle.y}, lines, ink);
    if (!entry.left) c.b.list().line({box.x + c.mm(2.4), middle.y}, {middle.x + c.mm(5) + width, middle.y}, c.mm(0.4), ink);
    c.b.close();
}

/// Over the numbers of two editions: which is which.
void legendYears(Context& c, const Rect& box) {
    std::vector<std::string> lines;
    for (const int year : yearsShown(c)) lines.push_back(std::to_string(year));
    Node& node = c.b.open("legend-years", Role::Text, box);
    node.text = lines.front() + " · " + lines.back();
    node.fg = c.b.colour("text_dim");
    node.bg = c.b.colour("panel");
    node.textPx = c.b.small().sizePx;
    const Rgba ink = node.fg;
    const float width = c.b.engine().widthPx(lines.front(), c.b.small(FontWeight::SemiBold));
    legendNumbers(c, {box.centre().x - width / 2, box.centre().y}, lines, ink);
    c.b.close();
}

/// Highest level on top of a column, as on a chart, first in a row from the lowest; what is not known, then the mentions.
std::vector<LegendEntry> legendEntries(const Context& c, bool upright) {
    std::vector<LegendEntry> entries;
    for (int i = 0; i <= kLevels; ++i) {
        const int level = i == kLevels ? 0 : upright ? kLevels - i : i + 1;
        entries.push_back({level, {}, (c.state.hiddenLevels >> static_cast<unsigned>(level) & 1U) == 0});
    }
    entries.push_back({-1, {}, true});
    for (const int year : yearsShown(c)) {
        const auto known = c.content.exhibition.knownByLevel(year);
        int mentions = 0;
        for (const int a : c.content.exhibition.awardsOf(year)) mentions += !c.content.exhibition.awards[static_cast<std::size_t>(a)].mention.empty();
        for (LegendEntry& entry : entries) entry.counts.push_back(entry.level < 0 ? mentions : known[static_cast<std::size_t>(entry.level)]);
    }
    return entries;
}

}  // namespace

void legend(Context& c) {
    if (c.state.compare.progress()) return comparisonLegend(c);
    if (c.state.compare.multiples()) return;
    const Rect& area = c.layout.legend;
    const bool upright = area.h > area.w, two = yearsShown(c).size() > 1;
    const auto entries = legendEntries(c, upright);
    const auto count = static_cast<float>(entries.size());
    const float step = upright ? (area.h - (two ? c.mm(kLegendYearsMm) : 0)) / count : std::min(c.mm(17.5), area.w / (count + (two ? 1.f : 0.f)));
    const float head = !two ? 0 : upright ? c.mm(kLegendYearsMm) : step;
    Node& node = c.b.open("legend", Role::Legend, area);
    node.spoken = c.tr("legend.spoken");
    c.b.list().rect({area.x, area.y, upright ? area.w : head + step * count, area.h}, c.b.colour("panel"), upright ? c.mm(5) : area.h / 2);
    if (two) legendYears(c, upright ? Rect{area.x, area.y, area.w, head} : Rect{area.x, area.y, head, area.h});
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const float at = head + step * static_cast<float>(i);
        legendEntry(c, upright ? Rect{area.x, area.y + at, area.w, step} : Rect{area.x + at, area.y, step, area.h}, entries[i]);
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

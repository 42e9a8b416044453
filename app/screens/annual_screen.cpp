// The annual map: what a page needs that a kiosk does not, a legend in words and the sources.
#include <algorithm>

#include "app/screens/screen.h"

namespace arobase::screens {
namespace {

/// Hosts of the edition's sources, each once, in the order of the data.
std::string sourcesOf(const Context& c) {
    std::vector<std::string> hosts;
    for (const int a : c.content.exhibition.awardsOf(c.state.year)) {
        std::string_view rest = c.content.exhibition.awards[static_cast<std::size_t>(a)].source;
        const std::size_t start = rest.find("://");
        if (start == std::string_view::npos) continue;
        rest.remove_prefix(start + 3);
        if (rest.starts_with("www.")) rest.remove_prefix(4);
        const std::string host(rest.substr(0, rest.find('/')));
        if (std::find(hosts.begin(), hosts.end(), host) == hosts.end()) hosts.push_back(host);
    }
    std::string line;
    for (const std::string& host : hosts) line += (line.empty() ? "" : ", ") + host;
    return line;
}

}  // namespace

void annualLegend(Context& c) {
    const auto known = c.content.exhibition.knownByLevel(c.state.year);
    const Rect& area = c.layout.legend;
    const TextStyle words = c.b.small(FontWeight::Medium);
    float x = area.x;
    for (int i = 0; i <= kLevels; ++i) {
        const int level = i < kLevels ? kLevels - i : 0;
        const float radius = c.mm(level == 0 ? 2.4 : 2.0 + 0.32 * level);
        const std::string text = c.tr("level." + std::to_string(level)) + " · " + std::to_string(known[static_cast<std::size_t>(level)]);
        const float width = c.b.engine().widthPx(text, words);
        Node& node = c.b.open("legend-" + std::to_string(level), Role::Legend, {x, area.y, 2 * radius + c.mm(2) + width, area.h});
        node.text = text;
        node.value = std::to_string(known[static_cast<std::size_t>(level)]);
        node.fg = c.b.colour("text");
        node.bg = c.b.colour("sea");
        node.textPx = words.sizePx;
        drawMark(c.b, {x + radius, area.centre().y}, radius, level, CollectiviteKind::Commune, false);
        c.b.words(text, {x + 2 * radius + c.mm(1.6), area.centre().y}, words, c.b.colour("text"), TextAlign::Left, c.b.colour("halo"), c.mm(0.4));
        x += 2 * radius + c.mm(7) + width;
        c.b.close();
    }
}

void annualSources(Context& c) {
    const std::string sources = sourcesOf(c);
    if (sources.empty()) return;
    const TextStyle style = c.b.tiny();
    const Rect& at = c.layout.attribution;
    c.b.paragraph("sources", Role::Attribution, c.tr("sheet.source", {{"source", sources}}), {c.mm(7), at.y - c.mm(1)}, c.layout.screen.w * 0.46f,
                  style, c.b.colour("text_dim"), c.b.colour("sea"), 2);
}

}  // namespace arobase::screens

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

namespace {

struct LegendPlace {
    int level = 0;
    std::string text;
    float x = 0, width = 0;  ///< from the left of its row
    int row = 0;
};

float legendRadius(const Context& c, int level) { return c.mm(level == 0 ? 2.4 : 2.0 + 0.32 * level); }

/// One row; a page that is too narrow for it has more.
std::vector<LegendPlace> legendPlaces(Context& c, const TextStyle& words) {
    const auto known = c.content.exhibition.knownByLevel(c.state.year);
    std::vector<LegendPlace> places;
    float x = c.layout.legend.x;
    int row = 0;
    for (int i = 0; i <= kLevels; ++i) {
        const int level = i < kLevels ? kLevels - i : 0;
        const std::string text = c.tr("level." + std::to_string(level)) + " · " + std::to_string(known[static_cast<std::size_t>(level)]);
        const float radius = legendRadius(c, level), width = c.b.engine().widthPx(text, words);
        if (i > 0 && x + 2 * radius + c.mm(1.6) + width > c.layout.screen.right() - c.mm(7)) {
            x = c.layout.legend.x;
            ++row;
        }
        places.push_back({level, text, x, width, row});
        x += 2 * radius + c.mm(7) + width;
    }
    return places;
}

}  // namespace

void annualLegend(Context& c) {
    const auto known = c.content.exhibition.knownByLevel(c.state.year);
    const Rect& area = c.layout.legend;
    const TextStyle words = c.b.small(FontWeight::Medium);
    const auto places = legendPlaces(c, words);
    const float pitch = c.mm(8), last = static_cast<float>(places.back().row), foot = area.y + std::min(last * pitch / 2, c.mm(4));
    for (const LegendPlace& place : places) {
        const float radius = legendRadius(c, place.level), x = place.x, y = foot - (last - static_cast<float>(place.row)) * pitch;
        Node& node = c.b.open("legend-" + std::to_string(place.level), Role::Legend, {x, y, 2 * radius + c.mm(2) + place.width, area.h});
        node.text = place.text;
        node.value = std::to_string(known[static_cast<std::size_t>(place.level)]);
        node.fg = c.b.colour("text");
        node.bg = c.b.colour("sea");
        node.textPx = words.sizePx;
        const float middle = y + area.h / 2;
        drawMark(c.b, {x + radius, middle}, radius, place.level, CollectiviteKind::Commune, false);
        c.b.words(place.text, {x + 2 * radius + c.mm(1.6), middle}, words, c.b.colour("text"), TextAlign::Left, c.b.colour("halo"), c.mm(0.4));
        c.b.close();
    }
}

/// Beside the credits of the map; where there is no room for both, above them under the cards, or over the legend.
void annualSources(Context& c) {
    const std::string sources = sourcesOf(c);
    if (sources.empty()) return;
    constexpr double kRoomForBothMm = 460;
    const TextStyle style = c.b.tiny();
    const Rect& at = c.layout.attribution;
    const std::string words = c.tr("sheet.source", {{"source", sources}});
    const float side = c.mm(7);
    float y = at.y - c.mm(1), width = c.layout.screen.w * 0.46f;
    int most = 2;
    if (c.layout.portrait || c.layout.screen.w < c.mm(kRoomForBothMm)) {
        width = c.layout.portrait ? at.w * 0.6f : at.x - side - c.mm(5);
        most = 3;
        const auto lines = static_cast<float>(c.b.engine().wrap(words, style, width, most).size());
        y = (c.layout.portrait ? c.layout.legend.y - c.mm(4) : at.bottom() - c.mm(3)) - lines * c.b.lineHeight(style);
    }
    c.b.paragraph("sources", Role::Attribution, words, {side, y}, width, style, c.b.colour("text_dim"), c.b.colour("sea"), most);
}

}  // namespace arobase::screens

// Where landmarks come from, as one sees it: of the document, of the document with a disputed date, of a visitor; and the legend of it.
#include <algorithm>

#include "app/screens/frise_parts.h"

namespace arobase::screens {

std::string_view landmarkStyleName(LandmarkStyle style) {
    switch (style) {
        case LandmarkStyle::Official: return "official";
        case LandmarkStyle::Doubtful: return "doubtful";
        case LandmarkStyle::Contributed: break;
    }
    return "contributed";
}

LandmarkStyle styleOf(const FriseItem& item) { return item.doubt.empty() ? LandmarkStyle::Official : LandmarkStyle::Doubtful; }

void drawLandmarkSign(Context& c, LandmarkStyle style, Vec2 at, Rgba tint) {
    const float radius = c.mm(1.15);
    switch (style) {
        case LandmarkStyle::Official: return c.b.list().disc(at, radius, tint);
        case LandmarkStyle::Doubtful: return c.b.list().disc(at, radius, {0, 0, 0, 0}, tint, c.mm(0.45));
        case LandmarkStyle::Contributed: break;
    }
    c.b.list().disc(at, radius * 1.65f, c.b.colour("frise"), tint, c.mm(0.55));  // a ring with a dot: somebody's own
    c.b.list().disc(at, radius * 0.65f, tint);
}

void friseLegend(Context& c) {
    const Rect& room = c.layout.frise.legend;
    if (room.empty() || c.content.exhibition.frise.empty()) return;
    std::vector<LandmarkStyle> styles{LandmarkStyle::Official};
    if (c.content.doubtfulDates) styles.push_back(LandmarkStyle::Doubtful);
    styles.push_back(LandmarkStyle::Contributed);
    const auto wordsOf = [&](LandmarkStyle style) { return c.tr("frise.origin." + std::string(landmarkStyleName(style))); };
    const float sign = c.mm(4.6), air = c.mm(4.5), side = c.mm(7);
    const auto widthIn = [&](const TextStyle& text) {
        float width = 2 * side - air;
        for (const LandmarkStyle style : styles) width += sign + c.b.engine().widthPx(wordsOf(style), text) + air;
        return width;
    };
    TextStyle text = c.b.small();
    if (widthIn(text) > room.w) text = c.b.tiny();
    const Rect tab{room.x, room.y, std::min(room.w, widthIn(text)), room.h};
    Node& node = c.b.open("frise-legend", Role::Legend, tab);
    node.spoken = c.tr("frise.origin.spoken");
    const float round = c.mm(2.5);
    c.b.list().pushClip({tab.x, tab.y, tab.w, tab.h});
    c.b.list().rect({tab.x - round, tab.y, tab.w + round, tab.h + round}, c.b.colour("frise"), round);
    c.b.list().popClip();
    float x = tab.x + side;
    for (const LandmarkStyle style : styles) {
        const std::string words = wordsOf(style);
        const float width = sign + c.b.engine().widthPx(words, text);
        Node& entry = c.b.open("origin-" + std::string(landmarkStyleName(style)), Role::Text, {x, tab.y, width, tab.h});
        entry.text = words;
        entry.style = landmarkStyleName(style);
        entry.fg = c.b.colour("text");
        entry.bg = c.b.colour("frise");
        entry.textPx = text.sizePx;
        const Rgba ink = entry.fg;
        drawLandmarkSign(c, style, {x + c.mm(1.9), tab.centre().y}, ink);
        c.b.words(words, {x + sign, tab.centre().y}, text, ink, TextAlign::Left);
        c.b.close();
        x += width + air;
    }
    c.b.close();
}

}  // namespace arobase::screens

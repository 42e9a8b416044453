// Cards of the frise: a landmark, the key figures of a year, the landmarks behind a badge.
#include <algorithm>

#include "app/screens/sheet_column.h"

namespace arobase::screens {
namespace {

const FriseItem* itemOf(const Context& c, const std::string& id) {
    const auto& frise = c.content.exhibition.frise;
    const auto it = std::find_if(frise.begin(), frise.end(), [&](const FriseItem& item) { return item.id == id; });
    return it == frise.end() ? nullptr : &*it;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

void trackLine(SheetColumn& s, int track, const std::string& date) {
    Context& c = s.c;
    const FriseTrack& which = c.content.exhibition.tracks[static_cast<std::size_t>(track)];
    c.b.list().disc({s.x + c.mm(1.6), s.y + c.b.lineHeight(c.b.label()) / 2}, c.mm(1.6), c.b.colour(which.colourToken));
    const Rect line = c.b.paragraph("card-track", Role::Text, c.tr(which.nameKey), {s.x + c.mm(5), s.y}, s.width - c.mm(23), c.b.label(FontWeight::SemiBold),
                                    c.b.colour(which.colourToken), c.b.colour("panel"), 2);
    s.y = line.bottom();
    s.gap(1);
    s.text("card-date", capitalised(date), c.b.label(), "text_dim");
    s.gap(2);
}

}  // namespace

std::string figureValue(const Context& c, const Figure& f) {
    if (f.unit == "%") return c.data(f.valueText + "\u202F%");
    if (f.unit == "rang") return f.valueText == "1" ? (c.state.english() ? "1st" : "1re") : f.valueText;
    if (f.unit == "millions" || f.unit == "milliards") return f.valueText + "\u00A0" + c.tr("unit." + f.unit);
    return f.valueText + "\u00A0" + c.data(f.unit);
}

std::string figureLabel(const Context& c, const Figure& f) {
    const std::string label = c.data(f.label);
    const bool counted = f.unit == "millions" || f.unit == "milliards";
    if (!counted || c.state.english() || label.starts_with("de ") || label.starts_with("d’")) return label;
    return (elides(label) ? "d’" : "de ") + label;
}

void landmarkCard(SheetColumn& s, const std::string& id) {
    Context& c = s.c;
    const FriseItem* item = itemOf(c, id);
    if (!item) return;
    trackLine(s, item->track, dateText(c, item->date));
    s.text("card-title", c.data(item->title), c.b.heading());
    s.gap(3);
    s.text("card-text", capitalised(c.data(item->text)), c.b.body());
    if (!item->doubt.empty()) {
        s.gap(3);
        s.text("card-doubt", capitalised(c.data(item->doubt)), c.b.label(FontWeight::Medium), "doubt");
    }
    s.rule();
    const Edition* edition = c.content.exhibition.edition(item->date.year);
    if (edition && edition->declaredCount)
        s.text("card-year", c.tr("card.that_year", {{"year", std::to_string(item->date.year)}, {"n", c.number(*edition->declaredCount)}}),
               c.b.label(), "text_dim");
    s.gap(2);
    s.text("card-source", c.tr("sheet.source", {{"source", c.tr("source.frise")}}), c.b.small(), "text_dim");
}

namespace {

/// A figure, its label, and for a share a bar on the one scale of 0 to 100 %.
void figureRow(SheetColumn& s, const Figure& f) {
    Context& c = s.c;
    const std::string id = "figure-" + std::to_string(f.row);
    const TextStyle big{c.layout.metrics.emForCapMm(5.2), FontWeight::Bold, true};
    s.text(id, figureValue(c, f), big, "text", 1);
    s.text(id + "-label", figureLabel(c, f), c.b.label(), "text_dim", 2);
    if (f.unit == "%") {
        const Rect bar{s.x, s.y + c.mm(0.6), s.width, c.mm(1.8)};
        c.b.list().rect(bar, c.b.colour("cell_empty"), bar.h / 2);
        c.b.list().rect({bar.x, bar.y, std::max(bar.h, bar.w * static_cast<float>(f.value) / 100), bar.h}, c.b.colour("track_outils"), bar.h / 2);
        s.gap(2.6);
    }
    s.gap(1.8);
}

}  // namespace

void figuresCard(SheetColumn& s, int year) {
    Context& c = s.c;
    s.heading("sheet-name", std::to_string(year));
    int refused = 0;
    for (const std::string_view scope : {"monde", "france"}) {
        bool headed = false;
        for (const Figure& f : c.content.exhibition.figures) {
            if (f.year != year || f.scope != scope) continue;
            if (!f.refusedBy.empty()) {
                ++refused;
                continue;
            }
            if (!headed) s.text("scope-" + std::string(scope), c.tr("scope." + std::string(scope)), c.b.label(FontWeight::SemiBold), "accent_text");
            headed = true;
            if (s.room(c.mm(20))) figureRow(s, f);
        }
        s.gap(1);
    }
    if (refused > 0) s.text("figures-refused", c.count("figure.refused", refused), c.b.small(), "doubt");
    s.text("card-source", c.tr("sheet.source", {{"source", c.tr("source.frise")}}), c.b.small(), "text_dim");
}

void badgeCard(SheetColumn& s, int lane, int year) {
    Context& c = s.c;
    if (lane < 0 || lane >= static_cast<int>(c.content.exhibition.tracks.size())) return;
    trackLine(s, lane, std::to_string(year));
    for (const FriseItem& item : c.content.exhibition.frise) {
        if (item.track != lane || item.date.year != year || !s.room(c.mm(15))) continue;
        const std::string words = c.data(item.title);
        const auto lines = c.b.engine().wrap(words, c.b.body(), s.width - c.mm(8), 2);
        const float height = std::max(c.mm(15), c.b.lineHeight(c.b.body()) * static_cast<float>(lines.size()) + c.mm(4));
        Node& node = c.b.open("list-" + item.id, Role::Button, {s.x, s.y, s.width, height});
        node.text = words;
        node.action = "SelectLandmark " + item.id;
        node.value = item.id;
        node.fg = c.b.colour("text");
        node.bg = c.b.colour("button");
        node.textPx = c.b.body().sizePx;
        const Rgba ink = node.fg;
        c.b.list().rect({s.x, s.y, s.width, height}, c.b.colour("button"), c.mm(2), c.b.colour("button_border"), c.mm(0.25));
        float y = s.y + height / 2 - c.b.lineHeight(c.b.body()) * (static_cast<float>(lines.size()) - 1) / 2;
        for (const std::string& line : lines) {
            c.b.words(line, {s.x + c.mm(4), y}, c.b.body(), ink, TextAlign::Left);
            y += c.b.lineHeight(c.b.body());
        }
        c.b.close();
        s.y += height + c.mm(2.5);
    }
}

}  // namespace arobase::screens

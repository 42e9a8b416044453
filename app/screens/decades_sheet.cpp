// The key figures of all their years beside one another: one row a figure, one column a year, bars on one scale a unit.
#include "app/screens/decades_sheet.h"

#include <algorithm>
#include <cmath>

#include "app/screens/sheet_column.h"
#include "data/utf8.h"

namespace arobase::screens {
namespace {

/// Two labels tell the same when they differ by no more than a plural: "passée sur Internet", "passées sur Internet".
std::string stemOf(const std::string& label) {
    std::string stem;
    const std::string folded = foldedText(label, ' ') + " ";
    for (std::size_t from = 0; from < folded.size();) {
        const std::size_t to = folded.find(' ', from);
        std::string word = folded.substr(from, to - from);
        while (word.size() > 3 && (word.back() == 's' || word.back() == 'e')) word.pop_back();
        stem += word + " ";
        from = to + 1;
    }
    return stem;
}

/// Millions, so that millions and milliards share a scale.
double comparable(const Figure& f) { return f.unit == "milliards" ? f.value * 1000 : f.value; }

std::string scaleOf(const Figure& f) { return f.unit == "milliards" ? "millions" : f.unit; }

}  // namespace

std::vector<int> figureYears(const Exhibition& e) {
    std::vector<int> years;
    for (const Figure& f : e.figures)
        if (std::find(years.begin(), years.end(), f.year) == years.end()) years.push_back(f.year);
    std::sort(years.begin(), years.end());
    return years;
}

std::vector<ComparedFigure> comparedFigures(const Exhibition& e) {
    const std::vector<int> years = figureYears(e);
    std::vector<ComparedFigure> rows;
    for (const Figure& f : e.figures) {
        if (!f.refusedBy.empty() || f.unit == "rang") continue;
        auto row = std::find_if(rows.begin(), rows.end(), [&](const ComparedFigure& r) { return r.scope == f.scope && r.scale == scaleOf(f) && r.stem == stemOf(f.label); });
        if (row == rows.end()) row = rows.insert(rows.end(), {f.scope, scaleOf(f), stemOf(f.label), std::vector<const Figure*>(years.size()), 1});
        row->byYear[static_cast<std::size_t>(std::find(years.begin(), years.end(), f.year) - years.begin())] = &f;
    }
    for (ComparedFigure& row : rows) {
        row.full = row.scale == "%" ? 100 : 0;
        if (row.scale == "%") continue;
        for (const ComparedFigure& other : rows)
            if (other.scale == row.scale && other.scope == row.scope)
                for (const Figure* f : other.byYear)
                    if (f) row.full = std::max(row.full, comparable(*f));
    }
    // What can be compared first: those of most years, else in the order of the document.
    std::stable_sort(rows.begin(), rows.end(), [](const ComparedFigure& a, const ComparedFigure& b) { return std::count(a.byYear.begin(), a.byYear.end(), nullptr) < std::count(b.byYear.begin(), b.byYear.end(), nullptr); });
    return rows;
}

double shareOf(const ComparedFigure& row, const Figure& f) { return row.full > 0 ? std::clamp(comparable(f) / row.full, 0.0, 1.0) : 0; }

namespace {

struct Columns {
    float x, width, gap;
    float left(std::size_t i) const { return x + static_cast<float>(i) * (width + gap); }
};

void years(SheetColumn& s, const Columns& columns, const std::vector<int>& all) {
    Context& c = s.c;
    s.y = std::max(s.y, s.panel.y + c.mm(21));  // under the close button
    const float height = c.mm(15);
    for (std::size_t i = 0; i < all.size(); ++i) c.b.button("decade-" + std::to_string(all[i]), std::to_string(all[i]), {columns.left(i), s.y, columns.width, height}, "SelectFigures " + std::to_string(all[i]));
    s.y += height;
    s.gap(4);
}

void cell(Context& c, const ComparedFigure& row, const Figure* f, const Rect& box, float grown) {
    const bool low = box.h < c.mm(8.6);  // smaller letters, nearer their bar
    const float barH = c.mm(low ? 1.9 : 2.4), up = c.mm(low ? 2.7 : 3.6);
    const Rect bar{box.x, box.bottom() - barH, box.w, barH};
    c.b.list().rect(bar, c.b.colour("cell_empty"), barH / 2);
    if (!f) {
        c.b.words("–", {box.x, bar.y - up}, low ? c.b.small() : c.b.label(), c.b.colour("text_dim"), TextAlign::Left);
        return;
    }
    TextStyle style = low ? c.b.small(FontWeight::Bold) : c.b.label(FontWeight::Bold);
    const std::string words = figureValue(c, *f);
    if (c.b.engine().widthPx(words, style) > box.w) style = c.b.small(FontWeight::Bold);
    const float width = box.w * static_cast<float>(shareOf(row, *f));
    Node& node = c.b.open("compared-" + std::to_string(f->row), Role::Figure, {bar.x, bar.y, width, bar.h});
    node.value = f->valueText;
    node.text = words;
    node.spoken = std::to_string(f->year) + c.tr("list.colon") + words + " " + figureLabel(c, *f);
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    c.b.list().rect({bar.x, bar.y, std::max(std::min(barH, width), width * grown), barH}, c.b.colour(f->scope == "monde" ? "track_usages" : "track_outils"), barH / 2);
    c.b.words(words, {box.x, bar.y - up}, style, ink, TextAlign::Left);
    c.b.close();
}

}  // namespace

namespace {

constexpr double kCellMm = 9.5, kLowestCellMm = 7.8, kBetweenMm = 2.6, kLeastBetweenMm = 0.9;

/// In one line beside the close button, smaller where it must be: rows below need the room.
void title(SheetColumn& s) {
    Context& c = s.c;
    const std::string words = c.tr("figure.compare_title");
    const float room = s.width - c.mm(17);
    TextStyle style = c.b.heading();
    if (c.b.engine().widthPx(words, style) > room) style = c.b.body(FontWeight::Bold);
    s.y = c.b.paragraph("sheet-name", Role::Heading, words, {s.x, s.y}, room, style, c.b.colour("text"), c.b.colour("panel"), 2).bottom() + c.mm(1);
}

/// Height of a cell and of the air under it, so that all rows are on the sheet; the least where it is too low for them.
std::pair<float, float> cellHeights(const SheetColumn& s, std::size_t rows, float source) {
    const Context& c = s.c;
    const float floor = s.panel.bottom() - c.mm(6) - source, each = (floor - s.y) / static_cast<float>(std::max<std::size_t>(1, rows)) - c.b.lineHeight(c.b.small());
    const float spare = std::clamp((each - c.mm(kLowestCellMm + kLeastBetweenMm)) / c.mm(kCellMm + kBetweenMm - kLowestCellMm - kLeastBetweenMm), 0.f, 1.f);
    return {c.mm(kLowestCellMm + (kCellMm - kLowestCellMm) * static_cast<double>(spare)), c.mm(kLeastBetweenMm + (kBetweenMm - kLeastBetweenMm) * static_cast<double>(spare))};
}

}  // namespace

void decadesSheet(SheetColumn& s) {
    Context& c = s.c;
    title(s);
    const std::vector<int> all = figureYears(c.content.exhibition);
    const float gap = c.mm(5), count = static_cast<float>(std::max<std::size_t>(1, all.size()));
    const Columns columns{s.x, (s.width - gap * (count - 1)) / count, gap};
    years(s, columns, all);
    const float grown = sheetShare(c.state);
    const std::vector<ComparedFigure> rows = comparedFigures(c.content.exhibition);
    const std::string sources = c.tr("sheet.source", {{"source", c.tr("source.frise")}});
    const float source = c.b.lineHeight(c.b.small()) * static_cast<float>(c.b.engine().wrap(sources, c.b.small(), s.width).size());
    const auto [height, between] = cellHeights(s, rows.size(), source);
    for (const ComparedFigure& row : rows) {
        if (!s.room(c.b.lineHeight(c.b.small()) + height + source)) break;
        const auto last = std::find_if(row.byYear.rbegin(), row.byYear.rend(), [](const Figure* f) { return f != nullptr; });
        std::string label = c.data((*last)->label);
        if (!label.empty() && label.front() >= 'a' && label.front() <= 'z') label.front() = static_cast<char>(label.front() - 'a' + 'A');
        s.text("compared-label-" + std::to_string((*last)->row), label + " (" + c.tr("scope." + row.scope) + ")", c.b.small(), "text_dim", 1);
        for (std::size_t i = 0; i < row.byYear.size(); ++i) cell(c, row, row.byYear[i], {columns.left(i), s.y, columns.width, height}, grown);
        s.y += height + between;
    }
    s.text("card-source", sources, c.b.small(), "text_dim", 3);
}

}  // namespace arobase::screens

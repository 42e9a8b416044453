// The frise's ruler: ticks at their instants, years that one may tap, columns.
#include <algorithm>
#include <cmath>

#include "app/screens/frise_parts.h"

namespace arobase::screens {

std::string tickText(const Context& c, const FriseTick& tick, TickUnit unit) {
    const HistDate& d = tick.date;
    const std::string year = std::to_string(d.year), month = d.month > 0 ? c.tr("month.short." + std::to_string(d.month)) : "";
    switch (unit) {
        case TickUnit::Year: return year;
        case TickUnit::Month: return d.month == 1 ? year : month;
        case TickUnit::HalfMonth:
        case TickUnit::Week:
        case TickUnit::Day: return tick.major ? (d.month == 1 ? year : month) : std::to_string(d.day);
        case TickUnit::Hour:
        case TickUnit::Minute: break;
    }
    if (tick.major) return std::to_string(d.day) + " " + month;
    const std::string hour = std::to_string(d.minute / 60), minute = std::to_string(d.minute % 60);
    if (c.state.english()) return hour + ":" + (minute.size() < 2 ? "0" + minute : minute);
    return hour + "\u00A0h" + (d.minute % 60 == 0 ? "" : "\u00A0" + std::string(minute.size() < 2 ? "0" : "") + minute);
}

std::string rangeText(const Context& c, const FriseRange& range) {
    constexpr double kLittle = 1e-6;
    const HistDate first = dateAt(range.from + kLittle), last = dateAt(range.to - kLittle);
    const auto yearsOnly = [](const HistDate& d) { return std::to_string(d.year); };
    if (range.years() > 1.2) return first.year == last.year ? yearsOnly(first) : yearsOnly(first) + "–" + yearsOnly(last);
    const HistDate a{first.year, first.month, range.years() > 0.1 ? 0 : first.day}, b{last.year, last.month, range.years() > 0.1 ? 0 : last.day};
    if (a == b) return dateText(c, a);
    if (a.day == 0 && a.year == b.year && a.month == 1 && b.month == 12) return yearsOnly(a);
    const auto brief = [&](const HistDate& d, bool year) {
        std::string words = d.day > 0 ? std::to_string(d.day) + " " : "";
        words += c.tr("month.short." + std::to_string(d.month));
        return year ? words + " " + std::to_string(d.year) : words;
    };
    return brief(a, a.year != b.year) + " – " + brief(b, true);
}

namespace {

/// A year that one may tap, as wide as it is; its number only where the ruler has it.
void yearColumn(Context& c, const FriseView& view, int year, bool written) {
    const FriseAreas& f = c.layout.frise;
    const bool current = year == c.state.year;
    const float left = view.toPx(year), width = view.yearWidth();
    const Rect column{std::max(left, f.axisX), f.area.y, std::min(left + width, f.axisX + f.axisWidth) - std::max(left, f.axisX), f.header.h};
    if (column.empty()) return;
    Node& node = c.b.open("year-" + std::to_string(year), Role::Text, column);
    node.value = node.text = std::to_string(year);
    node.action = "SelectYear " + std::to_string(year);
    const TextStyle style = c.b.label(current ? FontWeight::Bold : FontWeight::Medium);
    node.fg = c.b.colour(current ? "cursor" : "text_dim");
    node.bg = c.b.colour("frise");
    node.textPx = style.sizePx;
    const Rgba ink = node.fg;
    const float half = c.b.engine().widthPx(node.text, style) / 2;
    const Vec2 middle{left + width / 2, f.header.y + f.header.h / 2 + c.mm(0.6)};
    const bool fits = middle.x - half >= f.axisX - width / 2 && middle.x + half <= f.area.right();
    if (fits && written) c.b.words(std::to_string(year), middle, style, ink);
    c.b.close();
}

/// Years as columns, each with its number in the middle.
void yearColumns(Context& c, const FriseView& view, int every) {
    const TextStyle bold = c.b.label(FontWeight::Bold);
    const float wide = c.b.engine().widthPx(std::to_string(c.state.year), bold);
    for (int year = static_cast<int>(std::floor(view.range.from)); year < view.range.to; ++year) {
        const bool aside = year != c.state.year && static_cast<float>(std::abs(year - c.state.year)) * view.yearWidth() < 1.15f * wide;
        const int phase = every == 1 ? 0 : (year % every + every) % every;
        yearColumn(c, view, year, year == c.state.year || (phase == 0 && !aside));
    }
}

/// Dates at the instants where they begin, beside a tick.
void dates(Context& c, const FriseView& view, TickStep step) {
    const FriseAreas& f = c.layout.frise;
    const float right = f.axisX + f.axisWidth, y = f.header.y + f.header.h / 2 + c.mm(0.6);
    const auto ticks = ticksIn(view.range, step);
    const auto counts = [step](const FriseTick& tick) { return tick.major || (step.unit == TickUnit::Minute && tick.date.minute % 60 == 0); };
    float written = f.axisX - c.mm(5), nextThatCounts = 0;  // no words on others; a tick that counts goes first
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const float x = view.toPx(ticks[i].at);
        if (x < f.axisX - 0.5f || x > right) continue;
        nextThatCounts = right + c.mm(5);
        for (std::size_t j = i + 1; j < std::min(ticks.size(), i + 3); ++j)
            if (counts(ticks[j])) nextThatCounts = std::min(nextThatCounts, view.toPx(ticks[j].at));
        const bool year = spanOf(ticks[i].date).from == std::floor(ticks[i].at);
        const TextStyle style = c.b.label(ticks[i].major ? FontWeight::Bold : FontWeight::Medium);
        const std::string words = tickText(c, ticks[i], step.unit);
        const float width = c.b.engine().widthPx(words, style), next = i + 1 < ticks.size() ? view.toPx(ticks[i + 1].at) : right;
        c.b.list().line({x, f.header.y + c.mm(1.5)}, {x, f.header.bottom() - c.mm(0.5)}, c.mm(year ? 0.4 : 0.25), c.b.colour("frise_line"));
        const HistDate& d = ticks[i].date;
        std::string id = "tick-" + std::to_string(d.year);
        for (const int part : {d.month, d.day, d.minute}) id += part > 0 ? "-" + std::to_string(part) : "";
        Node& node = c.b.open(std::move(id), Role::Text, {x, f.header.y, std::min(next, right) - x, f.header.h});
        node.value = std::to_string(ticks[i].at);
        node.action = "SelectYear " + std::to_string(ticks[i].date.year);
        const bool clear = x + c.mm(0.2) >= written && (counts(ticks[i]) || x + c.mm(2) + width <= nextThatCounts);
        if (clear && x + c.mm(1.2) + width <= right) {
            written = x + c.mm(2) + width;
            node.text = words;
            node.fg = c.b.colour(ticks[i].date.year == c.state.year && ticks[i].major ? "cursor" : "text_dim");
            node.bg = c.b.colour("frise");
            node.textPx = style.sizePx;
            const Rgba ink = node.fg;
            c.b.words(words, {x + c.mm(1.2), y}, style, ink, TextAlign::Left);
        }
        c.b.close();
    }
}

/// Every other column is tinted, whatever the ruler counts.
void bands(Context& c, const FriseView& view, TickStep step) {
    const FriseAreas& f = c.layout.frise;
    const TickStep columns = step.unit == TickUnit::Year && static_cast<double>(view.yearWidth()) >= c.mm(4) ? TickStep{TickUnit::Year, 1} : step;
    const auto ticks = ticksIn(view.range, columns);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const bool even = columns.unit == TickUnit::Year ? (ticks[i].date.year / columns.every) % 2 == 0 : (std::llround(ticks[i].at / leastYears(columns)) % 2) == 0;
        if (!even) continue;
        const float x = view.toPx(ticks[i].at), next = i + 1 < ticks.size() ? view.toPx(ticks[i + 1].at) : f.axisX + f.axisWidth;
        c.b.list().rect(onPixels({x, f.header.bottom(), next - x, f.ribbon.y - f.header.bottom()}), c.b.colour("frise_band"));
    }
}

}  // namespace

void friseRuler(Context& c, const FriseView& view, float leastTickPx) {
    const FriseAreas& f = c.layout.frise;
    const TickStep step = tickStep(view, leastTickPx);
    c.b.list().pushClip({f.axisX, f.area.y, f.axisWidth, f.area.h});
    bands(c, view, step);
    c.b.list().rect(onPixels({view.toPx(c.state.year), f.area.y, view.yearWidth(), f.ribbon.y - f.area.y}), withAlpha(c.b.colour("cursor"), 0.08));
    c.b.list().popClip();
    constexpr double kMostColumns = 120;
    if (step.unit == TickUnit::Year && view.range.years() <= kMostColumns)
        yearColumns(c, view, step.every);
    else
        dates(c, view, step);
}

}  // namespace arobase::screens

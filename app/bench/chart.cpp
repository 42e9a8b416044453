#include "app/bench/chart.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <utility>

#include "app/bench/distribution.h"
#include "app/harness/picture.h"
#include "render/measure.h"
#include "render/renderer.h"

namespace arobase::bench {
namespace {

constexpr Rgba kPaper{251, 250, 247}, kInk{20, 32, 43}, kMuted{96, 108, 120}, kGrid{224, 228, 232}, kValues{27, 90, 154}, kLimit{196, 60, 20};
constexpr float kWidth = 1600, kHeadPx = 92, kRowPx = 280, kMarginPx = 48, kScalePx = 64, kGapPx = 72, kPlotHeadPx = 44, kPlotFootPx = 34;
constexpr float kNumbersPx = 128, kLeftShare = 0.62f, kLinePx = 17;
constexpr int kSteps = 5;
constexpr TextStyle kTitle{30, FontWeight::SemiBold, false}, kName{19, FontWeight::SemiBold, false}, kSmall{15, FontWeight::Regular, true};

/// Where the values of one row are drawn.
struct Plot {
    Rect box;
    double top = 1;  ///< the value at its upper edge
    float y(double value) const { return box.bottom() - static_cast<float>(std::clamp(value / top, 0.0, 1.0)) * box.h; }
};

std::string numberText(double value) {
    for (const auto& [power, letter] : {std::pair{1e12, " T"}, {1e9, " G"}, {1e6, " M"}})
        if (value >= power && value < 1000 * power) return numberText(value / power) + letter;
    const int decimals = value == std::floor(value) || value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4;
    std::ostringstream out;
    out << std::fixed << std::setprecision(decimals) << value;
    std::string text = out.str();
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

class Drawing {
public:
    Drawing(TextEngine& text, DrawList& list) : m_text(text), m_list(list) {}

    void row(const ChartRow& row, float top) {
        const Distribution d = distributionOf(row.values);
        const double all = std::max(d.most, row.limit), most = all > 0 ? all : 1, step = roundStep(most / kSteps);
        const float width = kWidth - 2 * kMarginPx - kScalePx - kGapPx - kNumbersPx, height = kRowPx - kPlotHeadPx - kPlotFootPx;
        const Plot left{{kMarginPx + kScalePx, top + kPlotHeadPx, width * kLeftShare, height}, step * std::ceil(most / step)};
        const Plot right{{left.box.right() + kGapPx, left.box.y, width * (1 - kLeftShare), height}, left.top};
        write(row.name, kName, {kMarginPx, top + kPlotHeadPx - 16}, kInk);
        scale(left, right, step);
        if (row.values.empty()) return;
        inOrder(left, row.values);
        std::vector<double> sorted = row.values;
        std::sort(sorted.begin(), sorted.end());
        inOrder(right, sorted);
        write("1 … " + std::to_string(d.count) + ", dans l’ordre", kSmall, {left.box.x, left.box.bottom() + 22}, kMuted);
        write("triées : part des mesures, en %", kSmall, {right.box.x, right.box.bottom() + 22}, kMuted);
        numbers(right, d, row.limit);
        if (row.limit > 0)
            for (const Plot& plot : {left, right}) m_list.line({plot.box.x, plot.y(row.limit)}, {plot.box.right(), plot.y(row.limit)}, 2, kLimit);
    }

    void write(const std::string& words, const TextStyle& style, Vec2 origin, Rgba colour) { m_list.text(*m_text.shape(words, style), origin, colour); }

private:
    void scale(const Plot& left, const Plot& right, double step) {
        for (double value = 0; value <= left.top * 1.0001; value += step) {
            for (const Plot& plot : {left, right}) m_list.line({plot.box.x, plot.y(value)}, {plot.box.right(), plot.y(value)}, 1, kGrid);
            const std::string number = numberText(value);
            write(number, kSmall, {left.box.x - 10 - m_text.widthPx(number, kSmall), left.y(value) + 5}, kMuted);
        }
        for (const double share : {0.5, 0.95, 0.99}) {
            const float x = right.box.x + right.box.w * static_cast<float>(share);
            m_list.line({x, right.box.y}, {x, right.box.bottom()}, 1, kGrid);
            const std::string percent = numberText(100 * share);
            const float width = m_text.widthPx(percent, kSmall);  // the last two are close to one another
            write(percent, kSmall, {share == 0.95 ? x - width : share == 0.99 ? x : x - width / 2, right.box.y - 6}, kMuted);
        }
    }

    /// One column of pixels shows the least and the most of the values that fall into it.
    void inOrder(const Plot& plot, const std::vector<double>& values) {
        const auto columns = std::min(values.size(), static_cast<std::size_t>(plot.box.w));
        Vec2 before;
        for (std::size_t column = 0; column < columns; ++column) {
            const auto from = values.begin() + static_cast<std::ptrdiff_t>(column * values.size() / columns), to = values.begin() + static_cast<std::ptrdiff_t>((column + 1) * values.size() / columns);
            const auto [least, most] = std::minmax_element(from, to);
            const float x = plot.box.x + plot.box.w * (static_cast<float>(column) + 0.5f) / static_cast<float>(columns);
            const Vec2 low{x, plot.y(*least)}, high{x, plot.y(*most)};
            if (column > 0) m_list.line(before, low, 2, kValues);
            if (high.y < low.y) m_list.line(low, high, 2, kValues);
            before = high;
        }
        if (columns == 1) m_list.disc(before, 4, kValues);
    }

    /// Beside the plot, each at its height as far as the others leave it: from the lowest up.
    void numbers(const Plot& plot, const Distribution& d, double limit) {
        std::vector<std::pair<std::string, double>> lines{{"médiane", d.median}, {"p95", d.p95}, {"p99", d.p99}, {"le plus", d.most}};
        if (limit > 0) lines.emplace_back("voulu", limit);
        std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        float lowest = plot.box.bottom() + kLinePx;
        for (const auto& [name, value] : lines) {
            const float y = std::min(plot.y(value), lowest - kLinePx);
            write(name + " " + numberText(value), kSmall, {plot.box.right() + 12, y + 5}, name == "voulu" ? kLimit : kInk);
            lowest = y;
        }
    }

    TextEngine& m_text;
    DrawList& m_list;
};

}  // namespace

void addChartOption(CLI::App& verb, BenchOptions& options) {
    verb.add_option("--chart", options.chart, "Les mesures en image (PNG) : dans leur ordre, et triées");
}

std::vector<double> over(std::vector<double> values, double unit) {
    for (double& value : values) value /= unit;
    return values;
}

double roundStep(double value) {
    if (!(value > 0) || !std::isfinite(value)) return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double times : {1.0, 2.0, 5.0})
        if (value <= times * power * (1 + 1e-9)) return times * power;
    return 10 * power;
}

Vec2 chartSizePx(const Chart& chart) { return {kWidth, kHeadPx + kRowPx * static_cast<float>(chart.rows.size()) + kMarginPx / 2}; }

void drawChart(const Chart& chart, TextEngine& text, DrawList& list) {
    const Vec2 size = chartSizePx(chart);
    list.rect({0, 0, size.x, size.y}, kPaper);
    Drawing drawing(text, list);
    drawing.write(chart.title, kTitle, {kMarginPx, kHeadPx - 34}, kInk);
    float top = kHeadPx;
    for (ChartRow row : chart.rows) {
        for (double& value : row.values) value = std::isfinite(value) ? std::max(0.0, value) : 0;
        drawing.row(row, top);
        top += kRowPx;
    }
}

bool writeChart(const Chart& chart, TextEngine& text, Renderer& renderer, const std::filesystem::path& file) {
    const Vec2 size = chartSizePx(chart);
    const int width = static_cast<int>(size.x), height = static_cast<int>(size.y);
    DrawList list;
    list.clear({0, 0, size.x, size.y});
    drawChart(chart, text, list);
    const OffscreenTarget target(width, height);
    target.bind();
    renderer.draw(list, text.glyphAtlas(), width, height, kPaper);
    if (writePng({width, height, target.read()}, file)) return true;
    std::cerr << "arobase bench: « " << file.string() << " » n’a pas pu être écrit\n";
    return false;
}

}  // namespace arobase::bench

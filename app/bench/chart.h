#pragma once
// What was measured as a picture to look at.
#include <filesystem>
#include <string>
#include <vector>

#include "app/bench/bench_verbs.h"
#include "render/draw_list.h"

namespace arobase {
class Renderer;
}

namespace arobase::bench {

/// One thing that was measured many times.
struct ChartRow {
    std::string name;            ///< with its unit; UTF-8
    std::vector<double> values;  ///< in the order in which they were measured; none: the row is empty
    double limit = 0;            ///< what is wanted of it, a line across; 0: nothing
};

struct Chart {
    std::string title;
    std::vector<ChartRow> rows;
};

/// Every row twice over one scale that begins at 0: on the left in the order of measuring, on the right sorted, by the share of values below.
/// Median, p95, p99 and the greatest are written beside. Values that are no numbers or below 0 stand at 0. The list is one for a screen of
/// chartSizePx().
void drawChart(const Chart& chart, TextEngine& text, DrawList& list);
/// Its size, px.
Vec2 chartSizePx(const Chart& chart);

/// The same into a PNG file. Thread of the renderer. False, with the reason on standard error, when it cannot be written.
bool writeChart(const Chart& chart, TextEngine& text, Renderer& renderer, const std::filesystem::path& file);

/// --chart FILE.png
void addChartOption(CLI::App& verb, BenchOptions& options);

/// The values over `unit`.
std::vector<double> over(std::vector<double> values, double unit);

/// The smallest of 1, 2 and 5 times a power of ten that is not below `value`; 1 for what is not above 0.
double roundStep(double value);

}  // namespace arobase::bench

#include "app/screens/comparison_list.h"

#include <algorithm>

namespace arobase::screens {
namespace {
constexpr double kHeadMm = 12, kRowMm = 15, kGroupGapMm = 2;
constexpr double kListFromMm = 45;     // of the panel: under its words
constexpr double kTwoColumnsMm = 220;  // a panel that wide
}  // namespace

int listColumns(const Layout& layout) { return layout.sheet.w > layout.metrics.mm(kTwoColumnsMm) ? 2 : 1; }

std::vector<ListLine> listLines(const Comparison& comparison, int columns) {
    std::vector<ListLine> lines;
    double y = 0;
    for (std::size_t first = 0; first < comparison.all.size();) {
        const Progress progress = comparison.all[first].progress;
        const int count = comparison.count(progress), deep = (count + columns - 1) / columns;
        lines.push_back({progress, -1, 0, y, kHeadMm});
        for (int i = 0; i < count; ++i) lines.push_back({progress, static_cast<int>(first) + i, i / deep, y + kHeadMm + kRowMm * (i % deep), kRowMm});
        y += kHeadMm + kRowMm * deep + kGroupGapMm;
        first += static_cast<std::size_t>(count);
    }
    return lines;
}

double listHeightMm(const Comparison& comparison, int columns) {
    double height = 0;
    for (const ListLine& line : listLines(comparison, columns)) height = std::max(height, line.topMm + line.heightMm);
    return height;
}

Rect comparisonListBox(const Layout& layout) {
    const float mm = layout.metrics.pxPerMm, y = layout.sheet.y + static_cast<float>(kListFromMm) * mm;
    const float bottom = std::min(layout.sheet.bottom(), layout.screen.bottom()) - 3 * mm;
    return {layout.sheet.x + 7 * mm, y, layout.sheet.w - 14 * mm, std::max(0.f, bottom - y)};
}

}  // namespace arobase::screens

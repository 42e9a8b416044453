#include "app/screens/comparison_list.h"

#include <algorithm>

namespace arobase::screens {
namespace {
constexpr double kHeadMm = 12, kRowMm = 15, kGroupGapMm = 2;
constexpr double kListFromMm = 45;  // of the panel: under its words
}  // namespace

std::vector<ListLine> listLines(const Comparison& comparison) {
    std::vector<ListLine> lines;
    double y = 0;
    for (std::size_t i = 0; i < comparison.all.size(); ++i) {
        const Progress progress = comparison.all[i].progress;
        if (i == 0 || comparison.all[i - 1].progress != progress) {
            if (i > 0) y += kGroupGapMm;
            lines.push_back({progress, -1, y, kHeadMm});
            y += kHeadMm;
        }
        lines.push_back({progress, static_cast<int>(i), y, kRowMm});
        y += kRowMm;
    }
    return lines;
}

double listHeightMm(const Comparison& comparison) {
    const auto lines = listLines(comparison);
    return lines.empty() ? 0 : lines.back().topMm + lines.back().heightMm;
}

Rect comparisonListBox(const Layout& layout) {
    const float mm = layout.metrics.pxPerMm, y = layout.sheet.y + static_cast<float>(kListFromMm) * mm;
    const float bottom = std::min(layout.sheet.bottom(), layout.screen.bottom()) - 3 * mm;
    return {layout.sheet.x + 7 * mm, y, layout.sheet.w - 14 * mm, std::max(0.f, bottom - y)};
}

}  // namespace arobase::screens

#include "app/screens/search_layout.h"

#include <algorithm>

#include "app/screens/keyboard.h"

namespace arobase {
namespace {

constexpr double kPad = 6, kTarget = 15, kGap = 1.6, kFieldHeight = 17;
constexpr double kResultWidth = 150;  // at least, for a column of results
constexpr double kUprightMm = 200;    // a lower panel has its keyboard at the left, whatever the format
constexpr int kMostResultColumns = 2;

}  // namespace

SearchLayout searchLayout(const Layout& layout) {
    const auto mm = [&](double v) { return layout.metrics.mm(v); };
    SearchLayout l;
    const float margin = mm(7), top = layout.screen.y + mm(5), bottom = layout.home[0].y - mm(2);
    l.panel = {margin, top, layout.screen.w - 2 * margin, bottom - top};
    const Rect inner = l.panel.inset(mm(kPad));
    const KeyboardSize keys = keyboardSize(layout.metrics);
    l.close = {inner.right() - mm(kTarget), inner.y + mm((kFieldHeight - kTarget) / 2), mm(kTarget), mm(kTarget)};
    l.rowPx = mm(kTarget);
    l.stepPx = mm(kTarget + kGap);
    if (layout.portrait && l.panel.h > mm(kUprightMm)) {
        l.field = {inner.x, inner.y, l.close.x - inner.x - mm(4), mm(kFieldHeight)};
        l.back = {inner.x, l.field.bottom() + mm(3), mm(kTarget), mm(kTarget)};
        l.keyboard = {inner.x, inner.bottom() - keys.height, inner.w, keys.height};
        l.list = {inner.x, l.back.bottom() + mm(3), inner.w, l.keyboard.y - mm(5) - l.back.bottom() - mm(3)};
        l.crumb = {l.back.right() + mm(4), l.back.y, inner.right() - l.back.right() - mm(4), l.back.h};
    } else {
        l.field = {inner.x, inner.y, keys.width, mm(kFieldHeight)};
        l.keyboard = {inner.x, inner.bottom() - keys.height, keys.width, keys.height};
        const float x = l.keyboard.right() + mm(8);
        l.back = {x, l.close.y, mm(kTarget), mm(kTarget)};
        l.crumb = {l.back.right() + mm(4), l.back.y, l.close.x - l.back.right() - mm(8), l.back.h};
        l.list = {x, l.field.bottom() + mm(4), inner.right() - x, inner.bottom() - l.field.bottom() - mm(4)};
    }
    l.rows = std::max(1, static_cast<int>((l.list.h + mm(kGap)) / l.stepPx));
    l.resultColumns = std::clamp(static_cast<int>(l.list.w / mm(kResultWidth)), 1, kMostResultColumns);
    return l;
}

Rect SearchLayout::cell(std::size_t n, int columns, bool downwards) const {
    const float gap = stepPx - rowPx, width = (list.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const auto across = static_cast<std::size_t>(columns), down = static_cast<std::size_t>(rows);
    const std::size_t column = downwards ? n / down : n % across, row = downwards ? n % down : n / across;
    return {list.x + static_cast<float>(column) * (width + gap), list.y + static_cast<float>(row) * stepPx, width, rowPx};
}

}  // namespace arobase

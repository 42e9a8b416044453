#include "app/screens/adding_layout.h"

#include <algorithm>

#include "app/screens/keyboard.h"

namespace arobase {
namespace {

constexpr double kPad = 6, kTarget = 15, kGap = 2.5, kField = 25, kPublish = 17;
constexpr double kUprightMm = 200;  // a lower panel has its keyboard at the left, whatever the format

void layTracks(AddingLayout& l, Rect row, std::size_t count, float gap) {
    const auto n = static_cast<float>(std::max<std::size_t>(1, count));
    const float width = (row.w - gap * (n - 1)) / n;
    for (std::size_t i = 0; i < count; ++i) l.tracks.push_back({row.x + static_cast<float>(i) * (width + gap), row.y, width, row.h});
}

}  // namespace

AddingLayout addingLayout(const Layout& layout, std::size_t tracks) {
    const auto mm = [&](double v) { return layout.metrics.mm(v); };
    AddingLayout l;
    const float margin = mm(7), target = mm(kTarget), gap = mm(kGap);
    l.panel = {margin, layout.screen.y + mm(5), layout.screen.w - 2 * margin, layout.home[0].y - layout.screen.y - mm(7)};
    const Rect inner = l.panel.inset(mm(kPad));
    const KeyboardSize keys = keyboardSize(layout.metrics);
    const bool portrait = layout.portrait && l.panel.h > mm(kUprightMm);
    const float left = portrait ? inner.x : inner.x + keys.width + mm(8), width = inner.right() - left;
    float y = inner.y;
    l.close = {inner.right() - target, y, target, target};
    l.title = {left, y, l.close.x - left - gap, target};
    y += target + gap;
    l.wheel = {left + target, y, width - 2 * target, mm(17)};
    l.earlier = {left, y + mm(1), target, target};
    l.later = {inner.right() - target, y + mm(1), target, target};
    y = l.wheel.bottom() + gap;
    layTracks(l, {left, y, width, target}, tracks, gap);
    y += target + gap;
    l.commune = {left, y, width, target};
    y += target + gap;
    l.keyboard = {inner.x, inner.bottom() - keys.height, keys.width, keys.height};
    const float fieldY = portrait ? y : inner.y;
    l.field = {inner.x, fieldY, portrait ? inner.w : keys.width, mm(kField)};
    const float undoWidth = mm(62);
    l.undo = {inner.x, l.field.bottom() + gap, undoWidth, target};
    l.counter = {l.undo.right() + gap, l.undo.y, l.field.right() - l.undo.right() - gap, target};
    const float beside = portrait ? l.keyboard.right() + mm(6) : left, room = inner.right() - beside;
    const float buttonsY = inner.bottom() - mm(kPublish);
    if (portrait) {
        l.publish = {beside, buttonsY, room, mm(kPublish)};
        l.giveUp = {beside, buttonsY - gap - target, room, target};
        l.notice = {beside, l.keyboard.y, room, l.giveUp.y - gap - l.keyboard.y};
        l.list = {inner.x, l.wheel.y, inner.w, l.field.y - gap - l.wheel.y};
    } else {
        const float half = (room - gap) / 2;
        l.giveUp = {beside, buttonsY, half, mm(kPublish)};
        l.publish = {beside + half + gap, buttonsY, half, mm(kPublish)};
        l.notice = {beside, y, room, buttonsY - gap - y};
        l.list = {beside, l.wheel.y, room, inner.bottom() - l.wheel.y};
    }
    l.rowPx = target;
    l.stepPx = target + mm(1.6);
    const float side = std::min(portrait ? inner.w * 0.42f : inner.h * 0.72f, inner.h - mm(26));
    l.code = {inner.right() - side, inner.y + target + gap + mm(2), side, side};
    l.thanks = {inner.x, inner.y, l.code.x - mm(8) - inner.x, inner.h - mm(kPublish) - gap};
    return l;
}

}  // namespace arobase

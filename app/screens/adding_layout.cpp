#include "app/screens/adding_layout.h"

#include <algorithm>

#include "app/screens/keyboard.h"

namespace arobase {
namespace {

constexpr double kPad = 6, kTarget = 15, kGap = 2.5, kField = 25, kPublish = 17;
constexpr double kUprightMm = 200;  // a lower panel has its keyboard at the left, whatever the format
constexpr double kNotice = 18, kTallestKey = 24, kKeyRows = 6;

void layTracks(AddingLayout& l, Rect row, std::size_t count, float gap) {
    const auto n = static_cast<float>(std::max<std::size_t>(1, count));
    const float width = (row.w - gap * (n - 1)) / n;
    for (std::size_t i = 0; i < count; ++i) l.tracks.push_back({row.x + static_cast<float>(i) * (width + gap), row.y, width, row.h});
}

/// Title, wheel, tracks and commune, from the top right corner of `inner` down; returns where the next part goes.
float layChoices(AddingLayout& l, const Metrics& metrics, const Rect& inner, float left, std::size_t tracks) {
    const auto mm = [&](double v) { return metrics.mm(v); };
    const float target = mm(kTarget), gap = mm(kGap), width = inner.right() - left;
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
    return y + target + gap;
}

void layField(AddingLayout& l, const Metrics& metrics, const Rect& field) {
    const float target = metrics.mm(kTarget), gap = metrics.mm(kGap);
    l.field = field;
    l.undo = {field.x, field.bottom() + gap, metrics.mm(62), target};
    l.counter = {l.undo.right() + gap, l.undo.y, field.right() - l.undo.right() - gap, target};
}

/// The keyboard at the left under the field, the choices and the buttons beside it.
void layFlat(AddingLayout& l, const Metrics& metrics, const Rect& inner, std::size_t tracks) {
    const float gap = metrics.mm(kGap), publish = metrics.mm(kPublish);
    const KeyboardSize keys = keyboardSize(metrics);
    const float beside = inner.x + keys.width + metrics.mm(8), room = inner.right() - beside, half = (room - gap) / 2;
    const float y = layChoices(l, metrics, inner, beside, tracks), buttonsY = inner.bottom() - publish;
    layField(l, metrics, {inner.x, inner.y, keys.width, metrics.mm(kField)});
    l.keyboard = {inner.x, inner.bottom() - keys.height, keys.width, keys.height};
    l.giveUp = {beside, buttonsY, half, publish};
    l.publish = {beside + half + gap, buttonsY, half, publish};
    l.notice = {beside, y, room, buttonsY - gap - y};
    l.list = {beside, l.wheel.y, room, inner.bottom() - l.wheel.y};
}

/// Everything below one another: the keyboard as wide as the panel, its keys as high as there is room for.
void layTall(AddingLayout& l, const Metrics& metrics, const Rect& inner, std::size_t tracks) {
    const float gap = metrics.mm(kGap), publish = metrics.mm(kPublish), half = (inner.w - gap) / 2;
    layField(l, metrics, {inner.x, layChoices(l, metrics, inner, inner.x, tracks), inner.w, metrics.mm(kField)});
    l.giveUp = {inner.x, inner.bottom() - publish, half, publish};
    l.publish = {l.giveUp.right() + gap, l.giveUp.y, half, publish};
    const float noticeY = l.undo.bottom() + gap, under = l.giveUp.y - metrics.mm(5);
    const float extra = metrics.mm(kKeyRows * (kTallestKey - kSmallestKeyMm));
    const float height = std::min(under - noticeY - metrics.mm(kNotice) - gap, keyboardSize(metrics).height + extra);
    l.keyboard = {inner.x, under - height, inner.w, height};
    l.notice = {inner.x, noticeY, inner.w, l.keyboard.y - gap - noticeY};
    l.list = {inner.x, l.wheel.y, inner.w, l.field.y - gap - l.wheel.y};
}

/// As that, where the keyboard has to share its rows with the notice and the buttons.
void layUpright(AddingLayout& l, const Metrics& metrics, const Rect& inner, std::size_t tracks) {
    const float gap = metrics.mm(kGap), publish = metrics.mm(kPublish), target = metrics.mm(kTarget);
    const KeyboardSize keys = keyboardSize(metrics);
    layField(l, metrics, {inner.x, layChoices(l, metrics, inner, inner.x, tracks), inner.w, metrics.mm(kField)});
    l.keyboard = {inner.x, inner.bottom() - keys.height, keys.width, keys.height};
    const float beside = l.keyboard.right() + metrics.mm(6), room = inner.right() - beside;
    l.publish = {beside, inner.bottom() - publish, room, publish};
    l.giveUp = {beside, l.publish.y - gap - target, room, target};
    l.notice = {beside, l.keyboard.y, room, l.giveUp.y - gap - l.keyboard.y};
    l.list = {inner.x, l.wheel.y, inner.w, l.field.y - gap - l.wheel.y};
}

/// « Merci »: its code beside its words, or under them where that makes it larger.
void layThanks(AddingLayout& l, const Metrics& metrics, const Rect& inner, bool upright) {
    const auto mm = [&](double v) { return metrics.mm(v); };
    constexpr double kThanksWords = 112, kCodeWords = 14;
    const float buttonsY = inner.bottom() - mm(kPublish), gap = mm(kGap);
    const float beside = std::min(upright ? inner.w * 0.42f : inner.h * 0.72f, inner.h - mm(26));
    const float below = std::min(inner.w * 0.6f, buttonsY - gap - mm(kCodeWords) - inner.y - mm(kThanksWords));
    const float top = inner.y + mm(kTarget + kGap + 2);
    l.done = {inner.x, buttonsY, mm(90), mm(kPublish)};
    l.codeBelow = upright && below > beside;
    if (!l.codeBelow) {
        l.code = {inner.right() - beside, top, beside, beside};
        l.thanks = {inner.x, inner.y, l.code.x - mm(8) - inner.x, buttonsY - gap - inner.y};
        return;
    }
    l.code = {inner.centre().x - below / 2, inner.y + mm(kThanksWords), below, below};
    l.thanks = {inner.x, inner.y, inner.w, mm(kThanksWords)};
    l.done.w = inner.w;
}

}  // namespace

AddingLayout addingLayout(const Layout& layout, std::size_t tracks) {
    const auto mm = [&](double v) { return layout.metrics.mm(v); };
    AddingLayout l;
    const float margin = mm(7);
    l.panel = {margin, layout.screen.y + mm(5), layout.screen.w - 2 * margin, layout.home[0].y - layout.screen.y - mm(7)};
    const Rect inner = l.panel.inset(mm(kPad));
    const bool upright = layout.portrait && l.panel.h > mm(kUprightMm);
    if (!upright)
        layFlat(l, layout.metrics, inner, tracks);
    else if (layTall(l, layout.metrics, inner, tracks); l.keyboard.h < keyboardSize(layout.metrics).height)
        layUpright(l, layout.metrics, inner, tracks);
    l.rowPx = mm(kTarget);
    l.stepPx = l.rowPx + mm(1.6);
    layThanks(l, layout.metrics, inner, upright);
    return l;
}

}  // namespace arobase

// Names on a map are written: those that come fade in, those that go fade out, where their mark was on the ground.
#include <algorithm>

#include "app/screens/map_names.h"

namespace arobase::screens {
namespace {

/// 0 not to be seen … 1.
double shareOf(const ShownName& name, double clockS) {
    const double share = std::clamp((clockS - name.sinceS) / kLabelFadeS, 0.0, 1.0);
    return name.going ? 1 - share : share;
}

/// From now on it goes the other way, from where it is.
void turn(ShownName& name, double clockS) {
    const double share = shareOf(name, clockS);
    name.going = !name.going;
    name.sinceS = clockS - kLabelFadeS * (name.going ? 1 - share : share);
}

ShownName* find(std::vector<ShownName>& all, std::size_t count, std::string_view nodeId) {
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(count);
    const auto it = std::lower_bound(all.begin(), end, nodeId, [](const ShownName& name, std::string_view id) { return name.nodeId < id; });
    return it != end && it->nodeId == nodeId ? &*it : nullptr;
}

/// What is needed to write it once more when it has gone.
void note(ShownName& shown, const MapView& view, const Name& name, const LabelCandidate& candidate, const PlacedLabel& placed) {
    shown.mark = view.toWorld(candidate.anchor);
    shown.corner = Vec2{placed.box.x, placed.box.y} - candidate.anchor;
    shown.size = {placed.box.w, placed.box.h};
    shown.raw.assign(name.raw);
    shown.style = name.style;
    shown.colour = name.colour;
    shown.lines = placed.lines;
    shown.side = placed.side;
    shown.here = true;
}

struct Writing {
    const WrittenName& written;
    TextStyle style;
    Rgba colour;
    int lines;
    LabelSide side;
};

/// In so many lines, flush on the side of the mark.
void write(Context& c, const Writing& name, const Rect& box, float opacity) {
    const Rgba halo = c.b.colour("halo");
    const float haloPx = c.mm(0.55);
    if (name.lines <= 1) return c.b.words(name.written.text, box.centre(), name.style, name.colour, TextAlign::Centre, halo, haloPx, opacity);
    const bool left = name.side == LabelSide::Left || name.side == LabelSide::AboveLeft || name.side == LabelSide::BelowLeft;
    const bool centred = name.side == LabelSide::Above || name.side == LabelSide::Below;
    const float x = centred ? box.centre().x : left ? box.right() : box.x;
    const TextAlign align = centred ? TextAlign::Centre : left ? TextAlign::Right : TextAlign::Left;
    const auto count = static_cast<std::size_t>(name.lines);
    for (std::size_t l = 0; l < count; ++l) {
        const float y = box.y + box.h * (static_cast<float>(l) + 0.5f) / static_cast<float>(count);
        c.b.words(name.written.lines[count - 1][l], {x, y}, name.style, name.colour, align, halo, haloPx, opacity);
    }
}

float opacityOf(Context& c, const MapView& view, std::string_view nodeId) {
    TerritoryLabels& kept = c.labels.at(view);
    const ShownName* shown = find(kept.shown, kept.shown.size(), nodeId);
    return shown ? static_cast<float>(shareOf(*shown, c.state.clockS)) : 1.f;
}

}  // namespace

void fadeNames(Context& c, const MapView& view, const Names& names, const LabelPlacement& placement) {
    TerritoryLabels& kept = c.labels.at(view);
    const double now = c.state.clockS;
    const bool atOnce = c.state.settings.reducedMotion || c.labels.exact || kept.first || c.state.screen == ScreenId::Annual;
    for (ShownName& shown : kept.shown) shown.here = false;
    const std::size_t known = kept.shown.size();
    for (const PlacedLabel& placed : placement.placed) {
        const auto i = static_cast<std::size_t>(placed.candidate);
        ShownName* shown = find(kept.shown, known, names.names[i].nodeId);
        if (!shown) {
            shown = &kept.shown.emplace_back();
            shown->nodeId = names.names[i].nodeId;
            shown->sinceS = now;
        }
        if (shown->going) turn(*shown, now);
        note(*shown, view, names.names[i], names.candidates[i], placed);
    }
    for (ShownName& shown : kept.shown)
        if (!shown.here && !shown.going) turn(shown, now);
    if (atOnce)
        for (ShownName& shown : kept.shown) shown.sinceS = -1e9;
    std::erase_if(kept.shown, [&](const ShownName& shown) { return shown.going && shareOf(shown, now) <= 0; });
    if (kept.shown.size() > 1 && !std::is_sorted(kept.shown.begin(), kept.shown.end(), [](const ShownName& a, const ShownName& b) { return a.nodeId < b.nodeId; }))
        std::sort(kept.shown.begin(), kept.shown.end(), [](const ShownName& a, const ShownName& b) { return a.nodeId < b.nodeId; });
    for (const ShownName& shown : kept.shown)
        if (now - shown.sinceS < kLabelFadeS) kept.fadedS = std::max(kept.fadedS, shown.sinceS + kLabelFadeS);
}

void drawLeaders(Context& c, const MapView& view, const LabelPlacement& placement) {
    const auto& names = c.desk.at(view).names;
    for (const PlacedLabel& placed : placement.placed)
        if (placed.led) {
            const float opacity = opacityOf(c, view, names[static_cast<std::size_t>(placed.candidate)].nodeId);
            c.b.list().line(placed.from, placed.to, c.mm(0.22), withAlpha(c.b.colour("text_dim"), 0.8 * static_cast<double>(opacity)));
        }
}

void writeNames(Context& c, const MapView& view, const Names& names, const LabelPlacement& placement) {
    const TerritoryLabels& kept = c.labels.at(view);
    for (const ShownName& shown : kept.shown) {
        if (!shown.going) continue;
        const Vec2 corner = view.toScreen(shown.mark) + shown.corner;
        write(c, {c.desk.book.write(c.b.engine(), shown.raw, shown.style), shown.style, shown.colour, shown.lines, shown.side},
              {corner.x, corner.y, shown.size.x, shown.size.y}, static_cast<float>(shareOf(shown, c.state.clockS)));
    }
    for (const PlacedLabel& placed : placement.placed) {
        const Name& name = names.names[static_cast<std::size_t>(placed.candidate)];
        Node& node = c.b.open(name.nodeId, Role::Label, placed.box);
        node.text = name.written->text;
        node.value = name.value;
        node.fg = name.colour;
        node.bg = c.b.colour("halo");
        node.textPx = name.style.sizePx;
        write(c, {*name.written, name.style, name.colour, placed.lines, placed.side}, placed.box, opacityOf(c, view, name.nodeId));
        c.b.close();
    }
}

}  // namespace arobase::screens

// A guided visit: what its step says over the map, and its buttons. The attract loop and the stage say the same without buttons.
#include <algorithm>

#include "app/action.h"
#include "app/screens/buttons.h"
#include "app/tour.h"

namespace arobase::screens {
namespace {

constexpr double kPadMm = 3.6, kSideMm = 15, kGapMm = 2.5;

/// Where the words and the buttons stand: beside one another, or the buttons below where the room is narrow.
struct Rooms {
    Rect words, buttons;
};

Rooms roomsOf(const Context& c) {
    const Rect& area = c.layout.tourWords;
    const Rect inner = area.inset(c.mm(kPadMm));
    const float side = c.mm(kSideMm), row = 4 * side + 3 * c.mm(kGapMm);
    if (c.state.screen != ScreenId::Explore) return {{inner.x, inner.y, inner.w, inner.h - c.mm(3)}, {inner.x, inner.bottom() - c.mm(2), inner.w, 0}};
    if (c.layout.portrait) return {{inner.x, inner.y, inner.w, inner.h - side - c.mm(kGapMm)}, {inner.right() - row, inner.bottom() - side, row, side}};
    const float beside = row + c.mm(2 * kPadMm);  // the buttons at the left: a sheet that opens moves the right edge
    return {{inner.x + beside, inner.y, inner.w - beside, inner.h}, {inner.x, inner.y - c.mm(1), row, side}};
}

/// A button with a sign: ‹ › ❚❚ ▶.
void signedButton(Context& c, const std::string& id, const std::string& spoken, const Rect& box, const std::string& action, bool enabled,
             const std::function<void(Vec2 middle, Rgba ink)>& sign) {
    Node& node = c.b.open(id, Role::Button, box);
    node.spoken = spoken;
    node.action = action;
    node.captures = true;
    node.enabled = enabled;
    c.b.list().rect(box, c.b.colour("button"), box.h / 2, c.b.colour("button_border"), c.mm(0.4));
    sign(box.centre(), withAlpha(c.b.colour("button_text"), enabled ? 1 : 0.35));
    c.b.close();
}

void buttons(Context& c, const Tour& tour, const Rect& row) {
    const float side = row.h, step = side + c.mm(kGapMm);
    const int last = static_cast<int>(tour.steps.size()) - 1;
    const auto box = [&](int i) { return Rect{row.x + static_cast<float>(i) * step, row.y, side, side}; };
    const auto chevron = [&](float way) {
        return [&c, way](Vec2 m, Rgba ink) {
            const float arm = c.mm(2.3);
            for (const float up : {-1.f, 1.f}) c.b.list().line({m.x - way * arm / 2, m.y + up * arm}, {m.x + way * arm / 2, m.y}, c.mm(0.8), ink);
        };
    };
    signedButton(c, "tour-previous", c.tr("tour.previous"), box(0), "StepTour -1", c.state.tour.step > 0, chevron(-1));
    const bool paused = c.state.tour.paused;
    signedButton(c, "tour-pause", c.tr(paused ? "tour.play" : "tour.pause"), box(1), paused ? "PauseTour 0" : "PauseTour 1", true, [&](Vec2 m, Rgba ink) {
        if (paused) return c.b.list().triangle({m.x - c.mm(1.8), m.y - c.mm(2.7), c.mm(4.8), c.mm(5.4)}, 1, ink);
        for (const double x : {-2.4, 0.7}) c.b.list().rect({m.x + c.mm(x), m.y - c.mm(2.6), c.mm(1.7), c.mm(5.2)}, ink);
    });
    signedButton(c, "tour-next", c.tr("tour.next"), box(2), "StepTour 1", c.state.tour.step < last, chevron(1));
    closeButton(c, "tour-stop", box(3), c.tr("tour.stop"), "StopTour");
}

/// A dot a step; the present one is a bar that fills.
void dots(Context& c, const Tour& tour, Vec2 left, float widthPx) {
    const auto count = static_cast<float>(tour.steps.size());
    const float radius = c.mm(1), bar = c.mm(9), pitch = std::min(c.mm(4.5), (widthPx - bar) / std::max(1.f, count - 1));
    const float all = bar + pitch * (count - 1);
    const TourStep& step = tour.steps[static_cast<std::size_t>(c.state.tour.step)];
    Node& node = c.b.open("tour-dots", Role::Text, {left.x, left.y - radius, all, 2 * radius});
    node.value = std::to_string(c.state.tour.step + 1) + "/" + std::to_string(tour.steps.size());
    node.spoken = c.tr("tour.at", {{"n", std::to_string(c.state.tour.step + 1)}, {"most", std::to_string(tour.steps.size())}});
    float x = left.x;
    for (int i = 0; i < static_cast<int>(tour.steps.size()); ++i) {
        const bool present = i == c.state.tour.step;
        const Rect box{x, left.y - radius, present ? bar : 2 * radius, 2 * radius};
        const Rgba ground = c.b.colour("cell_empty"), ink = c.b.colour("cursor");
        c.b.list().rect(box, i < c.state.tour.step ? ink : ground, radius);
        const float share = static_cast<float>(std::clamp(c.state.tour.spentS / step.durationS, 0.0, 1.0));
        if (present) c.b.list().rect({box.x, box.y, std::max(2 * radius, box.w * share), box.h}, ink, radius);
        x += present ? bar - 2 * radius + pitch : pitch;
    }
    c.b.close();
}

/// Title and text, as large as the room allows, from its top down.
void words(Context& c, const TourStep& step, const Rect& room) {
    const Language language = c.state.language();
    const std::string &title = step.title.in(language), &text = step.text.in(language);
    const auto heightOf = [&](const std::string& what, const TextStyle& style) {
        return what.empty() ? 0.f : c.b.lineHeight(style) * static_cast<float>(c.b.engine().wrap(what, style, room.w).size());
    };
    struct Sizes {
        TextStyle title, text;
    };
    const Sizes sizes[] = {{c.b.body(FontWeight::SemiBold), c.b.body()}, {c.b.body(FontWeight::SemiBold), c.b.label(FontWeight::Regular)},
                           {c.b.label(FontWeight::SemiBold), c.b.small()}, {c.b.small(FontWeight::SemiBold), c.b.tiny()}};
    const float gap = c.mm(0.8);
    const auto fits = [&](const Sizes& s) { return heightOf(title, s.title) + gap + heightOf(text, s.text) <= room.h; };
    const auto* chosen = std::find_if(std::begin(sizes), std::end(sizes) - 1, fits);
    const Rect head = c.b.paragraph("tour-title", Role::Heading, title, {room.x, room.y}, room.w, chosen->title, c.b.colour("text"), c.b.colour("panel"));
    if (!text.empty()) c.b.paragraph("tour-text", Role::Text, text, {room.x, head.bottom() + gap}, room.w, chosen->text, c.b.colour("text"), c.b.colour("panel"));
}

}  // namespace

void tourWords(Context& c) {
    const Tour* tour = tourShown(c.content, c.state);
    if (!tour || c.layout.tourWords.empty()) return;
    const Rect& area = c.layout.tourWords;
    const Rooms rooms = roomsOf(c);
    const bool controls = c.state.screen == ScreenId::Explore;
    Node& node = c.b.open("tour-words", Role::Sheet, area);
    node.spoken = tour->name.in(c.state.language());
    node.value = tour->id;
    node.captures = true;
    c.b.list().rect(area, c.b.colour("panel"), c.mm(4), c.b.colour("panel_border"), c.mm(0.25));
    c.b.list().pushClip(area);
    words(c, tour->steps[static_cast<std::size_t>(c.state.tour.step)], rooms.words);
    if (controls) buttons(c, *tour, rooms.buttons);
    if (!controls)
        dots(c, *tour, {rooms.buttons.x, rooms.buttons.y}, rooms.buttons.w);
    else if (c.layout.portrait)
        dots(c, *tour, {rooms.words.x, rooms.buttons.centre().y}, rooms.buttons.x - rooms.words.x - c.mm(4));
    else
        dots(c, *tour, {rooms.buttons.x, (rooms.buttons.bottom() + area.bottom()) / 2}, rooms.buttons.w);
    c.b.list().popClip();
    c.b.close();
}

void tourButton(Context& c) {
    const Rect& box = c.layout.tour;
    if (box.empty() || c.state.arranging || c.state.compare.on()) return;  // a comparison has its own bar there
    SignButton what{"tour", c.state.tour.on() ? "StopTour" : toText(StartTour{}), "tour.open", "tour.narrow", c.state.tour.on() ? "tour.stop" : "tour.spoken"};
    signButton(c, what, box, c.b.label(FontWeight::SemiBold), [&c](Vec2 m, float radius, Rgba ink, Rgba fill) {
        c.b.list().disc(m, radius, fill, ink, c.mm(0.5));
        c.b.list().triangle({m.x - radius * 0.35f, m.y - radius * 0.5f, radius, radius}, 1, ink);
    });
}

}  // namespace arobase::screens

// The test card: every edge, colours and greys, sizes in real millimetres, crosses to put a finger on.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/action.h"
#include "app/screens/staff_screen.h"

namespace arobase::screens {
namespace {

constexpr std::array<Rgba, 8> kBars{{{255, 255, 255, 255}, {255, 255, 0, 255}, {0, 255, 255, 255}, {0, 255, 0, 255},
                                     {255, 0, 255, 255}, {255, 0, 0, 255}, {0, 0, 255, 255}, {0, 0, 0, 255}}};
constexpr int kGreys = 11;
constexpr Rgba kInk{255, 255, 255, 255}, kGround{32, 32, 32, 255};

/// One pixel wide at each edge: a display that cuts off its border shows none.
void frame(Context& c) {
    const Rect& s = c.layout.screen;
    c.b.leaf("card-frame", Role::Figure, s);
    for (const Rect& edge : {Rect{s.x, s.y, s.w, 1}, Rect{s.x, s.bottom() - 1, s.w, 1}, Rect{s.x, s.y, 1, s.h}, Rect{s.right() - 1, s.y, 1, s.h}})
        c.b.list().rect(edge, kInk);
}

/// Crosses fifty millimetres apart: straight lines are straight, and circles round.
void grid(Context& c) {
    const Rect& s = c.layout.screen;
    const float pitch = c.mm(50), arm = c.mm(4);
    c.b.leaf("card-grid", Role::Figure, s);
    for (float y = s.centre().y - std::floor(s.h / 2 / pitch) * pitch; y < s.bottom(); y += pitch)
        for (float x = s.centre().x - std::floor(s.w / 2 / pitch) * pitch; x < s.right(); x += pitch) {
            c.b.list().line({x - arm, y}, {x + arm, y}, 1, kInk);
            c.b.list().line({x, y - arm}, {x, y + arm}, 1, kInk);
        }
}

void bars(Context& c, const Rect& room) {
    c.b.leaf("card-bars", Role::Figure, room);
    const float width = room.w / static_cast<float>(kBars.size()), half = room.h / 2;
    for (std::size_t i = 0; i < kBars.size(); ++i) c.b.list().rect({room.x + static_cast<float>(i) * width, room.y, width, half}, kBars[i]);
    const float step = room.w / kGreys;
    for (int i = 0; i < kGreys; ++i) {
        const auto grey = static_cast<std::uint8_t>(255 * i / (kGreys - 1));
        c.b.list().rect({room.x + static_cast<float>(i) * step, room.y + half, step, half}, {grey, grey, grey, 255});
    }
}

/// A ruler of a hundred millimetres: laid against a real one it says whether --mm-per-px is right.
void ruler(Context& c, Vec2 at) {
    const float length = c.mm(100);
    c.b.leaf("card-ruler", Role::ScaleBar, {at.x, at.y - c.mm(8), length, c.mm(16)}).value = "100";
    c.b.list().line(at, {at.x + length, at.y}, 2, kInk);
    for (int mm = 0; mm <= 100; mm += 5) {
        const float x = at.x + c.mm(mm), tick = c.mm(mm % 50 == 0 ? 6 : mm % 10 == 0 ? 4 : 2);
        c.b.list().line({x, at.y - tick}, {x, at.y}, 1, kInk);
    }
    c.b.words("100 mm", {at.x + length / 2, at.y + c.mm(5)}, c.b.small(), kInk);
}

/// A sound for each ear: headphones that are the wrong way round, or deaf on one side, are found out.
void sounds(Context& c, const Rect& row) {
    const float gap = c.mm(6), width = (row.w - gap) / 2;
    c.b.button("card-left", c.tr("staff.sound_left"), {row.x, row.y, width, row.h}, toText(PlayTestSound{"left"}));
    c.b.button("card-right", c.tr("staff.sound_right"), {row.x + width + gap, row.y, width, row.h}, toText(PlayTestSound{"right"}));
}

/// Heights above the floor along the left edge, and the band that one reaches seated: a folding rule says whether --mount-mm is right.
void reachRuler(Context& c) {
    constexpr double kFromMm = 900, kToMm = 1300, kStepMm = 50;
    const Rect& s = c.layout.glass;
    const DisplayInfo& display = c.state.display;
    const auto heightAt = [&](double mm) { return s.bottom() - static_cast<float>((mm - display.mountMm) / display.mmPerPx); };
    const float top = std::max(s.y, heightAt(kToMm)), bottom = std::min(s.bottom(), heightAt(kFromMm));
    c.b.leaf("card-reach", Role::ScaleBar, {s.x, s.y, c.mm(24), s.h}).value = std::to_string(std::lround(display.mountMm));
    if (bottom > top) c.b.list().rect({s.x + c.mm(2), top, c.mm(1.2), bottom - top}, kInk);
    const double first = std::ceil(display.mountMm / kStepMm) * kStepMm, last = display.mountMm + display.heightPx * display.mmPerPx;
    for (double mm = first; mm <= last; mm += kStepMm) {
        const bool whole = std::fmod(mm, 100) == 0;
        const float y = heightAt(mm), left = s.x + c.mm(4);
        c.b.list().line({left, y}, {left + c.mm(whole ? 6 : 3), y}, 1, kInk);
        if (!whole || y < s.y + c.mm(4) || y > s.bottom() - c.mm(4)) continue;
        const std::string cm = std::to_string(std::lround(mm / 10)) + "\u00A0cm";
        c.b.list().rect({left + c.mm(7), y - c.mm(3), c.mm(14), c.mm(6)}, kGround);
        c.b.words(cm, {left + c.mm(7.5), y}, c.b.tiny(), kInk, TextAlign::Left);
    }
}

/// Where a finger is, as the program sees it: two lines through it and its place in millimetres from the upper left corner.
void echo(Context& c) {
    const Rect& s = c.layout.glass;
    const double mm = c.state.display.mmPerPx;
    for (std::size_t i = 0; i < c.state.ripples.size(); ++i) {
        const Vec2 at = c.state.ripples[i].px;
        c.b.list().line({s.x, at.y}, {s.right(), at.y}, 1, kInk);
        c.b.list().line({at.x, s.y}, {at.x, s.bottom()}, 1, kInk);
        c.b.list().disc(at, c.mm(9.8), {0, 0, 0, 0}, kGround, c.mm(0.8));
        c.b.list().disc(at, c.mm(9), {0, 0, 0, 0}, kInk, c.mm(0.8));
        const std::string words = c.tr("staff.touch_echo", {{"n", std::to_string(i + 1)}, {"x", std::to_string(std::lround(at.x * mm))}, {"y", std::to_string(std::lround(at.y * mm))}});
        const float width = c.b.engine().widthPx(words, c.b.label()), x = at.x + width + c.mm(14) > s.right() ? at.x - width - c.mm(12) : at.x + c.mm(12);
        const float y = at.y - c.mm(14) < s.y ? at.y + c.mm(6) : at.y - c.mm(14);
        c.b.list().rect({x - c.mm(2), y, width + c.mm(4), c.mm(8)}, kGround);
        c.b.text("card-echo-" + std::to_string(i), Role::Text, words, {x, y + c.mm(0.5)}, c.b.label(), kInk, TextAlign::Left, kGround);
    }
}

}  // namespace

void testCard(Context& c) {
    const Rect& s = c.layout.screen;
    Node& ground = c.b.open("card", Role::Sheet, s);
    ground.captures = true;
    ground.spoken = c.tr("staff.test_card");
    c.b.list().rect(s, kGround);
    grid(c);
    frame(c);
    const float width = std::min(s.w * 0.7f, c.mm(320)), height = std::min(s.h * 0.3f, c.mm(80));
    bars(c, {s.centre().x - width / 2, s.centre().y - height, width, height});
    const DisplayInfo& display = c.state.display;
    const std::string size = std::to_string(display.widthPx) + " × " + std::to_string(display.heightPx);
    const std::string fine = std::to_string(std::lround(display.mmPerPx * 1000));
    c.b.list().rect({s.centre().x - width / 2 - c.mm(2), s.centre().y + c.mm(8), width + c.mm(4), c.mm(46)}, kGround);  // no cross among the words
    ruler(c, {s.centre().x - c.mm(50), s.centre().y + c.mm(18)});
    const Rect box = c.b.paragraph("card-size", Role::Text, c.tr("staff.card_size", {{"size", size}, {"fine", fine}}), {s.centre().x - width / 2, s.centre().y + c.mm(32)}, width,
                                   c.b.label(), kInk, kGround, 2);
    c.b.paragraph("card-hint", Role::Text, c.tr("staff.card_hint"), {box.x, box.bottom() + c.mm(3)}, width, c.b.small(), kInk, kGround, 3);
    sounds(c, {s.centre().x - width / 2, s.centre().y + c.mm(62), width, c.mm(18)});
    reachRuler(c);
    const float side = c.mm(15);
    c.b.list().rect({s.right() - side - c.mm(6), s.y + c.mm(6), side, side}, kInk, c.mm(2));
    Node& leave = c.b.open("card-close", Role::Button, {s.right() - side - c.mm(6), s.y + c.mm(6), side, side});
    leave.spoken = c.tr("staff.close");
    leave.action = toText(ShowTestCard{0});
    leave.captures = true;
    const Vec2 m = leave.box.centre();
    for (const float way : {-1.f, 1.f}) c.b.list().line({m.x - c.mm(3.2), m.y - way * c.mm(3.2)}, {m.x + c.mm(3.2), m.y + way * c.mm(3.2)}, c.mm(0.9), kGround);
    c.b.close();
    echo(c);
    c.b.close();
}

}  // namespace arobase::screens

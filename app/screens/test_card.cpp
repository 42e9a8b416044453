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

}  // namespace

void testCard(Context& c) {
    const Rect& s = c.layout.screen;
    Node& ground = c.b.open("card", Role::Sheet, s);
    ground.captures = true;
    ground.action = toText(ShowTestCard{0});
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
    c.b.close();
}

}  // namespace arobase::screens

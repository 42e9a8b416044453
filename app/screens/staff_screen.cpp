#include "app/screens/staff_screen.h"

#include <algorithm>
#include <cmath>

#include "app/action.h"
#include "app/screens/buttons.h"

namespace arobase::screens {
namespace {

constexpr double kKeyMm = 22, kGapMm = 4, kDotMm = 3.2;
constexpr std::size_t kIssuesShown = 6;

/// A sheet in the middle of the screen, over a veil that takes every other finger.
Rect openSheet(Context& c, double widthMm, double heightMm) {
    const Rect& screen = c.layout.screen;
    Node& veil = c.b.open("staff-veil", Role::Sheet, screen);
    veil.captures = true;
    c.b.list().rect(screen, withAlpha(c.b.colour("sea"), 0.9));
    const float w = std::min(c.mm(widthMm), screen.w - c.mm(8)), h = std::min(c.mm(heightMm), screen.h - c.mm(8));
    const Rect sheet{screen.centre().x - w / 2, screen.centre().y - h / 2, w, h};
    c.b.list().rect(sheet, c.b.colour("panel"), c.mm(4), c.b.colour("panel_border"), c.mm(0.25));
    return sheet;
}

void close(Context& c, const Rect& sheet) {
    const float side = c.mm(13);
    closeButton(c, "staff-close", {sheet.right() - side - c.mm(3), sheet.y + c.mm(3), side, side}, c.tr("staff.close"), toText(LeaveStaff{}));
}

/// As many dots as digits were typed: the digits themselves are in no picture.
void typed(Context& c, const Rect& room) {
    const std::size_t count = c.state.booth.staff.pin.size();
    Node& node = c.b.open("staff-typed", Role::Text, room);
    node.value = std::to_string(count);
    node.spoken = c.count("staff.typed", static_cast<long long>(count));
    const float pitch = c.mm(2.2 * kDotMm);
    float x = room.centre().x - pitch * (static_cast<float>(count) - 1) / 2;
    for (std::size_t i = 0; i < count; ++i, x += pitch) c.b.list().disc({x, room.centre().y}, c.mm(kDotMm / 2), c.b.colour("text"));
    c.b.close();
}

std::string pinLine(const Context& c) {
    const StaffState& staff = c.state.booth.staff;
    if (const double left = staff.lockedUntilS - c.state.clockS; left > 0) return c.count("staff.locked", std::lround(std::ceil(left / 10) * 10));
    if (staff.step == StaffStep::Checking) return c.tr("staff.checking");
    return c.tr(staff.wrong > 0 ? "staff.wrong" : "staff.pin_hint");
}

void pinPad(Context& c) {
    const Rect sheet = openSheet(c, 3 * kKeyMm + 2 * kGapMm + 46, 4 * kKeyMm + 3 * kGapMm + 56);
    const float key = std::min(c.mm(kKeyMm), (sheet.h - c.mm(50)) / 4 - c.mm(kGapMm)), gap = c.mm(kGapMm);
    c.b.text("staff-title", Role::Heading, c.tr("staff.pin"), {sheet.x + c.mm(8), sheet.y + c.mm(4)}, c.b.heading(), c.b.colour("text"), TextAlign::Left, c.b.colour("panel"));
    close(c, sheet);
    c.b.paragraph("staff-hint", Role::Text, pinLine(c), {sheet.x + c.mm(8), sheet.y + c.mm(18)}, sheet.w - c.mm(16), c.b.small(), c.b.colour("text"), c.b.colour("panel"), 2);
    typed(c, {sheet.x + c.mm(8), sheet.y + c.mm(30), sheet.w - c.mm(16), c.mm(8)});
    const float left = sheet.centre().x - 1.5f * key - gap;
    float y = sheet.y + c.mm(41);
    static constexpr const char* kKeys[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter"};
    for (int i = 0; i < 12; ++i) {
        const std::string name = kKeys[i];
        const Rect box{left + static_cast<float>(i % 3) * (key + gap), y + static_cast<float>(i / 3) * (key + gap), key, key};
        if (name == "erase")
            c.b.button("pin-erase", "←", box, toText(ErasePin{}));
        else if (name == "enter")
            c.b.button("pin-enter", "OK", box, toText(EnterPin{}), true, true);
        else
            c.b.button("pin-" + name, name, box, toText(PressPin{name}));
    }
    c.b.close();
}

/// What stands in the list of things to look at: what the program met, then the files.
void troubles(Context& c, const Rect& room) {
    float y = room.y;
    const auto line = [&](const std::string& id, const std::string& words) {
        if (y + c.mm(6) > room.bottom()) return;
        y = c.b.paragraph(id, Role::Text, words, {room.x, y}, room.w, c.b.small(), c.b.colour("text"), c.b.colour("panel"), 2).bottom() + c.mm(1.2);
    };
    for (const std::string& name : c.state.booth.troubles) line("trouble-" + name, c.tr("trouble." + name));
    std::size_t shown = 0, errors = 0;
    for (const Issue& issue : c.content.issues) {
        if (issue.severity != Severity::Error) continue;
        if (++errors; shown < kIssuesShown) line("issue-" + std::to_string(++shown), toText(issue));
    }
    if (c.state.booth.troubles.empty() && errors == 0) line("trouble-none", c.tr("staff.all_well"));
}

void panel(Context& c) {
    const Rect sheet = openSheet(c, 240, 170);
    const float margin = c.mm(8), buttonH = c.mm(15);
    c.b.text("staff-title", Role::Heading, c.tr("staff.title"), {sheet.x + margin, sheet.y + c.mm(4)}, c.b.heading(), c.b.colour("text"), TextAlign::Left, c.b.colour("panel"));
    close(c, sheet);
    const float top = sheet.bottom() - 2 * (buttonH + c.mm(4)) - c.mm(4);
    troubles(c, {sheet.x + margin, sheet.y + c.mm(22), sheet.w - 2 * margin, top - sheet.y - c.mm(26)});
    const float width = (sheet.w - 2 * margin - c.mm(4)) / 2;
    const auto at = [&](int i) {
        return Rect{sheet.x + margin + static_cast<float>(i % 2) * (width + c.mm(4)), top + static_cast<float>(i / 2) * (buttonH + c.mm(4)), width, buttonH};
    };
    c.b.button("staff-card", c.tr("staff.test_card"), at(0), toText(ShowTestCard{1}));
    c.b.button("staff-clean", c.tr("staff.clean"), at(1), toText(StartCleaning{}));
    c.b.button("staff-restart", c.tr("staff.restart"), at(2), toText(AskProgram{"restart"}));
    c.b.button("staff-stop", c.tr("staff.stop"), at(3), toText(AskProgram{"stop"}));
    c.b.close();
}

}  // namespace

void staffBadge(Context& c) {
    if (c.state.booth.troubles.empty() || c.layout.stage) return;
    const Rect& screen = c.layout.screen;
    const float side = c.mm(4);
    Node& node = c.b.open("staff-badge", Role::Hint, {screen.right() - side - c.mm(1.5), screen.y + c.mm(1.5), side, side});
    node.spoken = c.tr("staff.badge");
    for (const std::string& name : c.state.booth.troubles) node.value += (node.value.empty() ? "" : " ") + name;
    const Vec2 middle = node.box.centre();
    c.b.list().disc(middle, side / 2, c.b.colour("panel"), c.b.colour("text"), c.mm(0.3));
    c.b.list().rect({middle.x - c.mm(0.35), middle.y - c.mm(1.1), c.mm(0.7), c.mm(1.3)}, c.b.colour("text"));
    c.b.list().disc({middle.x, middle.y + c.mm(0.9)}, c.mm(0.4), c.b.colour("text"));
    c.b.close();
}

void staffPanel(Context& c) {
    const StaffState& staff = c.state.booth.staff;
    if (staff.step == StaffStep::Pin || staff.step == StaffStep::Checking)
        pinPad(c);
    else if (staff.open())
        panel(c);
}

}  // namespace arobase::screens

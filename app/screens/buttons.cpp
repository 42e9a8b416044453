#include "app/screens/buttons.h"

namespace arobase::screens {

void closeButton(Context& c, const std::string& id, const Rect& box, const std::string& spoken, const std::string& action) {
    Node& node = c.b.open(id, Role::Button, box);
    node.text = "×";
    node.spoken = spoken;
    node.action = action;
    node.captures = true;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = c.b.heading().sizePx;
    const Rgba ink = node.fg;
    const Vec2 m = box.centre();
    const float arm = c.mm(2.6);
    c.b.list().line({m.x - arm, m.y - arm}, {m.x + arm, m.y + arm}, c.mm(0.7), ink);
    c.b.list().line({m.x - arm, m.y + arm}, {m.x + arm, m.y - arm}, c.mm(0.7), ink);
    c.b.close();
}

void signButton(Context& c, const SignButton& what, const Rect& box, const TextStyle& style,
                const std::function<void(Vec2 middle, float radius, Rgba ink, Rgba fill)>& sign) {
    const bool narrow = box.w < 1.5f * box.h;
    const TextStyle written = narrow ? c.b.tiny(FontWeight::SemiBold) : style;
    Node& node = c.b.open(what.id, Role::Button, box);
    node.text = c.tr(narrow ? what.narrow : what.wide);
    node.spoken = c.tr(what.spoken);
    node.action = what.action;
    node.captures = true;
    node.fg = c.b.colour("button_text");
    node.bg = c.b.colour("button");
    node.textPx = written.sizePx;
    const Rgba fill = node.bg, ink = node.fg;
    const std::string words = node.text;
    c.b.list().rect(box, fill, narrow ? c.mm(4) : box.h / 2, c.b.colour("button_border"), c.mm(0.4));
    sign(narrow ? Vec2{box.centre().x, box.y + c.mm(5.6)} : Vec2{box.x + c.mm(9), box.centre().y}, c.mm(narrow ? 2 : 2.5), ink, fill);
    if (narrow) {
        c.b.words(words, {box.centre().x, box.y + c.mm(11.4)}, written, ink);
    } else {
        const float x = box.x + c.mm(14.5), pitch = written.sizePx * 1.15f;
        const auto lines = c.b.engine().wrap(words, written, box.right() - c.mm(2) - x, 2);
        float y = box.centre().y - pitch * (static_cast<float>(lines.size()) - 1) / 2;
        for (const std::string& line : lines) {
            c.b.words(line, {x, y}, written, ink, TextAlign::Left);
            y += pitch;
        }
    }
    c.b.close();
}

}  // namespace arobase::screens

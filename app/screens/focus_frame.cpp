// A frame around what the keys have reached: two lines, so that it can be seen on any ground.
#include "app/screens/screen.h"

namespace arobase::screens {

void focusFrame(Context& c) {
    if (c.state.focus.empty()) return;
    const Node* reached = findNode(c.b.scene().root, c.state.focus);
    if (!reached) return;
    const Rect box = reached->box.intersection(c.layout.glass).inset(-c.mm(1.2));
    const float radius = std::min({c.mm(4), box.w / 2, box.h / 2});
    Node& node = c.b.open("focus-frame", Role::Hint, box);
    node.value = c.state.focus;
    c.b.list().rect(box.inset(-c.mm(0.5)), {0, 0, 0, 0}, radius + c.mm(0.5), c.b.colour("panel"), c.mm(1.8));
    c.b.list().rect(box, {0, 0, 0, 0}, radius, c.b.colour("focus"), c.mm(0.9));
    c.b.close();
}

}  // namespace arobase::screens

#include "render/scene/scene.h"

#include <array>

namespace arobase {

std::string_view roleName(Role role) {
    static constexpr std::array<std::string_view, 20> kNames{
        "root",   "map",    "inset",  "mark",    "place", "label", "frise",  "friseItem", "badge",       "figure",
        "ribbon", "cursor", "button", "heading", "text",  "sheet", "legend", "scaleBar",  "attribution", "hint"};
    return kNames[static_cast<std::size_t>(role)];
}

const Node* hit(const Node& root, Vec2 px, bool (*accept)(const Node&)) {
    for (auto it = root.children.rbegin(); it != root.children.rend(); ++it)
        if (const Node* found = hit(*it, px, accept)) return found;
    return root.enabled && root.box.contains(px) && accept(root) ? &root : nullptr;
}

const Node* fingerOwner(const Node& root, Vec2 px) {
    return hit(root, px, [](const Node& n) { return n.captures; });
}

const Node* tapTarget(const Node& root, Vec2 px) {
    return hit(root, px, [](const Node& n) { return n.captures || !n.action.empty(); });
}

const Node* findNode(const Node& root, std::string_view id) {
    if (root.id == id) return &root;
    for (const Node& child : root.children)
        if (const Node* found = findNode(child, id)) return found;
    return nullptr;
}

}  // namespace arobase

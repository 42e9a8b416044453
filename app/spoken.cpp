#include "app/spoken.h"

namespace arobase {

std::string spokenOf(const Words& words, const Node& node) {
    if (!node.spoken.empty()) return node.spoken;
    if (!node.text.empty()) return node.text;
    const std::string kind = words.tr("role." + std::string(roleName(node.role)));
    return node.value.empty() ? kind : kind + " " + node.value;
}

bool isLabelled(const Node& node) {
    return !node.spoken.empty() || !node.text.empty() || (node.action.empty() && node.textPx <= 0);
}

std::string spokenInFocus(const Words& words, const Node& node) {
    return spokenOf(words, node) + ", " + words.tr("role." + std::string(roleName(node.role)));
}

}  // namespace arobase

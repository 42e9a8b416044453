#include "app/focus.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

struct Found {
    FocusStop stop;
    Rect box;
    int panel = -1;  ///< number of the panel that holds it; −1: none
};

struct Panel {
    Rect box;
    std::size_t before = 0;  ///< stops found before it was painted
};

/// Walks the tree in paint order.
struct Collector {
    const Rect screen;
    std::vector<Found> found;
    std::vector<Panel> panels;

    void visit(const Node& node, const std::string& group, int panel) {
        const int number = node.role == Role::Sheet ? static_cast<int>(panels.size()) : panel;
        if (node.role == Role::Sheet) panels.push_back({node.box, found.size()});
        const Rect seen = node.box.intersection(screen);
        if (node.enabled && !node.action.empty() && !seen.empty()) found.push_back({{node.id, group, node.action}, seen, number});
        for (const Node& child : node.children) visit(child, group, number);
    }
};

std::string groupOf(const Node& top) {
    if (top.role == Role::Inset) return "insets";
    return top.children.empty() ? "buttons" : top.id;
}

/// A panel that was painted later lies over it.
bool covered(const Found& one, std::size_t at, const std::vector<Panel>& panels) {
    for (std::size_t p = 0; p < panels.size(); ++p)
        if (panels[p].before > at && static_cast<int>(p) != one.panel && panels[p].box.contains(one.box.centre())) return true;
    return false;
}

/// Row by row, from the left.
bool readsBefore(const Found& a, const Found& b, float rowPx) {
    const float rowA = std::floor(a.box.centre().y / rowPx), rowB = std::floor(b.box.centre().y / rowPx);
    return rowA != rowB ? rowA < rowB : a.box.x < b.box.x;
}

}  // namespace

std::vector<FocusStop> focusStops(const Scene& scene) {
    Collector all{scene.root.box, {}, {}};
    std::vector<std::string> groups;
    for (const Node& top : scene.root.children) {
        const std::string group = groupOf(top);
        const std::size_t before = all.found.size();
        all.visit(top, group, -1);
        if (all.found.size() > before && std::find(groups.begin(), groups.end(), group) == groups.end())
            groups.insert(top.role == Role::Sheet ? groups.begin() : groups.end(), group);
    }
    std::vector<FocusStop> stops;
    for (const std::string& group : groups) {
        std::vector<Found> own;
        for (std::size_t i = 0; i < all.found.size(); ++i)
            if (all.found[i].stop.group == group && !covered(all.found[i], i, all.panels)) own.push_back(all.found[i]);
        const float rowPx = std::max(8.f, scene.root.box.h / 36);
        std::stable_sort(own.begin(), own.end(), [&](const Found& a, const Found& b) { return readsBefore(a, b, rowPx); });
        for (Found& one : own) stops.push_back(std::move(one.stop));
    }
    return stops;
}

namespace {

std::string firstOfGroup(const std::vector<FocusStop>& stops, std::size_t from, int way) {
    const std::size_t n = stops.size();
    std::size_t at = from;
    for (std::size_t i = 0; i < n && stops[at].group == stops[from].group; ++i) at = (at + (way > 0 ? 1 : n - 1)) % n;
    while (at > 0 && stops[at - 1].group == stops[at].group) --at;
    return stops[at].node;
}

}  // namespace

std::string focusAfter(const std::vector<FocusStop>& stops, std::string_view from, FocusMove move) {
    if (stops.empty()) return {};
    const auto here = std::find_if(stops.begin(), stops.end(), [&](const FocusStop& s) { return s.node == from; });
    if (here == stops.end()) return stops.front().node;
    const auto at = static_cast<std::size_t>(here - stops.begin());
    if (move == FocusMove::Next) return stops[(at + 1) % stops.size()].node;
    if (move == FocusMove::GroupOn || move == FocusMove::GroupBack) return firstOfGroup(stops, at, move == FocusMove::GroupOn ? 1 : -1);
    std::size_t first = at, end = at;
    while (first > 0 && stops[first - 1].group == here->group) --first;
    while (end < stops.size() && stops[end].group == here->group) ++end;
    const std::size_t count = end - first, to = move == FocusMove::On ? (at - first + 1) % count : (at - first + count - 1) % count;
    return stops[first + to].node;
}

}  // namespace arobase

// The tree: what a finger hits, what a name finds.
#include "render/scene/scene.h"

#include <gtest/gtest.h>

#include <set>

namespace arobase {
namespace {

Node node(std::string id, Rect box, std::string action = "", bool captures = false) {
    Node n;
    n.id = std::move(id);
    n.box = box;
    n.action = std::move(action);
    n.captures = captures;
    return n;
}

/// map [0 400] with two marks that overlap, under a sheet [200 400] that has a button.
Node sample() {
    Node root = node("root", {0, 0, 400, 400});
    Node map = node("map", {0, 0, 400, 400}, "", true);
    map.children = {node("below", {10, 10, 40, 40}, "SelectCollectivite 1"), node("above", {30, 30, 40, 40}, "SelectCollectivite 2")};
    Node sheet = node("sheet", {200, 0, 200, 400}, "", true);
    sheet.children = {node("words", {210, 10, 100, 20}), node("close", {350, 10, 40, 40}, "CloseSheet", true)};
    root.children = {map, sheet};
    return root;
}

std::string idOf(const Node* n) { return n ? n->id : "(none)"; }

TEST(SceneTest, OutsideAndNothingThere) {
    const Node root = sample();
    EXPECT_EQ(tapTarget(root, {-1, 5}), nullptr);
    EXPECT_EQ(fingerOwner(root, {400, 400}), nullptr) << "right and bottom edges are outside";
    EXPECT_EQ(findNode(root, "nowhere"), nullptr);
    EXPECT_EQ(fingerOwner(node("root", {0, 0, 9, 9}), {3, 3}), nullptr);
}

TEST(SceneTest, LastPaintedDeepestWins) {
    const Node root = sample();
    EXPECT_EQ(idOf(tapTarget(root, {40, 40})), "above");
    EXPECT_EQ(idOf(tapTarget(root, {15, 15})), "below");
    EXPECT_EQ(idOf(tapTarget(root, {100, 100})), "map");
    EXPECT_EQ(idOf(tapTarget(root, {360, 20})), "close");
    EXPECT_EQ(idOf(tapTarget(root, {250, 15})), "sheet") << "words take no tap; the sheet keeps it from the map";
}

TEST(SceneTest, FingersBelongToWhatCaptures) {
    const Node root = sample();
    EXPECT_EQ(idOf(fingerOwner(root, {40, 40})), "map");
    EXPECT_EQ(idOf(fingerOwner(root, {250, 15})), "sheet");
    EXPECT_EQ(idOf(fingerOwner(root, {360, 20})), "close");
}

TEST(SceneTest, DisabledNodesAreNotHit) {
    Node root = sample();
    root.children[1].enabled = false;
    root.children[1].children[1].enabled = false;
    EXPECT_EQ(idOf(tapTarget(root, {360, 20})), "map");
}

TEST(SceneTest, FindAndWalkSeeEveryNodeParentsFirst) {
    const Node root = sample();
    std::vector<std::string> order;
    walk(root, [&](const Node& n, int depth) {
        order.push_back(n.id);
        EXPECT_EQ(depth, n.id == "root" ? 0 : n.id == "map" || n.id == "sheet" ? 1 : 2);
        EXPECT_EQ(findNode(root, n.id), &n);
    });
    EXPECT_EQ(order, (std::vector<std::string>{"root", "map", "below", "above", "sheet", "words", "close"}));
}

TEST(SceneTest, EveryRoleHasANameOfItsOwn) {
    std::set<std::string_view> names;
    for (int r = 0; r <= static_cast<int>(Role::Hint); ++r) EXPECT_TRUE(names.insert(roleName(static_cast<Role>(r))).second);
    EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace arobase

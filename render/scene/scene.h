#pragma once
// The one tree that is drawn, hit-tested, spoken, dumped and audited.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/exhibition.h"
#include "render/draw_list.h"
#include "render/vec.h"

namespace arobase {

enum class Role : unsigned char {
    Root, Map, Inset, Mark, Place, Label, Frise, FriseItem, Badge, Figure, Ribbon, Cursor, Button, Heading, Text,
    Sheet, Legend, ScaleBar, Attribution, Hint
};
std::string_view roleName(Role role);

/// Something a visitor can see or do. Plain data.
struct Node {
    std::string id;          ///< unique in the scene, stable from frame to frame
    Role role = Role::Text;
    Rect box;                ///< px
    std::string text;        ///< as written on the screen
    std::string spoken;      ///< as read aloud; empty: `text`
    std::string action;      ///< action line that a tap carries out; empty: none
    std::string value;       ///< what the node stands for (a code, a year), for tests and lists
    std::string style;       ///< of several that a role is drawn in, which one; empty: the only one
    Rgba fg, bg;             ///< of the text; alpha 0: no text
    float textPx = 0;        ///< em size of the text; 0: none
    bool enabled = true;
    bool captures = false;   ///< owns the fingers that land on it (a map, the frise, a button …)
    std::vector<Node> children;
};

/// What labels did, for the unplaced report.
struct LabelReport {
    int candidates = 0;
    int placed = 0;
    std::vector<std::string> unplaced;

    /// Where each name stands.
    struct Name {
        std::string id;
        int territory = 0;
        Rect box;
        std::string_view side;
        bool led = false, broken = false;
    };
    std::vector<Name> names;

    /// The same for one territory, and how many of the edition's laureates there can be read now.
    struct Territory {
        int territory = 0;  ///< index into territories()
        int candidates = 0, placed = 0;
        std::vector<std::string> unplaced;
        int laureates = 0;  ///< known ones of the year, wherever they are
        int named = 0;      ///< … whose names stand on the map
    };
    std::vector<Territory> territories;
};

struct Scene {
    Node root;
    DrawList list;
    LabelReport labels;
    Rgba background;
};

/// Calls visit(node, depth) for every node, parents first, in paint order.
template <class Visit>
void walk(const Node& node, Visit&& visit, int depth = 0) {
    visit(node, depth);
    for (const Node& child : node.children) walk(child, visit, depth + 1);
}

/// Deepest last-painted node under `px` that satisfies `accept`; nullptr if none.
const Node* hit(const Node& root, Vec2 px, bool (*accept)(const Node&));
/// Node that owns a finger landing there.
const Node* fingerOwner(const Node& root, Vec2 px);
/// Node that a tap there means.
const Node* tapTarget(const Node& root, Vec2 px);
const Node* findNode(const Node& root, std::string_view id);

}  // namespace arobase

#pragma once
// Which names are written where. Pure: the same candidates, view and memory give the same answer.
#include <map>
#include <span>
#include <string>
#include <vector>

#include "render/vec.h"

namespace arobase {

struct LabelCandidate {
    std::string id;
    Vec2 anchor;          ///< px: middle of the mark
    float radiusPx = 0;   ///< of the mark: the name stays outside it
    Vec2 sizePx;          ///< of the name
    int priority = 0;     ///< smaller goes first; ties by id; 0: chosen by the visitor, may lie over marks if it must
};

/// Where a name sits around its mark, in the order in which places are tried.
enum class LabelSide : unsigned char { Right, Left, Above, Below, AboveRight, BelowRight, AboveLeft, BelowLeft };
inline constexpr int kLabelSides = 8;

struct PlacedLabel {
    int candidate = 0;
    Rect box;
    LabelSide side = LabelSide::Right;
    bool led = false;   ///< far from its mark: draw a leader line from `from` to `to`
    Vec2 from = {}, to = {};  ///< px; edge of the mark, nearest point of the box
};

/// What the last placement decided, also for names that are out of sight now, so that names neither jump nor flicker.
using LabelMemory = std::map<std::string, LabelSide, std::less<>>;

struct LabelPlacement {
    std::vector<PlacedLabel> placed;
    std::vector<int> unplaced;  ///< candidates; placed + unplaced = all
    LabelMemory memory;         ///< for the next call
};

struct LabelJob {
    std::span<const LabelCandidate> candidates;
    std::span<const Rect> obstacles;   ///< marks: names may not cover them (their own mark is never hit: it is outside)
    std::span<const Rect> keepOut;     ///< interface
    Rect bounds;                       ///< names stay entirely inside
    float gapPx = 2;                   ///< air kept around a name
    float leaderPx = 0;                ///< names that find no place beside their mark may stand that far away; 0: never
    int leaderPriority = 0;            ///< only for candidates of that priority or better
    int crowd = 0;                     ///< marks that touch one another, from that many on, are named in two columns; 0: never
    const LabelMemory* previous = nullptr;

    LabelPlacement run() const;
};

}  // namespace arobase

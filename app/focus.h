#pragma once
// Keys alone reach everything: arrows, tab and enter walk over what can be acted on.
//
// The scene falls into groups (the map's marks, the insets, the frise, the sheet, the buttons …). Left and right go round within a group,
// in the order one reads it; up and down go round the groups. So from every stop every other can be reached, and there is no trap.
#include <string>
#include <string_view>
#include <vector>

#include "render/scene/scene.h"

namespace arobase {

struct FocusStop {
    std::string node, group, action;
    bool operator==(const FocusStop&) const = default;
};

/// Everything with an action that is on the screen and not under a panel, group by group; an open panel's group comes first.
std::vector<FocusStop> focusStops(const Scene& scene);

enum class FocusMove : unsigned char { Back, On, GroupBack, GroupOn, Next };

/// Where a move leads from that node; from one that is no stop (any more) to the first. Empty where there is no stop at all.
/// Next walks through all of them, group after group.
std::string focusAfter(const std::vector<FocusStop>& stops, std::string_view from, FocusMove move);

}  // namespace arobase

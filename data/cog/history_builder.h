#pragma once
// Events and lists → the graph that the atlas stores.
#include <map>
#include <string>
#include <vector>

#include "data/cog/cog_events.h"
#include "data/cog/commune_history.h"
#include "data/geo/shapes.h"
#include "data/result.h"

namespace arobase {

/// The arrays behind a CommuneHistory.
struct BakedHistory {
    std::vector<CogSpell> spells;
    std::vector<CogLink> links;
    std::vector<std::uint32_t> incoming;
    std::vector<char> names;

    CommuneHistory view() const { return {spells, links, incoming, names}; }
};

/// Boxes by commune code (2017) tell which communes lie beside one another; without them fewer mergers can be inferred. Lines
/// that contradict themselves or one another are issues and left out.
BakedHistory buildHistory(const CogEvents& events, const std::map<std::string, LonLatBox>& boxes, Issues& issues);

}  // namespace arobase

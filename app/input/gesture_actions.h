#pragma once
// Where a gesture is turned into what it means. A tap on the map becomes TapMap here, and TapMap becomes a selection in
// update_map.cpp through pickOnMap() (app/screens/map_marks.cpp).
#include <vector>

#include "app/action.h"
#include "app/input/gestures.h"
#include "app/state.h"
#include "render/scene/scene.h"

namespace arobase {

/// Actions for one gesture on the scene that the visitor saw. Empty when it means nothing.
std::vector<Action> actionsFor(const Gesture& gesture, const Scene& scene, const State& state);

/// Actions for a key ("left", "+", "escape" …); empty when it means nothing here.
std::vector<Action> actionsForKey(const std::string& key, const State& state);

/// Actions for the mouse wheel over a place of the scene.
std::vector<Action> actionsForScroll(Vec2 px, double steps, const Scene& scene);

}  // namespace arobase

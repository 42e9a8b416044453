#pragma once
// What is said of a node: a property of each one, a pure function.
#include <string>

#include "app/words.h"
#include "render/scene/scene.h"

namespace arobase {

/// Its spoken text, else what is written on it, else the name of its kind with its value. Never empty.
std::string spokenOf(const Words& words, const Node& node);
/// False where only the name of its kind can be said of something that a visitor can act on, or reads.
bool isLabelled(const Node& node);
/// The same with what it is (« bouton »), as the keys reach it.
std::string spokenInFocus(const Words& words, const Node& node);

}  // namespace arobase

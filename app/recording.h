#pragma once
// What of an action may stand in a recording (--record): everything that a replay needs, nothing that a visitor wrote.
//
//   a letter of the landmark        another letter in its place, as many and with the same blanks
//   the six words of withdrawal     as many other words
//   where a finger met a key        the middle of the keyboard; which key was held, or reached by keys, is not told
//   a PIN, a finger on its pad      nothing: the state takes none of it from outside
//
// A replay does all that was done, and its pictures are those that were seen but for these words. What is looked for in a search stays:
// it says which collectivité was found. What staff approved stays as well: it is for everybody.
#include <optional>

#include "app/action.h"
#include "app/content.h"
#include "app/state.h"

namespace arobase {

/// `before`: the state that the action meets. nullopt: the recording goes without it. Main thread.
std::optional<Action> recordable(const Content& content, const State& before, const Action& action);

}  // namespace arobase

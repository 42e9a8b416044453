#pragma once
// The only code that changes the state. Pure: no clock, no file, no window.
#include "app/action.h"
#include "app/content.h"
#include "app/state.h"

namespace arobase {

/// The state with which a program starts on that content.
State initialState(const Content& content, const DisplayInfo& display);

/// The next state. Actions that make no sense (an unknown code, a bad factor) leave the state as it is.
State update(const Content& content, State state, const Action& action);

}  // namespace arobase

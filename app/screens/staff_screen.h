#pragma once
// What staff see at the booth: a badge when something wants looking at, the pad for their PIN, their panel, the test card.
#include "app/screens/screen.h"

namespace arobase::screens {

/// A small mark in the corner while something is wrong: visitors see a dot, staff know what it means.
void staffBadge(Context& c);
/// Over everything: the pad or the panel, where one is open.
void staffPanel(Context& c);
/// The whole screen, for judging a display and the size of its points.
void testCard(Context& c);

}  // namespace arobase::screens

#pragma once
// The list of a comparison: what stands where, in millimetres from its head. Pure.
#include <vector>

#include "app/screens/layout.h"
#include "data/comparison.h"

namespace arobase::screens {

/// A group's head, or a collectivité of it.
struct ListLine {
    Progress progress = Progress::Kept;
    int index = -1;        ///< into Comparison::all; −1: the head
    double topMm = 0, heightMm = 0;
};

/// By progress, then alphabet; groups without anybody are left out.
std::vector<ListLine> listLines(const Comparison& comparison);
double listHeightMm(const Comparison& comparison);

/// Room of the list on the panel; empty while that is closed.
Rect comparisonListBox(const Layout& layout);

}  // namespace arobase::screens

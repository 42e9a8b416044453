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
    int column = 0;
    double topMm = 0, heightMm = 0;
};

/// Columns that find room on the panel: two on a wide one.
int listColumns(const Layout& layout);
/// By progress, then alphabet, down one column after the other; groups without anybody are left out.
std::vector<ListLine> listLines(const Comparison& comparison, int columns);
double listHeightMm(const Comparison& comparison, int columns);

/// Room of the list on the panel; empty while that is closed.
Rect comparisonListBox(const Layout& layout);

}  // namespace arobase::screens

#pragma once
// What became of a collectivité, as a mark: ▲ more arobases, ▼ fewer, = as many, + new, × left, the left or the right half of a disc:
// known in the earlier or the later edition alone, ? not comparable. The shape says it; the colour repeats it.
#include "app/screens/screen.h"
#include "data/comparison.h"

namespace arobase::screens {

std::string progressToken(Progress progress);  ///< of its colour
void drawProgressMark(SceneBuilder& b, Vec2 centre, float radiusPx, Progress progress, bool selected);

/// Of the two editions that are compared; null: none are.
const Comparison* comparisonShown(const Context& c);
/// "3 @ → 4 @", "4 @", "2 @ en 2017": what is known of both editions.
std::string levelsLine(const Context& c, const Comparison& comparison, const ComparedOne& one);
/// "En progression", with the year where the other edition is not known.
std::string progressWords(const Context& c, const Comparison& comparison, Progress progress);

/// "2017 : 24 collectivités connues sur 177".
std::string coverageWords(const Context& c, const Coverage& one);

/// In place of the levels: what the marks mean, and how many of each. A tap leaves them out of the map or brings them back.
void comparisonLegend(Context& c);
/// In place of the year: the two editions and the ways to compare them.
void comparisonTitle(Context& c);
/// The panel: coverage, then the list by progress and alphabet.
void comparisonSheet(Context& c);
/// A small map of each edition; a tap shows that one.
void multiples(Context& c);

}  // namespace arobase::screens

#pragma once
// Key figures that can be compared from one year to another.
#include <string>
#include <vector>

#include "data/exhibition.h"

namespace arobase::screens {

/// One figure over the years. Figures of one unit and scope share a scale: shares go to 100 %, counts and durations to the
/// greatest of them all.
struct ComparedFigure {
    std::string scope, scale, stem;
    std::vector<const Figure*> byYear;  ///< as figureYears(); null: none, or refused by a check
    double full = 1;                    ///< value of a whole bar
};

std::vector<int> figureYears(const Exhibition& exhibition);
std::vector<ComparedFigure> comparedFigures(const Exhibition& exhibition);
/// Of a whole bar, 0–1.
double shareOf(const ComparedFigure& row, const Figure& figure);

}  // namespace arobase::screens

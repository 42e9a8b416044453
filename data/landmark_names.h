#pragma once
// What the landmarks of a timeline are called: names that stay the same when others come and go.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "data/exhibition.h"

namespace arobase {

/// "r2002-wikipedia": what a landmark is called after its year and title, unless another one is already.
std::string landmarkName(int year, std::string_view title);

/// What a landmark can be found by without a look at it: a hundred thousand lie too far apart for the processor's memory.
struct LandmarkHash {
    std::size_t id = 0, title = 0;  ///< hashOfName of each
    int row = 0;                    ///< FriseItem::row
};

/// The landmark of that id in a timeline sorted by date; null when it has none. Looks through the year that the id names.
const FriseItem* landmarkOf(std::span<const FriseItem> frise, std::string_view id);

std::size_t hashOfName(std::string_view name);

/// Makes all ids different. Of the landmarks that have one id, the first in the file keeps it; the second becomes
/// "r2002-wikipedia-2", and so on, past those that some landmark has of itself. `hashes` are those of `frise`, and stay so. Uses
/// at most `threads` threads; the names do not depend on how many.
void nameApart(std::span<FriseItem> frise, std::span<LandmarkHash> hashes, int threads);

}  // namespace arobase

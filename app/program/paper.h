#pragma once
// Paper that one prints on.
#include <optional>
#include <string_view>

#include "app/state.h"

namespace arobase {

struct PaperMm {
    double width = 0, height = 0;
    bool operator==(const PaperMm&) const = default;
};

enum class PaperTurn : unsigned char { AsGiven, Portrait, Landscape };

/// "A4", "a0", "1189x420" (mm, 50…5000 each); nullopt for anything else. ISO sizes lie across unless they are turned.
std::optional<PaperMm> paperOf(std::string_view name, PaperTurn turn = PaperTurn::AsGiven);

/// A picture of that size: a tenth of a millimetre a px, or `mmPerPx` where it is given; coarser for paper that would have more px
/// than a picture may have.
DisplayInfo displayOn(const PaperMm& paper, double mmPerPx = 0);

}  // namespace arobase

#pragma once
// Colours as eyes see them: contrast, difference, colour-blindness. Pure.
#include <array>

#include "data/exhibition.h"

namespace arobase {

/// Relative luminance 0 … 1 and WCAG's ratio 1 … 21. Alpha is not looked at.
double luminance(Rgba colour);
double contrast(Rgba a, Rgba b);

enum class Sight : unsigned char { Usual, Protanopia, Deuteranopia, Tritanopia, Grey };
inline constexpr std::array<Sight, 5> kSights{Sight::Usual, Sight::Protanopia, Sight::Deuteranopia, Sight::Tritanopia, Sight::Grey};
/// Difference (CIEDE2000) of two colours for eyes of that kind (Machado, Oliveira and Fernandes 2009, severity 1).
double difference(Rgba a, Rgba b, Sight sight);
/// CIE L*a*b* of a colour for eyes of that kind.
std::array<double, 3> labOf(Rgba colour, Sight sight);
/// The same of two colours given as CIE L*a*b*.
double ciede2000(const std::array<double, 3>& one, const std::array<double, 3>& two);

}  // namespace arobase

#pragma once
// Where a long name is broken so that it can stand in two lines or three.
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace arobase {

/// The two halves of a name: broken after a hyphen or at a space, nearest to its middle, rather before a small word (« sur »,
/// « de ») than after it. Put together they are the name (less the space). Both empty when it is short or has no such place.
std::pair<std::string, std::string> twoLines(std::string_view name);

/// The same in three lines, for names of kLongName characters and more; all empty when it is shorter or has too few such places.
std::array<std::string, 3> threeLines(std::string_view name);
inline constexpr int kLongName = 24;

}  // namespace arobase

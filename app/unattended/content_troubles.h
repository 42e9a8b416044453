#pragma once
// What of the data staff should look at. Pure.
#include <vector>

#include "app/content.h"

namespace arobase {

/// A file that is damaged or missing, or that says what cannot be read. A figure that was refused is not: that rule did its work.
bool isDamage(const Issue& issue);

/// "data", "map": names of State's troubles.
std::vector<const char*> contentTroubles(const Content& content);

}  // namespace arobase

#pragma once
// Pieces of the search panel.
#include "app/screens/screen.h"
#include "app/screens/search_layout.h"

namespace arobase::screens {

/// Territory → département → stretch of the alphabet → commune, a tap each.
void browser(Context& c, const SearchLayout& l);

/// "Ancien nom : Châlons-sur-Marne": what the spell that was found is to the commune of today.
std::string formerNameLine(const Context& c, std::uint32_t spell, const Place& today);

}  // namespace arobase::screens

#pragma once
// A QR code to take away.
#include <string>

#include "app/screens/screen.h"

namespace arobase::screens {

/// The text as a code at the top of `room`, to the right or in the middle: black on white whatever the theme, modules on whole pixels. Where it stands; empty
/// when the text is too long for one.
Rect qrFigure(Context& c, const std::string& id, const std::string& spoken, const Rect& room, const std::string& text,
              TextAlign align = TextAlign::Right);

}  // namespace arobase::screens

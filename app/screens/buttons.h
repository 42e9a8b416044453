#pragma once
// Buttons that several screens have.
#include <functional>
#include <string>
#include <string_view>

#include "app/screens/screen.h"

namespace arobase::screens {

/// A cross that closes something, or takes a choice back.
void closeButton(Context& c, const std::string& id, const Rect& box, const std::string& spoken, const std::string& action);

/// What a button with a sign says: keys of the string table; `narrow` stands under the sign where the button is about square.
struct SignButton {
    std::string id, action;
    std::string_view wide, narrow, spoken;
};
/// A sign and its words, beside it in up to two lines of that style. `sign` draws within `radius` of the middle.
void signButton(Context& c, const SignButton& what, const Rect& box, const TextStyle& style,
                const std::function<void(Vec2 middle, float radius, Rgba ink, Rgba fill)>& sign);

}  // namespace arobase::screens

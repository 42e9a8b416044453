#pragma once
// What stb_image takes for granted in a picture file, looked at before it does.
#include <string_view>

namespace arobase {

/// True for a PNG file whose data does not begin with an empty piece (stb_image would copy it to nowhere). Thread: any.
bool pngMayBeDecoded(std::string_view bytes);

}  // namespace arobase

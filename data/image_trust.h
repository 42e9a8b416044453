#pragma once
// What stb_image takes for granted in a picture file, looked at before it does.
#include <string_view>

namespace arobase {

/// False where the decoder would go wrong over the file `bytes`: a JPEG with a Huffman table of more than the 256 codes that there can be
/// (ITU T.81, B.2.4.2: it would write beyond its own table), in any segment that it can come to, also after a scan and in a file that is cut; a
/// PNG whose data begins with an empty piece. True for any other file. Thread: any.
bool mayBeDecoded(std::string_view bytes);

}  // namespace arobase

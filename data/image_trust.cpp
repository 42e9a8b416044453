#include "data/image_trust.h"

#include <cstddef>

namespace arobase {

bool pngMayBeDecoded(std::string_view bytes) {
    constexpr std::size_t kSignature = 8, kAround = 12;  // of a chunk: its length, its kind, its sum
    if (!bytes.starts_with("\x89PNG\r\n\x1A\n")) return false;
    for (std::size_t at = kSignature; at + kAround <= bytes.size();) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i) length = length << 8U | static_cast<unsigned char>(bytes[at + i]);
        if (bytes.substr(at + 4, 4) == "IDAT") return length > 0;
        at += kAround + length;
    }
    return true;
}

}  // namespace arobase

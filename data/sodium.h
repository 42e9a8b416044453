#pragma once
// What the two users of the cryptographic library (landmarks/secrets, packs/signature) need of it alike. Private to data/.
#include <span>
#include <string>
#include <string_view>

namespace arobase::sodium {

/// Before any other call. Without randomness there is no going on; it only fails where the kernel has none at all.
void ready();

/// Lower-case digits, two a byte.
std::string hex(std::span<const unsigned char> bytes);

inline const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace arobase::sodium

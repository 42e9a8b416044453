#pragma once
// What the program itself holds, apart from what its libraries in C and a software driver keep: those hold a picture's geometry until they draw
// another one, up to hundreds of MiB that depend on how busy the machine is.
#include <cstdint>

namespace arobase::soak {

/// Bytes taken by operator new and not given back yet, all threads, by code that was loaded with the program; 0 in a sanitizer's build, which
/// counts its own way.
std::int64_t heldBytes();

}  // namespace arobase::soak

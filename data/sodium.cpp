#include "data/sodium.h"

#include <sodium.h>

#include <cstdio>
#include <cstdlib>

namespace arobase::sodium {

void ready() {
    static const int started = sodium_init();
    if (started >= 0) return;
    std::fputs("libsodium: no source of randomness\n", stderr);
    std::abort();
}

std::string hex(std::span<const unsigned char> bytes) {
    std::string text(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

}  // namespace arobase::sodium

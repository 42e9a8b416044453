#include "data/landmarks/secrets.h"

#include <sodium.h>

#include <array>

#include "data/sodium.h"

namespace arobase {
namespace {

using sodium::bytesOf, sodium::hex, sodium::ready;

/// OWASP's smallest for Argon2id. Against 55 unknown bits (63 of the code less the shelf) it is more than enough; a kiosk has other
/// uses for its memory.
constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = 19U << 20U;

}  // namespace

std::string randomId() {
    ready();
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return hex(bytes);
}

std::uint32_t randomBelow(std::uint32_t limit) {
    ready();
    return randombytes_uniform(limit);
}

std::string tombstoneOf(std::string_view id) {
    ready();
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), bytesOf(id), id.size(), nullptr, 0);
    return hex(hash);
}

std::string slowHash(std::string_view secret) {
    ready();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), secret.data(), secret.size(), kPasses, kMemoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0) return {};
    return text.data();
}

bool matchesSlowHash(std::string_view secret, const std::string& hash) {
    ready();
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    std::array<char, crypto_pwhash_STRBYTES> text{};
    hash.copy(text.data(), hash.size());
    // A hash from a file may ask for any amount of work: only ours is done.
    if (crypto_pwhash_str_needs_rehash(text.data(), kPasses, kMemoryBytes) != 0) return false;
    return crypto_pwhash_str_verify(text.data(), secret.data(), secret.size()) == 0;
}

int shelfOf(std::string_view secret) {
    ready();
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), bytesOf(secret), secret.size(), bytesOf("arobase shelf 01"), 16);
    return hash[0];
}

void forget(std::string& text) {
    sodium_memzero(text.data(), text.size());
    text.clear();
}

}  // namespace arobase

#pragma once
// Randomness and one-way functions; with packs/signature.h the only one that knows the cryptographic library (libsodium).
#include <cstdint>
#include <string>
#include <string_view>

namespace arobase {

/// 32 lower-case hexadecimal digits from the kernel's generator (getrandom).
std::string randomId();

/// Uniform below `limit` (≥ 1), without the bias of a remainder.
std::uint32_t randomBelow(std::uint32_t limit);

/// 64 hexadecimal digits that nobody can turn back into a random 128-bit id (BLAKE2b): what a tombstone holds.
std::string tombstoneOf(std::string_view id);

/// Argon2id of a secret with a salt of its own, as text ("$argon2id$v=19$m=…"): some 20 ms and 19 MiB, on purpose. Empty when
/// there is no memory for it.
std::string slowHash(std::string_view secret);
bool matchesSlowHash(std::string_view secret, const std::string& hash);

/// Eight bits of the secret, 0–255: narrows down which slow hashes are worth trying.
int shelfOf(std::string_view secret);

/// Overwrites the text, then empties it; not left out by the compiler.
void forget(std::string& text);

}  // namespace arobase

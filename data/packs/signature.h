#pragma once
// Who made a content pack: Ed25519 signatures and file hashes (libsodium), all as lower-case hexadecimal.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace arobase {

struct SigningKey {
    std::string secret;     ///< 128 digits: stays with who makes packs
    std::string publicKey;  ///< 64 digits: goes to every booth
};
SigningKey newSigningKey();
/// nullopt when it is no secret key.
std::optional<SigningKey> signingKeyOf(std::string_view secret);

/// 128 digits; empty when `secret` is no key.
std::string signatureOf(std::string_view message, std::string_view secret);
bool isSignedBy(std::string_view message, std::string_view signature, std::string_view publicKey);

/// BLAKE2b-256 of a file, read piece by piece; empty when it cannot be read to its end.
std::string hashOfFile(const std::filesystem::path& file);
std::string hashOfText(std::string_view text);

}  // namespace arobase

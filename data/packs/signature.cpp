#include "data/packs/signature.h"

#include <sodium.h>

#include <array>
#include <fstream>
#include <vector>

#include "data/sodium.h"

namespace arobase {
namespace {

using sodium::bytesOf, sodium::hex, sodium::ready;

/// Exactly so many bytes, or nothing.
template <std::size_t N>
bool unhex(std::string_view text, std::array<unsigned char, N>& bytes) {
    std::size_t length = 0;
    const char* end = nullptr;
    return text.size() == 2 * N && sodium_hex2bin(bytes.data(), N, text.data(), text.size(), nullptr, &length, &end) == 0 && length == N && end == text.data() + text.size();
}

using Secret = std::array<unsigned char, crypto_sign_SECRETKEYBYTES>;
using Public = std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>;
using Signature = std::array<unsigned char, crypto_sign_BYTES>;

}  // namespace

SigningKey newSigningKey() {
    ready();
    Secret secret{};
    Public open{};
    crypto_sign_keypair(open.data(), secret.data());
    const SigningKey key{hex(secret), hex(open)};
    sodium_memzero(secret.data(), secret.size());
    return key;
}

std::optional<SigningKey> signingKeyOf(std::string_view text) {
    ready();
    Secret secret{};
    Public open{};
    if (!unhex(text, secret) || crypto_sign_ed25519_sk_to_pk(open.data(), secret.data()) != 0) return std::nullopt;
    sodium_memzero(secret.data(), secret.size());
    return SigningKey{std::string(text), hex(open)};
}

std::string signatureOf(std::string_view message, std::string_view text) {
    ready();
    Secret secret{};
    Signature signature{};
    if (!unhex(text, secret)) return {};
    crypto_sign_detached(signature.data(), nullptr, bytesOf(message), message.size(), secret.data());
    sodium_memzero(secret.data(), secret.size());
    return hex(signature);
}

bool isSignedBy(std::string_view message, std::string_view signature, std::string_view publicKey) {
    ready();
    Signature s{};
    Public open{};
    return unhex(signature, s) && unhex(publicKey, open) && crypto_sign_verify_detached(s.data(), bytesOf(message), message.size(), open.data()) == 0;
}

std::string hashOfFile(const std::filesystem::path& file) {
    ready();
    std::ifstream in(file, std::ios::binary);
    if (!in) return {};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    std::vector<char> piece(1U << 16U);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(piece.data()), static_cast<unsigned long long>(in.gcount()));
    if (!in.eof()) return {};
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hex(hash);
}

std::string hashOfText(std::string_view text) {
    ready();
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), bytesOf(text), text.size(), nullptr, 0);
    return hex(hash);
}

}  // namespace arobase

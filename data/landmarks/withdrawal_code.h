#pragma once
// The code that a visitor takes away: six French words that staff can type to erase the landmark. Nobody's identity is needed, and the
// code itself is kept nowhere.
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "data/result.h"

namespace arobase {

inline constexpr std::size_t kCodeWords = 6;
inline constexpr std::size_t kFewestWords = 1024;  ///< 60 bits of six words; the file that comes with the program has 1594: 63 bits
inline constexpr std::size_t kTellingLetters = 4;  ///< of each word that tell it from all others: the rest may be left out or mistyped

/// The words that codes are made of: one a line, "#" begins a comment. Refused whole (no value) with fewer than kFewestWords words, or
/// where a word is not 4–9 letters, or two begin with the same four once accents and case are let be.
Result<std::vector<std::string>> readCodeWords(const std::filesystem::path& file);

/// What is kept of a code.
struct WithdrawalSeal {
    int shelf = -1;    ///< eight bits of it, so that few hashes need trying; -1: no code
    std::string hash;  ///< Argon2id with a salt of its own

    bool operator==(const WithdrawalSeal&) const = default;
};

/// Six words, each uniformly random, with single spaces. `words` as readCodeWords leaves them, not empty.
std::string newWithdrawalCode(const std::vector<std::string>& words);

/// What is kept of that code. Takes some 20 ms.
WithdrawalSeal sealOf(std::string_view code);

/// True if that is the code, however it was typed: accents, case, hyphens, the number of spaces, and what comes after the first four
/// letters of a word do not matter.
bool opensSeal(std::string_view typed, const WithdrawalSeal& seal);

}  // namespace arobase

#pragma once
// Two editions side by side: who came, stayed, rose, fell or left, as far as it is known. Pure.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/exhibition.h"

namespace arobase {

/// What became of a collectivité from one edition to the other. In the order in which lists show them.
enum class Progress : std::uint8_t {
    Up, Kept, Down,   ///< known in both, with its level
    New, Left,        ///< in one of them; the other is known in full
    UnknownBefore,    ///< known in the later one; the earlier one is known in part, so nothing can be said of it
    UnknownAfter,     ///< known in the earlier one alone, likewise
    NotComparable,    ///< in both, a level unknown; or in one, when it had other limits in the other
};
inline constexpr int kProgresses = 8;
/// "up", "kept", "down", "new", "left", "unknown_before", "unknown_after", "not_comparable".
std::string_view progressName(Progress progress);

/// How much of an edition the palmarès holds.
struct Coverage {
    int year = 0;
    int known = 0;                 ///< awards
    std::optional<int> declared;   ///< collectivités labelled, as declared
    /// Every award is known: only then an absence means something.
    bool complete() const { return declared && known == *declared; }
};

struct ComparedOne {
    int collectivite = 0;          ///< index into Exhibition::collectivites
    Progress progress = Progress::Kept;
    int before = -1, after = -1;   ///< indices into Exhibition::awards; −1: none known in that edition
};

struct Comparison {
    Coverage from, to;
    /// By progress, then in alphabetical order (accents aside), then by code.
    std::vector<ComparedOne> all;
    std::array<int, kProgresses> counts{};

    int count(Progress progress) const { return counts[static_cast<std::size_t>(progress)]; }
    const ComparedOne* find(int collectivite) const;
};

/// `today`: per collectivité the codes of the communes of today that hold it (app/commune_identity.h), so that one that was
/// merged is not said to have left; empty: each is itself. nullopt when one of the years has no edition or `from` is not
/// before `to`. Thread: any.
std::optional<Comparison> comparisonOf(const Exhibition& exhibition, int from, int to, std::span<const std::vector<std::string>> today = {});

Coverage coverageOf(const Exhibition& exhibition, int year);

}  // namespace arobase

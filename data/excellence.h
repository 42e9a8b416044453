#pragma once
// The rule of the distinction « Territoire d’excellence numérique », held against what is declared. Pure.
//
// The association's words (press release of the 22nd edition, 2021, seed 001): the distinction « inédite » goes to « 14
// collectivités labellisées 5@ depuis au moins 6 ans » and « sera portée par les collectivités pendant 3 ans ». Banque des
// Territoires says « six fois » of the same fourteen. Read here as: five arobases in each of the last six editions, that one
// among them; given first in 2021; carried in the edition that gives it and the years up to two later.
#include <vector>

#include "data/exhibition.h"

namespace arobase {

inline constexpr int kExcellenceEditions = 6, kExcellenceCarriedYears = 3, kExcellenceSince = 2021;

/// What the palmarès says of the rule, where it is known in part only.
enum class Evidence : std::uint8_t {
    Shown,         ///< five arobases in each of the editions
    Open,          ///< nothing says otherwise, but some of the editions are not known
    Contradicted,  ///< another level is known in one of them
};

struct Excellence {
    int collectivite = 0;       ///< index into Exhibition::collectivites
    int award = 0;              ///< of that edition, index into Exhibition::awards
    Evidence evidence = Evidence::Open;
    int knownFive = 0;          ///< editions of the last kExcellenceEditions known with five arobases
    int contradictedIn = 0;     ///< year of the other level; 0: none
    bool declared = false;      ///< its mention says so in that edition
    bool carried = false;       ///< a mention of the two years before still holds
};

/// True when a mention names the distinction, however it is written.
bool namesExcellence(std::string_view mention);

/// Every collectivité that has five arobases or the mention in that edition, by award. Empty before kExcellenceSince and in
/// years without edition. An edition whose number has no row in the table counts as not known.
std::vector<Excellence> excellenceOf(const Exhibition& exhibition, int year);

}  // namespace arobase

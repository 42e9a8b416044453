#pragma once
// Laureates through time: what each was called in its edition, and which communes of today hold it.
#include <string>
#include <vector>

#include "data/atlas.h"
#include "data/exhibition.h"

namespace arobase {

struct AwardIdentity {
    std::string nameThen;            ///< name in that edition
    std::uint32_t spell = kNoSpell;  ///< index into Atlas::history() of what its code meant then; kNoSpell: nothing happened to it
};

struct Identities {
    std::vector<AwardIdentity> awards;            ///< parallel to Exhibition::awards
    std::vector<std::vector<std::string>> today;  ///< per collectivité: codes of the communes of today that hold it, the most
                                                  ///< populous first; its own code for any other kind, and where nothing is known
};

/// Brings a commune that only changed its code under its code of today, awards and all, gives communes that are no more the
/// département of today, and tells the rest. Without an atlas names and codes are those of the palmarès.
Identities identify(Exhibition& exhibition, const Atlas* atlas);

/// First day of an edition's year, on which its communes are told.
inline CogDate dayOf(const Award& award) { return cogDate(award.year); }

}  // namespace arobase

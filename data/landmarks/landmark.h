#pragma once
// A visitor's own landmark (« repère ») on the frise: what is kept of it, and nothing of who wrote it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/result.h"

namespace arobase {

/// Milliseconds since 1 January 1970, UTC. 0: never.
using UtcMs = std::int64_t;

enum class LandmarkState { Pending, Approved, Refused };

/// What a member of staff should look at before deciding; a set of bits. Flags neither publish nor block anything.
using LandmarkFlags = std::uint32_t;
inline constexpr LandmarkFlags kFlagTooLong = 1U << 0U, kFlagRepetition = 1U << 1U, kFlagEmail = 1U << 2U, kFlagPhone = 1U << 3U,
                               kFlagUrl = 1U << 4U, kFlagHandle = 1U << 5U, kFlagWord = 1U << 6U;

inline constexpr int kLandmarkFirstYear = 1900, kLandmarkLastYear = 2100;
inline constexpr std::size_t kLandmarkMaxLength = 80;    ///< user-perceived characters (perceivedLength) of what a visitor writes
inline constexpr std::size_t kLandmarkMaxBytes = 1024;   ///< of any text that is kept, whoever sends it

struct VisitorLandmark {
    std::string id;           ///< 128 random bits, 32 lower-case hexadecimal digits
    int year = 0;             ///< kLandmarkFirstYear … kLandmarkLastYear
    std::string track;        ///< FriseTrack::id
    std::string text;         ///< as cleanLandmarkText leaves it; empty only where it was published elsewhere and taken back
    std::string communeCode;  ///< Insee code of today; empty: none was chosen
    std::string communeName;
    std::string booth;        ///< name of the kiosk, given by staff; may be empty
    LandmarkState state = LandmarkState::Pending;
    bool published = false;   ///< was approved at one time, so that a copy may have been exported
    UtcMs created = 0;
    UtcMs decided = 0;        ///< last decision or undo; 0: none
    LandmarkFlags flags = 0;
    int codeShelf = -1;       ///< eight bits of the withdrawal code (WithdrawalSeal::shelf); -1: no code
    std::string codeHash;     ///< salted slow hash of the withdrawal code, never the code; empty: no code

    bool operator==(const VisitorLandmark&) const = default;
};

/// What the visitor chose on the screen.
struct LandmarkDraft {
    int year = 0;
    std::string track, text, communeCode, communeName;
};

/// What an exhibition allows.
struct LandmarkRules {
    int firstYear = kLandmarkFirstYear, lastYear = kLandmarkLastYear;
    std::vector<std::string> tracks;  ///< ids; empty: any
    std::string booth;
};

/// A pending landmark with a fresh id, its text cleaned. No value, and one issue for each thing that is wrong with it, where the year
/// is out of range, the track unknown, or the text empty or too long once cleaned. Flags and code are the caller's to fill in.
Result<VisitorLandmark> makeLandmark(const LandmarkDraft& draft, const LandmarkRules& rules, UtcMs now);

/// The landmark with its texts cleaned and cut to what may be kept; nullopt, and the cause in `why` (French), when it can be no
/// landmark at all. For whatever comes from a file. A landmark of makeLandmark comes back unchanged.
std::optional<VisitorLandmark> soundLandmark(VisitorLandmark landmark, std::string& why);

/// "pending", "approved", "refused": in files.
std::string_view stateName(LandmarkState state);
std::optional<LandmarkState> stateByName(std::string_view name);
/// "en attente", "approuvé", "refusé".
std::string_view stateWord(LandmarkState state);

/// Names of the flags that are set, in a fixed order: "too-long", "repetition", "email", "phone", "url", "handle", "word".
std::vector<std::string_view> flagNames(LandmarkFlags flags);
/// The same in French.
std::vector<std::string_view> flagWords(LandmarkFlags flags);

/// True for 32 lower-case hexadecimal digits.
bool isLandmarkId(std::string_view id);

/// "2026-11-28T23:35:54.120Z"; empty for 0. Years 1970–9999.
std::string isoUtc(UtcMs time);
/// The reverse; milliseconds may be left out. 0 for an empty text, nullopt for anything else that is no such time.
std::optional<UtcMs> utcOfIso(std::string_view text);
/// The clock of the machine.
UtcMs utcNow();

}  // namespace arobase

#pragma once
// Communes through time: which commune a code meant in some year, what it was called, and what it became.
//
// A spell is a code and a name that held from one day to another. Spells are joined by links: the events. A commune that was
// merged goes on as a part (commune déléguée, associée, or a chief place) of another, so that a later split finds it again:
//
//   COM 15035 ──Joined──► part 15035 ──Restored──► COM 15035          a commune, merged and split off again
//       └──────Merged────► COM 15141 ──Separated──────►┘              what holds it meanwhile
//
// Communes that nothing ever happened to are not in here: their code means today what it always meant.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace arobase {

/// A day as yyyymmdd; 0 is "before the first event known" for a beginning, "still" for an end.
using CogDate = std::int32_t;
constexpr CogDate cogDate(int year, int month = 1, int day = 1) { return year * 10000 + month * 100 + day; }
constexpr int cogYear(CogDate date) { return date / 10000; }
inline constexpr CogDate kCogToday = 99991231;  ///< later than every event
inline constexpr std::uint32_t kNoSpell = 0xFFFFFFFFU;

enum class CogLinkKind : std::uint8_t {
    Renamed,     ///< same code, another name
    Renumbered,  ///< another code (another chief place, another département); the name may change too
    Continued,   ///< same code and name, other parts
    Joined,      ///< commune → the part that it became
    PartKept,    ///< part → the same part under other rules
    Restored,    ///< part → a commune again
    Merged,      ///< commune → the commune that holds it from then on
    Separated,   ///< commune → a commune that left it
};
inline constexpr int kCogLinkKinds = 8;

/// Stored as it stands.
struct CogSpell {
    char code[5] = {};       ///< INSEE
    std::uint8_t part = 0;   ///< 1: part of a commune, held by `pole`
    std::uint16_t nameBytes = 0;
    std::uint32_t nameOffset = 0;
    CogDate begin = 0;       ///< first day
    CogDate end = 0;         ///< first day after
    std::uint32_t pole = kNoSpell;  ///< parts: the spell (a commune, or a part of one) that holds them when they begin
    std::uint32_t firstLink = 0, linkCount = 0;          ///< links that leave it
    std::uint32_t firstIncoming = 0, incomingCount = 0;  ///< links that lead to it
};

/// Stored as it stands.
struct CogLink {
    std::uint32_t from = kNoSpell, to = kNoSpell;
    CogDate date = 0;              ///< the day, or the last that it can be
    std::uint16_t afterYear = 0;   ///< 0: the day is known; else the event lies between 1 January of that year and `date`
    std::uint8_t kind = 0;         ///< CogLinkKind
    std::uint8_t inferred = 0;     ///< 1: no source says so; it follows from names or populations
};

/// Something that happened to a commune after some day, in order; see CommuneHistory::story().
struct CogStep {
    enum class Kind : std::uint8_t {
        Became,      ///< `subject` took the name of `other`
        Joined,      ///< `subject` was merged into `other`
        Gathered,    ///< `other` was merged into `subject`, which kept its name
        LeftBy,      ///< `other` left `subject`
        Separated,   ///< `subject` left `other`
        Renumbered,  ///< `subject` got the code of `other`, and kept its name
    };
    Kind kind = Kind::Became;
    std::uint32_t subject = kNoSpell, other = kNoSpell;
    const CogLink* link = nullptr;  ///< its date
};

/// A view of the graph: the arrays must outlive it. Pure; any thread.
class CommuneHistory {
public:
    CommuneHistory() = default;
    CommuneHistory(std::span<const CogSpell> spells, std::span<const CogLink> links, std::span<const std::uint32_t> incoming,
                   std::span<const char> names)
        : m_spells(spells), m_links(links), m_incoming(incoming), m_names(names) {}

    /// True if every index lies inside, spells are in order and links go forward in time: then the queries end.
    bool sound() const;

    std::span<const CogSpell> spells() const { return m_spells; }
    std::span<const CogLink> links() const { return m_links; }
    std::string_view code(std::uint32_t spell) const { return {m_spells[spell].code, sizeof(CogSpell::code)}; }
    std::string_view name(std::uint32_t spell) const;

    /// The commune that a code meant on a day: the one that held it then; else the one that its part of that code was in; else
    /// the next to hold it, else the last. Among those of the twelve months before, one with `name` (if any) wins: an edition's
    /// list may be older than its year. kNoSpell: nothing is known of the code, or nothing ever happened to it.
    std::uint32_t find(std::string_view code, CogDate day, std::string_view name = {}) const;

    /// The communes at `at` that hold what `spell` was on `day` (later: where it went; earlier: what it was made of), by code.
    /// Several after a split; none where a commune was dissolved among its neighbours, or was not yet made.
    std::vector<std::uint32_t> at(std::uint32_t spell, CogDate day, CogDate at) const;

    /// Codes of at(find(code, day), day, at). `code` alone when nothing ever happened to it.
    std::vector<std::string_view> codesAt(std::string_view code, CogDate day, CogDate at) const;

    /// What happened to `spell` after `day`, up to today, in order.
    std::vector<CogStep> story(std::uint32_t spell, CogDate day) const;

    /// Year of the list of communes that a set of codes (sorted) is, comparing what changed in the départements that it covers;
    /// of years that fit alike `preferred`, else the latest. 0: no code, or no year fits it (more than one code in fifty is wrong).
    int millesimeOf(std::span<const std::string_view> codes, int preferred = 0) const;

    std::span<const CogLink> from(std::uint32_t spell) const;   ///< by date
    std::span<const std::uint32_t> into(std::uint32_t spell) const;  ///< indices into links(), by date

private:
    std::span<const CogSpell> m_spells;           ///< by code, then beginning
    std::span<const CogLink> m_links;             ///< by spell that they leave, then date
    std::span<const std::uint32_t> m_incoming;    ///< by spell that they lead to, then date
    std::span<const char> m_names;
};

}  // namespace arobase

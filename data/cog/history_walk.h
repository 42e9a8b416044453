#pragma once
// Walks along the links of a CommuneHistory. Private to data/cog.
#include <map>
#include <set>
#include <string_view>

#include "data/cog/commune_history.h"

namespace arobase {

/// Gathers communes; one walk for one question. Every step follows links that go forward (or back) in time, and none twice
/// on one path, so that a walk ends on any sound history.
class HistoryWalk {
public:
    explicit HistoryWalk(const CommuneHistory& history) : m_history(history) {}

    /// The communes at `at` that hold what the spell was on `since`, at or before `at`.
    void forward(std::uint32_t spell, CogDate since, CogDate at);
    /// The communes at `at`, before `until`, that the spell as of `until` was made of.
    void backward(std::uint32_t spell, CogDate until, CogDate at);
    /// The commune that holds the spell on `day`, not before it begins: itself, or for a part what its place went into. Its
    /// other parts may have left it.
    void hold(std::uint32_t spell, CogDate day);

    std::set<std::uint32_t> found;

private:
    bool enter(std::uint32_t spell, CogDate day, bool holding);
    void backwardPart(std::uint32_t part, CogDate at);

    const CommuneHistory& m_history;
    std::set<std::pair<std::uint32_t, std::pair<CogDate, bool>>> m_entered;
};

/// The link by which a commune or a part itself goes on when it ends; nullptr: it is dissolved, or only its parts go on.
const CogLink* successorOf(const CommuneHistory& history, std::uint32_t spell);

}  // namespace arobase

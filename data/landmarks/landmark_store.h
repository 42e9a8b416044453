#pragma once
// Where visitors' landmarks are kept: a GeoPackage, or a PostgreSQL database that several kiosks share ("PG:…"), both through GDAL.
//
//   add ──► pending ──decide──► approved / refused, as often as staff like; each step is in the history, undo takes the last one back
//   withdraw, erase ──► gone; a hash of its id stays behind (tombstone), so that no later import brings it back
//   purge ──► gone by age, or everything
//
// A change that is answered with a value is on the disk (GeoPackage: synchronous=EXTRA; PostgreSQL: synchronous_commit=on); whatever
// happens before that leaves the store as it was. Each call opens the store, takes its lock, and closes it: several processes may work
// on one store, and a database that was lost is found again by the next call. A call may wait: some milliseconds for a file, up to ten
// seconds for a database that does not answer; never call it from the thread that draws. One object may be used from several threads.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "data/landmarks/landmark.h"
#include "data/landmarks/landmark_exchange.h"

namespace arobase {

enum class AddOutcome {
    Added,
    AlreadyThere,  ///< a landmark of that id is kept: nothing was changed
    Withdrawn,     ///< that id was withdrawn: nothing was changed
};

/// What a member of staff decides; what is absent stays as it is.
struct LandmarkDecision {
    std::optional<LandmarkState> state;
    std::optional<std::string> text, track;
    std::optional<int> year;
    std::optional<LandmarkFlags> flags;  ///< of the new text
};

struct LandmarkPurge {
    bool everything = false;  ///< tombstones stay; the other fields are not looked at
    UtcMs olderThan = 0;      ///< pending ones made, and refused ones decided, before that
};

struct MergeCount {
    int added = 0, changed = 0, erased = 0;
    int unchanged = 0;  ///< the same here already, or decided later here
    int withdrawn = 0;  ///< left out: withdrawn here
};

class LandmarkStore {
public:
    /// A file name (it is made when something is first kept, its folder with it) or "PG:…" as GDAL reads it.
    explicit LandmarkStore(std::string source);

    const std::string& source() const { return m_source; }
    /// Without a password, for messages.
    std::string shownName() const;
    bool isDatabase() const;

    /// Every function: no value, and an Error that says why, when nothing was changed (where a database is lost in the moment of
    /// committing nobody knows; doing it again is harmless). Rules: "store-unreachable" (not there, refused,
    /// lost), "store-full" (no room), "store-busy" (another
    /// process has it), "store-broken" (not a store of ours), "landmark-unknown", "landmark-unsound", "nothing-to-undo",
    /// "code-unknown".
    Result<AddOutcome> add(const VisitorLandmark& landmark) const;
    /// Oldest first. Empty where there is no file yet.
    Result<std::vector<VisitorLandmark>> list(std::optional<LandmarkState> state = {}) const;
    /// The landmark as it is now. The time of a decision is later than that of any decision on it before, whatever the clock says.
    Result<VisitorLandmark> decide(const std::string& id, const LandmarkDecision& decision, UtcMs now) const;
    /// Takes back the last decision on that landmark, or on any for an empty id.
    Result<VisitorLandmark> undo(const std::string& id, UtcMs now) const;
    /// Erases the landmark of that withdrawal code, as it was typed; its id. Bytes are gone from file, journal and free pages.
    Result<std::string> withdraw(const std::string& code) const;
    /// The same by id.
    Result<std::string> erase(const std::string& id) const;
    /// How many went. Tombstones are left for what had been published, unless everything goes.
    Result<int> purge(const LandmarkPurge& purge) const;
    /// What another booth may have: approved landmarks, ids of those that were taken back, tombstones.
    Result<LandmarkExchange> published() const;
    /// Takes in what another booth published: see landmark_exchange.h for who wins.
    Result<MergeCount> merge(const LandmarkExchange& other, UtcMs now) const;

private:
    Result<std::string> eraseFound(const std::string& id) const;
    std::string m_source;
};

}  // namespace arobase

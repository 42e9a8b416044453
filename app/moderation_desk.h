#pragma once
// What staff do with visitors' landmarks in a panel: each wish goes to a thread of its own (a database may take its time), one after the
// other; what became of it, and the landmarks as they are then, is there when it is done.
//
//   begin(wish) ──► thread: queue of the booth ──► store, the wish, all landmarks ──► take()
#include <deque>
#include <filesystem>
#include <future>
#include <string>
#include <vector>

#include "data/landmarks/landmark_intake.h"

namespace arobase {

enum class ModerationAct : unsigned char { Look, Approve, Refuse, Edit, Undo, Withdraw };

struct ModerationWish {
    ModerationAct act = ModerationAct::Look;
    std::string id;           ///< of Undo: empty takes back the last decision of all
    std::string text, track;  ///< of Edit; the six words of Withdraw are its text
    int year = 0;             ///< of Edit
};

/// What became of a wish.
struct ModerationNews {
    ModerationAct act = ModerationAct::Look;
    std::vector<VisitorLandmark> landmarks;  ///< oldest first, whatever their state; without those that were taken back elsewhere
    Issues issues;                           ///< what stood in the way, in French
    bool done = false;                       ///< the wish was carried out
    bool read = false;                       ///< `landmarks` is what the store has; else it could not be read
};

class ModerationDesk {
public:
    /// `store`: a file or "PG:…". `localFolder`: where a database's queue is. `exhibition`: its list of words to look at twice.
    ModerationDesk(std::string store, const std::filesystem::path& localFolder, std::filesystem::path exhibition);

    /// Main thread. Returns at once; wishes are carried out in their order.
    void begin(ModerationWish wish);
    bool working() const { return m_answer.valid(); }
    /// Begins what waits and gives the answer of what is done since, the oldest first.
    std::optional<ModerationNews> take();
    /// Waits for the wish that is under way.
    void finish();
    std::string storeName() const { return m_store.shownName(); }

private:
    void goOn();

    LandmarkStore m_store;
    LandmarkQueue m_queue;
    std::filesystem::path m_exhibition;
    std::deque<ModerationWish> m_wishes;
    std::future<ModerationNews> m_answer;
};

/// Any thread; waits as long as the store.
ModerationNews moderate(const LandmarkStore& store, const LandmarkQueue& queue, const std::filesystem::path& exhibition, const ModerationWish& wish);

}  // namespace arobase

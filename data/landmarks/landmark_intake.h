#pragma once
// What a kiosk does with a landmark that a visitor has finished: into the store, else into the local queue; acknowledged only when it
// is on a disk.
//
//   store answers ──► Kept                        drain(): queue ──► store, when it answers again
//   store full, lost ──► queue ──► Queued         (from then on straight into the queue, until a drain empties it)
//   queue fails as well ──► Lost: say so, keep the draft
//
// May wait as long as LandmarkStore: for a thread of its own. One thread.
#include "data/landmarks/landmark_queue.h"
#include "data/landmarks/landmark_store.h"

namespace arobase {

enum class Intake { Kept, Queued, Lost };

struct IntakeAnswer {
    Intake kept = Intake::Lost;
    Issues issues;  ///< for staff: why it is not in the store
};

class LandmarkIntake {
public:
    LandmarkIntake(LandmarkStore store, LandmarkQueue queue);

    /// Makes the queue's reserve and empties it into the store: once at the start.
    Issues prepare();
    /// « Merci » may be said for Kept and Queued.
    IntakeAnswer add(const VisitorLandmark& landmark);
    /// What waits goes into the store; cheap when nothing does. Call it every minute or so. Issues: what still stands in the way.
    Issues drain();

    const LandmarkStore& store() const { return m_store; }
    const LandmarkQueue& queue() const { return m_queue; }

private:
    LandmarkStore m_store;
    LandmarkQueue m_queue;
    bool m_storeIsLost = false;
};

/// The queue of a store: beside a file (STORE.attente), in `localFolder` for a database, one for each.
std::filesystem::path queueFileOf(const LandmarkStore& store, const std::filesystem::path& localFolder);

}  // namespace arobase

#pragma once
// Places names, all at once or a bounded number of places at a time. Keeps its room to work in: used again it allocates nothing.
#include <limits>

#include "render/map/box_grid.h"
#include "render/map/crowd_labels.h"
#include "render/map/label_placement.h"

namespace arobase {

/// ```
///          place(): to the end                    the same job, a larger allowance
///        ┌──────────────────────┐                        ┌───┐
///   Begin ─► First ─► Crowds ─► Rest ─► Show ─► Led ─► Done   │   advance(): stops between two names of Rest or Led
///        └── the memory is of this very job ──────────►─┘ └───┘     when the allowance is spent
/// ```
/// Names are settled against one another on the endless plane, seen or not; only then it is asked which of them can be
/// seen. Dragging the map moves them all alike, so who wins does not change with what comes into view.
///
/// The answer of advance(), once finished, is that of place(): where it stopped on the way does not matter. One thread.
class LabelSolver {
public:
    static constexpr long long kAll = std::numeric_limits<long long>::max();

    /// In one go. After `boxes` places were looked at, names without one are left without (and names never heard of before are
    /// not remembered, so that they are looked after next time); those that can stay where they were always do. The result is
    /// valid until the next call.
    const LabelPlacement& place(const LabelJob& job, long long boxes = kAll);

    /// Goes on with the job, or begins it if it is another than the last (another fingerprint or another memory), until `boxes`
    /// places have been looked at since it was begun. False: not finished, and result() means nothing yet.
    bool advance(const LabelJob& job, long long boxes);
    const LabelPlacement& result() const { return m_result; }
    /// Places looked at since the job was begun.
    long long looked() const { return m_looked; }

private:
    enum class Phase : unsigned char { First, Crowds, Rest, Show, Led, Done };
    struct State {
        int before = -1;     ///< into the memory; −1: never heard of
        LabelPlace place;    ///< settled: decided now
        bool member = false; ///< of a crowd
        bool tried = false;  ///< or it had its place: remembered either way
    };
    struct Leader {
        Vec2 from, to;
    };
    struct Column {
        Leader line;
        Rect box;
    };

    void begin(const LabelJob& job);
    void replay();
    void step(long long boxes);
    void first();
    bool rest(long long boxes, bool moving);
    void show();
    bool leads(long long boxes, bool moving);
    void finish(bool whole);

    const LabelCandidate& at(int i) const { return m_job.candidates[static_cast<std::size_t>(i)]; }
    State& state(int i) { return m_state[static_cast<std::size_t>(i)]; }
    const State& state(int i) const { return m_state[static_cast<std::size_t>(i)]; }
    const LabelPlace* before(int i) const;
    bool done(int i) const { return state(i).place.settled; }
    bool wasSettled(int i) const { return before(i) && before(i)->settled; }
    bool mustShow(int i) const { return at(i).priority <= 0 || at(i).insisted; }
    bool onMap(int i) const { return at(i).seen && m_job.bounds.contains(at(i).anchor); }
    bool inSight(const Rect& box) const;
    bool visible(int i, const Rect& box) const { return onMap(i) && inSight(box); }
    bool tooWide(int i, int lines) const;

    Rect boxOf(int i, const LabelPlace& place) const;
    Leader leaderOf(int i, const LabelPlace& place) const;
    LabelPlace beside(int i, LabelSide side, int lines) const;
    LabelPlace keptPlace(int i) const;
    const Leader& line(int l) const { return m_lines[static_cast<std::size_t>(l)]; }

    void sortById();
    void recall();
    void sortByPriority();
    bool clear(const Rect& box, float gap, bool overMarks);
    bool unclaimed(int i, const Rect& box) const;
    bool leaderIsClear(const Leader& leader, const Rect& box) const;
    bool take(int i, const LabelPlace& place);
    void addLeader(const Leader& leader);
    void put(int i);

    bool settleLocked(int i);
    bool settleChosen(int i);
    void nameCrowds(bool ofChosen);
    bool keptColumns(const Crowd& crowd);
    bool settle(int i, bool maySearch);
    bool stay(int i, bool overMarks, bool mustBeSeen = false);
    bool settleBeside(int i, bool overMarks, float gap, bool onlyUnclaimed, bool mustBeSeen);
    std::optional<LabelPlace> inward(int i);
    bool mayBeLed(int i) const;
    bool ledTo(int i, const LabelPlace& place, float gap, bool overMarks);
    bool ledAskew(int i, int lines, float step, float gap, bool overMarks);
    bool led(int i, bool overMarks);

    LabelJob m_job;                         ///< the caller's: its spans hold during a call only
    Phase m_phase = Phase::Done;
    std::uint64_t m_fingerprint = 0, m_previous = 0;  ///< of the job that advance() is at, and of the memory it began with
    std::size_t m_next = 0;                 ///< in m_order (Rest) or m_waiting (Led)
    long long m_looked = 0;
    std::vector<State> m_state;
    std::vector<int> m_byId, m_rank;        ///< candidates by id, and each one's place among them
    std::vector<std::pair<std::uint64_t, int>> m_keys;
    std::vector<int> m_order;               ///< candidates in the order in which they are settled
    std::vector<int> m_settled, m_waiting;  ///< candidates
    BoxGrid m_taken, m_marks, m_claims, m_leaders;
    std::vector<int> m_claimants;           ///< per box of m_claims
    std::vector<Leader> m_lines;            ///< per box of m_leaders
    std::vector<Column> m_columns;
    CrowdFinder m_finder;
    std::span<const Crowd> m_crowds;
    Crowd m_rest;                           ///< of one crowd: who has no place yet
    LabelPlacement m_result;
};

}  // namespace arobase

#pragma once
// Which names are written where. Pure: the same candidates, view and memory give the same answer.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/vec.h"

namespace arobase {

/// Where a name sits around its mark, in the order in which places are tried.
enum class LabelSide : unsigned char { Right, Left, Above, Below, AboveRight, BelowRight, AboveLeft, BelowLeft };
inline constexpr int kLabelSides = 8;

/// A place that staff have given a name: a side of its mark, or px from the middle of the mark to the middle of the name.
struct LabelLock {
    std::optional<LabelSide> side;
    Vec2 offsetPx;
    bool operator==(const LabelLock&) const = default;
};

struct LabelCandidate {
    std::string id;
    Vec2 anchor;          ///< px: middle of the mark
    float radiusPx = 0;   ///< of the mark: the name stays outside it
    Vec2 sizePx;          ///< of the name
    int priority = 0;     ///< smaller goes first; ties by id; 0: chosen by the visitor, may lie over marks if it must
    Vec2 brokenPx = {};   ///< of the name in two lines; {0, 0}: it has only one
    bool seen = true;     ///< its mark can be seen; if not, the name keeps its place in mind but is neither shown nor counted
    std::optional<LabelLock> lock = {};
    Vec2 thricePx = {};     ///< of the name in three lines; {0, 0}: it has no more than two
    bool insisted = false;  ///< staff want it shown wherever there is room at all: over marks if it must, as the visitor's own

    /// In 1, 2 or 3 lines; {0, 0} when it does not break into that many.
    Vec2 sizeIn(int lines) const { return lines <= 1 ? sizePx : lines == 2 ? brokenPx : thricePx; }
    bool breaksInto(int lines) const { return lines <= 1 || (sizeIn(lines).x > 0 && sizeIn(lines).y > 0); }
};
inline constexpr int kMostLines = 3;

struct PlacedLabel {
    int candidate = 0;
    Rect box;
    LabelSide side = LabelSide::Right;
    bool led = false;         ///< far from its mark: draw a leader line from `from` to `to`
    int lines = 1;            ///< 1 … kMostLines
    Vec2 from = {}, to = {};  ///< px; edge of the mark, nearest point of the box
};

/// What a placement decided about a name, with respect to its mark: where it stands, or that it found no place.
struct LabelPlace {
    bool settled = false;  ///< has a place, in sight or not
    LabelSide side = LabelSide::Right;
    bool led = false, column = false;
    std::int8_t lines = 1;
    Vec2 offset = {}, tip = {};  ///< px: of the box's corner and of the leader's end, from the middle of the mark
    bool operator==(const LabelPlace&) const = default;
};

/// What the last placement decided, also for names that are out of sight now, so that names neither jump nor flicker. Filled
/// again and again it allocates nothing.
class LabelMemory {
public:
    using Entry = std::pair<std::string, LabelPlace>;

    /// nullptr: never heard of.
    const LabelPlace* find(std::string_view id) const;
    bool empty() const { return m_count == 0; }
    /// Ids must come in ascending order.
    void append(std::string_view id, const LabelPlace& place);
    void clear() { m_count = 0, m_settledFor = 0; }
    std::span<const Entry> places() const { return std::span(m_places).first(m_count); }
    /// Fingerprint of the job that was placed to its end, not on the way; 0: of none.
    std::uint64_t settledFor() const { return m_settledFor; }
    void settle(std::uint64_t job) { m_settledFor = job; }
    /// Of the places and their names.
    std::uint64_t fingerprint() const;
    /// The same places of the same names.
    bool operator==(const LabelMemory& other) const;

private:
    std::vector<Entry> m_places;  ///< the first m_count, by id; the others are there for their capacity
    std::size_t m_count = 0;
    std::uint64_t m_settledFor = 0;
};

struct LabelPlacement {
    std::vector<PlacedLabel> placed;
    std::vector<int> unplaced;  ///< candidates; placed + unplaced = all that are `seen`
    LabelMemory memory;         ///< for the next call
};

struct LabelJob {
    std::span<const LabelCandidate> candidates;
    std::span<const Rect> obstacles;   ///< marks: names may not cover them (their own mark is never hit: it is outside)
    std::span<const Rect> keepOut;     ///< interface
    Rect bounds;                       ///< names stay entirely inside
    float gapPx = 2;                   ///< air kept around a name
    float leaderPx = 0;                ///< names that find no place beside their mark may stand that far away; 0: never
    int leaderPriority = 0;            ///< only for candidates of that priority or better
    int crowd = 0;                     ///< marks that touch one another, from that many on, are named in two columns; 0: never
    float widestPx = 0;                ///< a longer name is written in two lines if it can be; 0: no limit
    bool dragged = false;              ///< the map is on its way at one scale: names go with it and none looks for a better place
    const LabelMemory* previous = nullptr;

    /// All of it in one go. Who places names in every picture keeps a LabelSolver instead.
    LabelPlacement run() const;
    /// Of everything but `previous`: the same for the same names in the same view. Never 0.
    std::uint64_t fingerprint() const;
};

std::string_view sideName(LabelSide side);
/// The box of a name on that side of its mark.
Rect labelBoxAt(const LabelCandidate& candidate, LabelSide side, int lines, float gapPx);
std::optional<LabelSide> sideByName(std::string_view name);

}  // namespace arobase

#pragma once
// Marks so close that their names find no place beside them are named in a column on either side, with a line to each.
#include <optional>
#include <span>
#include <vector>

#include "render/map/box_grid.h"
#include "render/map/label_placement.h"

namespace arobase {

struct Crowd {
    std::vector<int> members;  ///< candidates
    Rect box;                  ///< of their marks
};

/// Groups of at least `job.crowd` leader-worthy candidates between whose marks no name fits, near or across others of the group; with
/// them those that the lines to the group's columns would shut in.
class CrowdFinder {
public:
    /// Valid until the next call; with the room of earlier calls nothing is allocated.
    std::span<const Crowd> find(const LabelJob& job);

private:
    void gather(const LabelJob& job, std::size_t start);
    void takeIn(const LabelJob& job, Crowd& crowd);

    std::vector<int> m_worthy;           ///< candidates
    std::vector<char> m_seen;            ///< by place in m_worthy
    std::vector<std::size_t> m_group;    ///< places in m_worthy
    BoxGrid m_marks;
    std::vector<Crowd> m_crowds;         ///< the first m_count; the others are there for their capacity
    std::size_t m_count = 0;
};
std::vector<Crowd> crowdsOf(const LabelJob& job);

/// A place for every name of the crowd, no line crossing another; empty when there is no room for all of them within
/// the bounds, off the interface (both only unless `anywhere`), off other marks and off `taken`.
std::vector<PlacedLabel> nameCrowd(const LabelJob& job, const Crowd& crowd, std::span<const Rect> taken, bool anywhere = false);

}  // namespace arobase

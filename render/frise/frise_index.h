#pragma once
// Landmarks by lane, time and importance: how many there are in a stretch, and which may stand where, without a look at all.
#include <array>
#include <span>
#include <vector>

#include "data/frise_time.h"
#include "render/frise/frise_view.h"

namespace arobase {

inline constexpr int kImportances = 4;

/// Frozen; built from items that outlive it. Items of a track beyond `lanes` are left out.
class FriseIndex {
public:
    struct Entry {
        double from = 0, to = 0;
        int item = 0;
    };
    /// Of one importance, by beginning; nothing in it is longer than `longest`.
    struct Bin {
        std::vector<Entry> entries;
        double longest = 0;
    };
    /// Dates and periods apart: a period may last a century, and then little could be ruled out by its beginning.
    using Bins = std::array<Bin, 2>;

    FriseIndex() = default;
    FriseIndex(std::span<const FriseItem> items, int lanes);

    int lanes() const { return static_cast<int>(m_lanes.size()); }
    FriseSpan span(int item) const { return m_spans[static_cast<std::size_t>(item)]; }
    /// Items of the lane whose stretch meets [from, to).
    int meeting(int lane, double from, double to) const;
    /// … and those that begin in it.
    int beginning(int lane, double from, double to) const;
    /// The most precise of the dates that meet the range; Year where there is none.
    DatePrecision finestIn(const FriseRange& range) const;
    /// The bins of an importance (1–4).
    const Bins& bins(int lane, int importance) const;
    /// From the first beginning to the last end; [0, 0) without items.
    FriseSpan extent() const { return m_extent; }

private:
    struct Ends {
        std::vector<double> from, to;  ///< each sorted
        int meeting(double a, double b) const;
    };
    struct Lane {
        Ends ends;
        std::array<Bins, kImportances> bins;
    };
    std::vector<FriseSpan> m_spans;
    std::vector<Lane> m_lanes;
    std::array<Ends, 4> m_byPrecision;
    FriseSpan m_extent;
};

}  // namespace arobase

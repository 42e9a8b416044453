#pragma once
// Who stands in which row, band of zoom by band of zoom (see frise_layout.h). Private to render/frise.
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "render/frise/frise_index.h"

namespace arobase {

/// What a packing depends on besides the items.
struct FriseTileSizes {
    std::vector<int> rows;         ///< by lane
    double widestPxPerYear = 1;    ///< scale of band 0
    double tilePx = 1700;          ///< no box is longer
    float padPx = 12;
    float leastPx = 40;            ///< of the shortest title with its dot
    int titleKey = 0;
    bool operator==(const FriseTileSizes&) const = default;
};

struct FrisePlaced {
    int item = 0;
    int row = 0;
    double at = 0;       ///< years: left edge
    float widthPx = 0;   ///< dot and title
};

class FriseTiles {
public:
    explicit FriseTiles(const FriseIndex& index, std::size_t items) : m_index(index), m_items(items) {}

    /// Forgets everything when the sizes are others.
    void prepare(const FriseTileSizes& sizes);
    /// Appends what stands in a lane at that band or a wider one and reaches into [from, to) at that scale.
    void collect(int lane, int band, double from, double to, std::vector<FrisePlaced>& out);
    /// Band of a scale: the closest whose own scale is no larger.
    int bandOf(double pxPerYear) const;
    double scaleOf(int band) const;

    std::function<float(int item)> widthPx;       ///< dot and title
    std::function<float(int item)> leastWidthPx;  ///< no more than that, and cheaper to ask

private:
    using Tile = std::vector<FrisePlaced>;
    struct Gap { double from, to; };
    struct Region;

    const Tile& tile(int lane, int band, long long number);
    void fill(int lane, int band, long long number, Tile& into);
    void fillGap(Region& region, std::vector<Gap>& gaps, std::size_t which, const FriseIndex::Bin& bin, int row);

    const FriseIndex& m_index;
    std::size_t m_items;
    FriseTileSizes m_sizes;
    std::unordered_map<std::uint64_t, Tile> m_tiles;
    std::vector<std::int16_t> m_band;  ///< by item: that in which it found its place
};

}  // namespace arobase

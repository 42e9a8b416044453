#include "render/frise/frise_tiles.h"

#include <algorithm>
#include <cmath>

namespace arobase {
namespace {

constexpr int kBandsAnOctave = 4, kMostBands = 120;
constexpr std::int16_t kNowhere = 32767;
constexpr std::size_t kMostTiles = 20'000;
// A dense lane has thousands of titles that begin in a gap: who has not found one that fits after so many has tried enough.
constexpr int kTries = 6, kLooks = 2000;

std::uint64_t keyOf(int lane, int band, long long number) {
    return static_cast<std::uint64_t>(lane) << 56U | static_cast<std::uint64_t>(band) << 48U | (static_cast<std::uint64_t>(number) & 0xFFFF'FFFF'FFFFU);
}

}  // namespace

struct FriseTiles::Region {
    double from, to;  ///< px at the band's scale
    double scale;
    int band;
    Tile& into;
};

void FriseTiles::prepare(const FriseTileSizes& sizes) {
    if (sizes == m_sizes && !m_band.empty() && m_tiles.size() < kMostTiles) return;
    m_sizes = sizes;
    m_tiles.clear();
    m_band.assign(m_items, kNowhere);
}

double FriseTiles::scaleOf(int band) const { return m_sizes.widestPxPerYear * std::exp2(static_cast<double>(band) / kBandsAnOctave); }

int FriseTiles::bandOf(double pxPerYear) const {
    constexpr double kRounding = 1e-6;  // of a range that went through px and back
    const double octaves = std::log2(pxPerYear / m_sizes.widestPxPerYear);
    return std::clamp(static_cast<int>(std::floor(octaves * kBandsAnOctave + kRounding)), 0, kMostBands);
}

void FriseTiles::collect(int lane, int band, double from, double to, std::vector<FrisePlaced>& out) {
    const double scale = scaleOf(band);
    for (int b = 0; b <= band; ++b) {
        const double perTile = m_sizes.tilePx / scaleOf(b);
        // A box of an earlier tile may reach into this one: it is no longer than a tile.
        const auto first = static_cast<long long>(std::floor(from / perTile)) - 1, last = static_cast<long long>(std::floor(to / perTile));
        for (long long number = first; number <= last; ++number)
            for (const FrisePlaced& placed : tile(lane, b, number))
                if (placed.at < to && placed.at + static_cast<double>(placed.widthPx + m_sizes.padPx) / scale > from) out.push_back(placed);
    }
}

const FriseTiles::Tile& FriseTiles::tile(int lane, int band, long long number) {
    const auto [found, fresh] = m_tiles.try_emplace(keyOf(lane, band, number));
    Tile& tile = found->second;  // stays where it is whatever else is added
    if (fresh) fill(lane, band, number, tile);
    return tile;
}

/// Tries who begins in the region, is not placed yet, and may stand in that gap: at its beginning, or later within its stretch
/// of time as long as its box does not leave it.
void FriseTiles::fillGap(Region& r, std::vector<Gap>& gaps, std::size_t which, const FriseIndex::Bin& bin, int row) {
    const double least = static_cast<double>(m_sizes.leastPx), pad = static_cast<double>(m_sizes.padPx);
    Gap gap = gaps[which];
    int tries = 0, looks = 0;
    const auto firstAfter = [&](double px) {
        const double from = std::max(r.from, px - bin.longest * r.scale) / r.scale;
        return std::lower_bound(bin.entries.begin(), bin.entries.end(), from, [](const FriseIndex::Entry& e, double at) { return e.from < at; });
    };
    for (auto it = firstAfter(gap.from); it != bin.entries.end() && tries < kTries && looks < kLooks; ++it, ++looks) {
        const double start = it->from * r.scale, end = it->to * r.scale;
        if (start >= r.to || start >= gap.to) break;
        if (start < r.from || m_band[static_cast<std::size_t>(it->item)] != kNowhere) continue;
        const double at = std::max(start, gap.from);
        const auto stands = [&](double width) { return at < r.to && at + width + pad <= gap.to && (at <= start || at + width <= end); };
        if (!stands(least)) continue;
        const auto fits = [&](float width) { return static_cast<double>(width + m_sizes.padPx) <= m_sizes.tilePx && stands(static_cast<double>(width)); };
        const float width = fits(leastWidthPx(it->item)) ? widthPx(it->item) : 0;
        if (width <= 0 || !fits(width)) {
            ++tries;
            continue;
        }
        r.into.push_back({it->item, row, at / r.scale, width});
        m_band[static_cast<std::size_t>(it->item)] = static_cast<std::int16_t>(r.band);
        if (at - gap.from >= least) gaps.push_back({gap.from, at});
        gap.from = at + static_cast<double>(width) + pad;
        const auto next = firstAfter(gap.from);
        if (next > it + 1) it = next - 1;
    }
    gaps[which] = gap;
}

void FriseTiles::fill(int lane, int band, long long number, Tile& into) {
    const double scale = scaleOf(band);
    Region region{static_cast<double>(number) * m_sizes.tilePx, static_cast<double>(number + 1) * m_sizes.tilePx, scale, band, into};
    const double reach = region.to + m_sizes.tilePx;
    if (m_index.beginning(lane, region.from / scale, region.to / scale) == 0) return;
    std::vector<FrisePlaced> there;
    if (band > 0) collect(lane, band - 1, region.from / scale, reach / scale, there);
    if (number % 2 != 0)
        for (const long long beside : {number - 1, number + 1}) {
            const Tile& other = tile(lane, band, beside);
            there.insert(there.end(), other.begin(), other.end());
        }
    std::sort(there.begin(), there.end(), [](const FrisePlaced& a, const FrisePlaced& b) { return a.at < b.at; });
    std::vector<std::vector<Gap>> gaps(static_cast<std::size_t>(std::max(0, m_sizes.rows[static_cast<std::size_t>(lane)])));
    for (std::size_t row = 0; row < gaps.size(); ++row) {
        double free = region.from;
        for (const FrisePlaced& placed : there) {
            if (placed.row != static_cast<int>(row)) continue;
            const double at = placed.at * scale;
            if (at > free) gaps[row].push_back({free, at});
            free = std::max(free, at + static_cast<double>(placed.widthPx + m_sizes.padPx));
        }
        if (free < reach) gaps[row].push_back({free, reach});
    }
    for (int importance = 1; importance <= kImportances; ++importance)
        for (std::size_t row = 0; row < gaps.size(); ++row)
            for (const FriseIndex::Bin& bin : m_index.bins(lane, importance))
                for (std::size_t i = 0; i < gaps[row].size(); ++i)
                    if (gaps[row][i].to - gaps[row][i].from >= static_cast<double>(m_sizes.leastPx)) fillGap(region, gaps[row], i, bin, static_cast<int>(row));
}

}  // namespace arobase

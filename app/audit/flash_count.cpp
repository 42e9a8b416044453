#include "app/audit/flash_count.h"
#include "data/colour_sight.h"

#include <algorithm>
#include <array>
#include <cmath>


namespace arobase::audit {
namespace {

constexpr double kChange = 0.1, kDarkEnough = 0.80;
constexpr int kBlock = 8;
constexpr double kShare = 0.25 * (341.0 * 256) / (1024.0 * 768);  // of the picture

std::vector<double> blockLuminances(const PictureView& p) {
    static const auto linear = [] {
        std::array<double, 256> table{};
        for (int i = 0; i < 256; ++i) table[static_cast<std::size_t>(i)] = luminance({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i), 255});
        return table;
    }();
    const int columns = p.width / kBlock, rows = p.height / kBlock;
    std::vector<double> blocks(static_cast<std::size_t>(columns * rows));
    for (int y = 0; y < rows * kBlock; ++y)
        for (int x = 0; x < columns * kBlock; ++x) {
            const std::uint8_t* at = p.rgba + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) + static_cast<std::size_t>(x));
            blocks[static_cast<std::size_t>(y / kBlock * columns + x / kBlock)] += (0.2126 * linear[at[0]] + 0.7152 * linear[at[1]] + 0.0722 * linear[at[2]]) / (kBlock * kBlock);
        }
    return blocks;
}

}  // namespace

/// True when this is a change against the last one.
bool FlashCount::changes(Block& b, double l) {
    if (b.direction >= 0) {
        b.high = std::max(b.high, l);
        if (b.high - l >= kChange && l < kDarkEnough) {
            const bool fresh = b.direction != -1;
            b.direction = -1;
            b.low = b.high = l;
            return fresh;
        }
    }
    if (b.direction <= 0) {
        b.low = std::min(b.low, l);
        if (l - b.low >= kChange && b.low < kDarkEnough) {
            const bool fresh = b.direction != 1;
            b.direction = 1;
            b.low = b.high = l;
            return fresh;
        }
    }
    return false;
}

void FlashCount::see(const PictureView& picture) {
    const std::vector<double> now = blockLuminances(picture);
    if (m_pictures++ == 0 || now.size() != m_blocks.size()) {
        m_blocks.assign(now.size(), {});
        for (std::size_t i = 0; i < now.size(); ++i) m_blocks[i].low = m_blocks[i].high = now[i];
        return;
    }
    std::vector<std::size_t> counts;
    for (std::size_t i = 0; i < now.size(); ++i) {
        Block& block = m_blocks[i];
        if (changes(block, now[i])) block.changes.push_back(m_pictures);
        while (!block.changes.empty() && block.changes.front() <= m_pictures - m_perS) block.changes.pop_front();
        counts.push_back(block.changes.size());
    }
    if (counts.empty()) return;
    const auto wanted = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(kShare * static_cast<double>(counts.size())))) - 1;
    std::nth_element(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(wanted), counts.end(), std::greater<>());
    m_worst = std::max(m_worst, static_cast<double>(counts[wanted]) / 2);
}

}  // namespace arobase::audit

#pragma once
// Boxes in square cells: which of them a box touches, without a look at all of them.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "render/vec.h"

namespace arobase {

/// Boxes are kept by their number of arrival. What lies outside the area given is held in its outermost cells: found all the
/// same, only slower. Boxes that are not numbers are not kept.
class BoxGrid {
public:
    /// Empty, over `area` px, in cells of about `cellPx`; capacity is kept.
    void reset(const Rect& area, float cellPx = 48) {
        constexpr float kFewest = 1, kMostCells = 128;
        if (!(cellPx >= 1)) cellPx = 1;
        m_area = area;
        m_columns = static_cast<int>(std::clamp(std::ceil(area.w / cellPx), kFewest, kMostCells));
        m_rows = static_cast<int>(std::clamp(std::ceil(area.h / cellPx), kFewest, kMostCells));
        m_cellW = std::max(area.w / static_cast<float>(m_columns), cellPx);
        m_cellH = std::max(area.h / static_cast<float>(m_rows), cellPx);
        m_first.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), -1);
        m_covered.reset(area);
        m_links.clear();
        m_boxes.clear();
    }

    int add(const Rect& box) {
        const int number = static_cast<int>(m_boxes.size());
        m_boxes.push_back(box);
        if (!std::isfinite(box.x + box.y + box.w + box.h)) return number;
        m_covered.add(box);
        eachCell(box, [&](std::size_t cell) {
            m_links.push_back({number, m_first[cell]});
            m_first[cell] = static_cast<int>(m_links.size()) - 1;
            return false;
        });
        return number;
    }

    /// True as soon as found(number, box) says so for a box that overlaps `box`; one may be offered more than once.
    template <class Found>
    bool any(const Rect& box, Found&& found) const {
        if (m_boxes.empty() || !std::isfinite(box.x + box.y + box.w + box.h)) return false;
        return eachCell(box, [&](std::size_t cell) {
            for (int link = m_first[cell]; link >= 0; link = m_links[static_cast<std::size_t>(link)].next) {
                const int number = m_links[static_cast<std::size_t>(link)].box;
                const Rect& other = m_boxes[static_cast<std::size_t>(number)];
                if (other.overlaps(box) && found(number, other)) return true;
            }
            return false;
        });
    }
    bool touches(const Rect& box) const {
        return m_covered.touches(box) || any(box, [](int, const Rect&) { return true; });
    }

    const std::vector<Rect>& boxes() const { return m_boxes; }

private:
    struct Link {
        int box, next;
    };

    template <class Visit>
    bool eachCell(const Rect& box, Visit&& visit) const {
        const int left = cellOf(box.x - m_area.x, m_cellW, m_columns), right = cellOf(box.right() - m_area.x, m_cellW, m_columns);
        const int top = cellOf(box.y - m_area.y, m_cellH, m_rows), bottom = cellOf(box.bottom() - m_area.y, m_cellH, m_rows);
        for (int row = top; row <= bottom; ++row)
            for (int column = left; column <= right; ++column)
                if (visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column))) return true;
        return false;
    }
    static int cellOf(float at, float size, int count) {
        return static_cast<int>(std::clamp(std::floor(at / size), 0.f, static_cast<float>(count - 1)));
    }

    /// Small squares that lie wholly in a box, one bit each: who meets one of them need not look at the boxes.
    class Covered {
    public:
        void reset(const Rect& area) {
            m_area = area;
            m_rows = static_cast<int>(std::clamp(area.h / kSide, 0.f, kMost));
            m_words = static_cast<int>(std::clamp(area.w / kSide, 0.f, kMost)) / 64 + 1;
            m_bits.assign(static_cast<std::size_t>(m_rows) * static_cast<std::size_t>(m_words), 0);
        }
        void add(const Rect& box) {
            const auto squares = [](float from, float to, int count) {
                return std::pair(static_cast<int>(std::clamp(std::ceil((from + kSlack) / kSide), 0.f, static_cast<float>(count))),
                                 static_cast<int>(std::clamp(std::floor((to - kSlack) / kSide), 0.f, static_cast<float>(count))));
            };
            each(m_bits, squares(box.x - m_area.x, box.right() - m_area.x, m_words * 64), squares(box.y - m_area.y, box.bottom() - m_area.y, m_rows),
                 [](std::uint64_t& word, std::uint64_t mask) { return word |= mask, false; });
        }
        bool touches(const Rect& box) const {
            const auto squares = [](float from, float to, int count) {
                return std::pair(static_cast<int>(std::clamp(std::floor((from + kSlack) / kSide), 0.f, static_cast<float>(count))),
                                 static_cast<int>(std::clamp(std::ceil((to - kSlack) / kSide), 0.f, static_cast<float>(count))));
            };
            return each(m_bits, squares(box.x - m_area.x, box.right() - m_area.x, m_words * 64), squares(box.y - m_area.y, box.bottom() - m_area.y, m_rows),
                        [](const std::uint64_t& word, std::uint64_t mask) { return (word & mask) != 0; });
        }

    private:
        static constexpr float kSide = 8, kSlack = 0.01f, kMost = 2048;

        /// True as soon as visit(word, bits) says so, for the words of the squares from first to second (not included).
        template <class Bits, class Visit>
        bool each(Bits& bits, std::pair<int, int> columns, std::pair<int, int> rows, Visit&& visit) const {
            for (int row = rows.first; row < rows.second; ++row)
                for (int column = columns.first; column < columns.second; column = (column / 64 + 1) * 64) {
                    const int count = std::min(64 - column % 64, columns.second - column);
                    const std::uint64_t run = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
                    if (visit(bits[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_words) + static_cast<std::size_t>(column / 64)], run << (column % 64))) return true;
                }
            return false;
        }

        Rect m_area;
        int m_rows = 0, m_words = 1;
        std::vector<std::uint64_t> m_bits;  ///< by row
    };

    Rect m_area;
    Covered m_covered;
    int m_columns = 1, m_rows = 1;
    float m_cellW = 48, m_cellH = 48;
    std::vector<int> m_first;  ///< per cell: its newest link, −1: none
    std::vector<Link> m_links;
    std::vector<Rect> m_boxes;
};

}  // namespace arobase

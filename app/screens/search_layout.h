#pragma once
// Where the search panel has its parts. It covers the map and leaves the ways home and the frise.
//
//   landscape                                    portrait
//   ┌ field ───────┬ crumb ───────── × ┐         ┌ field ───────────── × ┐
//   │ keyboard     │ results, or what  │         │ crumb                 │
//   │              │ there is to browse│         │ results, or browsing  │
//   └──────────────┴───────────────────┘         │ keyboard              │
//                                                └───────────────────────┘
#include "app/screens/layout.h"

namespace arobase {

struct SearchLayout {
    Rect panel, field, close, back, crumb, keyboard, list;
    int rows = 1;
    int resultColumns = 1;
    float rowPx = 0, stepPx = 0;  ///< height of a row, and from one to the next

    std::size_t results() const { return static_cast<std::size_t>(rows * resultColumns); }
    /// Buttons of the browser in so many columns; the last cell of a full page is for the pager.
    std::size_t cells(int columns) const { return static_cast<std::size_t>(rows * columns); }
    /// Box of the n-th cell, row by row or column by column.
    Rect cell(std::size_t n, int columns, bool downwards) const;
};

inline constexpr int kBrowseColumns = 4;   ///< names
inline constexpr int kStretchColumns = 6;  ///< stretches of the alphabet

SearchLayout searchLayout(const Layout& layout);

}  // namespace arobase

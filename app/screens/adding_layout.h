#pragma once
// Where « Ajouter mon repère » has its parts. It covers the map and leaves the ways home and the frise, where the landmark is seen at once.
//
//   landscape                                        portrait
//   ┌ field ────────┬ title ───────────── × ┐        ┌ title ─────────────── × ┐
//   │ undo   12/80  │ ‹  2017 2018 2019  ›  │        │ ‹    2017 2018 2019   › │
//   │ keyboard      │ tracks                │        │ tracks                  │
//   │               │ commune               │        │ commune                 │
//   │               │ notice                │        │ field                   │
//   │               │ give up     publish   │        │ undo            12/80   │
//   └───────────────┴───────────────────────┘        │ notice                  │
//                                                    │ keyboard                │
//   (portrait, lower: notice and buttons beside      │ give up         publish │
//   the keyboard)                                    └─────────────────────────┘
#include <vector>

#include "app/screens/layout.h"

namespace arobase {

/// A year of the wheel, mm: as wide as it is drawn, as far as a finger drags to it.
inline constexpr double kWheelYearMm = 26;

struct AddingLayout {
    Rect panel, title, close, field, undo, counter, keyboard;
    Rect wheel, earlier, later;    ///< the wheel of years and its ends
    std::vector<Rect> tracks;
    Rect commune, notice, giveUp, publish;
    Rect list;                     ///< of communes, in the place of the choices
    float rowPx = 0, stepPx = 0;   ///< of that list
    Rect thanks, code, done;       ///< of the « merci »: its text with the six words, the QR code, its button
    bool codeBelow = false;        ///< the code stands under the words, in the middle; else beside them
};

AddingLayout addingLayout(const Layout& layout, std::size_t tracks);

}  // namespace arobase

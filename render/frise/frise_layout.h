#pragma once
// The frise's geometry: landmarks packed into rows, what does not fit counted in badges.
//
// Zooming in only ever adds: whoever stands in a row at some zoom stands in the same row at every closer one, so nobody hops.
// Zooms are taken in bands of a quarter octave. A band is packed at its widest view, where boxes are closest in time, stretch of
// time by stretch of time ("tiles", as long as the axis at that zoom): what stands already from wider bands, then by importance
// whoever begins in the tile and finds room. Even tiles go first and odd ones between them, so that a tile depends on its
// neighbours and on nothing further: what is packed does not depend on where the view is or came from, and costs the same with
// fifty items as with a hundred thousand.
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "data/exhibition.h"
#include "render/frise/frise_index.h"
#include "render/frise/frise_view.h"
#include "render/vec.h"

namespace arobase {

/// How a landmark stands. Its title: in a pill where it is of the first importance, as a line else; where there is room a card, with a
/// second line of date and text. Where its title finds no room, a dot, as long as it is the only one of its stretch of the ruler
/// (several are counted in a badge).
enum class FriseForm : std::uint8_t { Dot, Line, Pill, Card };

struct FriseSlot {
    int item = 0;       ///< index into the items
    int lane = 0;
    int row = 0;        ///< of a dot: that of the badges, under the last one
    FriseForm form = FriseForm::Line;
    Rect box;           ///< dot and title (and the second line of a card)
    float dotX = 0;     ///< px, middle of the dot
    float fromPx = 0, toPx = 0;  ///< all that the date may mean
};

/// What did not fit in a lane in a stretch of time.
struct FriseBadge {
    int lane = 0;
    double from = 0, to = 0;  ///< years; as wide as the ruler's steps at that zoom
    int count = 0;
    Rect box;
};

struct FrisePacking {
    std::vector<FriseSlot> slots;    ///< by lane, row, place
    std::vector<FriseBadge> badges;  ///< by lane, time
    int total = 0;      ///< items in the range, of the lanes that are shown: slots (dots too) + badged, always
    int badged() const;
};

struct FriseLane {
    Rect box;           ///< px; empty: the lane is not shown, its items do not count
    int rows = 2;       ///< of titles, above the badge strip
};

struct FrisePackJob {
    FriseView view;
    std::vector<FriseLane> lanes;  ///< one per track
    double widestPxPerYear = 0;    ///< at the widest view that there is; 0: this one is
    float rowPx = 30;
    float badgePx = 22;            ///< height of the badge strip at the foot of a lane
    float padPx = 12;              ///< air after a title
    float dotPx = 8;               ///< radius of a dot with the air to its title
    float cardPx = 1e9f;           ///< a card needs that much room
    int selected = -1;             ///< shown wherever it can be, whatever its importance
    std::function<float(const FriseItem&)> titleWidthPx;
    int titleKey = 0;              ///< changes with the size of titles
};

/// Packs the items it was made for, which must outlive it. Remembers tiles: the same job gives the same packing whatever was
/// asked before. One thread at a time.
class FrisePacker {
public:
    FrisePacker(std::span<const FriseItem> items, int lanes);
    ~FrisePacker();
    FrisePacker(FrisePacker&&) noexcept;
    FrisePacker& operator=(FrisePacker&&) noexcept;

    FrisePacking pack(const FrisePackJob& job);
    const FriseIndex& index() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase

#pragma once
// Rooms for small pictures of a few heights in one large one: shelves as high as what stands on them. What goes leaves its room.
#include <optional>
#include <vector>

#include "render/vec.h"

namespace arobase {

class ShelfRooms {
public:
    /// Forgets everything; the whole is a square of `sizePx`.
    void restart(int sizePx);
    /// A room of at least that size (px), of which the corner is kept; nullopt when there is none. Heights are rounded up, so
    /// that what differs by a pixel shares shelves.
    std::optional<Vec2> take(float widthPx, float heightPx);
    /// Gives back what take() gave for that size at that corner.
    void give(Vec2 corner, float widthPx);

private:
    struct Gap {
        float x = 0, width = 0;
    };
    struct Shelf {
        float y = 0, height = 0;
        std::vector<Gap> gaps;  ///< left to right, never touching
    };
    static std::optional<float> takeFrom(Shelf& shelf, float width);

    float m_size = 0, m_top = 0;  ///< where the next shelf goes
    std::vector<Shelf> m_shelves;
};

}  // namespace arobase

#pragma once
// Names with their halos, each drawn once into a texture and then shown as a picture: a name that moves costs its pixels,
// not its outlines. On whole pixels, so that it looks the same wherever it goes.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "render/draw_list.h"
#include "render/pass/picture_pass.h"
#include "render/pass/shelf_rooms.h"

namespace arobase {

class LabelSprites {
public:
    /// Draws a list into the picture that is bound, over what is there.
    using DrawInto = std::function<void(const DrawList& list, gl::FrameSize size)>;

    /// Gives every Label prim of a copy of the list's prims its place in the texture; draws the names that are not there yet.
    /// Names that the largest texture (4096 × 4096 px) cannot hold in one frame are left out: about 2 000 in a 4K picture.
    void resolve(const DrawList& list, std::vector<Prim>& prims, const DrawInto& drawInto);
    void bind(int unit) const;
    /// Names that the last resolve() drew.
    int drawnLast() const { return m_drawn; }
    void clear();

private:
    struct Sprite {
        std::shared_ptr<const TextRun> run;  ///< kept, so that its address is not another's
        Vec2 corner;                         ///< px in the texture, y down
        float widthPx = 0;
        std::int64_t lastFrame = 0;          ///< in which it was shown
    };
    using Key = std::tuple<const TextRun*, std::uint32_t, std::uint32_t, float>;

    static Key keyOf(const LabelText& label);
    /// False when the texture is full of names that are shown.
    bool placeAll(std::span<const LabelText> labels, DrawList& missing);
    /// Names that are not shown go, the one that has not been for longest first, until there is room; they also go where they are very many.
    std::optional<Vec2> roomFor(const Rect& box);
    bool dropOldest();
    void drawMissing(const DrawInto& drawInto);
    void restart(int sizePx);

    std::unique_ptr<PictureTexture> m_picture;
    int m_sizePx = 0, m_drawn = 0;
    std::map<Key, Sprite> m_sprites;
    ShelfRooms m_rooms;
    std::int64_t m_frame = 0;
    std::vector<std::pair<std::int64_t, Key>> m_old;  ///< not shown in this frame, the newest first; filled when it is needed
    bool m_oldKnown = false, m_clean = false;         ///< m_old is; nothing has been drawn since the start
    std::vector<Rect> m_used;                         ///< rooms of this frame's new names, which others had before
    DrawList m_missing;                               ///< kept for its capacity
};

}  // namespace arobase

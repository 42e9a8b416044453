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

namespace arobase {

class LabelSprites {
public:
    /// Draws a list into the picture that is bound, over what is there.
    using DrawInto = std::function<void(const DrawList& list, gl::FrameSize size)>;

    /// Gives every Label prim of a copy of the list's prims its place in the texture; draws the names that are not there yet.
    /// Names that the largest texture (4096 × 4096 px) cannot hold in one frame are left out: about 2 000 in a 4K picture.
    void resolve(const DrawList& list, std::vector<Prim>& prims, const DrawInto& drawInto);
    void bind(int unit) const;
    void clear();

private:
    struct Sprite {
        std::shared_ptr<const TextRun> run;  ///< kept, so that its address is not another's
        Vec2 corner;                         ///< px in the texture, y down
    };
    using Key = std::tuple<const TextRun*, std::uint32_t, std::uint32_t, float>;

    static Key keyOf(const LabelText& label);
    /// False when the texture is full.
    bool placeAll(std::span<const LabelText> labels, DrawList& missing);
    std::optional<Vec2> room(float width, float height);
    void restart(int sizePx);

    std::unique_ptr<PictureTexture> m_picture;
    int m_sizePx = 0;
    std::map<Key, Sprite> m_sprites;
    float m_x = 0, m_y = 0, m_rowHeight = 0;  ///< where the next one goes
    DrawList m_missing;                       ///< kept for its capacity
};

}  // namespace arobase

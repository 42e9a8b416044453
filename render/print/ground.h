#pragma once
// Land, areas, communes and borders on the page: as outlines, not as triangles, so that no seam shows at any zoom. Private to
// render/print.
#include <map>
#include <tuple>

#include "data/atlas.h"
#include "render/print/canvas.h"

namespace arobase::print {

/// Draws an atlas, which must outlive it.
class Ground {
public:
    explicit Ground(const Atlas* atlas) : m_atlas(atlas) {}

    void draw(const Canvas& canvas, const MeshDraw& draw, const Rect& clip);
    void draw(const Canvas& canvas, const CommuneDraw& draw, const Rect& clip);

private:
    /// Outline of a part of a level, metres from the level's origin, y up.
    const std::vector<Ring>& outline(const MeshDraw& draw, int level, const AtlasLevel& from);
    void communeFills(const Canvas& canvas, const CommuneDraw& draw, const AtlasLevel& level, const Rect& clip);
    void communeLines(const Canvas& canvas, const CommuneDraw& draw, const AtlasLevel& level, const Rect& clip);

    const Atlas* m_atlas;
    std::map<std::tuple<int, int, MeshPart, int>, std::vector<Ring>> m_outlines;  ///< a territory may be on a page twice
};

/// The coarsest level whose lines are right to a tenth of a line's width on paper; −1: the territory has none.
int paperLevel(const AtlasTerritory& territory, double pxPerM, double mmPerPx);

}  // namespace arobase::print

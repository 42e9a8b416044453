#pragma once
// What to draw, in order, without a word of OpenGL: read by the GL renderer and by print.
//
// Everything flat is a Prim: one instance of one batch. Consecutive prims under one clip are one draw call.
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "data/atlas.h"
#include "data/exhibition.h"
#include "data/geo_types.h"
#include "render/map/globe_view.h"
#include "render/text/text_engine.h"
#include "render/vec.h"

namespace arobase {

enum class PrimKind : std::uint32_t {
    Rect = 0,      ///< params: corner radius, stroke width (inside the box)
    Disc = 1,      ///< params: stroke width (inside); box is the disc's square
    Capsule = 2,   ///< params: ax, ay, bx, by are the ends; extra: width
    Glyph = 3,     ///< uv: texels; params: texelPerPx, halo width px; stroke: halo colour
    Mark = 4,      ///< arobase symbol: params: level 0…5, kind (0 commune, 1 epci, 2 département), ring width px, selected 0/1;
                   ///< uv: disc radius, ring radius, half gap, selected radius (see mark_shape.h); extra: selected width
    Glow = 5,      ///< radial fade from fill's colour to nothing
    Triangle = 6,  ///< params: 0 up, 1 right, 2 down, 3 left; fills the box
    Hatch = 7,     ///< diagonal stripes: params: corner radius, stripe period px
    Shade = 8,     ///< vertical (params[0]=0) or horizontal (1) fade from fill to stroke colour
    Label = 9,     ///< a name drawn before; params: its index in labels(), opacity; box on whole pixels; the renderer fills in uv
};

/// GPU layout of one instance: 64 bytes, uploaded as it stands.
struct Prim {
    Rect box;
    float params[4] = {0, 0, 0, 0};
    float uv[4] = {0, 0, 0, 0};
    Rgba fill;
    Rgba stroke{0, 0, 0, 0};
    PrimKind kind = PrimKind::Rect;
    float extra = 0;
};
static_assert(sizeof(Prim) == 64, "the shader reads it at fixed offsets");

/// A name with its halo, which the renderer draws once and then shows wherever it is.
struct LabelText {
    std::shared_ptr<const TextRun> run;
    Rgba colour;
    Rgba halo{0, 0, 0, 0};
    float haloPx = 0;
};
/// Whole pixels around the name when its baseline starts at `origin` (rounded).
Rect labelBox(const LabelText& label, Vec2 origin);

/// A line of text among the prims, for those who write it as text (see DrawList::keepText).
struct TextPiece {
    std::string text;
    TextStyle style;
    Vec2 origin;                ///< where its baseline starts
    Rgba colour;
    Rgba halo{0, 0, 0, 0};
    float haloPx = 0;
    bool sign = false;          ///< a letter as a picture: nothing to read, to copy or to look for
    std::uint32_t first = 0;    ///< its prims: none where nothing of it can be seen
    std::uint32_t count = 0;
};

/// What of a baked territory a MeshDraw draws.
enum class MeshPart : std::uint8_t { Land, Neighbours, Area, Borders };

/// World → px of one territory's view: px = (world − centre) · pxPerM, y flipped, about the middle of `viewport`.
struct MeshView {
    WorldPoint centre;
    double pxPerM = 1;
    Rect viewport;
};

struct MeshDraw {
    int territory = 0;
    int level = 0;
    MeshPart part = MeshPart::Land;
    int index = 0;       ///< Area: index of the area; Borders: int(BorderRank)
    MeshView view;
    Rgba colour;
    float widthPx = 1;   ///< Borders only
};

inline constexpr int kCommuneClasses = 16;

/// What each commune of a territory shows, by its number: an index into the palette of the draw, below kCommuneClasses.
/// Frozen: other contents are another pointer, and that is what makes the GPU take them up.
using CommuneClasses = std::shared_ptr<const std::vector<std::uint8_t>>;

/// Outlines: borders between communes of different classes, in the palette's colour of the higher of the two.
enum class CommunePart : std::uint8_t { Fills, Borders, Outlines };

/// Colours by class; alpha 0, as they all are at first: that class is not drawn.
struct CommunePalette : std::array<Rgba, kCommuneClasses> {
    CommunePalette() { fill({0, 0, 0, 0}); }
};

struct CommuneDraw {
    int territory = 0;
    int level = 0;
    CommunePart part = CommunePart::Fills;
    CommuneBorder border = CommuneBorder::Commune;  ///< Borders and Outlines: the rank
    MeshView view;
    CommuneClasses classes;                         ///< none: nothing is filled or outlined
    CommunePalette palette;
    Rgba colour;                                    ///< Borders only
    float widthPx = 1;                              ///< Borders and Outlines
    int chunk = -1;                                 ///< that one alone; −1: all that are in sight
};

/// The next commands, MeshDraw and CommuneDraw, are the ground of a map seen by one view: the renderer may draw it once and
/// show it again while the camera moves.
struct MapGround {
    MeshView view;
    std::uint32_t commands = 0;
    int side = 0;  ///< two editions side by side have a ground each: 0 or 1
};

/// What of the atlas's globe a GlobeDraw draws. Travel: one territory, on its way from its map to its place on the globe.
enum class GlobePart : std::uint8_t { Sea, Graticule, Land, Borders, Coast, TravelLand, TravelOutline };

/// Where a travelling territory is: as its legal map has it (0) … as the globe has it (1), at that scale, its anchor there.
struct TravelPose {
    Vec2 anchorPx;
    double pxPerM = 1;
    float share = 1;
    bool hides = true;  ///< what is behind the globe is not drawn
};

struct GlobeDraw {
    GlobePart part = GlobePart::Sea;
    int index = 0;               ///< level of the land, or territory
    GlobeView view;
    Rgba colour;
    Rgba limb{0, 0, 0, 0};       ///< Sea only: colour at the edge
    Rgba glow{0, 0, 0, 0};       ///< Sea only: around the edge
    float widthPx = 1;           ///< of lines; of the glow
    TravelPose pose;             ///< Travel… only
};

/// A picture of the exhibition, over a whole box; until its pixels are there, nothing (the scene draws what stands in for it).
struct ImageDraw {
    int image = 0;               ///< number of its landmark
    Rect box;
};

struct PrimBatch {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct DrawCommand {
    Rect clip;                              ///< px; what lies outside is not drawn
    std::variant<PrimBatch, MeshDraw, CommuneDraw, MapGround, GlobeDraw, ImageDraw> what;
};

enum class TextAlign : std::uint8_t { Left, Centre, Right };

/// Builds commands; clips nest. Reused from frame to frame (clear() keeps capacity).
class DrawList {
public:
    void clear(Rect screen);
    /// Until clear(), text is kept beside its glyphs: for a page that is printed. Off, text costs no more than its prims.
    void keepText() { m_keepsText = true; }

    void pushClip(Rect clip);   ///< intersected with the present one
    void popClip();

    void rect(Rect box, Rgba fill, float radiusPx = 0, Rgba stroke = {0, 0, 0, 0}, float strokePx = 0);
    void disc(Vec2 centre, float radiusPx, Rgba fill, Rgba stroke = {0, 0, 0, 0}, float strokePx = 0);
    void line(Vec2 a, Vec2 b, float widthPx, Rgba colour);
    void glow(Vec2 centre, float radiusPx, Rgba colour);
    void triangle(Rect box, int direction, Rgba fill);
    void hatch(Rect box, Rgba stripe, float periodPx, float radiusPx = 0);
    void shade(Rect box, Rgba from, Rgba to, bool horizontal);
    /// `ink`: colour of the « a » and of the outline of an unknown level (0, hollow).
    void mark(Vec2 centre, float radiusPx, int level, CollectiviteKind kind, Rgba fill, Rgba ink, bool selected);
    /// Baseline starts at `origin`. With haloPx > 0 the halos of the whole run lie under all its glyphs.
    void text(const TextRun& run, Vec2 origin, Rgba colour, Rgba halo = {0, 0, 0, 0}, float haloPx = 0);
    /// The same for a letter that is part of a symbol.
    void sign(const TextRun& run, Vec2 origin, Rgba colour);
    /// The same, for names that move: on whole pixels, and much cheaper from frame to frame.
    void label(LabelText label, Vec2 origin, float opacity = 1);
    void mesh(const MeshDraw& draw);
    void communes(CommuneDraw draw);
    void globe(const GlobeDraw& draw);
    void image(const ImageDraw& draw);
    /// Until endGround(), only mesh() and communes() of that view and no change of clip.
    void beginGround(const MeshView& view, int side = 0);
    void endGround();

    const std::vector<DrawCommand>& commands() const { return m_commands; }
    std::span<const Prim> prims() const { return m_prims; }
    std::span<const LabelText> labels() const { return m_labels; }
    /// In the order of their prims; empty unless they are kept.
    std::span<const TextPiece> texts() const { return m_texts; }

private:
    void add(const Prim& prim);

    std::vector<Prim> m_prims;
    std::vector<LabelText> m_labels;
    std::vector<TextPiece> m_texts;
    bool m_keepsText = false;
    std::vector<DrawCommand> m_commands;
    std::vector<Rect> m_clips;
    std::size_t m_ground = 0;  ///< index of the open ground
};

}  // namespace arobase

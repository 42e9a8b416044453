#pragma once
// A draw list as a page: PDF or SVG, in vectors, at true size. The same picture as the renderer's, text as text with its fonts in
// the file, nothing outside the sheet in it. The same input gives the same bytes.
//
//   ┌ paper of the file, with crop marks ──┐
//   │  ┌ sheet: page and bleed ─────────┐  │   What the draw list fills to the edge of its screen goes on over the bleed.
//   │  │ ┌ page: the draw list's screen │  │   Without bleed all three are one.
#include <optional>
#include <string>

#include "data/atlas.h"
#include "data/result.h"
#include "render/draw_list.h"

namespace arobase::print {

enum class FileKind : unsigned char { Pdf, Svg };

struct Page {
    Rect screen;                 ///< of the draw list, px
    double mmPerPx = 0.1;
    double bleedMm = 0;          ///< over each edge; 0…20
    Rgba background;
};

/// What a library or a screen reader says of the page.
struct About {
    std::string title, author, subject;
    std::string credits;             ///< whose the map is
    std::string language = "fr-FR";
    std::optional<long long> dateS;  ///< since 1970; none: the file has no date
};

struct Printed {
    std::string bytes;
    double smallestTextPt = 0;   ///< em of the smallest words; 0: no words
};

/// `list` must have kept its text (DrawList::keepText). No value, and issues that say why, where something in it cannot be
/// printed: a globe, a territory that the atlas lacks, a font that cannot be read, a page that is no page.
Result<Printed> printed(const DrawList& list, const Atlas* atlas, TextEngine& text, const Page& page, const About& about, FileKind kind);

}  // namespace arobase::print

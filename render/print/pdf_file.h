#pragma once
// What Cairo cannot say of a PDF: the boxes of the page, its language. Private to render/print.
#include <optional>
#include <string>
#include <string_view>

namespace arobase::print {

/// Points, y up, as PDF has it: left, bottom, right, top.
struct PdfBox {
    double left = 0, bottom = 0, right = 0, top = 0;
};

struct PdfNotes {
    PdfBox trim, bleed;
    std::string_view language;
    bool dated = false;  ///< false: the date that Cairo wrote is taken out
};

/// A PDF of one page as Cairo writes it (1.4, a plain table of objects), with those notes in its page, its catalogue and its
/// title block; every offset in it is made anew. nullopt when the file is not of that form: nothing is guessed.
std::optional<std::string> withNotes(std::string_view pdf, const PdfNotes& notes);

}  // namespace arobase::print

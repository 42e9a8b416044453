#include "render/print/page.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <vector>

#include "render/print/canvas.h"
#include "render/print/ground.h"
#include "render/print/pdf_file.h"
#include "render/print/shapes.h"
#include "render/print/type.h"

namespace arobase::print {
namespace {

constexpr double kPtPerMm = 72 / 25.4;
constexpr double kMarksMm = 8, kMarkGapMm = 2, kMarkWidthMm = 0.1;  // beyond the bleed
constexpr double kMostBleedMm = 20, kMostSideMm = 5000;             // a PDF ends at five metres

Issue problem(std::string rule, std::string message, std::string file = {}) { return {Severity::Error, std::move(rule), std::move(file), 0, "", std::move(message)}; }

/// Sizes of the three rectangles, mm.
struct Paper {
    double widthMm, heightMm;  ///< of the page
    double bleedMm, edgeMm;    ///< from the page's edge to the sheet's, and on to the paper's

    Paper(const Page& page)
        : widthMm(static_cast<double>(page.screen.w) * page.mmPerPx),
          heightMm(static_cast<double>(page.screen.h) * page.mmPerPx),
          bleedMm(page.bleedMm),
          edgeMm(page.bleedMm > 0 ? kMarksMm : 0) {}
    double outMm() const { return bleedMm + edgeMm; }
    double widthPt() const { return (widthMm + 2 * outMm()) * kPtPerMm; }
    double heightPt() const { return (heightMm + 2 * outMm()) * kPtPerMm; }
    /// The page with so much around it, as PDF counts.
    PdfBox box(double aroundMm) const {
        const double edge = (outMm() - aroundMm) * kPtPerMm;
        return {edge, edge, widthPt() - edge, heightPt() - edge};
    }
};

bool sound(const Page& page) {
    const auto side = [&](float px) { return px > 0 && static_cast<double>(px) * page.mmPerPx <= kMostSideMm; };
    return page.mmPerPx > 0 && std::isfinite(page.mmPerPx) && side(page.screen.w) && side(page.screen.h) && page.bleedMm >= 0 && page.bleedMm <= kMostBleedMm;
}

cairo_status_t append(void* into, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const About& about) {
    const auto say = [surface](cairo_pdf_metadata_t what, const std::string& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface, what, text.c_str());
    };
    say(CAIRO_PDF_METADATA_TITLE, about.title);
    say(CAIRO_PDF_METADATA_AUTHOR, about.author);
    say(CAIRO_PDF_METADATA_SUBJECT, about.subject);
    say(CAIRO_PDF_METADATA_KEYWORDS, about.credits);
    say(CAIRO_PDF_METADATA_CREATOR, "Arobase");
    if (!about.dateS) return;
    const std::time_t seconds = static_cast<std::time_t>(*about.dateS);
    std::tm parts{};
    char text[32];
    if (gmtime_r(&seconds, &parts) != nullptr && std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) > 0)
        say(CAIRO_PDF_METADATA_CREATE_DATE, text);
}

cairo_surface_t* surfaceFor(const Paper& paper, const About& about, FileKind kind, std::string& bytes) {
    if (kind == FileKind::Svg) {
        cairo_surface_t* surface = cairo_svg_surface_create_for_stream(append, &bytes, paper.widthPt(), paper.heightPt());
        cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
        return surface;
    }
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, paper.widthPt(), paper.heightPt());
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    describe(surface, about);
    return surface;
}

/// Cairo numbers its surfaces over the life of the process; in a file they begin at one.
std::string numberedAfresh(const std::string& svg) {
    constexpr std::string_view kName = "surface";
    std::vector<std::string> met;
    std::string out;
    for (std::size_t at = 0; at < svg.size();) {
        const std::size_t found = svg.find(kName, at), digits = found == std::string::npos ? found : found + kName.size();
        if (found == std::string::npos) return out + svg.substr(at);
        const std::size_t end = std::min(svg.find_first_not_of("0123456789", digits), svg.size());
        const std::string number = svg.substr(digits, end - digits);
        out.append(svg, at, digits - at);
        const auto known = std::ranges::find(met, number);
        if (!number.empty()) out += std::to_string(known - met.begin() + 1);
        if (known == met.end()) met.push_back(number);
        at = end;
    }
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return out;
}

/// What Cairo does not say of an SVG: its title, and whose the map is (its letters are shapes). As it was where it has no root.
std::string described(const std::string& svg, const About& about) {
    const std::size_t root = svg.find("<svg"), end = root == std::string::npos ? root : svg.find('>', root);
    if (end == std::string::npos) return svg;
    std::string words;
    for (const auto& [element, text] : {std::pair{"title", std::string_view(about.title)}, {"desc", std::string_view(about.credits)}})
        if (!text.empty()) words += std::string("\n<") + element + ">" + escaped(text) + "</" + element + ">";
    return svg.substr(0, end + 1) + words + svg.substr(end + 1);
}

/// Walks a draw list.
class Printer {
public:
    Printer(const DrawList& list, const Atlas* atlas, TextEngine& text, const Canvas& canvas) : m_list(list), m_atlas(atlas), m_canvas(canvas), m_type(text), m_ground(atlas) {}

    Issues run() {
        for (const DrawCommand& command : m_list.commands()) {
            const Rect clip = m_canvas.bled(command.clip).intersection(m_canvas.sheet);
            if (clip.empty()) continue;
            const Clip limit(m_canvas, clip);
            std::visit([&](const auto& what) { draw(what, clip); }, command.what);
        }
        if (!m_type.unreadable().empty()) m_issues.push_back(problem("print-font", "police illisible", m_type.unreadable()));
        return std::move(m_issues);
    }
    double smallestTextPt() const { return static_cast<double>(m_type.smallestPx()) * m_canvas.mmPerPx * kPtPerMm; }

private:
    void fail(const char* rule, const char* message) {
        for (const Issue& known : m_issues)
            if (known.rule == rule) return;
        m_issues.push_back(problem(rule, message));
    }

    void draw(const PrimBatch& batch, const Rect& clip) {
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i) {
            const Prim& prim = m_list.prims()[i];
            if (prim.kind == PrimKind::Glyph)
                i = drawText(i, clip);
            else if (prim.kind == PrimKind::Label)
                drawLabel(prim, clip);
            else
                drawShape(m_canvas, prim, clip);
        }
    }

    /// The line that begins with that prim; the last prim of it.
    std::uint32_t drawText(std::uint32_t first, const Rect& clip) {
        while (m_nextText < m_list.texts().size() && m_list.texts()[m_nextText].first < first) ++m_nextText;
        if (m_nextText == m_list.texts().size() || m_list.texts()[m_nextText].first != first) {
            fail("print-text", "lettres sans leur texte : cette image n’a pas été préparée pour l’impression");
            return first;
        }
        const TextPiece& piece = m_list.texts()[m_nextText++];
        m_type.write(m_canvas, piece, 1, clip);
        return first + piece.count - 1;
    }

    void drawLabel(const Prim& prim, const Rect& clip) {
        const LabelText& label = m_list.labels()[static_cast<std::size_t>(prim.params[0])];
        const Rect atZero = labelBox(label, {});
        const Vec2 origin{prim.box.x - atZero.x, prim.box.y - atZero.y};
        m_type.write(m_canvas, {label.run->text, label.run->style, origin, label.colour, label.halo, label.haloPx}, static_cast<double>(prim.params[1]), clip);
    }

    template <class Draw>
    void drawGround(const Draw& draw, const Rect& clip) {
        if (m_atlas == nullptr || draw.territory < 0 || static_cast<std::size_t>(draw.territory) >= m_atlas->territories().size())
            return fail("print-atlas", "territoire absent de la carte préparée");
        m_ground.draw(m_canvas, draw, clip);
    }
    void draw(const MeshDraw& mesh, const Rect& clip) { drawGround(mesh, clip); }
    void draw(const CommuneDraw& communes, const Rect& clip) { drawGround(communes, clip); }
    void draw(const MapGround&, const Rect&) {}  // its commands follow
    void draw(const GlobeDraw&, const Rect&) { fail("print-globe", "le globe ne s’imprime pas : revenir à la carte"); }
    void draw(const ImageDraw&, const Rect&) { fail("print-image", "les images des fiches ne s’impriment pas : fermer la fiche"); }

    const DrawList& m_list;
    const Atlas* m_atlas;
    const Canvas& m_canvas;
    Typesetter m_type;
    Ground m_ground;
    std::size_t m_nextText = 0;
    Issues m_issues;
};

void fillSheet(const Canvas& canvas, Rgba background) {
    cairo_rectangle(canvas.cairo, static_cast<double>(canvas.sheet.x), static_cast<double>(canvas.sheet.y), static_cast<double>(canvas.sheet.w), static_cast<double>(canvas.sheet.h));
    setColour(canvas, background);
    cairo_fill(canvas.cairo);
}

/// Two lines at each corner, on the edges of the page, clear of the bleed. Coordinates are millimetres of the paper.
void cropMarks(cairo_t* cairo, const Paper& paper) {
    const double left = paper.outMm(), upper = paper.outMm(), right = left + paper.widthMm, lower = upper + paper.heightMm;
    const double from = paper.bleedMm + kMarkGapMm, to = paper.outMm();
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_set_line_width(cairo, kMarkWidthMm);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    for (const double x : {left, right}) {
        cairo_move_to(cairo, x, upper - to), cairo_line_to(cairo, x, upper - from);
        cairo_move_to(cairo, x, lower + from), cairo_line_to(cairo, x, lower + to);
    }
    for (const double y : {upper, lower}) {
        cairo_move_to(cairo, left - to, y), cairo_line_to(cairo, left - from, y);
        cairo_move_to(cairo, right + from, y), cairo_line_to(cairo, right + to, y);
    }
    cairo_stroke(cairo);
}

Canvas canvasOf(cairo_t* cairo, const Page& page, const Paper& paper) {
    const auto bleedPx = static_cast<float>(paper.bleedMm / page.mmPerPx);
    cairo_set_tolerance(cairo, 0.02);
    cairo_scale(cairo, kPtPerMm, kPtPerMm);
    if (paper.edgeMm > 0) cropMarks(cairo, paper);
    cairo_translate(cairo, paper.outMm(), paper.outMm());
    cairo_scale(cairo, page.mmPerPx, page.mmPerPx);
    cairo_translate(cairo, -static_cast<double>(page.screen.x), -static_cast<double>(page.screen.y));
    return {cairo, page.screen, page.screen.inset(-bleedPx), page.mmPerPx};
}

}  // namespace

Result<Printed> printed(const DrawList& list, const Atlas* atlas, TextEngine& text, const Page& page, const About& about, FileKind kind) {
    Result<Printed> result;
    if (!sound(page)) {
        result.issues.push_back(problem("print-page", "page impossible : ses côtés vont jusqu’à cinq mètres, son fond perdu de 0 à 20 mm"));
        return result;
    }
    const Paper paper(page);
    Printed out;
    cairo_surface_t* surface = surfaceFor(paper, about, kind, out.bytes);
    cairo_t* cairo = cairo_create(surface);
    {
        const Canvas canvas = canvasOf(cairo, page, paper);
        fillSheet(canvas, page.background);
        Printer printer(list, atlas, text, canvas);
        result.issues = printer.run();
        out.smallestTextPt = printer.smallestTextPt();
    }
    cairo_show_page(cairo);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS) result.issues.push_back(problem("print-cairo", std::string("page impossible à composer : ") + cairo_status_to_string(status)));
    if (hasErrors(result.issues)) return result;
    if (kind == FileKind::Pdf) {
        auto noted = withNotes(out.bytes, {paper.box(0), paper.box(paper.bleedMm), about.language, about.dateS.has_value()});
        if (!noted) {
            result.issues.push_back(problem("print-boxes", "PDF d’une forme inattendue : ses cadres de coupe n’ont pas pu être écrits"));
            return result;
        }
        out.bytes = std::move(*noted);
    }
    if (kind == FileKind::Svg) out.bytes = described(numberedAfresh(out.bytes), about);
    result.value = std::move(out);
    return result;
}

}  // namespace arobase::print

#include "render/text/font_stack.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include <stdexcept>

#include "render/text/unicode.h"

namespace arobase {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWeightFiles[] = {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf"};
constexpr int kWeights = 4;

struct SansFamily {
    const char* regular;
    const char* bold;
};
/// Whole-text substitutes for Inter and per-character fallbacks, the best first.
constexpr SansFamily kOtherFonts[] = {
    {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"},
    {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"},
    {"/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
     "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"},
    {"/usr/share/fonts/truetype/freefont/FreeSans.ttf", "/usr/share/fonts/truetype/freefont/FreeSansBold.ttf"},
    {"/usr/share/fonts/opentype/urw-base35/NimbusSans-Regular.otf", "/usr/share/fonts/opentype/urw-base35/NimbusSans-Bold.otf"},
    {"/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", nullptr},
    {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", nullptr},
};

std::unique_ptr<FontFace> openSubstitute(FT_Library library, bool bold) {
    for (const SansFamily& family : kOtherFonts) {
        const char* file = bold && family.bold != nullptr ? family.bold : family.regular;
        if (auto face = FontFace::open(library, file)) return face;
    }
    return nullptr;
}

Issue substituteIssue(const fs::path& file, bool found) {
    Issue issue;
    issue.severity = found ? Severity::Warning : Severity::Error;
    issue.rule = "font-missing";
    issue.file = file.string();
    issue.message = found ? "Police introuvable ou illisible\u202F: une autre police sans empattement la remplace. "
                            "Installez le paquet fonts-inter."
                          : "Aucune police utilisable sur cette machine. Installez le paquet fonts-inter.";
    return issue;
}

hb_direction_t directionOf(char32_t c, hb_direction_t before) {
    const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
    if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN) return before;
    return hb_script_get_horizontal_direction(script);
}

}  // namespace

void FontStack::LibraryCloser::operator()(FT_LibraryRec_* library) const {
    FT_Done_FreeType(library);
}

FontStack::FontStack() {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw std::runtime_error("FreeType cannot start");
    m_library.reset(library);
}
FontStack::~FontStack() = default;

Result<std::unique_ptr<FontStack>> FontStack::open(const fs::path& folder) {
    Result<std::unique_ptr<FontStack>> result;
    std::unique_ptr<FontStack> stack(new FontStack());
    for (int weight = 0; weight < kWeights; ++weight) {
        const fs::path file = folder / kWeightFiles[weight];
        auto face = FontFace::open(stack->m_library.get(), file);
        if (face == nullptr) {
            face = openSubstitute(stack->m_library.get(), weight >= static_cast<int>(FontWeight::SemiBold));
            result.issues.push_back(substituteIssue(file, face != nullptr));
        }
        if (face == nullptr) return result;
        stack->m_faces.push_back(std::move(face));
    }
    result.value = std::move(stack);
    return result;
}

void FontStack::openFallbacks() {
    if (m_fallbacksOpened) return;
    m_fallbacksOpened = true;
    for (const SansFamily& family : kOtherFonts) {
        for (const char* file : {family.regular, family.bold}) {
            // Pairs stay together: a family without a bold face uses its regular one for both.
            auto face = FontFace::open(m_library.get(), file != nullptr ? file : family.regular);
            if (face == nullptr) break;
            m_faces.push_back(std::move(face));
        }
        if ((m_faces.size() - kWeights) % 2 != 0) m_faces.pop_back();
    }
}

int FontStack::faceFor(char32_t character, FontWeight weight) {
    const int primary = static_cast<int>(weight);
    if (face(primary).has(character)) return primary;
    openFallbacks();
    const bool bold = weight >= FontWeight::SemiBold;
    for (std::size_t i = kWeights; i + 1 < m_faces.size(); i += 2) {
        const std::size_t index = i + (bold ? 1 : 0);
        if (m_faces[index]->has(character)) return static_cast<int>(index);
    }
    return primary;
}

bool FontStack::has(char32_t character) {
    return face(faceFor(character, FontWeight::Regular)).has(character);
}

std::vector<FaceRun> FontStack::runs(std::u32string_view text, FontWeight weight) {
    std::vector<FaceRun> runs;
    hb_direction_t direction = HB_DIRECTION_LTR;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        const hb_direction_t here = directionOf(c, direction);
        const bool followsBase = isCombiningMark(c) && !runs.empty() && face(runs.back().face).has(c);
        const int index = followsBase ? runs.back().face : faceFor(c, weight);
        if (runs.empty() || runs.back().face != index || here != direction) runs.push_back({index, i, 0});
        ++runs.back().count;
        direction = here;
    }
    return runs;
}

}  // namespace arobase
